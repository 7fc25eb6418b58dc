/** How a stored value is shown, by the type and the unit of its field; null where it is missing. */
import { formatDate } from '../../shared/format/dates.ts';
import { type FormatLanguage, formatNumber } from '../../shared/format/numbers.ts';
import type { Translate } from '../../shared/messages/index.ts';

export interface FieldShape {
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly values: readonly string[] | null;
  /** Several values joined by `|`. */
  readonly multiple?: boolean;
  readonly maxLength?: number;
}
export type CellValue = string | number | boolean | null;

const UNIT_TEXTS: Readonly<Record<string, string>> = {
  ha: 'ha',
  m2: 'm²',
  km: 'km',
  m: 'm',
  mw: 'MW',
  kv: 'kV',
  'km/h': 'km/h',
  percent: '%',
  share: '%',
  eur: '€',
  'eur/m2': '€/m²',
};
const DECIMALS: Readonly<Record<string, number>> = { ha: 2, km: 2, m: 0, mw: 1, percent: 0, 'eur/m2': 2 };
const NOT_AN_IDENTIFIER = 100_000;

export function unitText(unit: string | null): string | null {
  return unit === null ? null : (UNIT_TEXTS[unit] ?? unit);
}

export function isNumeric(field: FieldShape): boolean {
  return field.type === 'real' || field.type === 'integer';
}

/** Title of a field: its message, or its own name when it is not ours. */
export function fieldTitle(name: string, text: Translate): string {
  const id = `field.${name}`;
  const title = text(id);
  return title === id ? name : title;
}

/** The display name of a closed list's value, or the value. */
export function valueName(field: string, value: string, text: Translate): string {
  const id = `value.${field}.${value}`;
  const name = text(id);
  return name === id ? value : name;
}

export function valueText(value: CellValue, field: FieldShape, language: FormatLanguage, text: Translate): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean' || field.type === 'boolean') return text(value === true || value === 1 ? 'value.yes' : 'value.no');
  if (typeof value === 'number') {
    if (field.unit === 'share') return formatNumber(value * 100, language);
    if (field.type === 'integer' && field.unit === null && Math.abs(value) < NOT_AN_IDENTIFIER) return formatNumber(value, language);
    // 225 kV and 63 kV are whole, 0,4 kV and 1,5 kV are not
    if (field.unit === 'kv') return formatNumber(value, language, 1, true);
    const decimals = field.type === 'integer' ? 0 : (DECIMALS[field.unit ?? ''] ?? 2);
    return formatNumber(value, language, decimals);
  }
  if (field.type === 'date' || field.type === 'datetime') return formatDate(value);
  return value.includes('|')
    ? value
        .split('|')
        .map((one) => valueName(field.name, one, text))
        .join(', ')
    : valueName(field.name, value, text);
}

/** What was typed, as the value to store. `undefined` = it does not fit the field. Accepts comma or point, and spaces in numbers. */
export function parseTyped(typed: string, field: FieldShape): CellValue | undefined {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  if (isNumeric(field)) {
    const number = Number(
      trimmed
        .replace(/[\s\u00a0\u202f]/g, '')
        .replace(',', '.')
        .replace('\u2212', '-'),
    );
    if (!Number.isFinite(number)) return undefined;
    return field.type === 'integer' && !Number.isInteger(number) ? undefined : number;
  }
  if (field.type === 'date') {
    // a year, or a month of a year, is a date known so far
    const month = /^(\d{1,2})[/.](\d{4})$/.exec(trimmed);
    const part = month ? `${month[2]}-${month[1]?.padStart(2, '0')}` : trimmed;
    if (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(part)) return part;
    const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(trimmed);
    const iso = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : trimmed;
    const time = Date.parse(`${iso}T00:00:00Z`);
    // 31/02 is read by Date as 3 March
    return /^\d{4}-\d{2}-\d{2}$/.test(iso) && Number.isFinite(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
  }
  return field.multiple
    ? trimmed
        .split(/\s*[|;\n]\s*/)
        .filter((one) => one !== '')
        .join('|')
    : trimmed;
}
