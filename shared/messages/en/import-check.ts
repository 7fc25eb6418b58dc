/** Checks of a whole file, overlaps, comparison of vintages, the report as a document. */
export default {
  'note.rows-gone': '{count, plural, one {# object no longer in the file, kept} other {# objects no longer in the file, kept}}',
  'note.edits-kept':
    '{count, plural, one {# value edited by hand, kept: the file has another one} other {# values edited by hand, kept: the file has other ones}}',
  'note.edits-replaced':
    '{count, plural, one {# value edited by hand, replaced by the one of the file} other {# values edited by hand, replaced by those of the file}}',
};
