/**
 * Lambert conformal conic with two standard parallels (EPSG method 9802).
 * Formulas: IOGP guidance note 7-2, §3.1.1, written with the isometric latitude as in IGN NT/G 71.
 */
import { conformalToGeographic, latitudeCorrection } from './conformal-latitude.ts';
import type { Epsg } from './crs.ts';
import { type CubicPieces, cubicPieces } from './cubic-pieces.ts';
import { DEGREES, type Ellipsoid, RADIANS } from './ellipsoid.ts';
import type { Projection } from './projection.ts';

/** France is within them; 1024 pieces of them err by less than a hundredth of a micrometre. */
const DEGREES_AROUND = 6;
const PIECES = 1024;

export interface LambertParameters {
  readonly epsg: Epsg;
  readonly ellipsoid: Ellipsoid;
  /** Degrees: central meridian, latitude of the false origin, the two standard parallels. */
  readonly longitude: number;
  readonly latitude: number;
  readonly parallels: readonly [number, number];
  /** Metres at the false origin. */
  readonly x: number;
  readonly y: number;
}

export function lambertConformal(parameters: LambertParameters): Projection {
  const { a, e, e2 } = parameters.ellipsoid;
  const isometric = (phi: number): number => Math.asinh(Math.tan(phi)) - e * Math.atanh(e * Math.sin(phi));
  const parallelRadius = (phi: number): number => Math.cos(phi) / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);

  const phi1 = parameters.parallels[0] * RADIANS;
  const phi2 = parameters.parallels[1] * RADIANS;
  const n = (Math.log(parallelRadius(phi1)) - Math.log(parallelRadius(phi2))) / (isometric(phi2) - isometric(phi1));
  const scale = (a * parallelRadius(phi1) * Math.exp(n * isometric(phi1))) / n;
  const logScale = Math.log(scale);
  const series = conformalToGeographic(parameters.ellipsoid);
  const lambda0 = parameters.longitude * RADIANS;
  const x0 = parameters.x;
  const apexY = parameters.y + scale * Math.exp(-n * isometric(parameters.latitude * RADIANS));

  /** Metres from the apex, of a latitude in degrees. asinh(tan φ) = atanh(sin φ): one sine serves both terms. */
  const radiusAt = (latitude: number): number => {
    const sin = Math.sin(latitude * RADIANS);
    return scale * Math.exp(-n * (Math.atanh(sin) - e * Math.atanh(e * sin)));
  };
  /** Latitude in degrees, of the square of the distance from the apex. */
  const latitudeAt = (squared: number): number => {
    // t = e^q with q the isometric latitude; tan(π/4 + χ/2) = t gives χ and its sine and cosine without further functions.
    const t = Math.exp((logScale - Math.log(squared) / 2) / n);
    const t2 = t * t;
    const sin = (t2 - 1) / (t2 + 1);
    const cos = (2 * t) / (t2 + 1);
    const chi = 2 * Math.atan(t) - Math.PI / 2;
    return (chi + latitudeCorrection(series, 2 * sin * cos, cos * cos - sin * sin)) * DEGREES;
  };

  // Both depend on one number: within some degrees of the parallels they are taken by pieces, elsewhere as written above.
  const south = Math.min(...parameters.parallels) - DEGREES_AROUND;
  const north = Math.max(...parameters.parallels) + DEGREES_AROUND;
  // Always, for few points as for many: a vertex that two outlines share must come out the same to the last bit.
  let radii: CubicPieces | null = null;
  let latitudes: CubicPieces | null = null;

  return {
    epsg: parameters.epsg,
    forward(lonLat, out = new Float64Array(lonLat.length)) {
      radii ??= cubicPieces(radiusAt, south, north, PIECES);
      const { from, scale: perDegree, count, coefficients: c } = radii;
      for (let i = 0; i + 1 < lonLat.length; i += 2) {
        const latitude = lonLat[i + 1] as number;
        const place = (latitude - from) * perDegree;
        let radius: number;
        if (place >= 0 && place < count) {
          const at = Math.trunc(place);
          const s = place - at;
          const c2 = (c[at * 4 + 2] as number) + s * (c[at * 4 + 3] as number);
          radius = (c[at * 4] as number) + s * ((c[at * 4 + 1] as number) + s * c2);
        } else radius = radiusAt(latitude);
        const theta = n * ((lonLat[i] as number) * RADIANS - lambda0);
        out[i] = x0 + radius * Math.sin(theta);
        out[i + 1] = apexY - radius * Math.cos(theta);
      }
      return out;
    },
    inverse(xy, out = new Float64Array(xy.length)) {
      latitudes ??= cubicPieces(latitudeAt, radiusAt(north) ** 2, radiusAt(south) ** 2, PIECES);
      const { from, scale: perUnit, count, coefficients: c } = latitudes;
      for (let i = 0; i + 1 < xy.length; i += 2) {
        const dx = (xy[i] as number) - x0;
        const dy = apexY - (xy[i + 1] as number);
        const squared = dx * dx + dy * dy;
        const place = (squared - from) * perUnit;
        // Below the apex by more than beside it, the plain function gives the very same number in half the time.
        const theta = dy > Math.abs(dx) ? Math.atan(dx / dy) : Math.atan2(dx, dy);
        out[i] = (lambda0 + theta / n) * DEGREES;
        if (place >= 0 && place < count) {
          const at = Math.trunc(place);
          const s = place - at;
          const c2 = (c[at * 4 + 2] as number) + s * (c[at * 4 + 3] as number);
          out[i + 1] = (c[at * 4] as number) + s * ((c[at * 4 + 1] as number) + s * c2);
        } else out[i + 1] = latitudeAt(squared);
      }
      return out;
    },
  };
}
