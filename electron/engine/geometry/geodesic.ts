/**
 * Geodesic figures on GRS 80. Coordinates are degrees. GRS 80 and WGS 84 differ by 0.1 mm in the minor axis: 1e-11 of an area.
 *
 * Distances, and areas with long edges, come from GeographicLib (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013).
 * Areas with short edges, that is nearly all, from an expansion of the same integral, twenty times faster:
 *
 * Let y(φ) be the area between equator and latitude φ per radian of longitude, and r = N·cos φ. In the plane (λ, y), which keeps areas,
 * ds² = r²dλ² + dy²/r², and Clairaut's relation gives the curvature of a geodesic there: y″ = −sin φ·(r² + 3·y′²/r²).
 * So below a short edge lies (y₁ + y₂)/2·Δλ + sin φ/12·(r²·Δλ³ + 3·Δy²·Δλ/r²), φ and r taken at its middle;
 * the next term is smaller by the square of (edge ÷ Earth's radius).
 */
import * as library from 'geographiclib-geodesic';
import { GRS80, RADIANS } from '../../../shared/geo/ellipsoid.ts';
import { forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';

/** The package is CommonJS: its exports stand under `default` where the loader does not find their names. */
const { Geodesic } = (library as typeof library & { default?: typeof library }).default ?? library;
const grs80 = new Geodesic.Geodesic(GRS80.a, GRS80.f);

/** Edges longer than this in longitude or latitude (degrees; 0.2° is 22 km) leave the expansion for GeographicLib. */
const LONG_EDGE = 0.2;
/** Beyond this latitude (degrees) r is too small for the expansion. */
const POLAR = 75;

const { a, e, e2 } = GRS80;
const HALF_B2 = (a * a * (1 - e2)) / 2;

/** Length in metres of the shortest line on the ellipsoid. */
export function geodesicDistance_m(longitudeA: number, latitudeA: number, longitudeB: number, latitudeB: number): number {
  if (longitudeA === longitudeB && latitudeA === latitudeB) return 0;
  const { s12 } = grs80.Inverse(latitudeA, longitudeA, latitudeB, longitudeB, Geodesic.DISTANCE);
  return s12 ?? Number.NaN;
}

/**
 * Area in m² of a valid polygon whose edges are geodesics, holes subtracted; 0 for points and lines.
 * A hole is known by its place, not by its orientation.
 */
export function ellipsoidArea_m2(geometry: Geometry): number {
  if (geometry.type !== 'MultiPolygon') return 0;
  let area = 0;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    const ring = Math.abs(expandedRingArea(geometry.xy, start, end) ?? exactRingArea(geometry.xy, start, end));
    area += isShell ? ring : -ring;
  });
  return area;
}

/** The ring [start, end) by the expansion, or null where an edge is too long for it. */
function expandedRingArea(xy: Float64Array, start: number, end: number): number | null {
  let previousSin = Math.sin((xy[start * 2 + 1] as number) * RADIANS);
  let previousR2 = (a * a * (1 - previousSin * previousSin)) / (1 - e2 * previousSin * previousSin);
  const y0 = areaBelow(previousSin);
  // From the first vertex on, so that the digits go to the differences.
  let previousY = 0;
  let sum = 0;
  for (let i = start + 1; i < end; i++) {
    const latitude = xy[i * 2 + 1] as number;
    const step = (xy[i * 2] as number) - (xy[i * 2 - 2] as number);
    if (!(Math.abs(step) < LONG_EDGE && Math.abs(latitude - (xy[i * 2 - 1] as number)) < LONG_EDGE && Math.abs(latitude) < POLAR))
      return null;
    const sin = Math.sin(latitude * RADIANS);
    const sin2 = sin * sin;
    const r2 = (a * a * (1 - sin2)) / (1 - e2 * sin2);
    const y = areaBelow(sin) - y0;
    const dLambda = step * RADIANS;
    const dy = y - previousY;
    const middleR2 = (r2 + previousR2) / 2;
    const bulge = ((sin + previousSin) / 24) * (middleR2 * dLambda * dLambda + (3 * dy * dy) / middleR2);
    sum += dLambda * ((y + previousY) / 2 + bulge);
    previousSin = sin;
    previousR2 = r2;
    previousY = y;
  }
  return sum;
}

/** y(φ) in m² per radian of longitude (Snyder, "Map projections: a working manual", 1987, eq. 3-12 times a²/2). */
function areaBelow(sin: number): number {
  return HALF_B2 * (sin / (1 - e2 * sin * sin) + Math.atanh(e * sin) / e);
}

function exactRingArea(xy: Float64Array, start: number, end: number): number {
  const polygon = grs80.Polygon(false);
  for (let i = start; i < end - 1; i++) polygon.AddPoint(xy[i * 2 + 1] as number, xy[i * 2] as number);
  return polygon.Compute(false, true).area ?? Number.NaN;
}
