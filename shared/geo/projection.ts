import type { Epsg } from './crs.ts';

/**
 * Longitude and latitude in degrees to metres and back, over flat coordinates x0, y0, x1, y1…
 * `out` may be the input itself; without it a new array is made. A coordinate that is not finite comes back NaN.
 */
export interface Projection {
  readonly epsg: Epsg;
  forward(lonLat: Float64Array, out?: Float64Array): Float64Array;
  inverse(xy: Float64Array, out?: Float64Array): Float64Array;
}
