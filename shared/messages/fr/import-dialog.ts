/** The import dialog of the window, beyond the notes themselves. */
export default {};
