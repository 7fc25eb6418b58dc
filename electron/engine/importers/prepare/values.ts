/** A source value as the type of a field wants it; what cannot be is said, never guessed. */
import type { Value } from '../../../../shared/domain/change.ts';
import { CONVENTIONAL_VALUES, type FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import type { SourceValue } from '../types.ts';

export type ValueFault = 'value-not-a-number' | 'value-not-a-date' | 'value-not-yes-or-no' | 'value-not-listed';

export interface Converted {
  readonly value: Value;
  /** `value-not-listed` keeps the value; the others come with null, the source's text being kept in `attributs`. */
  readonly fault?: ValueFault;
}

const NULL: Converted = { value: null };
/** Ways of writing "no value" that the CNIG standards and their examples use. */
const MISSING = /^(|na|nan|n\/a|null|none|#n\/a|\\n)$/i;

export function convert(source: SourceValue | undefined, field: FieldDefinition): Converted {
  if (source === null || source === undefined) return NULL;
  if (typeof source === 'string' && MISSING.test(source.trim())) return NULL;
  if (typeof source === 'number' && !Number.isFinite(source)) return NULL;
  switch (field.type) {
    case 'integer':
    case 'real':
      return toNumber(source, field);
    case 'boolean':
      return toBoolean(source);
    case 'date':
    case 'datetime':
      return toDate(source, field.type);
    default:
      return toText(source, field);
  }
}

function toText(source: Exclude<SourceValue, null>, field: FieldDefinition): Converted {
  const text = textOf(source, field.multiple === true);
  if (text === '') return NULL;
  if (!field.values) return { value: text };
  const known = listOf(field.values);
  const isYesNo = field.values.includes('oui') && field.values.includes('non');
  if (isYesNo) {
    const answer = toBoolean(source).value;
    if (answer !== null) return { value: answer === 1 ? 'oui' : 'non' };
  }
  const listed = known.get(fold(text));
  return listed === undefined ? { value: text, fault: 'value-not-listed' } : { value: listed };
}

const lists = new WeakMap<readonly string[], Map<string, string>>();

/** Listed values by their folded form: accents, case and the shape of apostrophes do not count. */
function listOf(values: readonly string[]): Map<string, string> {
  let known = lists.get(values);
  if (!known) {
    known = new Map([...CONVENTIONAL_VALUES, ...values].map((value) => [fold(value), value]));
    lists.set(values, known);
  }
  return known;
}

/** Postgres arrays (`{a,b}`) and JSON lists become the CNIG's `a|b` where the field holds several values. */
function textOf(source: Exclude<SourceValue, null>, multiple: boolean): string {
  if (typeof source === 'string') {
    const text = source.trim();
    if (multiple && /^\{.*\}$/s.test(text) && !text.includes(':')) {
      return text
        .slice(1, -1)
        .split(',')
        .map((part) => part.trim().replace(/^"|"$/g, ''))
        .filter((part) => part !== '')
        .join('|');
    }
    return text;
  }
  if (typeof source === 'number') return String(source);
  if (typeof source === 'boolean') return source ? 'oui' : 'non';
  if (multiple && Array.isArray(source) && source.every((part) => typeof part === 'string' || typeof part === 'number'))
    return source.join('|');
  return jsonOf(source);
}

/** JSON of a nested value; one nested beyond the stack is given up. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

const UNIT = /\s*(m²|m2|ha|km|m|kv|mw|%|€|eur|km\/h|mva)$/i;

function toNumber(source: Exclude<SourceValue, null>, field: FieldDefinition): Converted {
  const number =
    typeof source === 'number' ? source : typeof source === 'boolean' ? Number(source) : numberOf(source, field.unit !== undefined);
  if (number === null) return { value: null, fault: 'value-not-a-number' };
  return { value: field.type === 'integer' ? Math.round(number) : number };
}

/** French and English writing: spaces between thousands, decimal comma or point; a unit only where the field has one. */
export function numberOf(source: SourceValue, mayHaveUnit: boolean): number | null {
  if (typeof source !== 'string') return null;
  const text = (mayHaveUnit ? source.trim().replace(UNIT, '') : source.trim()).replace(/[\s\u00a0\u202f]/g, '');
  return /^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : null;
}

const YES = /^(1|true|t|vrai|v|oui|o|yes|y|artif|artificialise)$/;
const NO = /^(0|false|f|faux|non|n|no|non_artif|non_artificialise)$/;

function toBoolean(source: Exclude<SourceValue, null>): Converted {
  if (typeof source === 'boolean') return { value: source ? 1 : 0 };
  const text = typeof source === 'number' ? String(source) : typeof source === 'string' ? fold(source) : '';
  if (YES.test(text)) return { value: 1 };
  if (NO.test(text)) return { value: 0 };
  return { value: null, fault: 'value-not-yes-or-no' };
}

function toDate(source: Exclude<SourceValue, null>, type: 'date' | 'datetime'): Converted {
  const text = typeof source === 'string' ? source.trim() : typeof source === 'number' ? String(source) : '';
  const iso = isoDate(text);
  if (iso === null) return { value: null, fault: 'value-not-a-date' };
  if (type === 'date') return { value: iso };
  const time = /[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)/.exec(text)?.[1];
  return { value: time === undefined ? `${iso}T00:00:00.000Z` : new Date(`${iso}T${time}Z`).toISOString() };
}

/** `2024-03-10`, `2024/03/10`, `20240310`, `10/03/2024`, `10.03.2024`, with or without a time; null for anything else. */
export function isoDate(text: string): string | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[T ])/.exec(text);
  const [year, month, day] = yearFirst ? yearFirst.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}
