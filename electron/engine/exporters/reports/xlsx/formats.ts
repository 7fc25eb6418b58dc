/** How Excel keeps and shows the units of a report. Shares and percentages are kept as 0–1, lengths in kilometres: what the format of the cell says. */
import type { Quantity, ReportUnit } from '../../../../../shared/report/model.ts';

type Language = 'fr' | 'en';

/** The same digits as shared/report/format.ts. */
const DECIMALS: Readonly<Record<ReportUnit, number>> = {
  ha: 1,
  m: 2,
  km: 1,
  share: 0,
  percent: 0,
  score: 1,
  mw: 1,
  count: 0,
  weight: 0,
  year: 0,
  eur: 0,
  eur_m2: 2,
};
/** Excel's locale of a format: French digits (1 234,5) also on a machine set to another language. */
export const LOCALES: Readonly<Record<Language, string>> = { fr: '[$-40C]', en: '[$-809]' };

export function numberFormat(
  { value, unit, decimals }: Pick<Quantity, 'unit' | 'decimals'> & { readonly value: number | null },
  language: Language,
): string {
  if (unit === 'year') return '0';
  const digits = decimals ?? (unit === null ? (value === null || Number.isInteger(value) ? 0 : 2) : DECIMALS[unit]);
  const mark = digits === 0 ? '' : `.${'0'.repeat(digits)}`;
  const percent = unit === 'share' || unit === 'percent' || unit === 'weight';
  return `${LOCALES[language]}${percent ? `0${mark}${language === 'fr' ? '\\\u00a0%' : '%'}` : `#,##0${mark}`}`;
}

export const DATE_FORMAT = 'dd/mm/yyyy';

/** The number as the cell keeps it. */
export function keptNumber(value: number, unit: ReportUnit | null): number {
  // by division: 71 / 100 is the double nearest to 0,71, 71 × 0,01 is not
  return unit === 'm' ? value / 1000 : unit === 'percent' ? value / 100 : value;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
/** Days since 30/12/1899, as Excel counts; null where the text is no day from March 1900 on, before which Excel counts one too many. */
export function dateSerial(iso: string): number | null {
  const [, year, month, day] = DAY.exec(iso) ?? [];
  if (!year) return null;
  const serial = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return serial > 60 ? serial : null;
}
