/** What is taken on the page, and by whom: boxes by cell, so that each test looks at its neighbours only. */
import type { Box } from '../frame-view.ts';

/** Owners of what cannot move, all below zero: furniture; symbols, which a thin line may run over where there is no other way. */
export const FIXED = -1;
export const SYMBOL = -2;

const CELL_MM = 6;
const ROW = 1 << 15;

export class Occupancy {
  private readonly frame: Box;
  private readonly cells = new Map<number, number[]>();
  private readonly boxes: Box[] = [];
  private readonly owners: number[] = [];
  private readonly byOwner = new Map<number, number[]>();

  constructor(frame: Box) {
    this.frame = frame;
  }

  add(box: Box, owner: number): void {
    const index = this.boxes.push(box) - 1;
    this.owners.push(owner);
    if (owner < SYMBOL || owner >= 0) {
      const own = this.byOwner.get(owner);
      if (own) own.push(index);
      else this.byOwner.set(owner, [index]);
    }
    for (const key of keysOf(box)) {
      const list = this.cells.get(key);
      if (list) list.push(index);
      else this.cells.set(key, [index]);
    }
  }

  remove(owner: number): void {
    for (const index of this.byOwner.get(owner) ?? []) {
      for (const key of keysOf(this.boxes[index] as Box)) {
        const list = this.cells.get(key);
        if (list) list.splice(list.indexOf(index), 1);
      }
    }
    this.byOwner.delete(owner);
  }

  inFrame(boxes: readonly Box[]): boolean {
    const [frameX, frameY, frameWidth, frameHeight] = this.frame;
    return boxes.every(
      ([x, y, width, height]) => x >= frameX && y >= frameY && x + width <= frameX + frameWidth && y + height <= frameY + frameHeight,
    );
  }

  isFree(boxes: readonly Box[]): boolean {
    return this.inFrame(boxes) && boxes.every((box) => this.firstOwner(box) === null);
  }

  /** Owners of what these boxes would cover; null where something cannot move, or the frame ends. */
  movable(boxes: readonly Box[], overSymbols = false): Set<number> | null {
    if (!this.inFrame(boxes)) return null;
    const found = new Set<number>();
    for (const [x, y, width, height] of boxes) {
      for (const key of keysOf([x, y, width, height])) {
        for (const index of this.cells.get(key) ?? []) {
          const [ox, oy, ow, oh] = this.boxes[index] as Box;
          if (!(x < ox + ow && ox < x + width && y < oy + oh && oy < y + height)) continue;
          const owner = this.owners[index] as number;
          if (owner === SYMBOL && overSymbols) continue;
          if (owner < 0) return null;
          found.add(owner);
        }
      }
    }
    return found;
  }

  /** Whether a line meets anything taken. Looked at every third of a millimetre. */
  isCrossed(x0: number, y0: number, x1: number, y1: number): boolean {
    const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) * 3));
    for (let i = 0; i <= steps; i++) {
      const x = x0 + ((x1 - x0) * i) / steps;
      const y = y0 + ((y1 - y0) * i) / steps;
      for (const index of this.cells.get(keyOf(Math.floor(x / CELL_MM), Math.floor(y / CELL_MM))) ?? []) {
        const [ox, oy, ow, oh] = this.boxes[index] as Box;
        if (x > ox && x < ox + ow && y > oy && y < oy + oh) return true;
      }
    }
    return false;
  }

  private firstOwner([x, y, width, height]: Box): number | null {
    for (const key of keysOf([x, y, width, height])) {
      const list = this.cells.get(key);
      if (!list) continue;
      for (const index of list) {
        const [ox, oy, ow, oh] = this.boxes[index] as Box;
        if (x < ox + ow && ox < x + width && y < oy + oh && oy < y + height) return this.owners[index] as number;
      }
    }
    return null;
  }
}

const keyOf = (i: number, j: number): number => (i + ROW / 2) * ROW + j + ROW / 2;

function keysOf([x, y, width, height]: Box): number[] {
  const keys: number[] = [];
  const [right, bottom] = [Math.floor((x + width) / CELL_MM), Math.floor((y + height) / CELL_MM)];
  for (let i = Math.floor(x / CELL_MM); i <= right; i++) for (let j = Math.floor(y / CELL_MM); j <= bottom; j++) keys.push(keyOf(i, j));
  return keys;
}
