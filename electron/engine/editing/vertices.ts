/** Vertices moved, removed and inserted. All of one object change at once, so that the order of the moves says nothing. */
import type { Projection } from '../../../shared/geo/projections.ts';
import { type Figure, type Line, mapLines, type Vertex, withoutRepeats } from './figure.ts';
import { Places } from './places.ts';

export interface VertexMove {
  readonly from: Vertex;
  /** Null: the vertex goes. */
  readonly to: Vertex | null;
}

export interface VertexInsert {
  /** Where the edge is, as the view draws it. */
  readonly at: Vertex;
  readonly to: Vertex;
}

/** The same object where no vertex stands on a place named; without parts where nothing is left of it. Rings and lines too short to be any go. */
export function moveVertices(figure: Figure, moves: Places<Vertex | null>): Figure {
  let changed = false;
  const next = (vertex: Vertex): Vertex | null => {
    const move = moves.find(vertex);
    if (!move || move.value === vertex) return vertex;
    changed = true;
    return move.value;
  };
  if (figure.type === 'Point' || figure.type === 'MultiPoint') {
    const parts = figure.parts.flatMap((part) => {
      const moved = next(part[0]?.[0] as Vertex);
      return moved ? [[[moved]]] : [];
    });
    return changed ? { type: figure.type, parts } : figure;
  }
  const isRing = figure.type === 'MultiPolygon';
  const parts: Line[][] = [];
  for (const part of figure.parts) {
    const lines: Line[] = [];
    for (const [index, line] of part.entries()) {
      const open = isRing ? line.slice(0, -1) : line;
      const moved = [...withoutRepeats(open.map(next).filter((vertex) => vertex !== null))];
      while (isRing && moved.length > 1 && moved[0] === moved.at(-1)) moved.pop();
      if (moved.length >= (isRing ? 3 : 2)) lines.push(isRing ? [...moved, moved[0] as Vertex] : moved);
      else if (index === 0) break;
    }
    if (lines.length > 0) parts.push(lines);
  }
  return changed ? { type: figure.type, parts } : figure;
}

export function placesOf(moves: readonly VertexMove[]): Places<Vertex | null> {
  const places = new Places<Vertex | null>();
  for (const { from, to } of moves) places.add(from, to);
  return places;
}

/** Beyond noise of the view's own numbers (metres, or degrees in a geographic system) a place is not on an edge. */
const ON_EDGE_m = 1e-3;
const ON_EDGE_deg = 1e-8;

/** A vertex more on every edge that the view draws through `at`; the same object where there is none. */
export function insertVertices(figure: Figure, inserts: readonly VertexInsert[], view: Projection): Figure {
  if (inserts.length === 0 || figure.type === 'Point' || figure.type === 'MultiPoint') return figure;
  const drawn = new DrawnPlaces(view);
  let changed = false;
  const made = mapLines(figure, (line) => {
    const whole: Vertex[] = [];
    for (const [index, vertex] of line.entries()) {
      const before = line[index - 1];
      if (before) {
        const on = inserts
          .map(({ at, to }) => ({ to, t: drawn.along(before, vertex, at) }))
          .filter((found): found is { to: Vertex; t: number } => found.t !== null)
          .sort((a, b) => a.t - b.t);
        if (on.length > 0) changed = true;
        whole.push(...on.map(({ to }) => to));
      }
      whole.push(vertex);
    }
    return whole;
  });
  return changed ? made : figure;
}

/** Vertices in the view's system, each computed once. */
export class DrawnPlaces {
  readonly #view: Projection;
  readonly #reach: number;
  readonly #known = new Map<Vertex, Float64Array>();

  constructor(view: Projection) {
    this.#view = view;
    const [x] = view.forward(Float64Array.of(2, 46));
    this.#reach = x === 2 ? ON_EDGE_deg : ON_EDGE_m;
  }

  at(vertex: Vertex): Float64Array {
    const known = this.#known.get(vertex);
    if (known) return known;
    const made = this.#view.forward(Float64Array.of(vertex.lon, vertex.lat));
    this.#known.set(vertex, made);
    return made;
  }

  /** How far along the edge a → b, from 0 to 1, the place stands on it; null beside it and at its ends. */
  along(a: Vertex, b: Vertex, place: Vertex): number | null {
    const [ax, ay] = this.at(a) as unknown as [number, number];
    const [bx, by] = this.at(b) as unknown as [number, number];
    const [x, y] = this.at(place) as unknown as [number, number];
    const [dx, dy] = [bx - ax, by - ay];
    const length2 = dx * dx + dy * dy;
    if (length2 === 0) return null;
    const t = ((x - ax) * dx + (y - ay) * dy) / length2;
    const margin = this.#reach / Math.sqrt(length2);
    if (t <= margin || t >= 1 - margin) return null;
    return Math.hypot(x - ax - t * dx, y - ay - t * dy) <= this.#reach ? t : null;
  }
}
