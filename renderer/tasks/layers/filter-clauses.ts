/** The filter builder: one clause of the expression language from a field, a comparison and a value. Pure. */
import type { LayerInfo } from '../../../shared/domain/layer.ts';

type Field = LayerInfo['fields'][number];
export const OPERATORS = ['=', '<>', '>=', '<=', 'contains', 'starts', 'missing', 'present'] as const;
export type Operator = (typeof OPERATORS)[number];

const NUMERIC: readonly string[] = ['integer', 'real'];

export function operatorsOf(field: Field | undefined): readonly Operator[] {
  if (!field) return [];
  if (NUMERIC.includes(field.type)) return ['=', '<>', '>=', '<=', 'missing', 'present'];
  if (field.type === 'boolean') return ['=', 'missing', 'present'];
  if (field.type === 'date' || field.type === 'datetime') return ['=', '>=', '<=', 'missing', 'present'];
  return ['=', '<>', 'contains', 'starts', 'missing', 'present'];
}

export function needsValue(operator: Operator): boolean {
  return operator !== 'missing' && operator !== 'present';
}

const quotedText = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const fieldName = (name: string): string => (/^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

/** Null where the value is none of the field's: a number that is not one, nothing at all. */
export function clause(field: Field, operator: Operator, value: string): string | null {
  const name = fieldName(field.name);
  if (operator === 'missing') return `${name} est vide`;
  if (operator === 'present') return `${name} est non vide`;
  const given = value.trim();
  if (given === '') return null;
  if (NUMERIC.includes(field.type)) {
    const number = Number(given.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
    return Number.isFinite(number) ? `${name} ${operator} ${number}` : null;
  }
  if (field.type === 'boolean') return `${name} = ${/^(1|oui|vrai|true|yes)$/i.test(given) ? 'vrai' : 'faux'}`;
  if (operator === 'contains') return `${name} contient ${quotedText(given)}`;
  if (operator === 'starts') return `${name} commence par ${quotedText(given)}`;
  return `${name} ${operator} ${quotedText(given)}`;
}

export function joined(expression: string, added: string, how: 'et' | 'ou'): string {
  const before = expression.trim();
  if (before === '') return added;
  const wrapped = / (et|ou|and|or) /i.test(before) && !(before.startsWith('(') && before.endsWith(')')) ? `(${before})` : before;
  return `${how === 'et' && !/ (ou|or) /i.test(before) ? before : wrapped} ${how} ${added}`;
}
