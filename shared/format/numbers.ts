/** Numbers as French and English readers write them. Intl makes the digits; signs and the space before a unit follow the typography of the design. */
import { MINUS, NARROW_SPACE, NO_BREAK_SPACE } from './typography.ts';

export type FormatLanguage = 'fr' | 'en';
export const LOCALES: Readonly<Record<FormatLanguage, string>> = { fr: 'fr-FR', en: 'en-GB' };

const made = new Map<string, Intl.NumberFormat>();

/** `decimals` digits after the mark, always all of them, or at most (`upTo`). Not a number or infinite: an empty text, never 0. */
export function formatNumber(value: number, language: FormatLanguage, decimals = 0, upTo = false): string {
  if (!Number.isFinite(value)) return '';
  const key = `${language} ${decimals} ${upTo}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: upTo ? 0 : decimals, maximumFractionDigits: decimals });
    made.set(key, format);
  }
  const text = format.format(value);
  // A value that rounds to zero keeps no sign; French thousands are U+202F whatever the version of the locale data.
  const unsigned = /[1-9]/.test(text) ? text.replace('-', MINUS) : text.replace('-', '');
  return language === 'fr' ? unsigned.replaceAll(NO_BREAK_SPACE, NARROW_SPACE) : unsigned;
}

/** A number and its unit, never parted at the end of a line. */
export function withUnit(number: string, unit: string): string {
  return number === '' ? '' : `${number}${NO_BREAK_SPACE}${unit}`;
}
