/** Pieces of the flow: what is set on the page from top to bottom and never broken inside. */
import type { DrawingNode, Tag } from '../../cartography/drawing.ts';
import { CAP_HEIGHT, type TextStyle, textNode, textWidth, wrapText } from '../../cartography/text.ts';
import { LEADING } from './sheet.ts';

/** A part of the document that several pieces stand in: a section, a table, a list. */
export interface Wrap {
  readonly id: string;
  readonly tag: Tag;
}

export interface Piece {
  readonly height: number;
  /** Left empty above, but at the top of a page. */
  readonly before: number;
  /** Stands on the page of the next piece. */
  readonly keep: boolean;
  /** Begins a page. */
  readonly newPage?: boolean;
  readonly wraps: readonly Wrap[];
  /** Set again where a page begins with this piece: the titles of a table's columns. */
  readonly again?: Piece;
  draw(x: number, top: number): DrawingNode[];
}

export function piece(height: number, draw: Piece['draw'], more: Partial<Omit<Piece, 'height' | 'draw'>> = {}): Piece {
  return { before: 0, keep: false, wraps: [], height, draw, ...more };
}

/** Baseline of a line whose box begins at `top`. */
export const baselineIn = (top: number, { size }: TextStyle): number => top + (size * LEADING) / 2 + (size * CAP_HEIGHT) / 2;
export const lineHeight = ({ size }: TextStyle): number => size * LEADING;

export interface SetText {
  readonly height: number;
  readonly lines: readonly string[];
  draw(x: number, top: number, anchor?: 'start' | 'middle' | 'end'): DrawingNode[];
}

/** A text broken to a width, in the line height of the page. */
export function setText(text: string, style: TextStyle, width: number, most = Number.POSITIVE_INFINITY): SetText {
  const all = wrapText(text, style.face, style.size, width).flatMap((one) => brokenWord(one, style, width));
  const lines = all.length > most ? [...all.slice(0, most - 1), `${(all[most - 1] as string).replace(/[\s,;.]+$/u, '')}…`] : all;
  const step = lineHeight(style);
  return {
    height: Math.max(1, lines.length) * step,
    lines,
    draw: (x, top, anchor = 'start') => lines.map((part, index) => textNode(part, x, baselineIn(top + index * step, style), style, anchor)),
  };
}

/** A word wider than its column (an address, a code) is broken anywhere rather than run over its neighbour. */
function brokenWord(lineText: string, style: TextStyle, width: number): string[] {
  if (lineText.includes(' ') || wrapText(lineText, style.face, style.size, width).length === 0) return [lineText];
  const lines: string[] = [];
  let current = '';
  for (const character of lineText) {
    if (current !== '' && isWider(current + character, style, width)) {
      lines.push(current);
      current = character;
    } else current += character;
  }
  return current === '' ? lines : [...lines, current];
}

const isWider = (text: string, style: TextStyle, width: number): boolean => textWidth(text, style.face, style.size) > width;
