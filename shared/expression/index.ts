/** The one expression language: filters, selections, calculated fields, labels. Typed, never SQL from a user. */
import { checkExpression } from './check.ts';
import { compileFunction, type RowFunction } from './compile-function.ts';
import { compileSql, type SqlExpression } from './compile-sql.ts';
import { ExpressionFault, inExpression } from './fault.ts';
import type { ExpressionField } from './fields.ts';
import { parseExpression } from './parser.ts';
import type { TypedExpression } from './typed.ts';

export type { Expression } from './ast.ts';
export { checkExpression } from './check.ts';
export { compileFunction, type ExpressionRow, type RowFunction } from './compile-function.ts';
export { compileSql, type SqlExpression } from './compile-sql.ts';
export { EXPRESSION_REASONS } from './fault.ts';
export type { ExpressionField, ExpressionType } from './fields.ts';
export { compareText, fold } from './fold.ts';
export { FUNCTIONS, functionNames } from './functions.ts';
export { nearest } from './nearest.ts';
export { parseExpression } from './parser.ts';
export { printExpression } from './print.ts';
export { renameField } from './rename.ts';
export { registerExpressionFunctions } from './sql-functions.ts';
export type { TypedExpression } from './typed.ts';

/** An expression of any type, read and checked. Throws EmpriseError `expression-invalid`. */
export function readExpression(source: string, fields: readonly ExpressionField[]): TypedExpression {
  return checkExpression(source, parseExpression(source), fields);
}

/** An expression that must be a condition (`--where`, filters, selections). */
export function readCondition(source: string, fields: readonly ExpressionField[]): TypedExpression {
  const typed = readExpression(source, fields);
  return inExpression(source, () => {
    if (typed.type !== 'boolean') throw new ExpressionFault('condition-expected', 0, { expected: 'boolean', found: typed.type });
    return typed;
  });
}

/** A condition as parameterised SQL, for the store's `where`. */
export function conditionToSql(source: string, fields: readonly ExpressionField[]): SqlExpression {
  return compileSql(readCondition(source, fields));
}

/** A condition as a predicate; missing counts as no, as in SQL's WHERE. */
export function conditionToPredicate(source: string, fields: readonly ExpressionField[]): (row: Parameters<RowFunction>[0]) => boolean {
  const run = compileFunction(readCondition(source, fields));
  return (row) => run(row) === true;
}
