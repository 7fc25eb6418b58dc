/** The outline of France as ground, in the system of a view. */
import type Geometry from 'ol/geom/Geometry';
import Polygon from 'ol/geom/Polygon';
import { FRANCE_OUTLINE } from '../../shared/cartography/france-outline.ts';
import { LEGAL_ZONES, legalZoneAt } from '../../shared/geo/crs.ts';
import { projectionOf } from '../../shared/geo/projections.ts';

/** Degrees to the view; nothing where the formulas cannot reach. */
export function projected(lonLat: readonly number[], epsg: number): number[] {
  const xy = projectionOf(epsg)?.forward(Float64Array.from(lonLat));
  if (!xy) return [];
  const all = [...xy];
  return all.every(Number.isFinite) ? all : [];
}

/** In a legal system the parts of its own zone: the others would be drawn out of shape. */
export function landShapes(epsg: number): Geometry[] {
  const zone = LEGAL_ZONES.find((one) => one.epsg === epsg);
  const rings = zone ? FRANCE_OUTLINE.filter(([x = 0, y = 0]) => legalZoneAt(x, y) === zone) : FRANCE_OUTLINE;
  return rings.flatMap((ring) => ringShapes(ring, epsg));
}

/** One polygon of a ring in degrees, or none. */
export function ringShapes(flat: readonly number[], epsg: number): Geometry[] {
  const xy = projected(flat, epsg);
  return xy.length === 0 ? [] : [new Polygon(xy, 'XY', [xy.length])];
}
