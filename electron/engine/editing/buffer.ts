import type { Geos } from '../geometry/geos.ts';
import type { Figure } from './figure.ts';
import { fromMetres, inMetres, type Plane } from './plane.ts';

/**
 * Chords of a quarter circle: an arc of radius r is never farther than r·(1 − cos(π/64)) = 0.12 % of r within the true one, and the circle about a point
 * has 99.84 % of its area.
 */
export const QUADRANT_SEGMENTS = 16;

/** The zone at `distance_m` in the plane's metres around the figures as one; without parts where a negative distance leaves nothing. */
export function bufferFigures(figures: readonly Figure[], distance_m: number, plane: Plane, geos: Geos): Figure {
  return geos.scope((scope) => {
    const zones = figures.map((figure) => scope.buffer(scope.shape(inMetres(figure)), distance_m, QUADRANT_SEGMENTS));
    const zone = zones.length === 1 ? (zones[0] as (typeof zones)[number]) : scope.union(zones);
    return fromMetres('MultiPolygon', scope.polygons(zone), plane, []);
  });
}
