import type { TypedExpression } from './typed.ts';

/** A piece of SQLite SQL with `?` places and their values in order. Texts of the user are only ever in `params`. */
export interface SqlExpression {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Compiles a checked expression. The connection must know the functions of sql-functions.ts. Conditions give 1, 0 or NULL. */
export function compileSql(expression: TypedExpression): SqlExpression {
  const params: (string | number)[] = [];
  return { sql: write(expression, params), params };
}

/** `"` doubled: the name comes from the list of known fields, and even a strange one cannot end the quotes. */
const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function write(node: TypedExpression, params: (string | number)[]): string {
  const sub = (child: TypedExpression): string => write(child, params);
  const not = (negated: boolean): string => (negated ? ' NOT' : '');
  switch (node.kind) {
    case 'value':
      params.push(typeof node.value === 'boolean' ? Number(node.value) : node.value);
      return '?';
    case 'column': {
      const column = node.field.sql ?? quoteName(node.field.name);
      return node.type === 'date' ? `emprise_iso_day(${column})` : column;
    }
    case 'minus':
      return `(-${real(node.operand, params)})`;
    case 'not':
      return `(NOT ${sub(node.operand)})`;
    case 'arithmetic':
      return `(${real(node.left, params)} ${node.operator} ${real(node.right, params)})`;
    case 'concatenation':
      return `(${sub(node.left)} || ${sub(node.right)})`;
    case 'comparison':
      return `(${sub(node.left)} ${node.operator} ${sub(node.right)})`;
    case 'logical':
      return `(${sub(node.left)} ${node.operator === 'and' ? 'AND' : 'OR'} ${sub(node.right)})`;
    case 'match': {
      params.push(node.operator);
      const matched = `emprise_match(?, ${sub(node.operand)}, ${sub(node.pattern)})`;
      return node.negated ? `(NOT ${matched})` : matched;
    }
    case 'in':
      return `(${sub(node.operand)}${not(node.negated)} IN (${node.items.map(sub).join(', ')}))`;
    case 'between':
      return `(${sub(node.operand)}${not(node.negated)} BETWEEN ${sub(node.low)} AND ${sub(node.high)})`;
    case 'missing':
      return `(${sub(node.operand)} IS${not(node.negated)} NULL)`;
    case 'call':
      return `emprise_${node.definition.name}(${node.args.map(sub).join(', ')})`;
    case 'coalesce':
      return `COALESCE(${node.args.map(sub).join(', ')})`;
    case 'if': {
      const condition = sub(node.condition);
      const then = sub(node.consequence);
      const otherwise = node.otherwise ? ` ELSE ${sub(node.otherwise)}` : '';
      return `(CASE WHEN ${condition} THEN ${then}${otherwise} END)`;
    }
  }
}

/** SQLite divides integers by truncation and computes them on 64 bits; figures here are always real. */
function real(node: TypedExpression, params: (string | number)[]): string {
  const sql = write(node, params);
  return node.kind === 'arithmetic' || node.kind === 'minus' ? sql : `CAST(${sql} AS REAL)`;
}
