/** Cheapest ways over the honeycomb. */
import type { Mesh } from './mesh.ts';

/** Cost of a step between neighbouring cells; Infinity where there is no way. */
export type StepCost = (from: number, to: number) => number;

interface Reach {
  /** Cost from the nearest source; Infinity where none reaches. */
  readonly cost: Float64Array;
  /** Index of that source in `sources`, −1 where none reaches. */
  readonly source: Int32Array;
  readonly previous: Int32Array;
}

/** Dijkstra from many sources at once; with a `goal`, no further than it. */
export function reach(mesh: Mesh, sources: readonly number[], step: StepCost, goal = -1): Reach {
  const size = mesh.centres.length;
  const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const source = new Int32Array(size).fill(-1);
  const previous = new Int32Array(size).fill(-1);
  const heap = new Heap();
  sources.forEach((cell, index) => {
    if (cost[cell] === 0) return;
    cost[cell] = 0;
    source[cell] = index;
    heap.push(cell, 0);
  });
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [cell, reached] = top;
    if (reached > (cost[cell] as number)) continue;
    if (cell === goal) break;
    for (const other of mesh.neighbours[cell] as readonly number[]) {
      if (other < 0) continue;
      const total = reached + step(cell, other);
      if (total >= (cost[other] as number)) continue;
      cost[other] = total;
      source[other] = source[cell] as number;
      previous[other] = cell;
      heap.push(other, total);
    }
  }
  return { cost, source, previous };
}

/** The cells from a source to `goal`, both included; empty where there is no way. */
export function way(found: Reach, goal: number): number[] {
  if ((found.source[goal] ?? -1) < 0) return [];
  const cells: number[] = [];
  for (let cell = goal; cell >= 0; cell = found.previous[cell] as number) cells.push(cell);
  return cells.reverse();
}

/** Binary heap of cells by cost; equal costs come out by cell number, so that ties never depend on the order of pushes. */
class Heap {
  readonly #cells: number[] = [];
  readonly #costs: number[] = [];

  push(cell: number, cost: number): void {
    let at = this.#cells.length;
    this.#cells.push(cell);
    this.#costs.push(cost);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): [cell: number, cost: number] | null {
    const cell = this.#cells[0];
    const cost = this.#costs[0];
    if (cell === undefined || cost === undefined) return null;
    const last = this.#cells.length - 1;
    this.#swap(0, last);
    this.#cells.pop();
    this.#costs.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < last && this.#before(child, least)) least = child;
      if (least === at) return [cell, cost];
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const byCost = (this.#costs[a] as number) - (this.#costs[b] as number);
    return byCost !== 0 ? byCost < 0 : (this.#cells[a] as number) < (this.#cells[b] as number);
  }

  #swap(a: number, b: number): void {
    const cell = this.#cells[a] as number;
    const cost = this.#costs[a] as number;
    this.#cells[a] = this.#cells[b] as number;
    this.#costs[a] = this.#costs[b] as number;
    this.#cells[b] = cell;
    this.#costs[b] = cost;
  }
}
