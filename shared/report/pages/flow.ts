/** Pieces on pages: kept with what follows them, column titles repeated, parts of the document gathered for readers of the screen. */
import { type DrawingNode, tagged } from '../../cartography/drawing.ts';
import type { Piece } from './piece.ts';

export interface PlacedPiece {
  readonly piece: Piece;
  readonly top: number;
}
export interface PageRoom {
  readonly top: number;
  readonly bottom: number;
}

/** `roomOf(page)`: where the flow stands on a page, from 0. A piece higher than a page stands alone and runs over: nothing is dropped. */
export function paginate(pieces: readonly Piece[], roomOf: (page: number) => PageRoom): PlacedPiece[][] {
  const pages: PlacedPiece[][] = [[]];
  let page = 0;
  let y = roomOf(0).top;
  const isFresh = (): boolean => (pages[page] as PlacedPiece[]).length === 0;
  const turn = (): void => {
    pages.push([]);
    page += 1;
    y = roomOf(page).top;
  };
  const put = (piece: Piece): void => {
    const top = y + (isFresh() ? 0 : piece.before);
    (pages[page] as PlacedPiece[]).push({ piece, top });
    y = top + piece.height;
  };
  let index = 0;
  while (index < pieces.length) {
    let end = index;
    while (end < pieces.length - 1 && pieces[end]?.keep) end += 1;
    const run = pieces.slice(index, end + 1);
    if (run[0]?.newPage && !isFresh()) turn();
    const needed = run.reduce((sum, { before, height }, at) => sum + height + (at === 0 && isFresh() ? 0 : before), 0);
    const again = run[0]?.again?.height ?? 0;
    const { top, bottom } = roomOf(page + 1);
    if (!isFresh() && y + needed > roomOf(page).bottom && needed + again - (run[0]?.before ?? 0) <= bottom - top) turn();
    for (const piece of run) {
      if (!isFresh() && y + piece.before + piece.height > roomOf(page).bottom) turn();
      if (isFresh() && piece.again) put(piece.again);
      put(piece);
    }
    index = end + 1;
  }
  return pages;
}

/** The nodes of placed pieces, each part of the document (a section, a table) one group however many pieces it has here. */
export function gathered(placed: readonly PlacedPiece[], x: number, depth = 0): DrawingNode[] {
  const nodes: DrawingNode[] = [];
  let index = 0;
  while (index < placed.length) {
    const one = placed[index] as PlacedPiece;
    const wrap = one.piece.wraps[depth];
    if (!wrap) {
      nodes.push(...one.piece.draw(x, one.top));
      index += 1;
      continue;
    }
    let end = index;
    while (end < placed.length && placed[end]?.piece.wraps[depth]?.id === wrap.id) end += 1;
    nodes.push(tagged(wrap.tag, wrap.id, gathered(placed.slice(index, end), x, depth + 1)));
    index = end;
  }
  return nodes;
}

/** Pieces stacked without a page: the content of a column. */
export function stacked(pieces: readonly Piece[]): { readonly height: number; readonly placed: readonly PlacedPiece[] } {
  let y = 0;
  const placed = pieces.map((piece, index) => {
    const top = y + (index === 0 ? 0 : piece.before);
    y = top + piece.height;
    return { piece, top };
  });
  return { height: y, placed };
}
