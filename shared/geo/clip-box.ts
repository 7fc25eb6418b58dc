/** Rings and lines cut to a box: Sutherland and Hodgman (1974) for rings, Liang and Barsky (1984) for lines. Flat coordinates in, flat coordinates out. */
import type { Bbox } from './geometry.ts';

/**
 * The part of a closed ring (first vertex repeated) inside a box, closed again; empty when nothing is left. A ring that leaves the box several times stays
 * one ring, joined along the box's edge: areas are right, edges along the box are not borders.
 */
export function clipRing(ring: ArrayLike<number>, box: Bbox): number[] {
  let from: number[] = [];
  for (let i = 0; i < ring.length - 2; i++) from.push(ring[i] as number);
  for (let side = 0; side < 4 && from.length > 0; side++) from = cutSide(from, side, box[side] as number);
  if (from.length < 6) return [];
  from.push(from[0] as number, from[1] as number);
  return from;
}

/** `side`: 0 left, 1 lower, 2 right, 3 upper, as in a box. */
function cutSide(open: readonly number[], side: number, limit: number): number[] {
  const axis = side & 1;
  const sign = side < 2 ? 1 : -1;
  const kept: number[] = [];
  const count = open.length;
  let px = open[count - 2] as number;
  let py = open[count - 1] as number;
  let before = sign * ((axis === 0 ? px : py) - limit);
  for (let i = 0; i < count; i += 2) {
    const x = open[i] as number;
    const y = open[i + 1] as number;
    const now = sign * ((axis === 0 ? x : y) - limit);
    if (before >= 0 !== now >= 0) {
      const share = before / (before - now);
      if (axis === 0) kept.push(limit, py + share * (y - py));
      else kept.push(px + share * (x - px), limit);
    }
    if (now >= 0) kept.push(x, y);
    px = x;
    py = y;
    before = now;
  }
  return kept;
}

/** The pieces of a line inside a box, in its order. */
export function clipLine(line: ArrayLike<number>, box: Bbox): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x1, y1, x2, y2] = [line[i] as number, line[i + 1] as number, line[i + 2] as number, line[i + 3] as number];
    const inside = segmentInBox(x1, y1, x2, y2, box);
    if (inside === null) continue;
    const [start, end] = inside;
    if (piece.length === 0 || start > 0) {
      if (piece.length > 0) pieces.push(piece);
      piece = [x1 + start * (x2 - x1), y1 + start * (y2 - y1)];
    }
    piece.push(x1 + end * (x2 - x1), y1 + end * (y2 - y1));
    if (end < 1) {
      pieces.push(piece);
      piece = [];
    }
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

/** Where a segment enters and leaves a box, from 0 at its start to 1 at its end; null where it misses it. */
export function segmentInBox(x1: number, y1: number, x2: number, y2: number, box: Bbox): readonly [number, number] | null {
  const dx = x2 - x1;
  const dy = y2 - y1;
  let enter = 0;
  let leave = 1;
  for (let side = 0; side < 4; side++) {
    const sign = side < 2 ? 1 : -1;
    const across = sign * ((side & 1) === 0 ? dx : dy);
    const within = sign * (((side & 1) === 0 ? x1 : y1) - (box[side] as number));
    if (across === 0) {
      if (within < 0) return null;
      continue;
    }
    const at = -within / across;
    if (across > 0) enter = Math.max(enter, at);
    else leave = Math.min(leave, at);
  }
  return enter <= leave ? [enter, leave] : null;
}
