/**
 * Objects joined into one. Outlines that should touch and miss each other by rounding (the cadastre is written to 1e-7°, a centimetre) are brought together
 * first, so that their union has no sliver between them; every other vertex stays where it is.
 */
import Flatbush from 'flatbush';
import type { Geos } from '../geometry/geos.ts';
import { withPlaces } from './along.ts';
import { distance_m, Edges } from './edges.ts';
import {
  boundsOfLine,
  type Figure,
  type Line,
  length_m,
  linesOf,
  mapLines,
  polygons,
  ringArea_m2,
  type Vertex,
  withoutRepeats,
} from './figure.ts';
import { fromMetres, inMetres, type Plane } from './plane.ts';

/** Gaps narrower than this are rounding, not ground. */
export const SLIVER_m = 0.02;

export interface Joined {
  readonly figure: Figure;
  /** Gaps and holes of the plain union that are rounding, closed. */
  readonly slivers: number;
}

/** Valid polygons of one plane. Vertices move only where that closes a gap; of two that are nearly one, the figure named first keeps its own. */
export function joinPolygons(figures: readonly Figure[], plane: Plane, geos: Geos): Joined {
  const plain = union(figures, plane, geos);
  const brought = broughtTogether(figures, geos);
  const closed = brought.every((each, index) => each === figures[index]) ? plain : union(brought, plane, geos);
  // a gap closed is a ring or a part less, or where it was open at an end, two banks less to go along
  const isCloser = ringsOf(closed) < ringsOf(plain) || length_m(closed) < length_m(plain) - 2 * SLIVER_m;
  const figure = withoutSliverHoles(isCloser ? closed : plain);
  return { figure, slivers: Math.max(isCloser ? 1 : 0, ringsOf(plain) - ringsOf(figure)) };
}

const ringsOf = (figure: Figure): number => figure.parts.reduce((sum, rings) => sum + rings.length, 0);

function union(figures: readonly Figure[], plane: Plane, geos: Geos): Figure {
  return geos.scope((scope) => {
    const shape = scope.union(figures.map((figure) => scope.shape(inMetres(figure))));
    return fromMetres('MultiPolygon', scope.polygons(shape), plane, figures);
  });
}

function broughtTogether(figures: readonly Figure[], geos: Geos): Figure[] {
  const owner = new Map<Vertex, number>();
  for (const [index, figure] of figures.entries())
    for (const line of linesOf(figure)) for (const v of line) if (!owner.has(v)) owner.set(v, index);
  const vertices = [...owner.keys()];
  // A vertex as an edge of no length: found by its place.
  const index = new Edges(vertices.map((vertex) => [vertex, { ...vertex }]));
  const moved = new Map<Vertex, Vertex>();
  for (const vertex of vertices) {
    if (moved.has(vertex)) continue;
    for (const { a } of index.near(vertex, vertex, SLIVER_m)) {
      const isOthers = a !== vertex && (owner.get(a) as number) > (owner.get(vertex) as number);
      if (isOthers && !moved.has(a) && distance_m(a, vertex) <= SLIVER_m) moved.set(a, vertex);
    }
  }
  const standing = vertices.filter((vertex) => !moved.has(vertex));
  const ofOthers = new Standing(standing);
  return figures.map((figure) => {
    const snapped =
      moved.size === 0 ? figure : mapLines(figure, (line) => withoutRepeats(line.map((vertex) => moved.get(vertex) ?? vertex)));
    const made = withPlaces(snapped, ofOthers.around(snapped), SLIVER_m);
    const changed = made !== snapped || [...linesOf(figure)].some((line) => line.some((vertex) => moved.has(vertex)));
    if (!changed) return figure;
    return isSound(made, geos) ? made : figure;
  });
}

/** Vertices by place: those of other figures that may stand on an edge of one. */
class Standing {
  readonly #vertices: readonly Vertex[];
  readonly #tree: Flatbush | null;

  constructor(vertices: readonly Vertex[]) {
    this.#vertices = vertices;
    this.#tree = vertices.length === 0 ? null : new Flatbush(vertices.length);
    for (const { x, y } of vertices) this.#tree?.add(x, y, x, y);
    this.#tree?.finish();
  }

  around(figure: Figure): Vertex[] {
    const own = new Set([...linesOf(figure)].flat());
    const bounds = boundsOfLine([...own]);
    if (!bounds || !this.#tree) return [];
    const [minX, minY, maxX, maxY] = bounds;
    return this.#tree
      .search(minX - SLIVER_m, minY - SLIVER_m, maxX + SLIVER_m, maxY + SLIVER_m)
      .map((index) => this.#vertices[index] as Vertex)
      .filter((vertex) => !own.has(vertex));
  }
}

function isSound(figure: Figure, geos: Geos): boolean {
  if ([...linesOf(figure)].some((ring) => ring.length < 4)) return false;
  return geos.scope((scope) => scope.isValid(scope.shape(inMetres(figure))));
}

/** A hole no wider than a sliver, by the width of a strip of its area and length. */
function withoutSliverHoles(figure: Figure): Figure {
  const isSliver = (hole: Line): boolean => (2 * ringArea_m2(hole)) / length_m({ type: 'MultiLineString', parts: [[hole]] }) < SLIVER_m;
  return polygons(figure.parts.map((rings) => rings.filter((ring, index) => index === 0 || !isSliver(ring))));
}

/** Lines into one object, end to end where two of them, and no third, end on the same vertex. */
export function joinLines(figures: readonly Figure[]): Figure {
  let lines = figures.flatMap((figure) => [...linesOf(figure)]);
  for (;;) {
    const pair = firstPair(lines);
    if (!pair) return { type: 'MultiLineString', parts: lines.map((line) => [line]) };
    const [one, other] = pair;
    lines = [endToEnd(one, other), ...lines.filter((line) => line !== one && line !== other)];
  }
}

function firstPair(lines: readonly Line[]): [Line, Line] | null {
  const ends = new Map<Vertex, Line[]>();
  for (const line of lines) {
    for (const end of [line[0] as Vertex, line.at(-1) as Vertex]) ends.set(end, [...(ends.get(end) ?? []), line]);
  }
  for (const [one, other, ...more] of ends.values()) if (one && other && one !== other && more.length === 0) return [one, other];
  return null;
}

function endToEnd(one: Line, other: Line): Line {
  const [a, b] = [one, [...other]];
  if (a.at(-1) === b[0]) return [...a, ...b.slice(1)];
  if (a.at(-1) === b.at(-1)) return [...a, ...b.reverse().slice(1)];
  if (a[0] === b[0]) return [...b.reverse(), ...a.slice(1)];
  return [...b, ...a.slice(1)];
}
