/** The workshop’s data: refusals, steps of the journal. */
export default {
  'error.grid-invalid':
    'La grille de critères n’est pas cohérente{cause, select, none {} code {\u00a0: le code «\u00a0{name}\u00a0» sert deux fois} family {\u00a0: le critère «\u00a0{name}\u00a0» n’a pas de famille} points {\u00a0: les points du critère «\u00a0{name}\u00a0» ne sont pas en ordre croissant} range {\u00a0: les bornes du critère «\u00a0{name}\u00a0» se croisent} other {}}. La grille du projet n’a pas changé.',
  'error.criterion-unknown':
    'Le critère «\u00a0{name}\u00a0» n’est plus dans la grille du projet. Rien n’a été noté\u202f; choisissez un critère de la grille actuelle.',
  'error.scenario-unknown': 'Le projet n’a pas de scénario «\u00a0{name}\u00a0». Scénarios du projet\u00a0: {known}.',
  'error.workshop-weights-zero':
    'Tous les poids sont à zéro\u00a0: aucun classement n’en découle. Les poids précédents sont gardés. Donnez du poids à un critère au moins.',
  'error.workshop-no-ballots':
    'Aucun bulletin d’un tour révélé ne porte de poids\u00a0: il n’y a rien à tirer au sort. Un tour fermé compte quand ses résultats sont montrés. Ouvrez un tour, ou choisissez des poids autour de ceux du scénario.',
  'error.workshop-frozen':
    'Le classement «\u00a0{name}\u00a0» est figé\u00a0: ses poids et ses seuils ne changent plus. Levez le gel, ou travaillez sur une copie du scénario.',
  'error.workshop-not-frozen':
    'Le vote porte sur un classement figé. Figez d’abord le scénario «\u00a0{name}\u00a0», puis ouvrez le vote. Rien n’a changé.',
  'error.workshop-round-open': 'Un tour est déjà ouvert. Fermez-le avant d’en ouvrir un autre\u202f; les bulletins reçus sont gardés.',
  'error.workshop-no-round': 'Aucun tour n’est ouvert. Ouvrez un tour, puis recommencez\u202f; rien n’a changé.',
  'error.ballot-refused':
    'Le bulletin n’a pas été retenu{cause, select, none {} closed {\u00a0: le tour est fermé} participant {\u00a0: ce participant est inconnu} twice {\u00a0: un bulletin a déjà été déposé pour ce tour} malformed {\u00a0: il ne peut pas être lu} large {\u00a0: il est trop gros} nothing {\u00a0: le fichier «\u00a0{file}\u00a0» n’a aucune ligne} columns {\u00a0: le fichier «\u00a0{file}\u00a0» n’a pas de colonne «\u00a0Participant\u00a0»\u202f; partez du modèle à remplir} empty {\u00a0: il ne porte ni poids ni vote} criterion {\u00a0: le critère «\u00a0{name}\u00a0» n’est plus dans la grille} site {\u00a0: un site voté n’est pas de ce tour} other {}}. Les autres bulletins sont gardés.',
  'error.ballots-kept':
    'Le dernier pas est un bulletin reçu d’un téléphone\u00a0: il reste tant que la page de vote est ouverte. Rien n’a changé. Fermez la page, ou retirez ce bulletin de la liste.',
  'error.workshop-no-participants':
    'La liste des participants est vide\u00a0: il n’y a pas de carte à imprimer. Ajoutez des participants, nommés ou non, puis recommencez.',
  'error.room-not-listening':
    'La page de vote n’a pas pu être ouverte sur l’adresse {name}{cause, select, EADDRINUSE {\u00a0: un autre programme occupe le port} EADDRNOTAVAIL {\u00a0: cet ordinateur n’est plus sur ce réseau} EACCES {\u00a0: le système le défend} other {}}. Rien n’est exposé. Vérifiez le réseau de la salle, puis choisissez une adresse de la liste.',
  'step.workshop-grid': 'Grille de critères modifiée',
  'step.workshop-grid-reset': 'Grille de critères d’origine',
  'step.workshop-scenario': 'Scénario «\u00a0{name}\u00a0»',
  'step.workshop-scenario-settings': 'Scénario «\u00a0{name}\u00a0»\u00a0: réglages de {criterion}',
  'step.workshop-scenario-method': 'Méthode du scénario «\u00a0{name}\u00a0»',
  'step.workshop-scenario-sites': 'Sites du scénario «\u00a0{name}\u00a0»',
  'step.workshop-weighing': 'Jugements sur les poids, scénario «\u00a0{name}\u00a0»',
  'step.workshop-weighing-forget': 'Jugements sur les poids retirés, scénario «\u00a0{name}\u00a0»',
  'step.workshop-scenario-remove': 'Suppression du scénario «\u00a0{name}\u00a0»',
  'step.workshop-freeze': 'Classement «\u00a0{name}\u00a0» figé',
  'step.workshop-unfreeze': 'Gel du classement «\u00a0{name}\u00a0» levé',
  'step.workshop-judge': 'Jugement sur «\u00a0{name}\u00a0»',
  'step.workshop-group': 'Groupe «\u00a0{name}\u00a0»',
  'step.workshop-group-remove': 'Suppression du groupe «\u00a0{name}\u00a0»',
  'step.workshop-participant': 'Participant{name, select, none {} other { «\u00a0{name}\u00a0»}}',
  'step.workshop-participant-remove': 'Retrait d’un participant et de ses bulletins',
  'step.workshop-round-open': 'Ouverture du tour {number}',
  'step.workshop-round-end': 'Fin du tour {number}, à l’heure dite',
  'step.workshop-cards': 'Codes personnels préparés',
  'step.workshop-participants': '{count, plural, one {Ajout d’un participant} other {Ajout de # participants}}',
  'step.workshop-round-close': 'Fermeture du tour {number}',
  'step.workshop-round-reveal': 'Résultats du tour {number} montrés',
  'step.workshop-ballot': 'Bulletin reçu',
  'step.workshop-phone-ballot': 'Bulletin reçu d’un téléphone',
  'step.workshop-ballot-remove': 'Retrait d’un bulletin',
  'step.workshop-ballots-import': '{count, plural, one {Import d’un bulletin} other {Import de # bulletins}}',
  'step.workshop-decide': 'Décision sur «\u00a0{name}\u00a0»',
  'step.workshop-decide-several': '{count, plural, one {Décision sur un site} other {Décision sur # sites}}',
  'step.workshop-decision-remove': 'Retrait d’une décision',
  'step.workshop-comment': 'Commentaire sur «\u00a0{name}\u00a0»',
  'step.workshop-comment-remove': 'Retrait d’un commentaire',
  'step.workshop-action': 'Action «\u00a0{name}\u00a0»',
  'step.workshop-action-remove': 'Suppression d’une action',
  'step.workshop-note': 'Note au journal de décision',
  'step.workshop-meeting': 'Titre et lieu de l’atelier',
  'step.workshop-opened': 'Ouverture de l’atelier',
  'step.workshop-closed': 'Clôture de l’atelier',
  'cards.title': '{title}\u00a0: cartes de vote',
  'cards.description': 'Cartes à découper, une par participant, avec un code personnel.',
  'cards.number': 'Participant {number}',
  'cards.qr': 'Code QR personnel de {name}',
  'cards.steps.scan':
    'Rejoignez le Wi-Fi de la salle, puis scannez ce code. Sans appareil photo, tapez l’adresse affichée à l’écran et donnez votre code. Un bulletin par carte et par tour.',
  'cards.steps.code':
    'Rejoignez le Wi-Fi de la salle et scannez le code affiché à l’écran, puis donnez votre code. Un bulletin par carte et par tour, quel que soit le téléphone. Cette carte est personnelle.',
};
