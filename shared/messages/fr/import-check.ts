/** Checks of a whole file, overlaps, comparison of vintages, the report as a document. */
export default {};
