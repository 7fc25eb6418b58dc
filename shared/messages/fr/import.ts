/** What an import found, mended or left out (`note.<code>`), and the names of formats (`format.<id>`). */
export default {
  'format.shapefile': 'Shapefile',
  'format.geojson': 'GeoJSON',
  'format.geopackage': 'GeoPackage',
  'format.csv': 'Tableau CSV',
  'format.xlsx': 'Classeur XLSX',
  'format.ods': 'Classeur ODS',
  'format.xls': 'Classeur XLS',
  // Coordinate system
  'note.crs-guessed': 'Projection devinée d’après les nombres : {crs}. À vérifier sur la carte.',
  'note.axes-swapped': 'Coordonnées écrites latitude d’abord : remises dans l’ordre longitude, latitude.',
  'note.axes-swapped-rows':
    '{count, plural, one {# objet écrit latitude d’abord, à la différence des autres : remis dans l’ordre} other {# objets écrits latitude d’abord, à la différence des autres : remis dans l’ordre}}',
  'note.crs-accuracy':
    'Projection {crs} : position connue à {accuracy_m, number} m près environ (paramètres publiés par l’EPSG, sans grille).',
  'note.outside-france':
    '{count, plural, one {# objet rejeté : hors de France dans la projection retenue} other {# objets rejetés : hors de France dans la projection retenue}}',
  'note.coordinates-not-finite':
    '{count, plural, one {# objet rejeté : ses coordonnées ne sont pas des nombres utilisables} other {# objets rejetés : leurs coordonnées ne sont pas des nombres utilisables}}',
  'note.coordinates-unreadable':
    '{count, plural, one {# ligne rejetée : coordonnées illisibles} other {# lignes rejetées : coordonnées illisibles}}',
  // Text
  'note.encoding-contradicted': 'Le fichier se dit en {declared}, mais ses textes sont en {used} : c’est {used} qui a servi.',
  'note.encoding-not-utf8': 'Ce GeoJSON n’est pas en UTF-8 : lu en {used}.',
  'note.encoding-mixed':
    '{count, plural, one {# objet dont les textes ne sont pas en UTF-8 comme le reste : lu en Windows-1252} other {# objets dont les textes ne sont pas en UTF-8 comme le reste : lus en Windows-1252}}',
  'note.text-cut':
    '{count, plural, one {# objet dont un texte est coupé par la largeur de sa colonne} other {# objets dont un texte est coupé par la largeur de sa colonne}}',
  'note.text-unreadable':
    '{count, plural, one {# texte avec des caractères illisibles dans l’encodage retenu} other {# textes avec des caractères illisibles dans l’encodage retenu}} : « {example} »',
  'note.text-mojibake':
    '{count, plural, one {# texte mal décodé avant d’arriver ici} other {# textes mal décodés avant d’arriver ici}}, gardés tels quels : « {example} » pour « {repaired} »',
  'note.text-repaired':
    '{count, plural, one {# texte mal décodé, remis en état} other {# textes mal décodés, remis en état}} : « {example} » devient « {repaired} »',
  // Geometry
  'note.geometry-missing': '{count, plural, one {# objet importé sans géométrie} other {# objets importés sans géométrie}}',
  'note.geometry-unreadable': '{count, plural, one {# objet rejeté : géométrie illisible} other {# objets rejetés : géométrie illisible}}',
  'note.geometry-surface-3d':
    '{count, plural, one {# objet rejeté : surface en trois dimensions} other {# objets rejetés : surfaces en trois dimensions}}',
  'note.not-a-feature':
    '{count, plural, one {# élément rejeté : ce n’est pas un objet GeoJSON} other {# éléments rejetés : ce ne sont pas des objets GeoJSON}}',
  'note.geometry-type-refused':
    '{count, plural, one {# objet rejeté} other {# objets rejetés}} : la couche attend {wanted, select, POINT {des points} MULTILINESTRING {des lignes} MULTIPOLYGON {des surfaces} other {{wanted}}}, le fichier donne {found, select, Point {des points} MultiPoint {des points} MultiLineString {des lignes} MultiPolygon {des surfaces} other {{found}}}',
  'note.geometry-rejected':
    '{count, plural, one {# objet rejeté : géométrie inutilisable ({reason})} other {# objets rejetés : géométrie inutilisable ({reason})}}',
  'note.geometry-repaired':
    '{count, plural, one {# géométrie réparée ({reason})} other {# géométries réparées ({reason})}}{measured, select, yes { ; plus grand écart de surface : {change, number, ::percent .##}} other {}}',
  'note.repair.ring-closed': 'contour resté ouvert',
  'note.repair.collapsed': 'contour sans surface',
  'note.repair.self-intersection': 'contour qui se croise',
  'note.repair.ring-self-touch': 'contour qui se touche',
  'note.repair.hole-outside': 'trou hors du contour',
  'note.repair.nested-holes': 'trous emboîtés',
  'note.repair.nested-shells': 'contours emboîtés',
  'note.repair.duplicate-rings': 'contours en double',
  'note.repair.interior-disconnected': 'intérieur coupé en morceaux',
  'note.repair.coordinate-not-finite': 'coordonnées impossibles',
  'note.repair.invalid': 'géométrie invalide',
  'note.multipoint-reduced':
    '{count, plural, one {# objet à plusieurs points : le premier est gardé} other {# objets à plusieurs points : le premier de chacun est gardé}}',
  'note.point-from-outline':
    '{count, plural, one {# surface ramenée à un point situé à l’intérieur} other {# surfaces ramenées à un point situé à l’intérieur}}',
  'note.outline-unreadable':
    '{count, plural, one {# contour illisible : le point est gardé} other {# contours illisibles : les points sont gardés}}',
  // Tables
  'note.crs-of-territory':
    '{count, plural, one {# objet d’outre-mer, lu dans la projection légale de son territoire} other {# objets d’outre-mer, lus dans la projection légale de leur territoire}}',
  'note.title-rows':
    '{lines, plural, one {Une ligne de titre laissée} other {# lignes de titre laissées}} de côté au-dessus des noms de colonnes\u00a0: {titles}',
  'note.header-absent':
    'Pas de ligne de noms\u00a0: la première ligne contient des valeurs. Colonnes nommées «\u00a0colonne_1\u00a0», «\u00a0colonne_2\u00a0»…',
  'note.header-unnamed': 'Colonnes sans nom, nommées d’après leur rang\u00a0: {columns}',
  'note.header-repeated': 'Noms de colonnes répétés, distingués par un numéro\u00a0: {columns}',
  'note.quote-unclosed':
    '{count, plural, one {# ligne où un guillemet s’ouvre sans se fermer\u00a0: lu comme un caractère ordinaire} other {# lignes où un guillemet s’ouvre sans se fermer\u00a0: lus comme des caractères ordinaires}}',
  'note.cell-in-error':
    '{count, plural, one {# ligne avec une cellule en erreur (#N/A, #REF!…), lue comme vide} other {# lignes avec des cellules en erreur (#N/A, #REF!…), lues comme vides}}',
  'note.percentages':
    '{count, plural, one {# ligne avec un pourcentage, lu comme il s’affiche\u00a0: 25 pour 25\u00a0%} other {# lignes avec des pourcentages, lus comme ils s’affichent\u00a0: 25 pour 25\u00a0%}}',
  'note.merged-cells':
    '{cells, plural, one {Cellules fusionnées\u00a0: leur valeur a été donnée à une autre ligne} other {Cellules fusionnées\u00a0: leur valeur a été donnée à # autres lignes}}',
  'note.sheets-hidden': 'Feuilles masquées, non lues\u00a0: {sheets}',
  'note.formulas-uncomputed':
    '{cells, plural, one {# formule sans résultat enregistré, lue comme vide} other {# formules sans résultat enregistré, lues comme vides}}\u00a0: ouvrez le classeur dans un tableur et enregistrez-le pour les calculer.',
  // Places by code
  'note.join-not-found':
    '{count, plural, one {# objet importé sans place\u00a0: le code de «\u00a0{field}\u00a0» n’est pas dans la couche du projet} other {# objets importés sans place\u00a0: le code de «\u00a0{field}\u00a0» n’est pas dans la couche du projet}} ({values})',
  'note.join-outline-borrowed':
    'Chaque objet prend le contour entier de son code (couche {layer})\u00a0: sa surface mesurée sera celle de ce contour, pas la sienne.',
  'note.join-partly-found':
    '{count, plural, one {# objet placé sur une partie seulement de ses codes, les autres manquent} other {# objets placés sur une partie seulement de leurs codes, les autres manquent}}\u00a0: {values}',
  'note.join-code-missing':
    '{count, plural, one {# objet importé sans place\u00a0: «\u00a0{field}\u00a0» est vide} other {# objets importés sans place\u00a0: «\u00a0{field}\u00a0» est vide}}',
  'note.join-code-completed':
    '{count, plural, one {# code retrouvé en lui rendant son zéro de tête dans «\u00a0{field}\u00a0»} other {# codes retrouvés en leur rendant leur zéro de tête dans «\u00a0{field}\u00a0»}}',
  'note.join-code-moved':
    '{count, plural, one {# code d’une ancienne commune, placé par celle qui l’a remplacée} other {# codes d’anciennes communes, placés par celles qui les ont remplacées}}\u00a0: {values}',
  // Rows and values
  'note.row-too-long':
    '{count, plural, one {# ligne rejetée : plus de cases que de colonnes (séparateur dans un texte sans guillemets ?)} other {# lignes rejetées : plus de cases que de colonnes (séparateur dans un texte sans guillemets ?)}}',
  'note.row-too-short':
    '{count, plural, one {# ligne plus courte que les autres : les dernières cases sont vides} other {# lignes plus courtes que les autres : leurs dernières cases sont vides}}',
  'note.value-not-a-number':
    '{count, plural, one {# valeur non numérique dans « {field} », gardée à part : {values}} other {# valeurs non numériques dans « {field} », gardées à part : {values}}}',
  'note.value-not-a-date':
    '{count, plural, one {# valeur de « {field} » qui n’est pas une date, gardée à part : {values}} other {# valeurs de « {field} » qui ne sont pas des dates, gardées à part : {values}}}',
  'note.value-not-yes-or-no':
    '{count, plural, one {# valeur de « {field} » qui n’est ni oui ni non, gardée à part : {values}} other {# valeurs de « {field} » qui ne sont ni oui ni non, gardées à part : {values}}}',
  'note.value-not-listed':
    '{count, plural, one {# valeur hors de la liste de « {field} », gardée telle quelle : {values}} other {# valeurs hors de la liste de « {field} », gardées telles quelles : {values}}}',
  'note.code-padded':
    '{count, plural, one {# code complété par son zéro de tête dans « {field} »} other {# codes complétés par leur zéro de tête dans « {field} »}}',
  'note.code-damaged':
    '{count, plural, one {# code abîmé par un tableur dans « {field} », gardé à part} other {# codes abîmés par un tableur dans « {field} », gardés à part}} : {values}',
  'note.fields-kept-aside':
    '{count, plural, one {# colonne gardée dans « Autres attributs » : {fields}} other {# colonnes gardées dans « Autres attributs » : {fields}}}',
  'note.fields-late':
    '{count, plural, one {# objet avec des champs absents du début du fichier, gardés dans « Autres attributs »} other {# objets avec des champs absents du début du fichier, gardés dans « Autres attributs »}}',
  'note.field-binary': 'Colonne binaire laissée de côté : {field}',
  'note.layers-left-aside':
    '{count, plural, one {# couche du fichier non importée : {layers}} other {# couches du fichier non importées : {layers}}}',
  // Keys
  'note.key-missing': '{count, plural, one {# objet rejeté : « {field} » manque} other {# objets rejetés : « {field} » manque}}',
  'note.key-generated': '{count, plural, one {# identifiant créé dans « {field} »} other {# identifiants créés dans « {field} »}}',
  'note.idu-composed':
    '{count, plural, one {# identifiant de parcelle composé à partir de la commune, de la section et du numéro} other {# identifiants de parcelle composés à partir de la commune, de la section et du numéro}}',
  'note.key-suffixed':
    '{count, plural, one {# identifiant répété dans « {field} », distingué par un numéro} other {# identifiants répétés dans « {field} », distingués par un numéro}}, première ligne → ligne répétée : {values}',
  'note.key-duplicate':
    '{count, plural, one {# objet rejeté : « {field} » déjà lu avec un autre contenu} other {# objets rejetés : « {field} » déjà lu avec un autre contenu}}, première ligne → ligne rejetée : {values}',
  'note.ept-among-epci':
    '{count, plural, one {# établissement public territorial du Grand Paris, qui n’est pas un EPCI à fiscalité propre : gardé} other {# établissements publics territoriaux du Grand Paris, qui ne sont pas des EPCI à fiscalité propre : gardés}}. Pour les tenir à part, importez-les comme « Autre couche ».',
  'note.duplicate-merged': '{count, plural, one {# objet en double, compté une fois} other {# objets en double, comptés une fois}}',
  'note.members-missing':
    '{count, plural, one {# territoire dont la composition est vide ou illisible} other {# territoires dont la composition est vide ou illisible}}',
  'note.territoires-completed':
    '{count, plural, one {# territoire complété} other {# territoires complétés}} (régions et départements), d’après la liste du programme',
  // What became of the rows of the project
  'note.rows-updated': '{count, plural, one {# objet déjà présent, mis à jour} other {# objets déjà présents, mis à jour}}',
  'note.rows-unchanged': '{count, plural, one {# objet déjà présent, inchangé} other {# objets déjà présents, inchangés}}',
  'note.rows-deleted':
    '{count, plural, one {# objet retiré : le fichier ne le contient plus} other {# objets retirés : le fichier ne les contient plus}}',
};
