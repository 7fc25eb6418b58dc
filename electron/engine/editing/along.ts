/** Vertices put onto the borders of neighbours that pass there. */
import { distance_m, Edges, toEdge } from './edges.ts';
import { type Figure, linesOf, type Vertex } from './figure.ts';

/** About 1e-9°: what two objects may be apart and still share a border. */
export const COMMON_m = 1e-4;

/** The figure with the places that lie on its edges; the same object where none does, or where a vertex stands there already. */
export function withPlaces(figure: Figure, places: Iterable<Vertex>, reach_m: number = COMMON_m): Figure {
  if (figure.type === 'Point' || figure.type === 'MultiPoint') return figure;
  const edges = new Edges(linesOf(figure));
  for (const place of places) {
    const near = edges.near(place, place, reach_m);
    if (near.some(({ a, b }) => distance_m(place, a) <= reach_m || distance_m(place, b) <= reach_m)) continue;
    for (const edge of near) if (toEdge(place, edge).distance_m <= reach_m) edges.put(edge, place);
  }
  return edges.completedFigure(figure);
}
