/**
 * Systems found in older or neighbouring files, through proj4. Definitions, shifts and their accuracies: EPSG registry.
 *
 * NTF reaches WGS 84 by the mean shift −168, −60, +320 m (EPSG:1193, IGN RT/G 14). The registry gives it 2 m; against the IGN grid (ntf_r93, by PROJ,
 * one vertex of each of the 34,744 communes) the mean is 1.6 m, 95 % lie within 3.0 m and the worst at 4.9 m, so 5 m is what is said. The grid itself,
 * gr3df97a, is in no package Emprise may ship. ED50 in France: EPSG:1275, 2 m. Former overseas datums: the registry's seven parameters where it has them.
 */
import proj4 from 'proj4';
import type { Epsg } from '../../../shared/geo/crs.ts';
import { type Projection, projectionOf } from '../../../shared/geo/projections.ts';

interface System {
  readonly definition: string;
  /** Of the shift to WGS 84, metres; null where there is none to speak of. */
  readonly accuracy_m: number | null;
  /** True where the shift turns the axes as well. */
  readonly rotates?: boolean;
  /** Coordinates of a geographic system in gons (100 to the right angle). */
  readonly gons?: boolean;
}

const exact = (definition: string): System => ({ definition: `${definition} +no_defs`, accuracy_m: null });
const shifted = (definition: string, towgs84: string, accuracy_m: number): System => ({
  definition: `${definition} +towgs84=${towgs84} +no_defs`,
  accuracy_m,
  rotates: !towgs84.endsWith(',0,0,0,0'),
});

const CLARKE_1880_IGN = '+a=6378249.2 +b=6356515';
const NTF_SHIFT = '-168,-60,320,0,0,0,0';
const ntf = (definition: string): System => shifted(`${definition} ${CLARKE_1880_IGN}`, NTF_SHIFT, 5);
const lambert = (latitude: string, scale: string, x: number, y: number): System =>
  ntf(`+proj=lcc +lat_1=${latitude} +lat_0=${latitude} +lon_0=0 +k_0=${scale} +x_0=${x} +y_0=${y} +pm=paris +units=m`);
const ZONES = [
  ['49.5', '0.999877341'],
  ['46.8', '0.99987742'],
  ['44.1', '0.999877499'],
  ['42.165', '0.99994471'],
] as const;

const utm = (zone: number, rest: string): string => `+proj=utm +zone=${zone} ${rest} +units=m`;
const ED50_SHIFT = '-84,-97,-117,0,0,0,0';
const GUADELOUPE_1948 = '-472.29,-5.63,-304.12,0.4362,-0.8374,0.2563,1.8984';
const MARTINIQUE_1938 = '127.744,547.069,118.359,-3.1116,4.9509,-0.8837,14.1012';
const CSG67 = '-193.066,236.993,105.447,0.4814,-0.8074,0.1276,1.5649';
const REUNION_1947 = '789.524,-626.486,-89.904,0.6006,76.7946,-10.5788,-32.3241';
const COMBANI_1950 = '-599.928,-275.552,-195.665,-0.0835,-0.4715,0.0602,49.2814';
const SAINT_PIERRE_1950 = '11.363,424.148,373.13,0,0,0,0';
const FORT_MARIGOT = '151.613,253.832,-429.084,-0.0506,0.0958,-0.5974,-0.3971';
const TM_REUNION = '+proj=tmerc +lat_0=-21.1166666666667 +lon_0=55.5333333333333 +k=1 +x_0=160000 +y_0=50000 +ellps=intl +units=m';

const SYSTEMS: ReadonlyMap<Epsg, System> = new Map<Epsg, System>([
  ...ZONES.map(
    ([latitude, scale], zone) =>
      [27561 + zone, lambert(latitude, scale, zone === 3 ? 234.358 : 600_000, zone === 3 ? 185_861.369 : 200_000)] as const,
  ),
  // 27572 is Lambert II étendu as well: zone II with its own offsets, used over the whole country.
  ...ZONES.map(
    ([latitude, scale], zone) =>
      [
        27571 + zone,
        lambert(latitude, scale, zone === 3 ? 234.358 : 600_000, (zone + 1) * 1_000_000 + (zone === 3 ? 185_861.369 : 200_000)),
      ] as const,
  ),
  [4275, ntf('+proj=longlat')],
  [4807, { ...ntf('+proj=longlat +pm=paris'), gons: true }],
  [4230, shifted('+proj=longlat +ellps=intl', ED50_SHIFT, 2)],
  ...[30, 31, 32].flatMap(
    (zone) =>
      [
        [23000 + zone, shifted(utm(zone, '+ellps=intl'), ED50_SHIFT, 2)],
        [32600 + zone, exact(utm(zone, '+datum=WGS84'))],
        [25800 + zone, exact(utm(zone, '+ellps=GRS80'))],
      ] as const,
  ),
  [3034, exact('+proj=lcc +lat_0=52 +lon_0=10 +lat_1=35 +lat_2=65 +x_0=4000000 +y_0=2800000 +ellps=GRS80 +units=m')],
  [3035, exact('+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m')],
  [3313, exact(utm(21, '+ellps=GRS80'))],
  [4559, { ...exact(utm(20, '+ellps=GRS80')), accuracy_m: 1 }],
  [2969, shifted(utm(20, '+ellps=intl'), FORT_MARIGOT, 10)],
  [2970, shifted(utm(20, '+ellps=intl'), GUADELOUPE_1948, 0.1)],
  [2973, shifted(utm(20, '+ellps=intl'), MARTINIQUE_1938, 0.1)],
  [2971, shifted(utm(22, '+ellps=intl'), CSG67, 1)],
  [3312, shifted(utm(21, '+ellps=intl'), CSG67, 1)],
  [3727, shifted(TM_REUNION, REUNION_1947, 0.1)],
  [2980, shifted(utm(38, '+south +ellps=intl'), COMBANI_1950, 0.3)],
  [5879, shifted(utm(38, '+south +ellps=intl'), '-381.788,-57.501,-256.673,0,0,0,0', 0.1)],
  [2987, shifted(utm(21, '+ellps=clrk66'), SAINT_PIERRE_1950, 1)],
]);

/** Metres by which the way to WGS 84 may be wrong, or null where it is exact for every use on a map. */
export function systemAccuracy_m(epsg: Epsg): number | null {
  return SYSTEMS.get(epsg)?.accuracy_m ?? null;
}

/** Every system beyond the closed formulas. */
export const OTHER_SYSTEMS: readonly Epsg[] = [...SYSTEMS.keys()];

const made = new Map<Epsg, Projection>();

/** The projection of an EPSG code, by closed formula where there is one, or null where Emprise does not know the system. */
export function anyProjection(epsg: Epsg): Projection | null {
  const known = projectionOf(epsg) ?? made.get(epsg);
  if (known) return known;
  const system = SYSTEMS.get(epsg);
  if (!system) return null;
  const projection = throughProj4(epsg, system);
  made.set(epsg, projection);
  return projection;
}

type Pair = [number, number];

function throughProj4(epsg: Epsg, { definition, gons, rotates }: System): Projection {
  const converter = proj4('WGS84', definition);
  const unit = gons ? 0.9 : 1;
  const inverse = ([x, y]: Pair): Pair => converter.inverse([x * unit, y * unit]) as Pair;
  const once = (pair: Pair): Pair => {
    const [x, y] = converter.forward([...pair]) as Pair;
    return [x / unit, y / unit];
  };
  const through =
    (convert: (pair: Pair) => Pair) =>
    (xy: Float64Array, out = new Float64Array(xy.length)): Float64Array => {
      for (let i = 0; i + 1 < xy.length; i += 2) {
        const x = xy[i] as number;
        const y = xy[i + 1] as number;
        // proj4 throws on what is not finite.
        const [u, v] = Number.isFinite(x) && Number.isFinite(y) ? convert([x, y]) : [Number.NaN, Number.NaN];
        out[i] = u;
        out[i + 1] = v;
      }
      return out;
    };
  return { epsg, forward: through(rotates ? inverted(once, inverse) : once), inverse: through(inverse) };
}

/** The small-angle rotations of a datum are not undone by turning their signs (1 m for Réunion 1947): the way back is corrected by the way there. */
function inverted(forward: (pair: Pair) => Pair, inverse: (pair: Pair) => Pair): (pair: Pair) => Pair {
  return ([longitude, latitude]) => {
    let aim: Pair = [longitude, latitude];
    for (let step = 0; step < 2; step++) {
      const [reachedX, reachedY] = inverse(forward(aim));
      aim = [aim[0] + longitude - reachedX, aim[1] + latitude - reachedY];
    }
    return forward(aim);
  };
}
