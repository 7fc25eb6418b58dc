/** Checks of a whole file, overlaps, comparison of vintages, the report as a document. */
export default {
  'note.rows-gone':
    '{count, plural, one {# objet que le fichier ne contient plus, gardé} other {# objets que le fichier ne contient plus, gardés}}',
  'note.edits-kept':
    '{count, plural, one {# valeur modifiée à la main, gardée : le fichier en donne une autre} other {# valeurs modifiées à la main, gardées : le fichier en donne d’autres}}',
  'note.edits-replaced':
    '{count, plural, one {# valeur modifiée à la main, remplacée par celle du fichier} other {# valeurs modifiées à la main, remplacées par celles du fichier}}',
};
