import type { BinaryOperator, Expression } from './ast.ts';
import { POWER } from './parser.ts';
import { keywordOf } from './words.ts';

/** Writes an expression in the language's one spelling (English keywords), so that `parse(print(e))` is `e` again. */
export function printExpression(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'text':
      return `'${node.value.replaceAll("'", "''")}'`;
    case 'boolean':
      return node.value ? 'true' : 'false';
    case 'field':
      return printName(node.name, node.quoted);
    case 'minus':
      return `-${operand(node.operand, POWER.minus)}`;
    case 'not':
      return `not ${operand(node.operand, POWER.not)}`;
    case 'binary':
      return `${operand(node.left, powerOf(node.operator))} ${node.operator} ${operand(node.right, powerOf(node.operator) + 1)}`;
    case 'match': {
      const word = { contains: 'contains', starts: 'starts with', ends: 'ends with', like: 'like', '~': '~' }[node.operator];
      return `${subject(node.operand)} ${not(node.negated)}${word} ${operand(node.pattern, POWER.predicate + 1)}`;
    }
    case 'in':
      return `${subject(node.operand)} ${not(node.negated)}in (${node.items.map(printExpression).join(', ')})`;
    case 'between':
      return `${subject(node.operand)} ${not(node.negated)}between ${bound(node.low)} and ${bound(node.high)}`;
    case 'missing':
      return `${subject(node.operand)} is ${not(node.negated)}null`;
    case 'call':
      return `${node.name}(${node.args.map(printExpression).join(', ')})`;
  }
}

const not = (negated: boolean): string => (negated ? 'not ' : '');
const subject = (node: Expression): string => operand(node, POWER.predicate);
const bound = (node: Expression): string => operand(node, POWER.predicate + 1);

/** Between double quotes where the language would read it otherwise. */
export function printName(name: string, quoted: boolean): string {
  const bare = !quoted && /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && keywordOf(name) === null;
  return bare ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Parentheses where the operand binds less than its place asks. */
function operand(node: Expression, least: number): string {
  const text = printExpression(node);
  return bindingPower(node) < least ? `(${text})` : text;
}

function bindingPower(node: Expression): number {
  switch (node.kind) {
    case 'binary':
      return powerOf(node.operator);
    case 'match':
    case 'in':
    case 'between':
    case 'missing':
      return POWER.predicate;
    case 'not':
      return POWER.not;
    case 'minus':
      return POWER.minus;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function powerOf(operator: BinaryOperator): number {
  if (operator === 'and' || operator === 'or') return POWER[operator];
  if (operator === '||') return POWER.concat;
  if (operator === '+' || operator === '-') return POWER.sum;
  if (operator === '*' || operator === '/') return POWER.product;
  return POWER.predicate;
}
