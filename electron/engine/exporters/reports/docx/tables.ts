/** Tables in Word: the titles are repeated on each page, no row is cut in two. */
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { INK } from './looks.ts';

export interface CellText {
  readonly runs: readonly TextRun[];
  readonly align?: 'left' | 'right' | 'center';
  readonly style?: 'TableText' | 'KeyFigure';
  /** More lines under the first. */
  readonly below?: readonly (readonly TextRun[])[];
  /** 0–1: the cell is a bar of this length. */
  readonly bar?: number;
  readonly band?: boolean;
  /** What it says, to leave room for its longest word. */
  readonly words?: string;
}
export interface TableText {
  readonly titles: readonly CellText[] | null;
  readonly rows: readonly (readonly CellText[])[];
  /** Any scale. */
  readonly weights: readonly number[];
  /** Twips. */
  readonly width: number;
}

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: INK.line };
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;
/** Rows of a table that is kept on one page. */
const SMALL = 12;
const CELL_MARGIN = 70;
/** Twips of a letter at 9 points, bold and wide. */
const LETTER = 105;

export function table({ titles, rows, weights, width }: TableText): Table {
  const widths = columnWidths({ titles, rows, weights, width });
  const line = (cells: readonly CellText[], header: boolean, keepNext: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: header,
      children: cells.map((content, i) => cell(content, widths[i] ?? 0, header, keepNext)),
    });
  return new Table({
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: LINE, bottom: LINE, left: NONE, right: NONE, insideHorizontal: LINE, insideVertical: NONE },
    margins: { top: 40, bottom: 40, left: CELL_MARGIN, right: CELL_MARGIN },
    rows: [
      ...(titles ? [line(titles, true, true)] : []),
      ...rows.map((cells, i) => line(cells, false, rows.length <= SMALL && i < rows.length - 1)),
    ],
  });
}

/** Pictures side by side: a table without lines, its rows whole on a page. */
export function pictureGrid(rows: readonly (readonly Paragraph[])[][], width: number): Table {
  const across = rows[0]?.length ?? 1;
  const each = Math.round(width / across);
  const borders = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
  return new Table({
    width: { size: each * across, type: WidthType.DXA },
    columnWidths: new Array<number>(across).fill(each),
    layout: TableLayoutType.FIXED,
    borders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((children) => new TableCell({ width: { size: each, type: WidthType.DXA }, children: [...children] })),
        }),
    ),
  });
}

/** By weight, but wide enough for the longest word of each column: a code or « renseigné » broken in two is not read. */
function columnWidths({ titles, rows, weights, width }: TableText): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const least = weights.map((_, i) =>
    [...(titles ? [titles] : []), ...rows].reduce((most, cells) => Math.max(most, wordLength(cells[i])), 0),
  );
  const wanted = weights.map((weight, i) => Math.max((weight / whole) * width, (least[i] ?? 0) * LETTER + 2 * CELL_MARGIN));
  const spare = wanted.map((each, i) => each - ((least[i] ?? 0) * LETTER + 2 * CELL_MARGIN));
  const over = wanted.reduce((sum, each) => sum + each, 0) - width;
  const give = spare.reduce((sum, each) => sum + each, 0);
  return wanted.map((each, i) =>
    Math.round(over > give ? (each / (width + over)) * width : each - (give > 0 ? (over * (spare[i] as number)) / give : 0)),
  );
}

function wordLength(cell: CellText | undefined): number {
  if (!cell || cell.style === 'KeyFigure') return 0;
  return cell.words ? Math.max(0, ...cell.words.split(/[\s-]+/u).map((word) => word.length)) : 0;
}

function cell(
  { runs, align = 'left', style = 'TableText', below = [], bar, band }: CellText,
  width: number,
  header: boolean,
  keepNext: boolean,
): TableCell {
  const paragraphs =
    bar === undefined
      ? [
          new Paragraph({ style, keepNext, alignment: ALIGN[align], children: [...runs] }),
          ...below.map((line) => new Paragraph({ style: 'TableText', keepNext, alignment: ALIGN[align], children: [...line] })),
        ]
      : [barParagraph(bar, width - 2 * CELL_MARGIN, keepNext)];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(header || band ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: INK.band } } : {}),
    children: paragraphs,
  });
}

/** The ground of a paragraph, as long as the value: no picture, and it stays when the text is changed. */
function barParagraph(share: number, width: number, keepNext: boolean): Paragraph {
  const kept = Math.min(1, Math.max(0, share));
  if (kept === 0) return new Paragraph({ style: 'TableText', keepNext });
  return new Paragraph({
    style: 'TableText',
    keepNext,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: INK.accent },
    indent: { right: Math.round((1 - kept) * width) },
    children: [new TextRun({ text: '\u00a0', size: 14 })],
  });
}
