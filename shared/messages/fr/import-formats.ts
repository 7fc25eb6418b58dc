/** Formats and readers: their names and what they note. */
export default {};
