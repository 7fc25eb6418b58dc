/** The one place where the values of a report become words: every writer says the same figure the same way. */
import { formatDate } from '../format/dates.ts';
import { type FormatLanguage, formatNumber, withUnit } from '../format/numbers.ts';
import { formatDistance, formatHectares, formatPercent, formatScore } from '../format/quantities.ts';
import { typeset } from '../format/typography.ts';
import type { Quantity, Report, ReportUnit, ReportValue, ReportWords, TableColumn } from './model.ts';

type Worded = Pick<Report, 'language'> & { readonly words: ReportWords };

const NUMBERS: Readonly<Record<ReportUnit, (value: number, language: FormatLanguage, decimals: number | undefined) => string>> = {
  ha: (value, language, decimals = 1) => formatHectares(value, language, decimals),
  m: (value, language) => formatDistance(value, language),
  km: (value, language, decimals = 1) => withUnit(formatNumber(value, language, decimals), 'km'),
  share: (value, language, decimals = 0) => formatPercent(value, language, decimals),
  percent: (value, language, decimals = 0) => formatPercent(value / 100, language, decimals),
  score: (value, language, decimals) => (decimals === undefined ? formatScore(value, language) : formatNumber(value, language, decimals)),
  mw: (value, language, decimals = 1) => withUnit(formatNumber(value, language, decimals, true), 'MW'),
  count: (value, language) => formatNumber(value, language),
  weight: (value, language, decimals = 0) => formatPercent(value, language, decimals),
  year: (value) => String(value),
  eur: (value, language, decimals = 0) => withUnit(formatNumber(value, language, decimals), '€'),
  eur_m2: (value, language, decimals = 2) => withUnit(formatNumber(value, language, decimals), '€/m²'),
};
/** As a column's title says it; null: the values have no unit of their own. Lengths in metres are shown in kilometres. */
export const UNIT_TITLES: Readonly<Record<ReportUnit, string | null>> = {
  ha: 'ha',
  m: 'km',
  km: 'km',
  share: '%',
  percent: '%',
  score: null,
  mw: 'MW',
  count: null,
  weight: '%',
  year: null,
  eur: '€',
  eur_m2: '€/m²',
};

/** A value with its unit. Missing is said, never 0. */
export function formatQuantity({ value, unit, decimals, date, absent }: Quantity, { language, words }: Worded): string {
  if (value === null || value === '') return absent ?? words.missing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return date ? formatDate(value) : typeset(value, language);
  if (unit === null) return formatNumber(value, language, decimals ?? 2, decimals === undefined);
  if (unit === 'm' && value === 0) return words.inside;
  return NUMBERS[unit](value, language, decimals);
}

/** A quantity in two pieces, for figures set large: « 63,4 » and « ha ». */
export function splitQuantity(quantity: Quantity, report: Worded): { readonly figure: string; readonly unit: string } {
  const text = formatQuantity(quantity, report);
  if (typeof quantity.value !== 'number') return { figure: text, unit: '' };
  const parts = /^([−\d,.\u202f\u00a0]*\d)[\u00a0 ]?(\D*)$/u.exec(text);
  return parts ? { figure: parts[1] as string, unit: parts[2] as string } : { figure: text, unit: '' };
}

/** A label at the beginning of a line: « surface totale » stands so under its figure, « Surface totale » before it. */
export const lineLabel = (label: string, { language }: Pick<Report, 'language'>): string =>
  label.slice(0, 1).toLocaleUpperCase(language) + label.slice(1);

/** The cell of a table. Under a column whose title gives the unit the number stands alone. */
export function formatCell(value: ReportValue, column: TableColumn, report: Worded, withUnits: boolean): string {
  const quantity: Quantity = {
    value,
    unit: column.unit,
    ...(column.decimals === undefined ? {} : { decimals: column.decimals }),
    ...(column.type === 'date' ? { date: true as const } : {}),
  };
  if (withUnits || typeof value !== 'number') return formatQuantity(quantity, report);
  return splitQuantity(quantity, report).figure;
}

/** A column's title with its unit: « Surface (ha) ». */
export function columnTitle({ title, unit }: TableColumn): string {
  const said = unit === null ? null : UNIT_TITLES[unit];
  return said === null ? title : `${title} (${said})`;
}

/** 2028-03-31: « T1 2028 », « Q1 2028 ». Anything but a day or a month comes back as it is. */
export function formatQuarter(iso: string, language: FormatLanguage): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(iso) ?? [];
  return year && month ? `${language === 'fr' ? 'T' : 'Q'}${Math.ceil(Number(month) / 3)}\u00a0${year}` : iso;
}
