/** Quantities of the planners' world, each with its unit: the one formatter of window, reports, maps and command line. */
import { type FormatLanguage, formatNumber, withUnit } from './numbers.ts';
import { NO_BREAK_SPACE } from './typography.ts';

/** Hectares: one decimal, two in tables of terrains. */
export function formatHectares(ha: number, language: FormatLanguage, decimals = 1): string {
  return withUnit(formatNumber(ha, language, decimals), 'ha');
}

/** Metres in, kilometres out: two decimals below 10 km, one from there on. */
export function formatDistance(metres: number, language: FormatLanguage): string {
  const km = metres / 1000;
  // 9.999 km reads 10.0, not 10.00.
  const decimals = Math.abs(Math.round(km * 100) / 100) < 10 ? 2 : 1;
  return withUnit(formatNumber(km, language, decimals), 'km');
}

/** A length measured on the map: metres below 1 km, then kilometres. */
export function formatLength(metres: number, language: FormatLanguage): string {
  return Math.abs(metres) < 999.5 ? withUnit(formatNumber(metres, language), 'm') : formatDistance(metres, language);
}

/** A length measured on the map, to read off: centimetres below 100 m, decimetres below 1 km, then metres below 100 km. */
export function formatMeasuredLength(metres: number, language: FormatLanguage): string {
  if (metres < 99.995) return withUnit(formatNumber(metres, language, 2), 'm');
  if (metres < 999.95) return withUnit(formatNumber(metres, language, 1), 'm');
  return withUnit(formatNumber(metres / 1000, language, metres < 99_999.5 ? 3 : 1), 'km');
}

/** Square metres in; square metres below a hectare, then hectares. */
export function formatMeasuredArea(area_m2: number, language: FormatLanguage): string {
  if (area_m2 < 9999.5) return withUnit(formatNumber(area_m2, language), 'm²');
  return withUnit(formatNumber(area_m2 / 10_000, language, area_m2 < 9_999_995 ? 4 : 2), 'ha');
}

/** Degrees clockwise from north: 45,30°. */
export function formatAzimuth(degrees: number, language: FormatLanguage, decimals = 2): string {
  const turned = Number(degrees.toFixed(decimals)) >= 360 ? 0 : degrees;
  const number = formatNumber(turned, language, decimals);
  return number === '' ? '' : `${number}°`;
}

/** Share 0–1 in, whole percent out. */
export function formatPercent(share: number, language: FormatLanguage, decimals = 0): string {
  const number = formatNumber(share * 100, language, decimals);
  return number === '' ? '' : language === 'fr' ? `${number}${NO_BREAK_SPACE}%` : `${number}%`;
}

/** Score 0–100, one decimal, without unit. */
export function formatScore(score: number, language: FormatLanguage): string {
  return formatNumber(score, language, 1);
}

/** 250000 → 1:250 000. */
export function formatScale(denominator: number, language: FormatLanguage): string {
  const number = formatNumber(Math.round(denominator), language);
  return number === '' ? '' : `1:${number}`;
}

/** Projected coordinates in metres: E 843 204,6 N 6 636 871,2. */
export function formatCoordinates(x: number, y: number, language: FormatLanguage, decimals = 1): string {
  return `E${NO_BREAK_SPACE}${formatNumber(x, language, decimals)} N${NO_BREAK_SPACE}${formatNumber(y, language, decimals)}`;
}

const BYTE_UNITS: Readonly<Record<FormatLanguage, readonly string[]>> = {
  fr: ['o', 'ko', 'Mo', 'Go', 'To'],
  en: ['B', 'kB', 'MB', 'GB', 'TB'],
};

/** Decimal multiples (1 kB = 1,000 B), as systems show them. */
export function formatBytes(bytes: number, language: FormatLanguage): string {
  const units = BYTE_UNITS[language];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return withUnit(formatNumber(value, language, unit === 0 || value >= 100 ? 0 : 1), units[unit] ?? '');
}

/** Seconds below a minute (one decimal below ten), then minutes and seconds, then hours and minutes. */
export function formatDuration(milliseconds: number, language: FormatLanguage): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return withUnit(formatNumber(seconds, language, 1), 's');
  if (seconds < 59.5) return withUnit(formatNumber(seconds, language), 's');
  const total = Math.round(seconds);
  if (total < 3600) return `${withUnit(String(Math.floor(total / 60)), 'min')} ${withUnit(String(total % 60).padStart(2, '0'), 's')}`;
  const minutes = Math.round(total / 60);
  return `${withUnit(formatNumber(Math.floor(minutes / 60), language), 'h')} ${withUnit(String(minutes % 60).padStart(2, '0'), 'min')}`;
}
