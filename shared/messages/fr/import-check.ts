/** Checks of a whole file, overlaps, comparison of vintages, the report as a document. */
export default {
  'job.kind.check': 'Contrôle d’un fichier',
  'job.step.overlaps': 'Recherche des recouvrements',
  'job.step.compare': 'Comparaison avec le projet',
  'comparison.yes': 'oui',
  'comparison.no': 'non',
  'note.keys-in-project':
    '{count, plural, one {# objet existe déjà dans le projet sous le même identifiant : l’ajouter sera refusé. Mettez à jour, ou remplacez la couche.} other {# objets existent déjà dans le projet sous le même identifiant : les ajouter sera refusé. Mettez à jour, ou remplacez la couche.}}',
  'note.left-out': '{count, plural, one {# objet écarté sur décision} other {# objets écartés sur décision}}',
  'note.points-repeated':
    '{count, plural, one {# contour débarrassé de ses points en double} other {# contours débarrassés de leurs points en double}}',
  'note.overlaps-found':
    '{count, plural, one {# recouvrement de plus de {share, number, percent} entre deux objets : un doublon ?} other {# recouvrements de plus de {share, number, percent} entre deux objets : des doublons ?}}',
  'note.overlaps-not-sought': 'Recouvrements non recherchés : plus de {most, number} sommets à comparer.',
  'note.rows-gone':
    '{count, plural, one {# objet que le fichier ne contient plus, gardé} other {# objets que le fichier ne contient plus, gardés}}',
  'note.edits-kept':
    '{count, plural, one {# valeur modifiée à la main, gardée : le fichier en donne une autre} other {# valeurs modifiées à la main, gardées : le fichier en donne d’autres}}',
  'note.edits-replaced':
    '{count, plural, one {# valeur modifiée à la main, remplacée par celle du fichier} other {# valeurs modifiées à la main, remplacées par celles du fichier}}',
};
