/** Blocks of a report as pieces of slides: each knows its height in a given width, and long tables can be cut between rows. */
import { formatDate } from '../../../../../shared/format/dates.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import { columnWidths } from '../../../../../shared/report/columns.ts';
import { columnTitle, formatCell, formatQuantity, lineLabel, splitQuantity } from '../../../../../shared/report/format.ts';
import {
  type Fact,
  type FactsBlock,
  ORIGIN_LETTERS,
  type Origin,
  type Report,
  type ReportBlock,
  type TableBlock,
} from '../../../../../shared/report/model.ts';
import type { Picture } from '../office/pictures.ts';
import { fitted } from '../office/pictures.ts';
import { type Box, INK, type Line, type Run, type Shape, type TableCellText } from './shapes.ts';

export interface Piece {
  height(width: number): number;
  draw(x: number, y: number, width: number): Shape[];
  /** The part that fits in `height`, and the rest; null where it cannot be cut so. */
  cut?(width: number, height: number): readonly [Piece, Piece] | null;
}
export interface Setting {
  readonly report: Report;
  readonly say: Translate;
}
const SMALL = 12;
const BODY = 15;
const MM_OF_POINT = 25.4 / 72;
const CELL_INSET = 3;

export const run = (text: string, size = BODY, look: Omit<Run, 'text' | 'size'> = {}): Run => ({ text, size, ...look });
const ORIGIN_MARKS: Readonly<Record<Origin, string>> = { calcule: 'DDF0F2', importe: 'E1ECF8', saisi: 'FFF1CC' };
export const originRuns = (origin: Origin | null | undefined): Run[] =>
  origin
    ? [
        run('\u00a0', SMALL),
        run(`\u00a0${ORIGIN_LETTERS[origin]}\u00a0`, 9, { bold: true, colour: INK.accent, mark: ORIGIN_MARKS[origin] }),
      ]
    : [];

/** Lines of text take, in the width: half an em a letter, which is wide for the fonts of Office. */
function textHeight(lines: readonly Line[], width: number): number {
  return lines.reduce((sum, { runs, bullet }) => {
    const size = Math.max(11, ...runs.map((each) => each.size));
    const length = runs.reduce((mm, each) => mm + each.text.length * each.size * MM_OF_POINT * (each.bold ? 0.54 : 0.5), 0);
    return sum + Math.max(1, Math.ceil(length / Math.max(5, width - (bullet ? 5 : 0)))) * size * MM_OF_POINT * 1.2;
  }, 0);
}

export function textPiece(name: string, lines: readonly Line[], fill?: string): Piece {
  const inset = fill ? 4 : 0;
  const height = (width: number): number => textHeight(lines, width - inset) + (fill ? 2.5 : 1);
  return {
    height,
    draw: (x, y, width) => [{ type: 'text', name, box: [x, y, width, height(width)], lines, ...(fill ? { fill } : {}) }],
    cut: (width, room) => {
      let kept = 0;
      while (kept < lines.length && textHeight(lines.slice(0, kept + 1), width - inset) < room) kept++;
      return kept > 0 && kept < lines.length
        ? [textPiece(name, lines.slice(0, kept), fill), textPiece(name, lines.slice(kept), fill)]
        : null;
    },
  };
}

/** Of a cell, with its insets: a code broken in two is not read. Runs stand one after the other without a space between their words. */
function widestWord(cell: TableCellText | undefined): number {
  const words = (cell?.lines ?? []).flatMap(({ runs }) =>
    runs.flatMap(({ text, size, bold }) =>
      text.split(/[ \t\r\n-]+/).map((word) => word.length * size * MM_OF_POINT * (bold ? 0.56 : 0.52)),
    ),
  );
  return Math.max(0, ...words) + CELL_INSET;
}

interface Grid {
  readonly name: string;
  readonly titles: readonly TableCellText[] | null;
  readonly rows: readonly (readonly TableCellText[])[];
  readonly weights: readonly number[];
  /** Column and share (0–1) of a bar over the cell, by row. */
  readonly bars?: { readonly column: number; readonly shares: readonly number[] };
}

function gridPiece(grid: Grid): Piece {
  const { name, titles, rows, weights, bars } = grid;
  const all = [...(titles ? [titles] : []), ...rows];
  const least = weights.map((_, i) => Math.max(0, ...all.map((cells) => widestWord(cells[i]))));
  const widthsOf = (width: number): number[] => columnWidths(weights, least, width);
  const heightsOf = (width: number): number[] => {
    const widths = widthsOf(width);
    return all.map((cells) => Math.max(...cells.map(({ lines }, i) => textHeight(lines, (widths[i] ?? 0) - CELL_INSET))) + 1.6);
  };
  const height = (width: number): number => heightsOf(width).reduce((sum, each) => sum + each, 0);
  return {
    height: (width) => height(width) + 2,
    draw: (x, y, width) => {
      const [widths, heights] = [widthsOf(width), heightsOf(width)];
      const box: Box = [x, y, width, height(width)];
      const shapes: Shape[] = [{ type: 'table', name, alternative: name, box, widths, heights, rows: all, header: titles !== null }];
      if (bars) {
        const left = x + widths.slice(0, bars.column).reduce((sum, each) => sum + each, 0) + 1;
        const room = (widths[bars.column] ?? 0) - 2;
        let top = y + (titles ? (heights[0] ?? 0) : 0);
        bars.shares.forEach((share, i) => {
          const tall = heights[i + (titles ? 1 : 0)] ?? 0;
          if (share > 0) shapes.push({ type: 'bar', box: [left, top + tall / 2 - 1.5, Math.min(1, share) * room, 3], colour: INK.accent });
          top += tall;
        });
      }
      return shapes;
    },
    cut: (width, room) => {
      const heights = heightsOf(width);
      let used = titles ? (heights[0] ?? 0) : 0;
      let kept = 0;
      while (kept < rows.length && used + (heights[kept + (titles ? 1 : 0)] ?? 0) + 2 <= room)
        used += heights[kept++ + (titles ? 1 : 0)] ?? 0;
      if (kept === 0 || kept === rows.length) return null;
      const part = (from: number, to: number): Piece =>
        gridPiece({ ...grid, rows: rows.slice(from, to), ...(bars ? { bars: { ...bars, shares: bars.shares.slice(from, to) } } : {}) });
      return [part(0, kept), part(kept, rows.length)];
    },
  };
}

export function picturePiece(picture: Picture, caption: string, most_mm: number): Piece {
  const size = (width: number): [number, number] => fitted(picture, width, most_mm);
  return {
    height: (width) => size(width)[1] + 7,
    draw: (x, y, width) => {
      const [wide, tall] = size(width);
      return [
        { type: 'picture', box: [x, y, wide, tall], picture },
        { type: 'text', name: 'Légende', box: [x, y + tall + 1, width, 5], lines: [{ runs: [run(caption, 10, { colour: INK.quiet })] }] },
      ];
    },
  };
}

const PHOTO_GAP = 6;

/** Side by side, three across at most; their captions under them. */
export function photosPiece(photos: readonly Picture[], across = Math.min(3, Math.max(2, photos.length))): Piece {
  const rows = Math.ceil(photos.length / across);
  const cellOfWidth = (width: number): number => (width - PHOTO_GAP * (across - 1)) / across;
  // as high as a slide lets so many rows be
  const tallOf = (width: number): number => Math.min(cellOfWidth(width) * 0.75, rows === 1 ? 88 : 52);
  return {
    height: (width) => rows * (tallOf(width) + 12),
    draw: (x, y, width) =>
      photos.flatMap((picture, i): Shape[] => {
        const [cell, tall] = [cellOfWidth(width), tallOf(width)];
        const [wide, high] = fitted(picture, cell, tall);
        const left = x + (i % across) * (cell + PHOTO_GAP);
        const top = y + Math.floor(i / across) * (tall + 12);
        return [
          { type: 'picture', box: [left, top + tall - high, wide, high], picture },
          {
            type: 'text',
            name: 'Légende',
            box: [left, top + tall + 1, cell, 9],
            lines: [{ runs: [run(picture.title, 10, { colour: INK.quiet })] }],
          },
        ];
      }),
  };
}

const cellOf = (runs: readonly Run[], align: Line['align'] = 'l', fill?: string): TableCellText => ({
  lines: [{ runs, align }],
  ...(fill ? { fill } : {}),
});
const titleCell = (text: string, align: Line['align'] = 'l', size = SMALL): TableCellText =>
  cellOf([run(text, size, { bold: true })], align, INK.band);

/** Maps and pictures are placed by the flow, which knows their size. */
export function blockPieces(block: ReportBlock, setting: Setting, narrow: boolean): Piece[] {
  const { report, say } = setting;
  switch (block.type) {
    case 'heading':
      return [textPiece(block.text, [{ runs: [run(block.text, 15, { bold: true, colour: INK.accent })] }])];
    case 'paragraph':
      return [textPiece('Texte', [{ runs: [run(block.text), ...originRuns(block.origin)] }])];
    case 'note':
      return [textPiece('Remarque', [{ runs: [run(block.text, 12)] }], block.tone === 'warning' ? 'FFF4E0' : INK.band)];
    case 'points':
      return [
        textPiece(
          say('office.points'),
          block.points.map(({ status, text, origin }) => ({
            bullet: true,
            runs: [
              run(`${text} (`),
              run(say(`office.point.${status}`), BODY, { bold: true, colour: status === 'ok' ? INK.accent : INK.warning }),
              run(')'),
              ...originRuns(origin),
            ],
          })),
        ),
      ];
    case 'facts':
      return block.form === 'tiles' && !narrow ? tiles(block.facts, report) : [factGrid(block, setting)];
    case 'table':
      return [tableGrid(block, report)];
    case 'bars': {
      const digits = block.decimals === undefined ? {} : { decimals: block.decimals };
      const most = Math.max(block.form === 'rows' ? block.most : 0, ...block.bars.map(({ value }) => value ?? 0)) || 1;
      const rows = block.bars.map(({ label, value, origin }) => [
        cellOf([run(label, 14)]),
        cellOf([]),
        cellOf(
          [run(formatQuantity({ value, unit: block.unit, ...digits }, report), 14, { bold: value !== null }), ...originRuns(origin)],
          'r',
        ),
      ]);
      return [
        gridPiece({
          name: block.caption,
          titles: null,
          rows,
          weights: [5, 4, 3],
          bars: { column: 1, shares: block.bars.map(({ value }) => (value ?? 0) / most) },
        }),
      ];
    }
    case 'timeline': {
      const titles = ['date', 'step', 'state'].map((name) => titleCell(say(`office.column.${name}`)));
      const rows = block.steps.map(({ date, label, done }) =>
        [formatDate(date), label, say(done ? 'office.step.done' : 'office.step.planned')].map((text) => cellOf([run(text, 14)])),
      );
      return [gridPiece({ name: block.caption, titles, rows, weights: [3, 6, 2] })];
    }
    case 'marks': {
      const rows = block.marks.map(({ label, present, origin }) => [
        cellOf([run(label, 14)]),
        cellOf([run(formatQuantity({ value: present, unit: null }, report), 14), ...originRuns(origin)], 'r'),
      ]);
      return [gridPiece({ name: block.caption, titles: null, rows, weights: [6, 4] })];
    }
    default:
      return [];
  }
}

function tiles(facts: readonly Fact[], report: Report): Piece[] {
  const cells = facts.map((fact): TableCellText => {
    const { figure, unit } = splitQuantity(fact, report);
    const beside = fact.beside ? `, ${formatQuantity(fact.beside, report)}` : '';
    const value =
      fact.value === null
        ? [run(figure, 14, { italic: true, colour: INK.quiet })]
        : [run(figure, typeof fact.value === 'string' ? 14 : 24, { bold: true }), run(`${unit ? `\u00a0${unit}` : ''}${beside}`, 12)];
    const detail: Line[] = fact.detail ? [{ runs: [run(fact.detail, SMALL, { colour: INK.quiet })] }] : [];
    return { lines: [{ runs: value }, { runs: [run(fact.label, SMALL, { colour: INK.quiet }), ...originRuns(fact.origin)] }, ...detail] };
  });
  const lines = Math.ceil(cells.length / 6);
  const each = Math.ceil(cells.length / Math.max(1, lines));
  return Array.from({ length: lines }, (_, i) => {
    const part = cells.slice(i * each, (i + 1) * each);
    const name = facts
      .slice(i * each, (i + 1) * each)
      .map(({ label }) => label)
      .join(', ');
    return gridPiece({ name, titles: null, rows: [part], weights: part.map(() => 1) });
  });
}

/** Values that are sentences take more room than figures. */
const LONG_VALUE = 24;

/** One size for a list; figures taken from tiles stay large. */
function factGrid({ facts, form }: FactsBlock, { report, say }: Setting): Piece {
  const values = facts.map((fact) => `${formatQuantity(fact, report)}${fact.beside ? `, ${formatQuantity(fact.beside, report)}` : ''}`);
  const isWordy = values.some((value) => value.length > LONG_VALUE);
  const rows = facts.map((fact, i) => [
    cellOf([run(lineLabel(fact.label, report), 14), ...(fact.detail ? [run(` (${fact.detail})`, SMALL, { colour: INK.quiet })] : [])]),
    cellOf(
      [run(values[i] as string, form === 'tiles' && typeof fact.value === 'number' ? 18 : 14, lookOf(fact)), ...originRuns(fact.origin)],
      'r',
    ),
  ]);
  return gridPiece({ name: say('office.key-figures'), titles: null, rows, weights: isWordy ? [3, 6] : [5, 4] });
}

const lookOf = ({ value }: Fact): Omit<Run, 'text' | 'size'> =>
  value === null || value === '' ? { italic: true, colour: INK.quiet } : typeof value === 'number' ? { bold: true } : {};

/** Columns from which letters get smaller, down to the smallest read from a seat. */
const MANY_COLUMNS = 10;

function tableGrid({ caption, columns, rows, total, plain }: TableBlock, report: Report): Piece {
  const align = columns.map(({ type }): Line['align'] => (type === 'number' ? 'r' : type === 'boolean' ? 'ctr' : 'l'));
  const size = columns.length >= MANY_COLUMNS ? 11 : SMALL;
  const line = ({ cells, origin, strong }: TableBlock['rows'][number], foot: boolean): TableCellText[] =>
    columns.map((column, i) => {
      const value = cells[i] ?? null;
      const missing = value === null || value === '';
      const look = { ...(foot || strong ? { bold: true } : {}), ...(missing ? { italic: true, colour: INK.quiet } : {}) };
      const text = foot && missing ? '' : formatCell(value, column, report, plain === true);
      return cellOf(
        [run(text, size, look), ...(i === columns.length - 1 ? originRuns(origin) : [])],
        align[i],
        foot ? INK.band : undefined,
      );
    });
  return gridPiece({
    name: caption,
    titles: plain ? null : columns.map((column, i) => titleCell(columnTitle(column), align[i], size)),
    rows: [...rows.map((row) => line(row, false)), ...(total ? [line(total, true)] : [])],
    weights: columns.map(({ weight }) => weight),
  });
}
