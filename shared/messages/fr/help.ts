/** Contextual help: one page per part of the window. Steps are parted by line breaks. Contrast, size of text and motion. */
export default {
  'help.open': 'Aide',
  'layers.legend': 'Légende',
  'help.figures': 'D’où viennent les chiffres',
  'help.keys': 'Au clavier',
  'help.topics': 'Autres pages d’aide',
  'help.key.browse': 'Parcourir les couches',
  'help.key.move-layer': 'Monter ou descendre la couche',
  'help.key.rename': 'Renommer la couche',
  'help.key.go': 'Aller au résultat',
  'help.key.actions': 'Voir les actions possibles',
  'help.workbench.title': 'La fenêtre de travail',
  'help.workbench.do':
    'À gauche les couches, au centre la carte et le tableau, à droite la fiche de l’objet sélectionné.\nUn objet sélectionné sur la carte l’est aussi dans le tableau, et inversement.\nCherchez un site, une commune, une parcelle ou une commande depuis le champ en haut à droite.\nTout se défait\u00a0: le journal liste chaque étape et permet d’y revenir.',
  'help.workbench.figures':
    'Une lettre suit chaque chiffre\u00a0: C calculé par Emprise, I importé d’un fichier, S saisi à la main. Activez-la pour lire la méthode, la source et la date.',
  'help.start.title': 'Commencer',
  'help.start.do':
    'Ouvrez un projet récent ou un fichier .gpkg, ou créez un nouveau projet.\nLe projet de démonstration montre un territoire fictif complet\u00a0: rien n’y est à perdre.\nPour partir de vos fichiers, importez-les\u00a0: un projet est créé pour eux.',
  'help.map.title': 'La carte',
  'help.map.do':
    'Cliquez un objet pour le sélectionner, Ctrl et clic pour en ajouter, Maj et glisser pour encadrer.\nMolette ou + et \u2212 pour l’échelle, flèches pour se déplacer.\nLa barre du bas donne les coordonnées, l’échelle et le système\u00a0: activez-les pour les changer.\nLa touche Tabulation atteint la carte\u202f; ses objets se parcourent au clavier dans le tableau.',
  'help.map.figures':
    'Les surfaces et les distances sont calculées dans la projection légale du territoire ou sur l’ellipsoïde, jamais en Web Mercator, quel que soit le système affiché.',
  'help.layers.title': 'Les couches',
  'help.layers.do':
    'Cochez pour afficher, glissez pour changer l’ordre\u00a0: ce qui est en haut est dessiné au-dessus.\nLe menu de chaque couche permet de la filtrer, la renommer, la dupliquer ou en changer le style.\nUne couche en gris n’est pas dessinée à l’échelle actuelle.',
  'help.layers.figures': 'Le nombre à droite compte les objets de la couche dans le projet, filtre compris.',
  'help.style.title': 'Le style d’une couche',
  'help.style.do':
    'Choisissez la méthode\u00a0: symbole unique, catégories d’un champ, classes d’un nombre, cercles proportionnels.\nRéglez couleurs, traits et motifs\u202f; la carte change aussitôt.\nActivez les étiquettes et choisissez le champ qu’elles montrent.',
  'help.style.figures':
    'Les bornes des classes viennent des valeurs de la couche, objets filtrés exclus. L’histogramme montre leur répartition. Le style est enregistré dans le projet et QGIS affiche le même.',
  'help.table.title': 'Le tableau',
  'help.table.do':
    'Activez un en-tête pour trier, son menu pour filtrer, renommer ou voir les statistiques de la colonne.\nModifiez une cellule par F2 ou un double clic\u202f; Entrée valide, Échap abandonne.\nExportez ce qui est filtré par le bouton Exporter.',
  'help.table.figures':
    'Les colonnes marquées d’un C sont calculées et ne se modifient pas\u00a0: changez ce dont elles dépendent, puis relancez les analyses. Une case vide est une donnée manquante, jamais un zéro.',
  'help.inspector.title': 'La fiche d’un objet',
  'help.inspector.do':
    'Sélectionnez un objet sur la carte ou dans le tableau pour lire sa fiche.\nActivez une valeur pour la modifier\u202f; la source d’origine reste consultable.\nAvec plusieurs objets, la fiche donne leurs totaux.',
  'help.inspector.figures':
    'Les distances sont à vol d’oiseau depuis le bord du site. «\u00a0À recalculer\u00a0» signale un résultat plus ancien que les données dont il dépend.',
  'help.history.title': 'Le journal',
  'help.history.do':
    'Chaque étape porte le nom de ce qu’elle a changé.\nRevenez à une étape en l’activant\u202f; celles qui suivent peuvent être refaites tant que rien d’autre n’est modifié.\nLe journal est gardé avec le projet, même après fermeture.',
  'help.palette.title': 'La recherche',
  'help.palette.do':
    'Tapez un nom, un code Insee ou Siren, un identifiant de parcelle, des coordonnées ou une commande.\nAccents, majuscules, tirets et une lettre fausse ne comptent pas\u202f; «\u00a0St\u00a0» vaut «\u00a0Saint\u00a0».\nCommencez par > pour les commandes seules, par # pour une parcelle.\nL’adresse n’est cherchée sur internet que si vous l’activez dans la liste.',
  'help.palette.figures':
    'Les noms sont ceux du projet. Les adresses viennent du géocodage de la Géoplateforme, qui ne reçoit que les mots tapés et le centre de la carte à un kilomètre près.',
  'help.import.title': 'Importer des fichiers',
  'help.import.do':
    'Choisissez ce que contient le fichier et vérifiez le système de coordonnées proposé.\nReliez les colonnes du fichier aux champs du projet\u202f; la correspondance peut être gardée pour la prochaine fois.\nLa vérification lit tout sans rien écrire et dit ce qui sera réparé ou écarté.\nImportez\u202f; l’opération se défait en une étape.',
  'help.import.figures': 'Objets lus = importés + écartés, toujours. Chaque objet écarté ou réparé est compté et expliqué dans le rapport.',
  'help.import-report.title': 'Le rapport d’import',
  'help.import-report.do':
    'Lisez d’abord ce qui a été écarté\u00a0: ces objets ne sont pas dans le projet.\nExportez le rapport pour le producteur des données, en tableur ou en page à lire.',
  'help.import-report.figures': 'Lus = importés + écartés. Une réparation garde l’objet et dit ce qui a changé.',
  'help.catalogue.title': 'Le catalogue de sources officielles',
  'help.catalogue.do':
    'Choisissez une source, renseignez le territoire, puis téléchargez.\nUne copie gardée sur cet ordinateur sert ensuite sans réseau.\nSi le réseau est coupé, autorisez-le dans les préférences.',
  'help.catalogue.figures': 'Producteur, licence et millésime de chaque source sont enregistrés avec les objets importés.',
  'help.territory.title': 'Assembler des territoires',
  'help.territory.do':
    'Partez des communes du projet.\nCochez les niveaux à assembler\u00a0: EPCI, Territoires d’industrie, départements, régions.\nUn fichier de composition permet une autre année que celle d’Emprise.',
  'help.territory.figures':
    'Les compositions viennent du code officiel géographique et de la liste des 183 Territoires d’industrie. Les communes absentes sont nommées.',
  'help.export-map.title': 'Exporter la carte',
  'help.export-map.do':
    'Choisissez le format\u00a0: PDF ou SVG pour imprimer ou retoucher, PNG pour un diaporama.\nLe titre, la légende, l’échelle et les sources sont mis en page d’eux-mêmes.',
  'help.export-map.figures': 'La ligne des sources reprend producteurs et millésimes des couches dessinées.',
  'help.export-layer.title': 'Exporter une couche',
  'help.export-layer.do':
    'Choisissez le format et le système de coordonnées.\nLimitez l’export aux lignes filtrées ou à la sélection si besoin.\nCochez la version publique pour retirer les champs confidentiels.',
  'help.export-layer.figures': 'Ce que le format choisi ne sait pas contenir est dit après l’export.',
  'help.selection.title': 'Sélectionner',
  'help.selection.do':
    'Par une condition\u00a0: surface_ha > 10, par exemple. Les champs et fonctions sont proposés.\nPar le lieu\u00a0: objets qui touchent, contiennent ou sont à une distance d’une autre sélection.\nAjoutez à la sélection, retirez-en, ou gardez ce qui est commun.',
  'help.editing.title': 'Dessiner et modifier',
  'help.editing.do':
    'Choisissez un outil sur la carte\u202f; l’aide à côté du pointeur dit le geste suivant.\nLe dessin s’accroche aux sommets et aux bords visibles\u202f; les limites communes restent communes.\nChaque modification est une étape du journal.',
  'help.editing.figures': 'La surface affichée pendant le dessin est calculée comme celle de la fiche.',
  'help.restore.title': 'Les points de restauration',
  'help.restore.do':
    'Posez un point de restauration avant une séance ou un import.\nComparez deux points\u00a0: ce qui a changé est montré sur la carte et dans le tableau.\nRevenez à un point\u202f; ce retour se défait aussi.',
  'help.key.centre': 'Poser un point au centre de la vue',
  'help.key.end': 'Terminer le tracé',
  'help.key.take-back': 'Reprendre le dernier point',
  'help.key.give-up': 'Abandonner, puis quitter l’outil',
  'help.key.next-annotation': 'Choisir l’annotation suivante',
  'help.key.move-annotation': 'Déplacer l’annotation choisie',
  'help.base-maps.title': 'Les fonds de carte',
  'help.base-maps.do':
    'Ajoutez un fond de la liste\u202f; plusieurs se superposent, chacun avec son opacité.\nL’adresse d’un service WMS, WMTS ou XYZ ajoute le vôtre, un fichier MBTiles ou PMTiles s’affiche sans réseau.\nLe réseau est coupé tant que vous ne l’autorisez pas dans les préférences\u00a0: seules les images déjà reçues s’affichent.\nUn service qui ne répond pas est nommé sur la carte, avec ce qu’il faut faire.',
  'help.base-maps.figures': 'La mention de chaque producteur reste affichée en bas de la carte et suit les exports.',
  'help.views.title': 'Les vues et les signets',
  'help.views.do':
    'Un signet garde la place et l’échelle de la carte, et les couches affichées si vous le demandez.\nComparez deux cartes côte à côte ou par un rideau\u202f; chacune a ses couches, et la chaîne les lie ou les délie.\nLa carte de situation montre où vous êtes\u00a0: cliquez-y pour vous y rendre.\nAllez à des coordonnées en Lambert-93, en degrés décimaux ou en degrés, minutes, secondes.',
  'help.views.figures':
    'L’échelle est celle du centre de la carte, pour un écran de 96 points par pouce. Elle se tape dans la barre du bas.',
  'help.measure.title': 'Mesurer',
  'help.measure.do':
    'Choisissez longueur, surface ou azimut, puis cliquez chaque point\u202f; un double clic termine.\nLe panneau donne le total et chaque segment\u202f; Copier les met dans le presse-papiers.\nRien n’est écrit dans le projet.',
  'help.measure.figures':
    'Longueurs, surfaces et azimuts sont géodésiques, sur l’ellipsoïde GRS\u00a080, quel que soit le système affiché. L’azimut part du nord géographique.',
  'help.annotations.title': 'Les annotations',
  'help.annotations.do':
    'Choisissez une forme et une couleur, puis dessinez sur la carte\u202f; l’aide à côté du pointeur dit le geste.\nPour changer une annotation, prenez la flèche de la barre\u00a0: cliquez-la, glissez-la, tirez ses sommets.\nL’œil les masque toutes d’un coup.',
  'help.annotations.figures': 'Les annotations ne comptent dans aucune couche, aucune analyse ni aucun chiffre.',
  'help.pieces.title': 'Les photos, notes et documents',
  'help.pieces.do':
    'Sélectionnez un objet, puis déposez ses photos et documents dans l’onglet Pièces de sa fiche.\nUne photo prend la date et le lieu notés par l’appareil\u202f; légende, auteur, date et place se corrigent.\nUne note se pose aussi à un endroit de la carte\u202f; cliquez son repère pour la lire.\nLes pièces du projet se trouvent toutes par la recherche\u00a0: «\u00a0Pièces du projet\u00a0».',
  'help.pieces.figures':
    'Les fichiers sont enregistrés dans le projet, tels quels\u00a0: Enregistrer sous les rend à l’octet près. Les points de restauration ne les contiennent pas.',
  'help.settings.title': 'Les préférences',
  'help.settings.do':
    'Langue, thème, contraste et taille du texte changent aussitôt.\nLe contraste élevé et les animations réduites suivent le système si vous le laissez décider.\nLe réseau est coupé tant que vous ne l’autorisez pas.',
  'help.tasks.title': 'Les tâches et la barre d’état',
  'help.tasks.do':
    'Une tâche longue se suit dans la barre d’état et dans la liste des tâches, où elle s’annule.\nAnnuler laisse le projet comme avant la tâche.\nVous pouvez continuer à travailler pendant ce temps.',
  'settings.contrast': 'Contraste',
  'settings.contrast.system': 'Système',
  'settings.contrast.usual': 'Normal',
  'settings.contrast.more': 'Élevé',
  'settings.text-size': 'Taille du texte',
  'settings.motion': 'Animations',
  'settings.motion.system': 'Système',
  'settings.motion.less': 'Réduites',
  'command.contrast/toggle': 'Passer en contraste élevé ou en sortir',
  'command.text/larger': 'Agrandir le texte',
  'command.text/smaller': 'Réduire le texte',
  'command.text/usual': 'Remettre le texte à sa taille normale',
  'command.help/context': 'Aide sur ce que je vois',
};
