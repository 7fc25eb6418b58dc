/** Length and area of what is being drawn, told while it is drawn. What is stored is measured again by the engine. */
import { ringArea } from '../../../shared/geo/area.ts';
import { legalZoneAt } from '../../../shared/geo/crs.ts';
import { localDistance_m } from '../../../shared/geo/distance.ts';
import { GRS80, RADIANS } from '../../../shared/geo/ellipsoid.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import type { Xy } from './plane.ts';

export type AreaMethod = 'projection_legale' | 'ellipsoide';

function lonLatOf(vertices: readonly Xy[], epsg: number): Float64Array | null {
  return projectionOf(epsg)?.inverse(Float64Array.from(vertices.flat())) ?? null;
}

/** Ground metres along a line of the view (EPSG code), on GRS 80. */
export function lineLength_m(vertices: readonly Xy[], epsg: number): number {
  const lonLat = lonLatOf(vertices, epsg);
  if (!lonLat) return Number.NaN;
  let sum = 0;
  for (let i = 2; i + 1 < lonLat.length; i += 2)
    sum += localDistance_m(lonLat[i - 2] as number, lonLat[i - 1] as number, lonLat[i] as number, lonLat[i + 1] as number);
  return sum;
}

/**
 * Square metres inside a ring of the view (EPSG code; closed or not), by the project's method: in the legal projection of the place, or on the GRS 80
 * ellipsoid (Snyder, "Map projections: a working manual", 1987, eq. 3-12: equal-area ordinates). NaN outside the six zones.
 */
export function ringArea_m2(vertices: readonly Xy[], epsg: number, method: AreaMethod): number {
  const [first] = vertices;
  const lonLat = lonLatOf(first ? [...vertices, first] : [], epsg);
  if (!lonLat || lonLat.length < 8) return 0;
  if (method === 'ellipsoide') return ellipsoidRing_m2(lonLat);
  const zone = legalZoneAt(lonLat[0] as number, lonLat[1] as number);
  const plane = zone && projectionOf(zone.epsg)?.forward(lonLat);
  return plane ? Math.abs(ringArea(plane, 0, plane.length / 2)) : Number.NaN;
}

/** Square metres of ellipsoid between the equator and a latitude, for one radian of longitude. */
function areaBelow(latitude: number): number {
  const { a, e, e2 } = GRS80;
  const sin = Math.sin(latitude * RADIANS);
  return ((a * a * (1 - e2)) / 2) * (sin / (1 - e2 * sin * sin) + Math.atanh(e * sin) / e);
}

function ellipsoidRing_m2(lonLat: Float64Array): number {
  const base = areaBelow(lonLat[1] as number);
  let sum = 0;
  for (let i = 2; i + 1 < lonLat.length; i += 2) {
    const step = ((lonLat[i] as number) - (lonLat[i - 2] as number)) * RADIANS;
    sum += (step * (areaBelow(lonLat[i + 1] as number) - base + areaBelow(lonLat[i - 1] as number) - base)) / 2;
  }
  return Math.abs(sum);
}
