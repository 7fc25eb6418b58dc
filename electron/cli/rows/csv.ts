/** Rows as CSV: RFC 4180 quoting, `;` between cells, the decimal mark of the language; a missing value is an empty cell. */
import type { FormatLanguage } from '../../../shared/format/numbers.ts';
import { flatRow } from './flat.ts';

export function csvText(rows: readonly Record<string, unknown>[], language: FormatLanguage): string {
  const flat = rows.map(flatRow);
  const names = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = flat.map((row) => names.map((name) => cell(row[name], language)).join(';'));
  return `${[names.map((name) => cell(name, language)).join(';'), ...lines].join('\r\n')}\r\n`;
}

function cell(value: string | number | boolean | null | undefined, language: FormatLanguage): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' && language === 'fr' ? String(value).replace('.', ',') : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
