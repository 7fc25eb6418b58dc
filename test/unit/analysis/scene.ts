/** Shapes for the analysis tests, on a kilometre grid of Lambert-93 near Bourges, where areas are round numbers. */

import type { Geometry } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { fromProjection } from '../../../shared/geo/zone.ts';

const ORIGIN_X = 650_000;
const ORIGIN_Y = 6_650_000;

const lambert93 = projectionOf(2154);
if (!lambert93) throw new Error('no Lambert-93');

/** Metres from the scene's origin to EPSG:4326. */
export function onMap(geometry: Geometry): Geometry {
  const xy = geometry.xy.map((value, index) => value + (index % 2 === 0 ? ORIGIN_X : ORIGIN_Y));
  return fromProjection({ ...geometry, xy }, lambert93 as NonNullable<typeof lambert93>);
}

export function ring(...numbers: number[]): Geometry {
  return onMap({ type: 'MultiPolygon', xy: Float64Array.from(numbers), parts: [numbers.length / 2], polygons: [1] });
}

export function rectangle(x: number, y: number, width: number, height: number): Geometry {
  return ring(x, y, x + width, y, x + width, y + height, x, y + height, x, y);
}

export function point(x: number, y: number): Geometry {
  return onMap({ type: 'Point', xy: Float64Array.of(x, y), parts: [], polygons: [] });
}

export function line(...numbers: number[]): Geometry {
  return onMap({ type: 'MultiLineString', xy: Float64Array.from(numbers), parts: [numbers.length / 2], polygons: [] });
}

export const run = { checkpoint() {} };
