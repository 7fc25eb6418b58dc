/**
 * Geographic latitude φ from conformal latitude χ: φ = χ + Σ c_j · sin(2jχ), to order n⁶ (error below 1e-13 rad).
 * Coefficients: C. F. F. Karney, "On auxiliary latitudes", Survey Review 56 (2024), table of φ − χ.
 */
import type { Ellipsoid } from './ellipsoid.ts';

export type LatitudeSeries = readonly [number, number, number, number, number, number];

export function conformalToGeographic(ellipsoid: Ellipsoid): LatitudeSeries {
  const n = ellipsoid.f / (2 - ellipsoid.f);
  return [
    n * (2 + n * (-2 / 3 + n * (-2 + n * (116 / 45 + n * (26 / 45 + (n * -2854) / 675))))),
    n ** 2 * (7 / 3 + n * (-8 / 5 + n * (-227 / 45 + n * (2704 / 315 + (n * 2323) / 945)))),
    n ** 3 * (56 / 15 + n * (-136 / 35 + n * (-1262 / 105 + (n * 73814) / 2835))),
    n ** 4 * (4279 / 630 + n * (-332 / 35 + (n * -399572) / 14175)),
    n ** 5 * (4174 / 315 + (n * -144838) / 6237),
    (n ** 6 * 601676) / 22275,
  ];
}

/** The sum Σ c_j · sin(2jχ) from sin 2χ and cos 2χ, by Clenshaw's recurrence. */
export function latitudeCorrection(series: LatitudeSeries, sin2: number, cos2: number): number {
  const k = 2 * cos2;
  const b5 = series[4] + k * series[5];
  const b4 = series[3] + k * b5 - series[5];
  const b3 = series[2] + k * b4 - b5;
  const b2 = series[1] + k * b3 - b4;
  return sin2 * (series[0] + k * b2 - b3);
}
