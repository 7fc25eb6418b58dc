/**
 * Rows for a spreadsheet, in two flavours. A spreadsheet reads "01234" as 1234, "1E05" as 100000 and "=…" as a formula: in the tab-separated text such a
 * value is written ="01234", and in the HTML table, which spreadsheets prefer, its cell is declared as text.
 */
import { formatDate } from '../../../shared/format/dates.ts';
import type { FormatLanguage } from '../../../shared/format/numbers.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { type CellValue, type FieldShape, valueName } from '../../ui/field-value.ts';

export interface CopiedColumn extends FieldShape {
  readonly title: string;
  readonly unitLabel: string | null;
}

interface Written {
  readonly text: string;
  /** A text that a spreadsheet would take for something else. */
  readonly isProtected: boolean;
}

/** Numbers with leading zeros or more digits than a spreadsheet shows, exponents, dates, fractions and formulas. */
const MISREAD = /^(?:0\d+|[+-]?\d{12,}|\d+[eE][+-]?\d+|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|[=+@-].*)$/s;

export function writtenCell(value: CellValue, field: FieldShape, language: FormatLanguage, text: Translate): Written {
  if (value === null || value === '') return { text: '', isProtected: false };
  if (typeof value === 'boolean' || field.type === 'boolean') {
    return { text: text(value === true || value === 1 ? 'value.yes' : 'value.no'), isProtected: false };
  }
  if (typeof value === 'number') {
    const plain = String(field.unit === 'share' ? value * 100 : value);
    return { text: language === 'fr' ? plain.replace('.', ',') : plain, isProtected: false };
  }
  if (field.type === 'date') return { text: formatDate(value), isProtected: false };
  const shown = value.includes('|') ? value : valueName(field.name, value, text);
  return { text: shown, isProtected: MISREAD.test(shown) };
}

const head = ({ title, unitLabel }: CopiedColumn): string => (unitLabel ? `${title} (${unitLabel})` : title);
const quoted = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const formula = (text: string): string => quoted(`="${text.replaceAll('"', '""')}"`);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function copiedRows(
  columns: readonly CopiedColumn[],
  rows: readonly (readonly CellValue[])[],
  language: FormatLanguage,
  text: Translate,
): { readonly text: string; readonly html: string } {
  const cells = rows.map((row) => columns.map((column, index) => writtenCell(row[index] ?? null, column, language, text)));
  const lines = [
    columns.map((column) => quoted(head(column))),
    ...cells.map((row) => row.map((one) => (one.isProtected ? formula(one.text) : quoted(one.text)))),
  ];
  // Excel reads mso-number-format, LibreOffice sdnum
  const asText = ` style="mso-number-format:'\\@'" sdnum="1036;0;@"`;
  const body = cells.map(
    (row) =>
      `<tr>${row.map((one, index) => `<td${isTextual(columns[index]) ? asText : ''}>${escaped(one.text).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
  );
  const top = `<tr>${columns.map((column) => `<th>${escaped(head(column))}</th>`).join('')}</tr>`;
  return {
    text: lines.map((line) => line.join('\t')).join('\r\n'),
    html: `<meta charset="utf-8"><table>${top}${body.join('')}</table>`,
  };
}

function isTextual(column: CopiedColumn | undefined): boolean {
  return column !== undefined && !['integer', 'real', 'boolean', 'date'].includes(column.type);
}
