/** What happens to a column on its way into a field, as one code: message `conversion.<code>`. */
import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import { isoDate } from '../prepare/dates.ts';
import type { SourceValue } from '../types.ts';
import { factor, type SourceUnit } from './units.ts';

export interface Conversion {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

const plain = (code: string): Conversion => ({ code, params: {} });

/**
 * The conversion of the values of one column into `field`. `samples` are values as the source holds them; `unit` the unit it is in, null for the
 * field's own; `coded` is true for official codes, which stay text whatever their digits.
 */
export function conversionOf(
  samples: readonly SourceValue[],
  field: FieldDefinition,
  unit: SourceUnit | null = null,
  coded = false,
): Conversion {
  const texts = samples.filter((value): value is string => typeof value === 'string' && value.trim() !== '').map((value) => value.trim());
  const given = samples.filter((value) => value !== null && value !== '');
  switch (field.type) {
    case 'integer':
    case 'real':
      return numeric(texts, given, field, unit);
    case 'boolean':
      return plain('yes-no');
    case 'date':
    case 'datetime':
      return dates(texts);
    case 'json':
      return plain('json');
    default:
      return textual(texts, given, field, coded);
  }
}

function numeric(texts: readonly string[], given: readonly SourceValue[], field: FieldDefinition, unit: SourceUnit | null): Conversion {
  if (unit !== null && field.unit !== undefined && unit !== field.unit && factor(unit, field.unit) !== null)
    return plain(`${unit}-to-${field.unit}`);
  if (texts.some((value) => /\d,\d/.test(value))) return plain('decimal-comma');
  if (texts.length > 0) return plain('text-to-number');
  const rounded = field.type === 'integer' && given.some((value) => typeof value === 'number' && !Number.isInteger(value));
  return plain(rounded ? 'rounded' : 'identical');
}

function dates(texts: readonly string[]): Conversion {
  const read = texts.filter((value) => isoDate(value) !== null);
  if (read.some((value) => /^\d{1,2}[-/.]/.test(value))) return plain('date-day-first');
  if (read.length > 0 && read.every((value) => /^\d{4}-\d{2}-\d{2}$/.test(value))) return plain('identical');
  return plain(read.length > 0 ? 'date' : 'identical');
}

function textual(texts: readonly string[], given: readonly SourceValue[], field: FieldDefinition, coded: boolean): Conversion {
  if (field.values !== undefined) return plain(field.values.includes('oui') && field.values.includes('non') ? 'yes-no' : 'listed');
  const isList = (value: SourceValue) => Array.isArray(value) || (typeof value === 'string' && /^\s*\{.*\}\s*$/s.test(value));
  if (field.multiple === true && given.some(isList)) return plain('list-pipe');
  if (isYearField(field) && texts.some((value) => isoDate(value) !== null)) return plain('date-year');
  if (coded) return plain('code');
  if (given.some((value) => typeof value === 'number')) return plain('number-to-text');
  return plain(given.some((value) => typeof value === 'object') ? 'json' : 'identical');
}

/** Years are text in the CNIG's models (`AAAA`): a whole date gives its year. */
export function isYearField(field: FieldDefinition): boolean {
  return field.type === 'text' && (field.name.endsWith('_annee') || field.name === 'site_creation_date' || field.name === 'millesime');
}
