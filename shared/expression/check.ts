import type { Call, Expression } from './ast.ts';
import { isoDay } from './dates.ts';
import { ExpressionFault, inExpression } from './fault.ts';
import { type ExpressionField, type ExpressionType, typeOfField } from './fields.ts';
import { functionNamed, functionNames } from './functions.ts';
import { nearest } from './nearest.ts';
import type { TypedExpression } from './typed.ts';

/** SQLite refuses trees deeper than 1000; a level of ours makes at most three of its own. */
const MAX_DEPTH = 250;

/** Types an expression against the fields it may name. Throws EmpriseError `expression-invalid`; `source` is only quoted in it. */
export function checkExpression(source: string, expression: Expression, fields: readonly ExpressionField[]): TypedExpression {
  const known = new Map(fields.map((field) => [field.name, field]));
  return inExpression(source, () => check(expression, known, 0));
}

type Fields = ReadonlyMap<string, ExpressionField>;

function check(node: Expression, fields: Fields, depth: number): TypedExpression {
  if (depth > MAX_DEPTH) throw new ExpressionFault('too-deep', node.at);
  const deeper = (child: Expression): TypedExpression => check(child, fields, depth + 1);
  const as = (child: Expression, type: ExpressionType): TypedExpression => coerce(deeper(child), type, child.at);
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return { kind: 'value', type: node.kind, value: node.value };
    case 'field':
      return column(node, fields);
    case 'minus':
      return { kind: 'minus', type: 'number', operand: as(node.operand, 'number') };
    case 'not':
      return { kind: 'not', type: 'boolean', operand: as(node.operand, 'boolean') };
    case 'binary': {
      const { operator, left, right } = node;
      if (operator === 'and' || operator === 'or')
        return { kind: 'logical', type: 'boolean', operator, left: as(left, 'boolean'), right: as(right, 'boolean') };
      if (operator === '||') return { kind: 'concatenation', type: 'text', left: as(left, 'text'), right: as(right, 'text') };
      if (operator === '+' || operator === '-' || operator === '*' || operator === '/')
        return { kind: 'arithmetic', type: 'number', operator, left: as(left, 'number'), right: as(right, 'number') };
      const [first, second] = together([left, right], deeper);
      return { kind: 'comparison', type: 'boolean', operator, left: one(first), right: one(second) };
    }
    case 'match': {
      const { operator, negated, operand, pattern } = node;
      return { kind: 'match', type: 'boolean', operator, negated, operand: as(operand, 'text'), pattern: as(pattern, 'text') };
    }
    case 'in': {
      const [operand, ...items] = together([node.operand, ...node.items], deeper);
      return { kind: 'in', type: 'boolean', negated: node.negated, operand: one(operand), items };
    }
    case 'between': {
      const [operand, low, high] = together([node.operand, node.low, node.high], deeper);
      return { kind: 'between', type: 'boolean', negated: node.negated, operand: one(operand), low: one(low), high: one(high) };
    }
    case 'missing':
      return { kind: 'missing', type: 'boolean', negated: node.negated, operand: deeper(node.operand) };
    case 'call':
      return checkCall(node, fields, deeper);
  }
}

function one(node: TypedExpression | undefined): TypedExpression {
  if (!node) throw new Error('as many nodes come back as were given');
  return node;
}

function column({ name, at, quoted }: { name: string; at: number; quoted: boolean }, fields: Fields): TypedExpression {
  const field = fields.get(name) ?? [...fields.values()].find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (field) return { kind: 'column', type: typeOfField(field), field };
  if (quoted) throw new ExpressionFault('text-in-double-quotes', at, { name });
  const suggestion = nearest(name, fields.keys());
  if (suggestion !== null) throw new ExpressionFault('field-unknown-near', at, { name, suggestion });
  throw new ExpressionFault('field-unknown', at, { name, known: [...fields.keys()].slice(0, 12).join(', ') });
}

/** Operands compared with each other: one type for all; a text literal beside a date is read as a day. */
function together(nodes: readonly Expression[], deeper: (node: Expression) => TypedExpression): TypedExpression[] {
  const typed = nodes.map(deeper);
  const lead = typed.find((node) => node.type === 'date') ?? typed.find((node) => node.kind !== 'value') ?? typed[0];
  return typed.map((node, index) => {
    const at = nodes[index]?.at ?? 0;
    if (!lead) return node;
    if (node.type !== lead.type && !(lead.type === 'date' && node.kind === 'value' && node.type === 'text'))
      throw new ExpressionFault('types-differ', at, { expected: lead.type, found: node.type });
    return coerce(node, lead.type, at);
  });
}

function coerce(node: TypedExpression, type: ExpressionType, at: number): TypedExpression {
  if (node.type === type) return node;
  if (type === 'date' && node.kind === 'value' && typeof node.value === 'string') {
    const day = isoDay(node.value);
    if (day === null) throw new ExpressionFault('date-invalid', at, { written: node.value });
    return { kind: 'value', type: 'date', value: day };
  }
  throw new ExpressionFault(type === 'boolean' ? 'condition-expected' : 'type-mismatch', at, { expected: type, found: node.type });
}

function checkCall(node: Call, fields: Fields, deeper: (node: Expression) => TypedExpression): TypedExpression {
  const { name, args, at } = node;
  const definition = functionNamed(name);
  if (!definition) {
    const suggestion = nearest(name, functionNames());
    if (suggestion === null) throw new ExpressionFault('function-unknown', at, { name, known: functionNames().join(', ') });
    throw new ExpressionFault('function-unknown-near', at, { name, suggestion });
  }
  const count = (least: number, most: number): void => {
    if (args.length < least || args.length > most)
      throw new ExpressionFault('argument-count', at, { name, least, most, found: args.length });
  };
  switch (definition.kind) {
    case 'plain': {
      count(definition.optionalFrom ?? definition.args.length, definition.args.length);
      const typed = args.map((arg, index) => coerce(deeper(arg), definition.args[index] ?? 'text', arg.at));
      return { kind: 'call', type: definition.result, definition, args: typed };
    }
    case 'coalesce': {
      count(2, 20);
      const typed = together(args, deeper);
      return { kind: 'coalesce', type: one(typed[0]).type, args: typed };
    }
    case 'if': {
      count(2, 3);
      const [condition, ...results] = args as [Expression, ...Expression[]];
      const [then, otherwise] = together(results, deeper);
      const chosen = one(then);
      return {
        kind: 'if',
        type: chosen.type,
        condition: coerce(deeper(condition), 'boolean', condition.at),
        consequence: chosen,
        otherwise: otherwise ?? null,
      };
    }
    case 'column': {
      count(0, definition.words);
      const words = args.map((arg) => {
        if (arg.kind !== 'text') throw new ExpressionFault('type-mismatch', arg.at, { expected: 'text', found: arg.kind });
        return arg.value;
      });
      const target = definition.column(...words);
      if (target === null || !fields.has(target))
        throw new ExpressionFault('column-missing', at, { name, column: target ?? words.join(', ') });
      return column({ name: target, at, quoted: false }, fields);
    }
  }
}
