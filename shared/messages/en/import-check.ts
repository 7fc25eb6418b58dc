/** Checks of a whole file, overlaps, comparison of vintages, the report as a document. */
export default {
  'job.kind.check': 'File check',
  'job.step.overlaps': 'Looking for overlaps',
  'job.step.compare': 'Comparing with the project',
  'comparison.yes': 'yes',
  'comparison.no': 'no',
  'note.keys-in-project':
    '{count, plural, one {# object is in the project already under the same identifier: adding it will be refused. Update, or replace the layer.} other {# objects are in the project already under the same identifier: adding them will be refused. Update, or replace the layer.}}',
  'note.left-out': '{count, plural, one {# object left out on purpose} other {# objects left out on purpose}}',
  'note.points-repeated': '{count, plural, one {# outline rid of its repeated points} other {# outlines rid of their repeated points}}',
  'note.overlaps-found':
    '{count, plural, one {# overlap of more than {share, number, percent} between two objects: the same one twice?} other {# overlaps of more than {share, number, percent} between two objects: the same ones twice?}}',
  'note.overlaps-not-sought': 'Overlaps not looked for: more than {most, number} vertices to compare.',
  'note.rows-gone': '{count, plural, one {# object no longer in the file, kept} other {# objects no longer in the file, kept}}',
  'note.edits-kept':
    '{count, plural, one {# value edited by hand, kept: the file has another one} other {# values edited by hand, kept: the file has other ones}}',
  'note.edits-replaced':
    '{count, plural, one {# value edited by hand, replaced by the one of the file} other {# values edited by hand, replaced by those of the file}}',
};
