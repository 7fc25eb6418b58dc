/** Official sources and their downloads. */
export default {};
