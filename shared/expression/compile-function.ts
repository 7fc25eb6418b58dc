import type { ComparisonOperator } from './ast.ts';
import { dayOf } from './dates.ts';
import type { ExpressionType } from './fields.ts';
import { compareText } from './fold.ts';
import type { Scalar } from './functions.ts';
import { matches } from './match.ts';
import type { TypedExpression } from './typed.ts';

/** A row as callers hold it; a field that is not there, `undefined` or `null`, is missing. Booleans may be stored as 0 and 1. */
export type ExpressionRow = Readonly<Record<string, unknown>>;
export type RowFunction = (row: ExpressionRow) => Scalar | null;

/** Compiles a checked expression to a function. Missing values behave as SQL's NULL: three-valued logic, nothing equals them. */
export function compileFunction(node: TypedExpression): RowFunction {
  switch (node.kind) {
    case 'value': {
      const { value } = node;
      return () => value;
    }
    case 'column': {
      const { type } = node;
      const { name } = node.field;
      return (row) => stored(row[name], type);
    }
    case 'minus':
      return strict([node.operand], (value) => -Number(value));
    case 'not': {
      const operand = compileFunction(node.operand);
      return (row) => negate(truth(operand(row)));
    }
    case 'arithmetic':
      return strict([node.left, node.right], (a, b) => arithmetic(node.operator, Number(a), Number(b)));
    case 'concatenation':
      return strict([node.left, node.right], (a, b) => `${a}${b}`);
    case 'comparison':
      return strict([node.left, node.right], (a, b) => compare(node.operator, a, b));
    case 'logical': {
      const [left, right] = [compileFunction(node.left), compileFunction(node.right)];
      const join = node.operator === 'and' ? and : or;
      return (row) => join(truth(left(row)), truth(right(row)));
    }
    case 'match':
      return strict(
        [node.operand, node.pattern],
        (text, pattern) => matches(node.operator, String(text), String(pattern)) !== node.negated,
      );
    case 'in':
      return membership(node.operand, node.items, node.negated);
    case 'between': {
      const [operand, low, high] = [node.operand, node.low, node.high].map(compileFunction) as [RowFunction, RowFunction, RowFunction];
      return (row) => {
        const value = operand(row);
        const inside = and(comparison('>=', value, low(row)), comparison('<=', value, high(row)));
        return node.negated ? negate(inside) : inside;
      };
    }
    case 'missing': {
      const operand = compileFunction(node.operand);
      return (row) => (operand(row) === null) !== node.negated;
    }
    case 'call':
      return strict(node.args, node.definition.apply);
    case 'coalesce': {
      const args = node.args.map(compileFunction);
      return (row) => {
        for (const arg of args) {
          const value = arg(row);
          if (value !== null) return value;
        }
        return null;
      };
    }
    case 'if': {
      const [condition, then] = [compileFunction(node.condition), compileFunction(node.consequence)];
      const otherwise = node.otherwise ? compileFunction(node.otherwise) : () => null;
      return (row) => (condition(row) === true ? then(row) : otherwise(row));
    }
  }
}

/** A value of a row in the language's type; one of another type is missing. */
function stored(value: unknown, type: ExpressionType): Scalar | null {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return typeof value === 'boolean' ? value : value === 1 ? true : value === 0 ? false : null;
  if (type === 'number') return typeof value === 'number' ? known(value) : typeof value === 'bigint' ? Number(value) : null;
  if (typeof value !== 'string') return null;
  return type === 'date' ? dayOf(value) : value;
}

/** NaN cannot be stored: SQLite makes it NULL. */
const known = (value: Scalar | null): Scalar | null => (typeof value === 'number' && Number.isNaN(value) ? null : value);
const truth = (value: Scalar | null): boolean | null => (typeof value === 'boolean' ? value : null);
const negate = (value: boolean | null): boolean | null => (value === null ? null : !value);

function and(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
function or(a: boolean | null, b: boolean | null): boolean | null {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}

/** A missing argument gives a missing result. */
function strict(nodes: readonly TypedExpression[], apply: (...args: readonly Scalar[]) => Scalar | null): RowFunction {
  const args = nodes.map(compileFunction);
  return (row) => {
    const values: Scalar[] = [];
    for (const arg of args) {
      const value = arg(row);
      if (value === null) return null;
      values.push(value);
    }
    return known(apply(...values));
  };
}

function arithmetic(operator: '+' | '-' | '*' | '/', a: number, b: number): number | null {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return b === 0 ? null : a / b;
}

function order(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) < Number(b) ? -1 : Number(a) > Number(b) ? 1 : 0;
}

function compare(operator: ComparisonOperator, a: Scalar, b: Scalar): boolean {
  const sign = order(a, b);
  switch (operator) {
    case '=':
      return sign === 0;
    case '<>':
      return sign !== 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
  }
}

function comparison(operator: ComparisonOperator, a: Scalar | null, b: Scalar | null): boolean | null {
  return a === null || b === null ? null : compare(operator, a, b);
}

function membership(operandNode: TypedExpression, itemNodes: readonly TypedExpression[], negated: boolean): RowFunction {
  const operand = compileFunction(operandNode);
  const items = itemNodes.map(compileFunction);
  return (row) => {
    const value = operand(row);
    let found: boolean | null = false;
    for (const item of items) found = or(found, comparison('=', value, item(row)));
    return negated ? negate(found) : found;
  };
}
