/**
 * The two ellipsoids French data uses, and the constants derived from them.
 * Sources: GRS 80 (Moritz, 1980), WGS 84 (NIMA TR8350.2). RGF93, RGAF09, RGFG95, RGR92, RGM04 and RGSPM06 agree with WGS 84
 * within the metre-level accuracy of WGS 84 itself: no shift between them, as in the EPSG registry.
 */
export interface Ellipsoid {
  /** Semi-major axis, metres. */
  readonly a: number;
  /** Flattening. */
  readonly f: number;
  /** First eccentricity, and its square. */
  readonly e: number;
  readonly e2: number;
}

function ellipsoid(a: number, inverseFlattening: number): Ellipsoid {
  const f = 1 / inverseFlattening;
  const e2 = f * (2 - f);
  return { a, f, e: Math.sqrt(e2), e2 };
}

export const GRS80: Ellipsoid = ellipsoid(6_378_137, 298.257222101);
export const WGS84_ELLIPSOID: Ellipsoid = ellipsoid(6_378_137, 298.257223563);

export const RADIANS = Math.PI / 180;
export const DEGREES = 180 / Math.PI;
