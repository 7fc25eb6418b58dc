/**
 * What was drawn takes the places it was snapped to: a drawn position on a stored vertex is that vertex to the bit; one on an edge, as the view draws it, is
 * the foot on the edge as the plane has it (an edge of a kilometre is centimetres apart in the two), so that no stored edge bends.
 */
import type { Projection } from '../../../shared/geo/projections.ts';
import { Edges, toEdge } from './edges.ts';
import { type Figure, linesOf, type Vertex } from './figure.ts';
import { Places } from './places.ts';
import type { Plane } from './plane.ts';
import { DrawnPlaces } from './vertices.ts';

/** How far the straight edge of a view may be from that of the plane, in metres: edges of some kilometres. */
const APART_m = 5;

export type SnapDrawn = (lon: number, lat: number) => Vertex;

/** `near`: objects the drawing may have been snapped to. */
export function snapperTo(near: readonly Figure[], plane: Plane, view: Projection): SnapDrawn {
  const places = new Places<Vertex>();
  for (const figure of near) for (const line of linesOf(figure)) for (const vertex of line) places.add(vertex, vertex);
  const edges = new Edges(
    near.filter(({ type }) => type === 'MultiPolygon' || type === 'MultiLineString').flatMap((figure) => [...linesOf(figure)]),
  );
  const drawn = new DrawnPlaces(view);
  return (lon, lat) => {
    const known = places.find({ lon, lat });
    if (known) return known.value;
    const place = plane.at(lon, lat);
    for (const edge of edges.near(place, place, APART_m)) {
      if (drawn.along(edge.a, edge.b, place) === null) continue;
      const { t } = toEdge(place, edge);
      return plane.node(edge.a.x + t * (edge.b.x - edge.a.x), edge.a.y + t * (edge.b.y - edge.a.y));
    }
    return place;
  };
}
