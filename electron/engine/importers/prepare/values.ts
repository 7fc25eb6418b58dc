/** A source value as the type of a field wants it; what cannot be is said, never guessed. */
import type { Value } from '../../../../shared/domain/change.ts';
import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import { isYearField } from '../mapping/conversion.ts';
import { listedValuesOf } from '../mapping/listed.ts';
import { factor, type SourceUnit, scaled, unitWritten } from '../mapping/units.ts';
import { fold } from '../names.ts';
import type { SourceValue } from '../types.ts';
import { isoDate, isoInstant } from './dates.ts';

export { isoDate } from './dates.ts';

export type ValueFault = 'value-not-a-number' | 'value-not-a-date' | 'value-not-yes-or-no' | 'value-not-listed' | 'value-other-unit';

export interface Converted {
  readonly value: Value;
  /** `value-not-listed` keeps the value; the others come with null, the source's text being kept in `attributs`. */
  readonly fault?: ValueFault;
  /** What was done beyond taking the value as it is: worth a count. */
  readonly done?: 'value-normalised' | 'value-rounded' | 'unit-converted';
}

const NULL: Converted = { value: null };
/** Ways of writing "no value" that the CNIG standards and their examples use. */
const MISSING = /^(|na|nan|n\/a|null|none|#n\/a|\\n|\[nd\])$/i;
/** Of the longest of them. */
const MISSING_LENGTH = 4;
/** …and those met where a number, a date or a yes was wanted. In a text they may be a value of the list (« inconnu »). */
const NOT_KNOWN = /^(-+|\?+|nr|nc|nd|inconnue?s?|sans objet|non (renseign|communiqu|connu|d[ée]termin|disponible)\p{L}*)$/iu;

/** `unit`: what the source's numbers are in, where that is not the field's own unit. */
export function convert(source: SourceValue | undefined, field: FieldDefinition, unit: SourceUnit | null = null): Converted {
  if (source === null || source === undefined) return NULL;
  if (typeof source === 'string' && isMissing(source, field)) return NULL;
  if (typeof source === 'number' && !Number.isFinite(source)) return NULL;
  switch (field.type) {
    case 'integer':
    case 'real':
      return toNumber(source, field, unit);
    case 'boolean':
      return toBoolean(source);
    case 'date':
    case 'datetime':
      return toDate(source, field.type);
    default:
      return toText(source, field);
  }
}

function isMissing(source: string, field: FieldDefinition): boolean {
  const text = source.trim();
  return (text.length <= MISSING_LENGTH && MISSING.test(text)) || (field.type !== 'text' && field.type !== 'json' && NOT_KNOWN.test(text));
}

/** What the CNIG's models and files write for "no value". */
export function isMissingText(text: string): boolean {
  return MISSING.test(text.trim());
}

function toText(source: Exclude<SourceValue, null>, field: FieldDefinition): Converted {
  const text = textOf(source, field.multiple === true);
  if (text === '') return NULL;
  if (isYearField(field)) return toYear(text);
  if (!field.values) return { value: text };
  if (field.values.includes('oui') && field.values.includes('non')) {
    const answer = toBoolean(source).value;
    if (answer !== null) return listed(text, answer === 1 ? 'oui' : 'non');
  }
  if (field.multiple) return toList(text, field);
  const match = listedValuesOf(field).match(text);
  return match === null ? { value: text, fault: 'value-not-listed' } : listed(text, match.value);
}

const listed = (text: string, value: string): Converted => (text === value ? { value } : { value, done: 'value-normalised' });

function toList(text: string, field: FieldDefinition): Converted {
  const matches = text.split('|').map((part) => ({ part: part.trim(), match: listedValuesOf(field).match(part.trim()) }));
  const value = matches.map(({ part, match }) => match?.value ?? part).join('|');
  return matches.every(({ match }) => match !== null) ? listed(text, value) : { value, fault: 'value-not-listed' };
}

/** `AAAA`: of a whole date, or of a number that a spreadsheet wrote as 2019.0. Anything else stays as it is. */
function toYear(text: string): Converted {
  const year = /^(\d{4})[.,]0+$/.exec(text)?.[1] ?? (text.length > 4 ? isoDate(text)?.slice(0, 4) : undefined);
  return year === undefined ? { value: text } : { value: year, done: 'value-normalised' };
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

const UNIT = /\s*(m²|m2|hectares?|ha|km²|km2|km\/h|km|m|kv|mw|kw|%|€\/m²|€\/m2|€|euros|eur|mva)$/i;

function toNumber(source: Exclude<SourceValue, null>, field: FieldDefinition, unit: SourceUnit | null): Converted {
  const number =
    typeof source === 'number' ? source : typeof source === 'boolean' ? Number(source) : numberOf(source, field.unit !== undefined);
  if (number === null) return { value: null, fault: 'value-not-a-number' };
  // A unit written with the value itself is nearer the truth than the column's.
  const written = typeof source === 'string' && field.unit !== undefined ? unitWritten(UNIT.exec(source.trim())?.[1] ?? '') : null;
  const from = written ?? unit ?? field.unit;
  const by = from === undefined || field.unit === undefined ? 1 : factor(from, field.unit);
  if (by === null) return { value: null, fault: 'value-other-unit' };
  const value = by === 1 ? number : scaled(number, by);
  if (field.type === 'integer' && !Number.isInteger(value))
    return { value: Math.round(value), done: by === 1 ? 'value-rounded' : 'unit-converted' };
  return by === 1 ? { value } : { value, done: 'unit-converted' };
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
  const value = type === 'date' ? isoDate(text) : isoInstant(text);
  return value === null ? { value: null, fault: 'value-not-a-date' } : { value };
}
