/**
 * Borders of neighbouring polygons, each drawn once: rings are cut into edges, edges that stand twice are kept once, and chained into long lines.
 * Without it a shared border is stroked twice with dashes out of step, which reads as a plain line, and the file is twice as long.
 */
import type { GridShape } from './shapes.ts';

const STRIDE = 2 ** 22;

export function sharedOutlines(shapes: readonly GridShape[]): GridShape {
  return outlinesOf(shapes, false);
}

/** The outer border of the shapes taken together: borders that two of them share are left out. */
export function outerOutlines(shapes: readonly GridShape[]): GridShape {
  return outlinesOf(shapes, true);
}

function outlinesOf(shapes: readonly GridShape[], outerOnly: boolean): GridShape {
  const ids = new Map<number, number>();
  const xs: number[] = [];
  const ys: number[] = [];
  const idOf = (x: number, y: number): number => {
    const key = (x + STRIDE / 2) * STRIDE + (y + STRIDE / 2);
    let id = ids.get(key);
    if (id === undefined) {
      id = xs.push(x) - 1;
      ys.push(y);
      ids.set(key, id);
    }
    return id;
  };
  /** Edge → its place in `from` and `to`. */
  const seen = new Map<number, number>();
  const twice = new Set<number>();
  const from: number[] = [];
  const to: number[] = [];
  for (const { xy, parts } of shapes) {
    let start = 0;
    for (const end of parts) {
      let before = idOf(xy[(end - 1) * 2] as number, xy[(end - 1) * 2 + 1] as number);
      for (let i = start; i < end; i++) {
        const here = idOf(xy[i * 2] as number, xy[i * 2 + 1] as number);
        const key = before < here ? before * STRIDE + here : here * STRIDE + before;
        const known = seen.get(key);
        if (known !== undefined) twice.add(known);
        else if (before !== here) {
          seen.set(key, from.push(before) - 1);
          to.push(here);
        }
        before = here;
      }
      start = end;
    }
  }
  if (!outerOnly) return chain(xs, ys, from, to);
  const single = (_: number, edge: number): boolean => !twice.has(edge);
  return chain(xs, ys, from.filter(single), to.filter(single));
}

/** Walks from junctions (where other than two edges meet) along unused edges, then round the loops that have none. */
function chain(xs: readonly number[], ys: readonly number[], from: readonly number[], to: readonly number[]): GridShape {
  const vertices = xs.length;
  const edges = from.length;
  const offsets = new Uint32Array(vertices + 1);
  for (let e = 0; e < edges; e++) {
    (offsets[(from[e] as number) + 1] as number)++;
    (offsets[(to[e] as number) + 1] as number)++;
  }
  for (let v = 0; v < vertices; v++) offsets[v + 1] = (offsets[v + 1] as number) + (offsets[v] as number);
  const at = offsets.slice(0, vertices);
  const adjacent = new Uint32Array(edges * 2);
  for (let e = 0; e < edges; e++) {
    for (const v of [from[e] as number, to[e] as number]) {
      adjacent[at[v] as number] = e;
      at[v] = (at[v] as number) + 1;
    }
  }
  const degree = (v: number): number => (offsets[v + 1] as number) - (offsets[v] as number);
  const used = new Uint8Array(edges);
  const xy: number[] = [];
  const parts: number[] = [];

  const walk = (start: number, first: number): void => {
    xy.push(xs[start] as number, ys[start] as number);
    let vertex = start;
    let edge = first;
    for (;;) {
      used[edge] = 1;
      vertex = (from[edge] as number) === vertex ? (to[edge] as number) : (from[edge] as number);
      xy.push(xs[vertex] as number, ys[vertex] as number);
      if (degree(vertex) !== 2) break;
      const a = adjacent[offsets[vertex] as number] as number;
      const b = adjacent[(offsets[vertex] as number) + 1] as number;
      const next = used[a] ? b : a;
      if (used[next]) break;
      edge = next;
    }
    parts.push(xy.length / 2);
  };
  for (const junctions of [true, false]) {
    for (let v = 0; v < vertices; v++) {
      if ((degree(v) === 2) === junctions) continue;
      for (let i = offsets[v] as number; i < (offsets[v + 1] as number); i++)
        if (!used[adjacent[i] as number]) walk(v, adjacent[i] as number);
    }
  }
  return { xy: Int32Array.from(xy), parts };
}
