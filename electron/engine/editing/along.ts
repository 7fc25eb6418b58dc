/** Vertices put onto the borders of neighbours that pass there. */
import { COMMON_m } from './crossings.ts';
import { distance_m, Edges, toEdge } from './edges.ts';
import { type Figure, linesOf, type Vertex } from './figure.ts';

/**
 * The figure with the places that lie within reach of its edges, between their ends; the same object where none does. A place within reach of an end is
 * that end.
 */
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
