/** Laws of the page flow: nothing lost, nothing over the edge, column titles on every page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gathered, type PageRoom, paginate, stacked } from '../../../shared/report/pages/flow.ts';
import { type Piece, piece } from '../../../shared/report/pages/piece.ts';

const room = (page: number): PageRoom => ({ top: page === 0 ? 40 : 20, bottom: 270 });
const head = piece(8, () => []);

interface Given {
  readonly height: number;
  readonly before: number;
  readonly keep: boolean;
  readonly again: boolean;
  readonly newPage: boolean;
}
const given: fc.Arbitrary<Given> = fc.record({
  height: fc.double({ min: 0.5, max: 120, noNaN: true }),
  before: fc.double({ min: 0, max: 6, noNaN: true }),
  keep: fc.boolean(),
  again: fc.boolean(),
  newPage: fc.boolean(),
});
const made = ({ height, before, keep, again, newPage }: Given): Piece =>
  piece(height, () => [], { before, keep, newPage, ...(again ? { again: head } : {}) });

describe('pages', () => {
  it('hold every piece once, in its order, without overlap, and none over the edge', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 60 }), (list) => {
        const pieces = list.map(made);
        const pages = paginate(pieces, room);
        expect(pages.flatMap((page) => page.map((one) => one.piece)).filter((one) => one !== head)).toEqual(pieces);
        for (const [index, page] of pages.entries()) {
          let y = room(index).top;
          for (const { piece: one, top } of page) {
            expect(top).toBeGreaterThanOrEqual(y - 1e-9);
            y = top + one.height;
            // 8 is the height of the titles that come again: only a piece that leaves them no room may run over
            if (one.height + 8 <= room(index).bottom - room(index).top) expect(y).toBeLessThanOrEqual(room(index).bottom + 1e-9);
          }
        }
      }),
    );
  });

  it('set the titles of a table again where a page begins with one of its rows, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 60 }), (list) => {
        for (const page of paginate(list.map(made), room)) {
          const first = page[0]?.piece;
          const begins = first === head ? page[1]?.piece : first;
          expect(first === head).toBe(begins?.again === head);
          expect(page.slice(1).every(({ piece: one }) => one !== head)).toBe(true);
        }
      }),
    );
  });

  it('keep a title with what follows it as long as both fit on a page', () => {
    const body = piece(60, () => []);
    const title = piece(10, () => [], { keep: true });
    const pages = paginate([piece(200, () => []), title, body], room);
    expect(pages.map((page) => page.map((one) => one.piece))).toEqual([[expect.anything()], [title, body]]);
  });

  it('begin where a section asks for it, and not with an empty page', () => {
    const first = piece(10, () => [], { newPage: true });
    const second = piece(10, () => [], { newPage: true });
    expect(paginate([first, second], room).map((page) => page.length)).toEqual([1, 1]);
  });
});

describe('parts of the document', () => {
  it('are one group however many pieces they have on a page', () => {
    const section = { id: 'sites', tag: { role: 'section' as const } };
    const table = { id: 'sites-1', tag: { role: 'table' as const } };
    const pieces = [
      piece(5, () => [], { wraps: [section] }),
      piece(5, () => [], { wraps: [section, table] }),
      piece(5, () => [], { wraps: [section, table] }),
      piece(5, () => []),
    ];
    const nodes = gathered(stacked(pieces).placed, 0);
    expect(nodes.map((node) => node.type === 'group' && [node.name, node.children.length])).toEqual([['sites', 1]]);
  });
});
