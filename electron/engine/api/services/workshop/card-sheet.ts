/** Cards as A4 pages to cut, ten a page: name, code, how to vote; a QR code of one's own where the room's address is known. Millimetres. */
import { type Drawing, type DrawingNode, group, line, path, solid, tagged } from '../../../../../shared/cartography/drawing.ts';
import { polylinePath, rectanglePath } from '../../../../../shared/cartography/path.ts';
import { fitText, textNode, textWidth, wrapText } from '../../../../../shared/cartography/text.ts';
import type { VotingCard } from '../../../../../shared/domain/workshop.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import { qrRows } from '../../../room/qr.ts';
import { spaced } from './cards.ts';

const PAGE = { width: 210, height: 297 };
const CARD = { width: 95, height: 55, columns: 2, rows: 5 };
const LEFT = (PAGE.width - CARD.width * CARD.columns) / 2;
const TOP = (PAGE.height - CARD.height * CARD.rows) / 2;
const INSET = 5;
const QR = 36;
const QUIET = 4;
/** Of lines, in sizes of their letters. */
const LEADING = 1.25;
const INK = '#161F22';
const GREY = '#4D5B5E';
const STEP = { face: 'IBMPlexSans-Regular', size: 3, colour: GREY } as const;

export interface SheetFacts {
  readonly title: string;
  /** Of the room; null: not open yet, and the cards show the code alone. */
  readonly url: string | null;
  readonly language: 'fr' | 'en';
}

export function cardPages(cards: readonly VotingCard[], facts: SheetFacts, text: Translate): Drawing[] {
  const each = CARD.columns * CARD.rows;
  const pages = Array.from({ length: Math.ceil(cards.length / each) }, (_, page) => cards.slice(page * each, (page + 1) * each));
  return pages.map((some) => ({
    ...{ width_mm: PAGE.width, height_mm: PAGE.height, language: facts.language },
    ...{ title: text('cards.title', { title: facts.title }), description: text('cards.description') },
    children: [
      tagged({ role: 'decoration' }, 'cuts', cuts(Math.ceil(some.length / CARD.columns))),
      ...some.map((card, index) => {
        const [x, y] = [LEFT + (index % CARD.columns) * CARD.width, TOP + Math.floor(index / CARD.columns) * CARD.height];
        return tagged({ role: 'section' }, `card-${card.number}`, cardAt(x, y, card, facts, text), [x, y, CARD.width, CARD.height]);
      }),
    ],
  }));
}

/** Dashed, through the whole page: one cut serves all cards. */
function cuts(rows: number): DrawingNode[] {
  const across = Array.from({ length: rows + 1 }, (_, row) => TOP + row * CARD.height);
  const down = Array.from({ length: CARD.columns + 1 }, (_, column) => LEFT + column * CARD.width);
  const stroke = line(GREY, 0.15, [1.5, 1.5]);
  const bottom = TOP + rows * CARD.height;
  return [
    ...across.map((y) =>
      path(
        polylinePath([
          [LEFT - 3, y],
          [PAGE.width - LEFT + 3, y],
        ]),
        null,
        stroke,
      ),
    ),
    ...down.map((x) =>
      path(
        polylinePath([
          [x, TOP - 3],
          [x, bottom + 3],
        ]),
        null,
        stroke,
      ),
    ),
  ];
}

function cardAt(x: number, y: number, card: VotingCard, { title, url }: SheetFacts, text: Translate): DrawingNode[] {
  const width = CARD.width - 2 * INSET - (url === null ? 0 : QR + 3);
  const [left, top] = [x + INSET, y + INSET];
  const name = card.name ?? text('cards.number', { number: card.number });
  const steps = wrapText(text(url === null ? 'cards.steps.code' : 'cards.steps.scan'), STEP.face, STEP.size, width);
  const code = { face: 'IBMPlexSans-SemiBold', size: fittingSize(spaced(card.code), width, 8), colour: INK } as const;
  const named = { face: 'IBMPlexSans-SemiBold', size: 4, colour: INK } as const;
  const [first = '', ...others] = wrapText(name, named.face, named.size, width);
  const names = others.length === 0 ? [first] : [first, fitText(others.join(' '), named.face, named.size, width)];
  const words = (
    at: number,
    lines: readonly string[],
    style: { face: typeof STEP.face | typeof code.face; size: number; colour: string },
  ) =>
    tagged(
      { role: 'paragraph' },
      'words',
      lines.map((one, index) => textNode(one, left, top + at + index * style.size * LEADING, style)),
    );
  return [
    words(3, [fitText(title, STEP.face, STEP.size, width)], STEP),
    words(8.5, names, named),
    words(8.5 + names.length * named.size * LEADING, card.group === null ? [] : [fitText(card.group, STEP.face, STEP.size, width)], STEP),
    words(27, [spaced(card.code)], code),
    words(32, steps.slice(0, 5), STEP),
    ...(url === null
      ? []
      : [qrAt(x + CARD.width - INSET - QR, y + (CARD.height - QR) / 2, `${url}#${card.code}`, text('cards.qr', { name }))]),
  ];
}

function fittingSize(words: string, width: number, most: number): number {
  return Math.min(most, (most * width) / textWidth(words, 'IBMPlexSans-SemiBold', most));
}

/** Black on white, four modules of quiet around; a run of modules is one rectangle. */
function qrAt(x: number, y: number, link: string, alternative: string): DrawingNode {
  const rows = qrRows(link);
  const module = QR / (rows.length + 2 * QUIET);
  const runs = rows.flatMap((row, at) =>
    [...row.matchAll(/1+/g)].flatMap(({ 0: run, index }) =>
      rectanglePath(x + (index + QUIET) * module, y + (at + QUIET) * module, run.length * module, module),
    ),
  );
  return tagged({ role: 'figure', alternative }, 'qr', [group('modules', [path(runs, solid('#000000'))])]);
}
