/** The import dialog of the window, beyond the notes themselves. */
export default {
  'job.kind.check': 'Check of a file',
  'job.kind.territory': 'Building territories',
  'job.territories': '{count, plural, =0 {No territory built.} one {# territory built.} other {# territories built.}}',
};
