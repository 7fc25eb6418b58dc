/** Territories built from communes. */
export default {};
