/**
 * Where a drawn line meets outlines, found before anything is cut: both get the same vertices there. Only the line bends: it takes the vertices
 * that it passes within a tenth of a millimetre, so that no edge is born shorter than that.
 */
import { distance_m, type Edge, Edges, toEdge } from './edges.ts';
import { type Figure, type Line, linesOf, type Vertex, withoutRepeats } from './figure.ts';
import type { Plane } from './plane.ts';

/** Projected coordinates are exact to a nanometre (2⁻³⁰ m at 7,000 km): a drawn vertex as near as this to an edge stands on it. */
const ON_EDGE_m = 1e-6;
/** About 1e-9°: a line that passes a vertex within this goes through it. Also what two objects may be apart and still share a border. */
export const COMMON_m = 1e-4;

export interface Noded {
  readonly line: Line;
  readonly figures: readonly Figure[];
  /** Vertices that stand on both. */
  readonly common: ReadonlySet<Vertex>;
}

export function nodeWith(drawn: Line, figures: readonly Figure[], plane: Plane): Noded {
  const outlines = figures.flatMap((figure) => [...linesOf(figure)]);
  const taken = takingVertices(drawn, new Edges(outlines));
  const edges = new Edges([...outlines, taken]);
  for (let i = 1; i < taken.length; i++) meet({ a: taken[i - 1] as Vertex, b: taken[i] as Vertex }, edges, plane);
  const line = edges.completed(taken);
  const completed = figures.map((figure) => edges.completedFigure(figure));
  const ofLine = new Set(line);
  const common = new Set<Vertex>();
  for (const figure of completed) for (const ring of linesOf(figure)) for (const vertex of ring) if (ofLine.has(vertex)) common.add(vertex);
  return { line, figures: completed, common };
}

/** Drawn vertices that stand on one of an outline are that one. */
function takingVertices(drawn: Line, edges: Edges): Line {
  return withoutRepeats(
    drawn.map((vertex) => {
      for (const { a, b } of edges.near(vertex, vertex, COMMON_m)) {
        if (distance_m(vertex, a) <= COMMON_m) return a;
        if (distance_m(vertex, b) <= COMMON_m) return b;
      }
      return vertex;
    }),
  );
}

function meet(segment: Edge, edges: Edges, plane: Plane): void {
  for (const edge of edges.near(segment.a, segment.b, COMMON_m)) {
    if (edge.a === segment.a && edge.b === segment.b) continue;
    let touches = false;
    for (const end of [edge.a, edge.b]) {
      if (end === segment.a || end === segment.b) touches = true;
      else if (toEdge(end, segment).distance_m <= COMMON_m) {
        edges.put(segment, end);
        touches = true;
      }
    }
    for (const end of [segment.a, segment.b]) {
      if (end === edge.a || end === edge.b) touches = true;
      else if (toEdge(end, edge).distance_m <= ON_EDGE_m) {
        edges.put(edge, end);
        touches = true;
      }
    }
    if (touches) continue;
    const node = crossing(edge, segment, plane);
    if (!node) continue;
    edges.put(edge, node);
    edges.put(segment, node);
  }
}

/** The place is computed from the edge's ends in an order of their own, so that both sides of a border find the same. */
function crossing(edge: Edge, segment: Edge, plane: Plane): Vertex | null {
  const [r, s] = inOrder(edge);
  const [p, q] = inOrder(segment);
  const d1 = side(r, s, p);
  const d2 = side(r, s, q);
  const d3 = side(p, q, r);
  const d4 = side(p, q, s);
  if (d1 > 0 === d2 > 0 || d3 > 0 === d4 > 0) return null;
  const t = d3 / (d3 - d4);
  return plane.node(r.x + t * (s.x - r.x), r.y + t * (s.y - r.y));
}

function inOrder({ a, b }: Edge): [Vertex, Vertex] {
  return a.x < b.x || (a.x === b.x && a.y < b.y) ? [a, b] : [b, a];
}

/** Twice the area of the triangle a, b, v: its sign is the side of v. */
function side(a: Vertex, b: Vertex, v: Vertex): number {
  return (b.x - a.x) * (v.y - a.y) - (b.y - a.y) * (v.x - a.x);
}
