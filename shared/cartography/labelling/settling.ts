/**
 * Who stands where: each name in turn takes its best free place; one without may move others that have places elsewhere, and those others again, as far
 * as everyone still stands. What was tried in vain is undone.
 */
import type { Box } from '../frame-view.ts';
import type { Place } from './name.ts';
import type { Occupancy } from './occupancy.ts';

/** How many names one may move at once, and how far the moving may spread. */
const MOST_MOVED = 2;
const DEPTH = 3;
/** Owner of what is being kept free. */
const WALL = -3;

export class Settling {
  /** Index of the place each name took, or −1. */
  readonly at: number[];
  private readonly places: readonly (readonly Place[])[];
  private readonly taken: Occupancy;
  private readonly journal: [name: number, before: number][] = [];
  private budget = 0;

  /** `places` of each name, best first. Names are numbered by their order, and own their boxes in `taken` under that number. */
  constructor(places: readonly (readonly Place[])[], taken: Occupancy) {
    this.places = places;
    this.taken = taken;
    this.at = places.map(() => -1);
  }

  takeFirstFree(name: number): boolean {
    const at = (this.places[name] as readonly Place[]).findIndex(({ boxes }) => this.taken.isFree(boxes));
    if (at >= 0) this.move(name, at);
    return at >= 0;
  }

  /** Takes a place of others that can stand elsewhere. `budget`: places looked at before it is given up. */
  makeRoom(name: number, budget: number): boolean {
    this.budget = budget;
    return this.settle(name, DEPTH, new Set());
  }

  /** Frees these boxes, and these small ones of a line, which may run over symbols, if those who stand there can go elsewhere. False leaves all as it was. */
  clear(boxes: readonly Box[], line: readonly Box[]): boolean {
    const under = this.taken.movable(boxes);
    const across = under && under.size <= MOST_MOVED ? this.taken.movable(line, true) : null;
    if (!under || !across) return false;
    const inTheWay = new Set([...under, ...across]);
    if (inTheWay.size > MOST_MOVED) return false;
    const before = [...inTheWay].map((name) => [name, this.at[name] as number] as const);
    for (const [name] of before) this.move(name, -1);
    for (const box of [...boxes, ...line]) this.taken.add(box, WALL);
    const done = before.every(([name]) => this.takeFirstFree(name));
    this.taken.remove(WALL);
    if (!done) for (const [name, at] of before) this.move(name, at);
    return done;
  }

  /** Where the moves stand now, for `undo`. */
  mark(): number {
    return this.journal.length;
  }

  undo(mark: number): void {
    while (this.journal.length > mark) {
      const [name, before] = this.journal.pop() as [number, number];
      this.stand(name, before);
    }
  }

  private settle(name: number, depth: number, settled: ReadonlySet<number>): boolean {
    const own = new Set(settled).add(name);
    for (const [index, { boxes }] of (this.places[name] as readonly Place[]).entries()) {
      if (this.budget-- < 0) return false;
      const inTheWay = this.taken.movable(boxes);
      if (!inTheWay || inTheWay.size > MOST_MOVED || [...inTheWay].some((other) => own.has(other))) continue;
      if (inTheWay.size > 0 && depth === 0) continue;
      const mark = this.journal.length;
      for (const other of inTheWay) this.move(other, -1);
      this.move(name, index);
      const moved = new Set(own);
      const all = [...inTheWay].every((other) => {
        const done = this.settle(other, depth - 1, moved);
        moved.add(other);
        return done;
      });
      if (all) return true;
      this.undo(mark);
    }
    return false;
  }

  private move(name: number, at: number): void {
    this.journal.push([name, this.at[name] as number]);
    this.stand(name, at);
  }

  private stand(name: number, at: number): void {
    this.taken.remove(name);
    this.at[name] = at;
    if (at >= 0) for (const box of ((this.places[name] as readonly Place[])[at] as Place).boxes) this.taken.add(box, name);
  }
}
