import { GRS80, RADIANS } from './ellipsoid.ts';

/**
 * Distance in metres between two points (degrees) on the plane that touches GRS 80 at their middle latitude, axes scaled by the radii of
 * curvature in the meridian (M) and in the prime vertical (N).
 * Against the geodesic: 1e-8 under 2 km, 1e-6 under 20 km, 2e-5 under 100 km in France. For pointers, snapping and labels;
 * stored distances use the geodesic (engine/geometry/geodesic.ts).
 */
export function localDistance_m(longitudeA: number, latitudeA: number, longitudeB: number, latitudeB: number): number {
  const middle = ((latitudeA + latitudeB) / 2) * RADIANS;
  const sin = Math.sin(middle);
  const w2 = 1 - GRS80.e2 * sin * sin;
  const n = GRS80.a / Math.sqrt(w2);
  const m = (n * (1 - GRS80.e2)) / w2;
  const dx = (longitudeB - longitudeA) * RADIANS * n * Math.cos(middle);
  const dy = (latitudeB - latitudeA) * RADIANS * m;
  return Math.sqrt(dx * dx + dy * dy);
}
