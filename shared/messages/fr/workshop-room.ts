/** The room: phones, codes of one's own, ballots read from a file. */
export default {
  'workshop.room.admission': 'Qui peut voter',
  'workshop.room.admission.open': 'Tout téléphone de la salle',
  'workshop.room.admission.personal': 'Par code personnel',
  'workshop.room.open.hint':
    'Un bulletin par navigateur. Rien n’empêche quelqu’un de voter deux fois avec un second appareil ou en effaçant ses données\u00a0: pour un vote qui engage, donnez des codes personnels.',
  'workshop.room.personal.hint':
    'Un bulletin par carte et par tour, d’où qu’il vienne. Les codes valent jusqu’à la clôture de l’atelier\u202f; imprimez-les, découpez-les, remettez-les en main propre.',
  'workshop.room.cards': 'Codes personnels',
  'workshop.room.cards.count': '{count, plural, =0 {aucune carte} one {# carte} other {# cartes}}',
  'workshop.room.cards.print': 'Imprimer les cartes…',
  'workshop.room.cards.show': 'Montrer les codes',
  'workshop.room.cards.hide': 'Cacher les codes',
  'workshop.room.cards.more': 'Cartes sans nom',
  'workshop.room.cards.add': 'Ajouter',
  'workshop.room.cards.file': 'cartes-de-vote.pdf',
  'workshop.room.cards.written': '{count, plural, one {# carte enregistrée} other {# cartes enregistrées}}\u00a0: {file}.',
  'workshop.room.cards.without-code':
    'Imprimées avant l’ouverture, les cartes portent le code seul\u202f; imprimées ensuite, aussi un code QR à scanner.',
  'workshop.room.people': 'Participants…',
  'workshop.room.none':
    'La liste des participants est vide\u00a0: ajoutez des personnes, ou des cartes sans nom. Sans carte, personne ne pourra voter.',
  'workshop.room.from-one':
    '{count} bulletins de ce tour viennent d’un même appareil ou d’un même relais Wi-Fi. En cas de doute, refaites le tour par code personnel.',
  'workshop.room.rule.personal': 'Un bulletin par carte et par tour. L’adresse contient le secret de l’atelier\u202f; elle cesse avec lui.',
  'workshop.room.moved':
    'Cet ordinateur n’est plus à l’adresse {address}\u00a0: les téléphones ne le trouvent plus. Revenez sur ce réseau, ou arrêtez puis relancez sur une autre adresse. Les bulletins reçus sont gardés.',
  'workshop.room.alone':
    'Cet ordinateur n’est sur aucun réseau local\u00a0: seuls ses propres navigateurs pourraient voter. Activez son point d’accès Wi-Fi ou branchez un routeur, puis cherchez à nouveau. Aucun accès à Internet n’est nécessaire.',
  'workshop.room.again': 'Chercher à nouveau',
  'workshop.room.browsers': 'Téléphones de 2015 ou plus récents (iOS 9, Android 5), avec JavaScript. Les autres votent à la table.',
  'workshop.room.resumed': 'La page de vote est de nouveau ouverte à la même adresse. Les téléphones n’ont rien à faire.',
  'workshop.ballots.template': 'Modèle à remplir…',
  'workshop.ballots.template.file': 'bulletins-tour-{number}.csv',
  'workshop.ballots.template.written': 'Modèle enregistré\u00a0: {file}.',
  'workshop.ballots.report':
    '{read, plural, =0 {Aucune ligne lue} one {# ligne lue} other {# lignes lues}}\u00a0: {count, plural, =0 {aucun bulletin pris} one {# bulletin pris} other {# bulletins pris}}, {refused, plural, =0 {aucun refusé} one {# refusé} other {# refusés}}.',
  'workshop.ballots.ignored': 'Colonnes que ce tour ne demande pas\u00a0: {columns}.',
  'workshop.ballots.row': 'Ligne {row}',
  'workshop.ballots.reason':
    '{reason, select, malformed {elle ne peut pas être lue} criterion {un critère n’est pas dans la grille} site {un site n’est pas de ce tour} empty {ni poids ni vote} twice {cette personne a déjà un bulletin plus haut dans le fichier} large {le texte est trop long} nobody {le nom manque} number {le poids n’est pas un nombre positif} vote {le vote n’est ni pour, ni contre, ni abstention} overflow {plus de valeurs que de colonnes} other {elle n’a pas été retenue}}{column, select, none {} other { (colonne «\u00a0{column}\u00a0»)}}',
  'workshop.public.more-sites': '{count, plural, one {et # autre site} other {et # autres sites}}',
  'workshop.public.mean': 'Moyenne des bulletins\u202f; le trait va du plus petit au plus grand poids donné.',
  'workshop.public.counts': '\u00a0: {for} pour, {against} contre, {abstain, plural, one {# abstention} other {# abstentions}}',
  'workshop.public.with-code': 'Votre code personnel vous sera demandé.',
  'workshop.ballot.anonymous-hint':
    'Tour anonyme\u00a0: laissez le nom vide. Un bulletin saisi au nom de quelqu’un lui reste attaché dans le projet.',
};
