/**
 * The systems Emprise projects in by closed formulas: the six legal ones, the conic zones, the UTM zones of the overseas territories
 * (on either datum) and Web Mercator. Parameters: EPSG registry. Other systems: engine/geometry/other-projections.ts.
 */
import type { Epsg } from './crs.ts';
import { GRS80, WGS84_ELLIPSOID } from './ellipsoid.ts';
import { lambertConformal } from './lambert-conformal.ts';
import { webMercator } from './mercator.ts';
import type { Projection } from './projection.ts';
import { transverseMercator } from './transverse-mercator.ts';

export type { Projection } from './projection.ts';

const lambert93 = () =>
  lambertConformal({ epsg: 2154, ellipsoid: GRS80, longitude: 3, latitude: 46.5, parallels: [44, 49], x: 700_000, y: 6_600_000 });

/** CC42 to CC50: parallels 0.75° on either side of the zone's latitude, y offset of N·1,000,000 + 200,000 m with N = latitude − 41. */
const conicZone = (latitude: number) => () =>
  lambertConformal({
    epsg: 3900 + latitude,
    ellipsoid: GRS80,
    longitude: 3,
    latitude,
    parallels: [latitude - 0.75, latitude + 0.75],
    x: 1_700_000,
    y: (latitude - 41) * 1_000_000 + 200_000,
  });

const utm =
  (epsg: Epsg, zone: number, hemisphere: 'north' | 'south', ellipsoid = GRS80) =>
  () =>
    transverseMercator({
      epsg,
      ellipsoid,
      longitude: zone * 6 - 183,
      scale: 0.9996,
      x: 500_000,
      y: hemisphere === 'north' ? 0 : 10_000_000,
    });

/** Geographic systems of the same datum family: nothing to compute. */
const geographic = (epsg: Epsg) => (): Projection => {
  const copy = (xy: Float64Array, out = new Float64Array(xy.length)): Float64Array => {
    if (out !== xy) out.set(xy);
    return out;
  };
  return { epsg, forward: copy, inverse: copy };
};

const MAKERS = new Map<Epsg, () => Projection>([
  [2154, lambert93],
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map((latitude) => [3900 + latitude, conicZone(latitude)] as const),
  [5490, utm(5490, 20, 'north')],
  [2972, utm(2972, 22, 'north')],
  [2975, utm(2975, 40, 'south')],
  [4471, utm(4471, 38, 'south')],
  [4467, utm(4467, 21, 'north')],
  [32620, utm(32620, 20, 'north', WGS84_ELLIPSOID)],
  [32621, utm(32621, 21, 'north', WGS84_ELLIPSOID)],
  [32622, utm(32622, 22, 'north', WGS84_ELLIPSOID)],
  [32738, utm(32738, 38, 'south', WGS84_ELLIPSOID)],
  [32740, utm(32740, 40, 'south', WGS84_ELLIPSOID)],
  [3857, () => webMercator],
  // WGS 84, RGF93, ETRS89, RGAF09, RGFG95, RGR92, RGM04, RGSPM06.
  ...[4326, 4171, 4258, 5489, 4624, 4627, 4470, 4463].map((epsg) => [epsg, geographic(epsg)] as const),
]);

const made = new Map<Epsg, Projection>();

/** The projection of an EPSG code, or null where it has no closed formula here. */
export function projectionOf(epsg: Epsg): Projection | null {
  const known = made.get(epsg);
  if (known) return known;
  const projection = MAKERS.get(epsg)?.() ?? null;
  if (projection) made.set(epsg, projection);
  return projection;
}
