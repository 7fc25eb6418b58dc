import type { LegalZone } from './crs.ts';
import { forEachPart, type Geometry } from './geometry.ts';
import { legalProjection, toProjection } from './zone.ts';

/**
 * Signed area of the ring [start, end), in the square of the coordinates' unit, positive counter-clockwise.
 * Shoelace formula about the first vertex: far from the origin, absolute coordinates would cost six digits.
 */
export function ringArea(xy: Float64Array, start: number, end: number): number {
  const x0 = xy[start * 2] as number;
  const y0 = xy[start * 2 + 1] as number;
  let twice = 0;
  let px = 0;
  let py = 0;
  for (let i = start + 1; i < end; i++) {
    const x = (xy[i * 2] as number) - x0;
    const y = (xy[i * 2 + 1] as number) - y0;
    twice += px * y - x * py;
    px = x;
    py = y;
  }
  return twice / 2;
}

/** Planar area of a valid polygon whose coordinates are metres: shells less holes, whatever their orientation. 0 for points and lines. */
export function planarArea_m2(geometry: Geometry): number {
  if (geometry.type !== 'MultiPolygon') return 0;
  let area = 0;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    const ring = Math.abs(ringArea(geometry.xy, start, end));
    area += isShell ? ring : -ring;
  });
  return area;
}

/**
 * Area in m² in the zone's legal projection, edges straight there: what French official statistics use.
 * `geometry` is in EPSG:4326 and valid; a self-crossing ring has to be repaired first (engine/geometry/repair.ts).
 */
export function projectionArea_m2(geometry: Geometry, zone: LegalZone): number {
  if (geometry.type !== 'MultiPolygon') return 0;
  return planarArea_m2(toProjection(geometry, legalProjection(zone)));
}
