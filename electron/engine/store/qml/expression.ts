/** An expression of ours in the language of QGIS, for labels. */
import { type ExpressionField, readExpression, type TypedExpression } from '../../../../shared/expression/index.ts';

/** Null where QGIS has no equal, or where the expression no longer holds: the label's field stands in. */
export function qgisExpression(source: string, fields: readonly ExpressionField[]): string | null {
  try {
    return write(readExpression(source, fields));
  } catch {
    return null;
  }
}

class NoEqual extends Error {}

function write(node: TypedExpression): string {
  switch (node.kind) {
    case 'value':
      return typeof node.value === 'string' ? `'${node.value.replaceAll("'", "''")}'` : String(node.value);
    case 'column':
      return `"${node.field.name.replaceAll('"', '""')}"`;
    case 'minus':
      return `(-${write(node.operand)})`;
    case 'not':
      return `(NOT ${write(node.operand)})`;
    case 'arithmetic':
    case 'comparison':
      return `(${write(node.left)} ${node.operator} ${write(node.right)})`;
    case 'concatenation':
      return `(${write(node.left)} || ${write(node.right)})`;
    case 'logical':
      return `(${write(node.left)} ${node.operator === 'and' ? 'AND' : 'OR'} ${write(node.right)})`;
    case 'missing':
      return `(${write(node.operand)} IS${node.negated ? ' NOT' : ''} NULL)`;
    case 'between':
      return `(${write(node.operand)}${node.negated ? ' NOT' : ''} BETWEEN ${write(node.low)} AND ${write(node.high)})`;
    case 'in':
      return `(${write(node.operand)}${node.negated ? ' NOT' : ''} IN (${node.items.map(write).join(', ')}))`;
    case 'coalesce':
      return `coalesce(${node.args.map(write).join(', ')})`;
    case 'if':
      return `(CASE WHEN ${write(node.condition)} THEN ${write(node.consequence)}${node.otherwise ? ` ELSE ${write(node.otherwise)}` : ''} END)`;
    default:
      throw new NoEqual();
  }
}
