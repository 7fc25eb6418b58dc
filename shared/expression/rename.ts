/** An expression that goes on saying the same once a field is called otherwise. */
import type { Expression, FieldReference } from './ast.ts';
import { parseExpression } from './parser.ts';
import { printName } from './print.ts';

/**
 * The text with each mention of the field under its new name, found by the parser; what else the person wrote stays letter for letter. One that cannot be read,
 * or that names another field, comes back as it is.
 */
export function renameField(source: string, from: string, to: string): string {
  let text = source;
  // the last one first: offsets before it stay right
  for (const { at, name, quoted } of mentions(source).sort((a, b) => b.at - a.at)) {
    if (name.toLowerCase() !== from.toLowerCase()) continue;
    const length = quoted ? name.replaceAll('"', '""').length + 2 : name.length;
    text = `${text.slice(0, at)}${printName(to, false)}${text.slice(at + length)}`;
  }
  return text;
}

function mentions(source: string): FieldReference[] {
  try {
    return [...fieldsIn(parseExpression(source))];
  } catch {
    return [];
  }
}

function* fieldsIn(node: Expression): Generator<FieldReference> {
  switch (node.kind) {
    case 'field':
      yield node;
      return;
    case 'minus':
    case 'not':
    case 'missing':
      yield* fieldsIn(node.operand);
      return;
    case 'binary':
      yield* fieldsIn(node.left);
      yield* fieldsIn(node.right);
      return;
    case 'match':
      yield* fieldsIn(node.operand);
      yield* fieldsIn(node.pattern);
      return;
    case 'in':
      for (const each of [node.operand, ...node.items]) yield* fieldsIn(each);
      return;
    case 'between':
      for (const each of [node.operand, node.low, node.high]) yield* fieldsIn(each);
      return;
    case 'call':
      for (const each of node.args) yield* fieldsIn(each);
      return;
    default:
  }
}
