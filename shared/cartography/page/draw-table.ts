/** A table item: titles, rows on the paper they have, totals; what finds no room is counted in a last line. */
import type { PageItemOf } from '../../domain/page-layout.ts';
import { typeset } from '../../format/typography.ts';
import { type DrawingNode, line, path, solid, type Tag, tagged } from '../drawing.ts';
import { baseline } from '../elements/block.ts';
import { resolveColour } from '../palette.ts';
import { polylinePath, rectanglePath } from '../path.ts';
import { fitText, type TextStyle, textNode, textWidth } from '../text.ts';
import { type DrawItem, type PageContext, sizedStyle } from './context.ts';
import type { PageTable } from './page-data.ts';

const ROW = 1.75;

export const drawTable: DrawItem<PageItemOf<'table'>> = (item, [x, y, width, height], context) => {
  const table = context.data.tables.get(item.id);
  if (!table || table.rows.length === 0) {
    context.warn('table-empty', item.id, { name: item.name });
    return emptyNote(x, y, width, height, context);
  }
  const style = sizedStyle(context.style, item.size_pt);
  const title = item.title ? typeset(item.title, context.layout.language) : null;
  const row = style.body.size * ROW;
  const columns = columnsOf(table, width, style.body, style.heading);
  const head = title ? style.heading.size * 1.9 : 0;
  const room = Math.floor((height - head - row * (table.totals ? 2 : 1)) / row + 1e-6);
  const fits = Math.max(0, table.count > room ? room - 1 : room);
  const shown = table.rows.slice(0, fits);
  const left = table.count - shown.length;
  if (left > 0) context.warn('table-cut', item.id, { count: left });
  const nodes: DrawingNode[] = [];
  if (title && head <= height) {
    const words = fitText(title, style.heading.face, style.heading.size, width);
    nodes.push(tagged({ role: 'caption' }, 'title', [textNode(words, x, baseline(y, style.heading.size), style.heading)]));
  }
  let top = y + head;
  const put = (cells: readonly string[], set: TextStyle, tag: Tag): void => {
    if (top + row > y + height + 1e-6) return;
    const drawn = columns.flatMap(({ x: from, width: own, isNumber }, index): DrawingNode[] => {
      if (cells[index] === SPANNED) return [];
      const span = cells.slice(index + 1).findIndex((cell) => cell !== SPANNED);
      const last = columns[span === -1 ? columns.length - 1 : index + span] as Column;
      const wide = Math.max(own, last.x + last.width - from);
      const words = fitText(cells[index] ?? '', set.face, set.size, wide);
      const isRoomy = words !== '' && textWidth(words, set.face, set.size) <= wide + 1e-6;
      const at = baseline(top + (row - set.size * 0.7) / 2, set.size);
      const isRight = isNumber && wide === own;
      const node = textNode(words, isRight ? x + from + wide : x + from, at, set, isRight ? 'end' : 'start');
      const spans = span === -1 ? columns.length - index : span + 1;
      return [tagged({ ...tag, ...(spans > 1 ? { columns: spans } : {}) }, `cell-${index + 1}`, isRoomy ? [node] : [])];
    });
    nodes.push(tagged({ role: 'row' }, 'row', drawn));
    top += row;
  };
  const rule = (at: number, weight: number): void => {
    if (at <= y + height + 1e-6)
      nodes.push(
        path(
          polylinePath([
            [x, at],
            [x + width, at],
          ]),
          null,
          line(style.rule, weight * style.factor),
        ),
      );
  };
  if (top + row <= y + height + 1e-6) nodes.push(path(rectanglePath(x, top, width, row), solid(resolveColour('@c-surface-2'))));
  put(
    table.columns.map((column) => column.title),
    { ...style.body, face: 'IBMPlexSansCondensed-SemiBold' },
    { role: 'header-cell', scope: 'column' },
  );
  rule(top, 0.25);
  for (const cells of shown) {
    put(cells, style.body, { role: 'cell' });
    rule(top, 0.1);
  }
  const whole = (words: string): string[] => [words, ...columns.slice(1).map(() => SPANNED)];
  if (left > 0) put(whole(context.text('page.table.more', { count: left })), style.smallItalic, { role: 'cell' });
  if (table.totals) {
    rule(top, 0.25);
    put(spanning(table.totals), { ...style.body, face: 'IBMPlexSansCondensed-SemiBold' }, { role: 'cell' });
  }
  return [tagged({ role: 'table' }, item.name || 'table', nodes)];
};

/** Taken by the cell before it. */
const SPANNED = '\u0000';

/** The word « Total » takes the columns that have none. */
function spanning(cells: readonly string[]): string[] {
  const first = cells.slice(1).findIndex((cell) => cell !== '');
  return cells.map((cell, index) => (index > 0 && (first === -1 || index <= first) ? SPANNED : cell));
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly isNumber: boolean;
}

/** Shares given are kept; the others take what they hold, in proportion where it does not fit. */
function columnsOf({ columns, rows, totals }: PageTable, width: number, body: TextStyle, heading: TextStyle): Column[] {
  const gap = body.size * 1.5;
  const usable = Math.max(0, width - gap * (columns.length - 1));
  const natural = columns.map(({ title, share }, index) => {
    if (share !== null) return share * usable;
    const cells = [...rows.slice(0, 200).map((row) => row[index] ?? ''), totals?.[index] ?? ''];
    const widest = Math.max(...cells.map((cell) => textWidth(cell, body.face, body.size)), textWidth(title, heading.face, body.size));
    return Math.min(widest + 0.4, usable * 0.6);
  });
  const sum = natural.reduce((total, one) => total + one, 0);
  let x = 0;
  return columns.map(({ isNumber }, index) => {
    const own = ((natural[index] as number) * usable) / Math.max(sum, 1e-9);
    const column = { x, width: own, isNumber };
    x += own + gap;
    return column;
  });
}

/** Where there is nothing to show, the page says so: a hole would be taken for a fault. */
export function emptyNote(x: number, y: number, width: number, height: number, { style, text }: PageContext): DrawingNode[] {
  const set = style.smallItalic;
  const words = fitText(text('page.nothing-here'), set.face, set.size, width);
  return height < set.size || textWidth(words, set.face, set.size) > width ? [] : [textNode(words, x, baseline(y, set.size), set)];
}
