/** The import dialog of the window, beyond the notes themselves. */
export default {
  'job.kind.check': 'Contrôle d’un fichier',
  'job.kind.territory': 'Assemblage de territoires',
  'job.territories': '{count, plural, =0 {Aucun territoire assemblé.} one {# territoire assemblé.} other {# territoires assemblés.}}',
};
