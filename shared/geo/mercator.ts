/**
 * Web Mercator (EPSG method 1024): the sphere's formulas on the ellipsoid's latitude. For drawing and for reading files only;
 * nothing is ever measured in it.
 */
import { WEB_MERCATOR } from './crs.ts';
import { DEGREES, RADIANS } from './ellipsoid.ts';
import type { Projection } from './projection.ts';

const RADIUS = 6_378_137;

export const webMercator: Projection = {
  epsg: WEB_MERCATOR,
  forward(lonLat, out = new Float64Array(lonLat.length)) {
    for (let i = 0; i + 1 < lonLat.length; i += 2) {
      out[i] = RADIUS * RADIANS * (lonLat[i] as number);
      out[i + 1] = RADIUS * Math.atanh(Math.sin((lonLat[i + 1] as number) * RADIANS));
    }
    return out;
  },
  inverse(xy, out = new Float64Array(xy.length)) {
    for (let i = 0; i + 1 < xy.length; i += 2) {
      out[i] = ((xy[i] as number) / RADIUS) * DEGREES;
      out[i + 1] = Math.atan(Math.sinh((xy[i + 1] as number) / RADIUS)) * DEGREES;
    }
    return out;
  },
};
