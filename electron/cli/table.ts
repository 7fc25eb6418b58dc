/** Aligned columns for people. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const GAP = '  ';
const MARK_OR_WIDE = /[\p{Mn}\u200b]/gu;

/** Characters a text takes on a terminal; combining marks take none. */
export function textWidth(text: string): number {
  return [...text.replace(MARK_OR_WIDE, '')].length;
}

export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** Cuts with an ellipsis. */
export function clip(text: string, width: number): string {
  return textWidth(text) <= width ? text : `${[...text].slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** Title, rule and rows; a cell is never wider than `widest`. Line breaks inside a cell become spaces. */
export function tableLines(columns: readonly Column[], rows: readonly (readonly string[])[], widest = 48): string[] {
  const cells = rows.map((row) => columns.map((_, index) => clip((row[index] ?? '').replace(/\s*\n\s*/g, ' '), widest)));
  const widths = columns.map((column, index) => Math.max(textWidth(column.title), ...cells.map((row) => textWidth(row[index] ?? ''))));
  const line = (row: readonly string[]): string =>
    columns
      .map((column, index) => pad(row[index] ?? '', widths[index] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.title)), widths.map((width) => '─'.repeat(width)).join(GAP), ...cells.map(line)];
}

/** « label : value » lines, values aligned. */
export function pairLines(pairs: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...pairs.map(([label]) => textWidth(label)));
  return pairs.map(([label, value]) => `${pad(label, width)}${GAP}${value}`.trimEnd());
}
