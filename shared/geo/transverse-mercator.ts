/**
 * Transverse Mercator (EPSG method 9807, all UTM zones) by Krüger's series to order n⁶.
 * Formulas: C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), eqs. 7–11, 35, 36.
 */
import { conformalToGeographic, latitudeCorrection } from './conformal-latitude.ts';
import type { Epsg } from './crs.ts';
import { DEGREES, type Ellipsoid, RADIANS } from './ellipsoid.ts';
import type { Projection } from './projection.ts';

export interface TransverseMercatorParameters {
  readonly epsg: Epsg;
  readonly ellipsoid: Ellipsoid;
  /** Central meridian, degrees. The latitude of origin is the equator. */
  readonly longitude: number;
  /** Scale on the central meridian. */
  readonly scale: number;
  /** Metres on the central meridian and at the equator. */
  readonly x: number;
  readonly y: number;
}

/** α₁…α₆ (direct) and β₁…β₆ (inverse) as polynomials in the third flattening n. */
function krueger(n: number): { alpha: number[]; beta: number[] } {
  const series = (...coefficients: number[]) => coefficients.reduceRight((sum, coefficient) => (sum + coefficient) * n, 0);
  const power = (exponent: number, value: number) => value * n ** (exponent - 1);
  return {
    alpha: [
      series(1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800),
      power(2, series(13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360)),
      power(3, series(61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440)),
      power(4, series(49561 / 161280, -179 / 168, 6601661 / 7257600)),
      power(5, series(34729 / 80640, -3418889 / 1995840)),
      power(6, series(212378941 / 319334400)),
    ],
    beta: [
      series(1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800),
      power(2, series(1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1118711 / 3870720)),
      power(3, series(17 / 480, -37 / 840, -209 / 4480, 5569 / 90720)),
      power(4, series(4397 / 161280, -11 / 504, -830251 / 7257600)),
      power(5, series(4583 / 161280, -108847 / 3991680)),
      power(6, series(20648693 / 638668800)),
    ],
  };
}

export function transverseMercator(parameters: TransverseMercatorParameters): Projection {
  const { a, f, e } = parameters.ellipsoid;
  const n = f / (2 - f);
  const { alpha, beta } = krueger(n);
  /** Scale times the rectifying radius A (eq. 14). */
  const radius = ((parameters.scale * a) / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);
  const series = conformalToGeographic(parameters.ellipsoid);
  const lambda0 = parameters.longitude * RADIANS;
  const { x: x0, y: y0 } = parameters;

  // Σ coefficient_j · sin(2jζ) of the complex ζ = ξ + iη, by Clenshaw's recurrence: four transcendental functions whatever the order.
  let sumXi = 0;
  let sumEta = 0;
  const sum = (coefficients: readonly number[], xi: number, eta: number): void => {
    const s = Math.sin(2 * xi);
    const c = Math.cos(2 * xi);
    const sh = Math.sinh(2 * eta);
    const ch = Math.cosh(2 * eta);
    const re = 2 * c * ch;
    const im = -2 * s * sh;
    let re1 = 0;
    let im1 = 0;
    let re2 = 0;
    let im2 = 0;
    for (let j = 5; j >= 0; j--) {
      const nextRe = re * re1 - im * im1 - re2 + (coefficients[j] as number);
      const nextIm = re * im1 + im * re1 - im2;
      re2 = re1;
      im2 = im1;
      re1 = nextRe;
      im1 = nextIm;
    }
    const sinRe = s * ch;
    const sinIm = c * sh;
    sumXi = sinRe * re1 - sinIm * im1;
    sumEta = sinRe * im1 + sinIm * re1;
  };

  return {
    epsg: parameters.epsg,
    forward(lonLat, out = new Float64Array(lonLat.length)) {
      for (let i = 0; i + 1 < lonLat.length; i += 2) {
        const lambda = (lonLat[i] as number) * RADIANS - lambda0;
        const sin = Math.sin((lonLat[i + 1] as number) * RADIANS);
        const tau = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
        const cosLambda = Math.cos(lambda);
        const xi = Math.atan2(tau, cosLambda);
        const eta = Math.asinh(Math.sin(lambda) / Math.sqrt(tau * tau + cosLambda * cosLambda));
        sum(alpha, xi, eta);
        out[i] = x0 + radius * (eta + sumEta);
        out[i + 1] = y0 + radius * (xi + sumXi);
      }
      return out;
    },
    inverse(xy, out = new Float64Array(xy.length)) {
      for (let i = 0; i + 1 < xy.length; i += 2) {
        const eta = ((xy[i] as number) - x0) / radius;
        const xi = ((xy[i + 1] as number) - y0) / radius;
        sum(beta, xi, eta);
        const xi1 = xi - sumXi;
        const eta1 = eta - sumEta;
        const sinh = Math.sinh(eta1);
        const cosXi = Math.cos(xi1);
        const sin = Math.sin(xi1);
        const cos = Math.sqrt(sinh * sinh + cosXi * cosXi);
        const chi = Math.atan2(sin, cos);
        // sin² + cos² here is cosh²η: dividing by it gives the sine and cosine of 2χ.
        const norm = sin * sin + cos * cos;
        out[i] = (lambda0 + Math.atan2(sinh, cosXi)) * DEGREES;
        out[i + 1] = (chi + latitudeCorrection(series, (2 * sin * cos) / norm, (cos * cos - sin * sin) / norm)) * DEGREES;
      }
      return out;
    },
  };
}
