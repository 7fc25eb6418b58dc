/** Edges of figures and drawn lines under one index, and vertices put onto them: an edge two objects share gets them once for both. */
import Flatbush from 'flatbush';
import type { Figure, Line, Vertex } from './figure.ts';
import { linesOf, mapLines } from './figure.ts';

export interface Edge {
  readonly a: Vertex;
  readonly b: Vertex;
}

export class Edges {
  readonly #edges: Edge[] = [];
  readonly #known = new Set<string>();
  readonly #numbers = new Map<Vertex, number>();
  readonly #onEdge = new Map<string, Set<Vertex>>();
  readonly #tree: Flatbush | null;

  constructor(lines: Iterable<Line>) {
    for (const line of lines) {
      for (let i = 1; i < line.length; i++) {
        const edge = { a: line[i - 1] as Vertex, b: line[i] as Vertex };
        const key = this.#key(edge);
        if (edge.a === edge.b || this.#known.has(key)) continue;
        this.#known.add(key);
        this.#edges.push(edge);
      }
    }
    this.#tree = this.#edges.length === 0 ? null : new Flatbush(this.#edges.length);
    for (const { a, b } of this.#edges) this.#tree?.add(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y));
    this.#tree?.finish();
  }

  /** Edges whose box comes within `reach` of the box of two places, in metres. */
  near(p: Vertex, q: Vertex, reach: number): Edge[] {
    return (
      this.#tree?.search(Math.min(p.x, q.x) - reach, Math.min(p.y, q.y) - reach, Math.max(p.x, q.x) + reach, Math.max(p.y, q.y) + reach) ??
      []
    ).map((index) => this.#edges[index] as Edge);
  }

  put(edge: Edge, vertex: Vertex): void {
    if (vertex === edge.a || vertex === edge.b) return;
    const key = this.#key(edge);
    const on = this.#onEdge.get(key) ?? new Set();
    on.add(vertex);
    this.#onEdge.set(key, on);
  }

  get isEmpty(): boolean {
    return this.#onEdge.size === 0;
  }

  /** The line with the vertices put onto its edges; the same object without any. */
  completed(line: Line): Line {
    if (this.isEmpty) return line;
    const whole: Vertex[] = [];
    for (const [index, vertex] of line.entries()) {
      const before = line[index - 1];
      const on = before && this.#onEdge.get(this.#key({ a: before, b: vertex }));
      if (before && on) {
        const along = (v: Vertex): number => (v.x - before.x) * (vertex.x - before.x) + (v.y - before.y) * (vertex.y - before.y);
        whole.push(...[...on].sort((v, w) => along(v) - along(w)));
      }
      whole.push(vertex);
    }
    return whole.length === line.length ? line : whole;
  }

  completedFigure(figure: Figure): Figure {
    const made = mapLines(figure, (line) => this.completed(line));
    return isSameFigure(made, figure) ? figure : made;
  }

  #key({ a, b }: Edge): string {
    const [m, n] = [this.#number(a), this.#number(b)];
    return m < n ? `${m} ${n}` : `${n} ${m}`;
  }

  #number(vertex: Vertex): number {
    let number = this.#numbers.get(vertex);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(vertex, number);
    }
    return number;
  }
}

function isSameFigure(one: Figure, other: Figure): boolean {
  const others = [...linesOf(other)];
  return [...linesOf(one)].every((line, index) => line === others[index]);
}

export function distance_m(v: Vertex, w: Vertex): number {
  return Math.hypot(v.x - w.x, v.y - w.y);
}

/** From a vertex to an edge; `t` is 0 at its start and 1 at its end. */
export function toEdge(v: Vertex, { a, b }: Edge): { readonly distance_m: number; readonly t: number } {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((v.x - a.x) * dx + (v.y - a.y) * dy) / length2));
  return { distance_m: Math.hypot(v.x - a.x - t * dx, v.y - a.y - t * dy), t };
}
