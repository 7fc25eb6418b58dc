/**
 * Figures of a line drawn on the map, on GRS 80: geodesic lengths and azimuths (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013), the area
 * between geodesic edges, and the area in the legal projection, edges straight there. Coordinates are degrees.
 */
import * as library from 'geographiclib-geodesic';
import type { Measure } from '../../../shared/domain/selecting.ts';
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import { GRS80 } from '../../../shared/geo/ellipsoid.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { segmentsCross } from './segments-cross.ts';

const { Geodesic } = (library as typeof library & { default?: typeof library }).default ?? library;
const grs80 = new Geodesic.Geodesic(GRS80.a, GRS80.f);

/** `lonLat`: longitude, latitude in pairs, the first position not repeated at the end. The area of a line that crosses itself means nothing: it is null. */
export function measureLine(lonLat: Float64Array, closed: boolean): Measure {
  const positions = withoutRepeats(lonLat);
  const count = positions.length / 2;
  const isPolygon = closed && count >= 3;
  const segments = Array.from({ length: Math.max(0, isPolygon ? count : count - 1) }, (_, index) => {
    const next = (index + 1) % count;
    return segmentBetween(
      positions[index * 2] as number,
      positions[index * 2 + 1] as number,
      positions[next * 2] as number,
      positions[next * 2 + 1] as number,
    );
  });
  const ring = closedRing(positions);
  const crosses = isPolygon && segmentsCross(ring);
  return {
    segments,
    length_m: segments.reduce((sum, { length_m }) => sum + length_m, 0),
    area: isPolygon && !crosses ? areas(ring) : null,
    crosses,
  };
}

function segmentBetween(longitudeA: number, latitudeA: number, longitudeB: number, latitudeB: number): Measure['segments'][number] {
  const { s12, azi1, azi2 } = grs80.Inverse(latitudeA, longitudeA, latitudeB, longitudeB, Geodesic.DISTANCE | Geodesic.AZIMUTH);
  return { length_m: s12 ?? Number.NaN, azimuth: clockwise(azi1 ?? Number.NaN), azimuthAtEnd: clockwise(azi2 ?? Number.NaN) };
}

/** −180 to 180 degrees as 0 to 360. */
function clockwise(azimuth: number): number {
  // adding a full turn would cost digits to a small negative angle, and 360 is 0
  const turned = azimuth < 0 ? azimuth + 360 : azimuth;
  return turned === 360 || turned === 0 ? 0 : turned;
}

function areas(ring: Float64Array): NonNullable<Measure['area']> {
  const polygon = grs80.Polygon(false);
  for (let i = 0; i < ring.length - 2; i += 2) polygon.AddPoint(ring[i + 1] as number, ring[i] as number);
  const geometry: Geometry = { type: 'MultiPolygon', xy: ring, parts: [ring.length / 2], polygons: [1] };
  const zone = zoneOf(geometry);
  return {
    ellipsoid_m2: Math.abs(polygon.Compute(false, true).area ?? Number.NaN),
    projection_m2: zone && planarArea_m2(toProjection(geometry, legalProjection(zone))),
    epsg: zone?.epsg ?? null,
  };
}

/** A double click gives its place twice. */
function withoutRepeats(lonLat: Float64Array): Float64Array {
  const kept: number[] = [];
  for (let i = 0; i + 1 < lonLat.length; i += 2) {
    const [x, y] = [lonLat[i] as number, lonLat[i + 1] as number];
    if (kept.at(-2) !== x || kept.at(-1) !== y) kept.push(x, y);
  }
  if (kept.length > 4 && kept[0] === kept.at(-2) && kept[1] === kept.at(-1)) kept.splice(-2);
  return Float64Array.from(kept);
}

function closedRing(positions: Float64Array): Float64Array {
  const ring = new Float64Array(positions.length + 2);
  ring.set(positions);
  ring.set(positions.subarray(0, 2), positions.length);
  return ring;
}
