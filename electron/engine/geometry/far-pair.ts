/**
 * Nearest points of two objects that no common projection holds (another ocean, foreign ground): edges are taken as straight lines in
 * earth-centred space, where the shorter chord is the shorter geodesic. The sagitta of a 3 km edge is 0.2 m: nothing beside such distances.
 */
import { GRS80, RADIANS } from '../../../shared/geo/ellipsoid.ts';
import { type Bbox, bboxOf, type Geometry } from '../../../shared/geo/geometry.ts';
import { geodesicDistance_m } from './geodesic.ts';
import { edgesOf } from './segment-index.ts';

/** An object's edges in earth-centred metres, with their degrees, and a sphere around them. */
export interface FarObject {
  readonly edges: Float64Array;
  readonly ends: Float64Array;
  readonly centre: readonly [number, number, number];
  readonly radius_m: number;
}

export function farObject(geometry: Geometry): FarObject | null {
  const box: Bbox | null = bboxOf(geometry);
  if (!box) return null;
  const edges = edgesOf(geometry);
  const ends = new Float64Array((edges.length / 2) * 3);
  const centre = earthCentred((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
  let radius2 = 0;
  for (let i = 0, j = 0; i < edges.length; i += 2, j += 3) {
    const end = earthCentred(edges[i] as number, edges[i + 1] as number);
    ends.set(end, j);
    radius2 = Math.max(radius2, (end[0] - centre[0]) ** 2 + (end[1] - centre[1]) ** 2 + (end[2] - centre[2]) ** 2);
  }
  return { edges, ends, centre, radius_m: Math.sqrt(radius2) };
}

/** A length that the distance of the two objects cannot be shorter than. */
export function farLowerBound_m(a: FarObject, b: FarObject): number {
  const chord = Math.hypot(a.centre[0] - b.centre[0], a.centre[1] - b.centre[1], a.centre[2] - b.centre[2]);
  return Math.max(0, chord - a.radius_m - b.radius_m);
}

/** Geodesic between the two nearest points, metres. */
export function farDistance_m(a: FarObject, b: FarObject): number {
  let best = Number.POSITIVE_INFINITY;
  let place: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i * 4 < a.edges.length; i++) {
    for (let j = 0; j * 4 < b.edges.length; j++) {
      const [t, u, distance2] = nearestParameters(a.ends, i * 6, b.ends, j * 6);
      if (distance2 >= best) continue;
      best = distance2;
      place = [...along(a.edges, i * 4, t), ...along(b.edges, j * 4, u)];
    }
  }
  return geodesicDistance_m(...place);
}

function along(edges: Float64Array, i: number, t: number): [number, number] {
  const x = edges[i] as number;
  const y = edges[i + 1] as number;
  return [x + t * ((edges[i + 2] as number) - x), y + t * ((edges[i + 3] as number) - y)];
}

/** Longitude and latitude in degrees to metres from the earth's centre, on the ellipsoid. */
function earthCentred(longitude: number, latitude: number): [number, number, number] {
  const sin = Math.sin(latitude * RADIANS);
  const cos = Math.cos(latitude * RADIANS);
  const n = GRS80.a / Math.sqrt(1 - GRS80.e2 * sin * sin);
  return [n * cos * Math.cos(longitude * RADIANS), n * cos * Math.sin(longitude * RADIANS), n * (1 - GRS80.e2) * sin];
}

/**
 * Where two segments in space are nearest: parameter on each (0–1) and the square of the distance.
 * C. Ericson, "Real-time collision detection" (2005), §5.1.9.
 */
function nearestParameters(a: Float64Array, i: number, b: Float64Array, j: number): [number, number, number] {
  const at = (list: Float64Array, index: number): number => list[index] as number;
  const d1 = [at(a, i + 3) - at(a, i), at(a, i + 4) - at(a, i + 1), at(a, i + 5) - at(a, i + 2)] as const;
  const d2 = [at(b, j + 3) - at(b, j), at(b, j + 4) - at(b, j + 1), at(b, j + 5) - at(b, j + 2)] as const;
  const r = [at(a, i) - at(b, j), at(a, i + 1) - at(b, j + 1), at(a, i + 2) - at(b, j + 2)] as const;
  const aa = dot(d1, d1);
  const ee = dot(d2, d2);
  const f = dot(d2, r);
  const c = dot(d1, r);
  const bb = dot(d1, d2);
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  const denominator = aa * ee - bb * bb;
  let t = aa === 0 || denominator <= 0 ? 0 : clamp((bb * f - c * ee) / denominator);
  let u = ee === 0 ? 0 : (bb * t + f) / ee;
  if (u < 0 || ee === 0) {
    u = 0;
    t = aa === 0 ? 0 : clamp(-c / aa);
  } else if (u > 1) {
    u = 1;
    t = aa === 0 ? 0 : clamp((bb - c) / aa);
  }
  const gap = [r[0] + t * d1[0] - u * d2[0], r[1] + t * d1[1] - u * d2[1], r[2] + t * d1[2] - u * d2[2]] as const;
  return [t, u, dot(gap, gap)];
}

function dot(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
