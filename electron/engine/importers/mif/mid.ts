/** Rows of a MID file: one line per object, texts in quotes, a quote inside written twice. */
import type { SourceValue } from '../types.ts';
import type { MifColumn } from './header.ts';

export function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let text = '';
      for (at++; at < line.length; at++) {
        if (line[at] !== '"') text += line[at];
        else if (line[at + 1] === '"') text += line[at++];
        else break;
      }
      cells.push(text);
      const next = line.indexOf(delimiter, at + 1);
      if (next < 0) return cells;
      at = next + delimiter.length;
    } else {
      const next = line.indexOf(delimiter, at);
      cells.push(line.slice(at, next < 0 ? undefined : next));
      if (next < 0) return cells;
      at = next + delimiter.length;
    }
  }
}

/** Dates as ISO; what is not of its type stays text, for the pipeline to say. */
export function cellValue(cell: string | undefined, column: MifColumn): SourceValue {
  const text = cell?.trim() ?? '';
  if (text === '') return null;
  switch (column.kind) {
    case 'date':
      return text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
    case 'datetime':
      return text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?$/, '$1-$2-$3T$4:$5:$6');
    case 'logical':
      return /^[TtYy1]/.test(text) ? true : /^[FfNn0]/.test(text) ? false : text;
    case 'char':
    case 'time':
      return cell ?? null;
    default:
      return Number.isFinite(Number(text)) && (column.type === 'real' || Number.isSafeInteger(Number(text))) ? Number(text) : text;
  }
}
