/**
 * Sites at small scale (design of the symbology): beyond 1:100 000 a numbered disc replaces the outline, beyond 1:1 000 000 a disc in proportion
 * to the area, without number. A disc says the maturity as the site's symbol does.
 */

import { projectionArea_m2, ringArea } from '../geo/area.ts';
import { forEachPart, type Geometry } from '../geo/geometry.ts';
import { zoneOf } from '../geo/zone.ts';

export const DISC_TABLE = 'sites';
const DISC_FROM = 100_000;
const PLAIN_DISC_FROM = 1_000_000;
/** Three figures of the smallest printed type have room in it. */
const NUMBERED_RADIUS_MM = 2.2;
/** The design gives pixels of 1/96 inch. */
const PIXEL_MM = 25.4 / 96;

export type DiscWay = 'numbered' | 'proportional';

/** How the sites of a map stand at a scale; null = by their outlines. */
export function discWay(table: string, denominator: number): DiscWay | null {
  if (table !== DISC_TABLE || denominator <= DISC_FROM) return null;
  return denominator <= PLAIN_DISC_FROM ? 'numbered' : 'proportional';
}

/** r = 1.6 + 0.62 √ha pixels: small sites stay visible. */
export function areaDiscRadius_mm(hectares: number): number {
  return (1.6 + 0.62 * Math.sqrt(hectares)) * PIXEL_MM;
}

export function discRadius_mm(way: DiscWay, geometry: Geometry): number {
  if (way === 'numbered') return NUMBERED_RADIUS_MM;
  const zone = zoneOf(geometry);
  return areaDiscRadius_mm(zone ? projectionArea_m2(geometry, zone) / 10_000 : 0);
}

/** Middle of the box of the largest part: where the symbol of a polygon stands. */
export function middleOfLargest(geometry: Geometry): Geometry {
  let largest: readonly [number, number] = [0, geometry.xy.length / 2];
  let most = -1;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    const area = Math.abs(ringArea(geometry.xy, start, end));
    if (isShell && area > most) {
      most = area;
      largest = [start, end];
    }
  });
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = largest[0] * 2; i < largest[1] * 2; i += 2) {
    minX = Math.min(minX, geometry.xy[i] as number);
    maxX = Math.max(maxX, geometry.xy[i] as number);
    minY = Math.min(minY, geometry.xy[i + 1] as number);
    maxY = Math.max(maxY, geometry.xy[i + 1] as number);
  }
  return { type: 'Point', xy: Float64Array.of((minX + maxX) / 2, (minY + maxY) / 2), parts: [], polygons: [] };
}
