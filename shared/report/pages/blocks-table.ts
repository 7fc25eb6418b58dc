/** Tables as pieces of the flow: broken between rows, the titles of the columns set again on every page. */
import { type DrawingNode, line, path, solid, tagged } from '../../cartography/drawing.ts';
import { polylinePath, rectanglePath } from '../../cartography/path.ts';
import { type TextStyle, textWidth } from '../../cartography/text.ts';
import { columnWidths } from '../columns.ts';
import { columnTitle, formatCell } from '../format.ts';
import type { Report, TableBlock, TableColumn, TableRow } from '../model.ts';
import { MARK_SIZE, originMark, swatchNode } from './origin.ts';
import { lineHeight, type Piece, piece, setText, type Wrap } from './piece.ts';
import { INK, px, TYPE } from './sheet.ts';

interface Columns {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
}

const GAP = px(8);
const PAD = px(3);
const SWATCH = px(14);
const isRight = ({ type }: TableColumn): boolean => type === 'number' || type === 'boolean';

/** Rows looked at for the widest word: later ones may still be broken inside a word. */
const LOOKED_AT = 400;

function columnsOf(block: TableBlock, report: Report, width: number): Columns {
  const marks = block.rows.some(({ origin }) => origin) ? MARK_SIZE + GAP : 0;
  const room = width - marks - GAP * (block.columns.length - 1);
  const least = block.columns.map((column, index) => widestWord(column, index, block, report));
  const weights = block.columns.map(({ weight }) => weight);
  const widths = columnWidths(weights, least, room);
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((total, one) => total + one + GAP, 0));
  return { widths, lefts };
}

function widestWord(column: TableColumn, index: number, block: TableBlock, report: Report): number {
  const plain = block.plain === true;
  const style = plain ? TYPE.body : TYPE.cellStrong;
  const edge = plain ? (index === 0 && block.rows.some(({ swatch }) => swatch) ? SWATCH + px(7) : 0) : Math.abs(inset(index, block));
  const words = (text: string, { face, size }: TextStyle): number =>
    Math.max(0, ...text.split(/[ \t\r\n]+/).map((word) => textWidth(word, face, size)));
  const head = plain ? 0 : words(columnTitle(column), TYPE.cellHead) + (column.origin ? MARK_SIZE + px(3) : 0);
  let widest = head;
  for (const { cells } of block.rows.slice(0, LOOKED_AT)) {
    const said = formatCell(cells[index] ?? null, column, report, plain);
    widest = Math.max(widest, words(said, style));
  }
  // A hair more, for what rounding takes.
  return widest + edge + 0.05;
}

export function tablePieces(block: TableBlock, report: Report, width: number, id: string): Piece[] {
  const columns = columnsOf(block, report, width);
  const wraps: Wrap[] = [{ id, tag: { role: 'table' } }];
  const head = block.plain ? null : headPiece(block, columns, width, wraps);
  const rows = [...block.rows.map((row) => ({ row, isTotal: false })), ...(block.total ? [{ row: block.total, isTotal: true }] : [])];
  const pieces = rows.map(({ row, isTotal }, index) => {
    const made = rowPiece(row, block, report, columns, width, wraps, isTotal);
    // Neither the first row nor the last stands alone on a page.
    const keep = rows.length > 1 && (index === 0 || index === rows.length - 2);
    return { ...made, keep, ...(head ? { again: head } : {}) };
  });
  if (!head) return pieces;
  const [first, ...others] = pieces;
  const { again: _, ...withoutHead } = first ?? { again: head };
  return first ? [{ ...head, keep: true, before: px(4) }, withoutHead as Piece, ...others] : [{ ...head, before: px(4) }];
}

function headPiece(block: TableBlock, columns: Columns, width: number, wraps: readonly Wrap[]): Piece {
  const markRoom = MARK_SIZE + px(3);
  const set = block.columns.map((column, index) =>
    setText(columnTitle(column), TYPE.cellHead, (columns.widths[index] ?? 0) - (column.origin ? markRoom : 0)),
  );
  const height = Math.max(...set.map((one) => one.height)) + PAD * 2;
  const step = lineHeight(TYPE.cellHead);
  return piece(
    height,
    (x, top) => [
      path(rectanglePath(x, top, width, height), solid(INK.ground)),
      tagged(
        { role: 'row' },
        'entete',
        set.map((one, index) => {
          const column = block.columns[index] as TableColumn;
          const y = top + height - PAD - one.height;
          const shift = inset(index, block);
          const left = x + (columns.lefts[index] ?? 0) + Math.max(0, shift);
          const right = x + (columns.lefts[index] ?? 0) + (columns.widths[index] ?? 0) + Math.min(0, shift);
          const last = one.lines.at(-1) ?? '';
          // The letter stands after the last word, on the side where the figures end.
          const markLeft = isRight(column) ? right - MARK_SIZE : left + textWidth(last, TYPE.cellHead.face, TYPE.cellHead.size) + px(3);
          const words = isRight(column) ? one.draw(right - (column.origin ? markRoom : 0), y, 'end') : one.draw(left, y);
          const mark = column.origin ? originMark(column.origin, markLeft, top + height - PAD - step, step) : [];
          return tagged({ role: 'header-cell', scope: 'column' }, column.key, [...words, ...mark]);
        }),
      ),
    ],
    { wraps },
  );
}

/** A grey ground needs air at both its ends. */
const inset = (index: number, { columns }: TableBlock): number => (index === 0 ? px(4) : index === columns.length - 1 ? -px(4) : 0);

function rowPiece(
  row: TableRow,
  block: TableBlock,
  report: Report,
  { lefts, widths }: Columns,
  width: number,
  wraps: readonly Wrap[],
  isTotal: boolean,
): Piece {
  const plain = block.plain === true;
  const style: TextStyle = plain ? TYPE.body : row.strong || isTotal ? TYPE.cellStrong : TYPE.cell;
  const swatch = row.swatch ? SWATCH + px(7) : 0;
  const set = block.columns.map((column, index) => {
    const value = row.cells[index] ?? null;
    const own = index === 0 ? swatch : 0;
    const isBlank = value === null && isTotal;
    const words = isBlank ? '' : formatCell(value, column, report, plain);
    const face = value === null ? { ...style, colour: INK.faint } : plain && (row.strong || isTotal) ? { ...TYPE.strong } : style;
    const indent = plain ? 0 : inset(index, block);
    return { text: setText(words, face, (widths[index] ?? 0) - own - Math.abs(indent)), column, own, indent, words };
  });
  const pad = plain ? PAD : px(2.5);
  const height = Math.max(...set.map(({ text }) => text.height)) + pad * 2;
  return piece(
    height,
    (x, top) => [
      ...(isTotal ? [rule(x, top, width, INK.control)] : []),
      ...(row.swatch ? [swatchNode(row.swatch, x, top + pad + lineHeight(style) / 2, SWATCH, px(10))] : []),
      tagged(
        { role: 'row' },
        isTotal ? 'total' : 'ligne',
        set
          .map(({ text, column, own, indent }, index) =>
            tagged(
              index === 0 ? { role: 'header-cell', scope: 'row' } : { role: 'cell' },
              column.key,
              isRight(column)
                ? text.draw(x + (lefts[index] ?? 0) + (widths[index] ?? 0) + Math.min(0, indent), top + pad, 'end')
                : text.draw(x + (lefts[index] ?? 0) + own + Math.max(0, indent), top + pad),
            ),
          )
          .concat(
            row.origin
              ? [tagged({ role: 'cell' }, 'origine', originMark(row.origin, x + width - MARK_SIZE, top + pad, lineHeight(style)))]
              : [],
          ),
      ),
      rule(x, top + height, width, INK.line),
    ],
    { wraps },
  );
}

const rule = (x: number, y: number, width: number, colour: string): DrawingNode =>
  path(
    polylinePath([
      [x, y],
      [x + width, y],
    ]),
    null,
    line(colour, px(1)),
  );
