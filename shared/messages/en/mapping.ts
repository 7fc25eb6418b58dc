/** Producers’ models, conversions on the way into the schema, CNIG conformity. */
export default {};
