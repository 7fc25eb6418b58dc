/**
 * Systems found in older or neighbouring files, through proj4. Definitions: EPSG registry.
 *
 * Accuracy: ETRS89 and UTM systems as PROJ. NTF (Paris) systems use the mean shift −168, −60, +320 m of the decree's circular:
 * 1 to 5 m against the IGN grid, enough to find an object on the map, not to measure a boundary. The first overseas systems
 * (Sainte-Anne, Fort Desaix, CSG67, Piton des Neiges) likewise within 10 m.
 */
import proj4 from 'proj4';
import type { Epsg } from '../../../shared/geo/crs.ts';
import { type Projection, projectionOf } from '../../../shared/geo/projections.ts';

const NTF = '+a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs';
const lambert = (latitude: string, scale: string, x: number, y: number): string =>
  `+proj=lcc +lat_1=${latitude} +lat_0=${latitude} +lon_0=0 +k_0=${scale} +x_0=${x} +y_0=${y} ${NTF}`;
const ZONES = [
  ['49.5', '0.999877341'],
  ['46.8', '0.99987742'],
  ['44.1', '0.999877499'],
  ['42.165', '0.99994471'],
] as const;

const DEFINITIONS: ReadonlyMap<Epsg, string> = new Map<Epsg, string>([
  ...ZONES.map(
    ([latitude, scale], zone) =>
      [27561 + zone, lambert(latitude, scale, zone === 3 ? 234.358 : 600_000, zone === 3 ? 185_861.369 : 200_000)] as const,
  ),
  ...ZONES.map(
    ([latitude, scale], zone) =>
      [
        27571 + zone,
        lambert(latitude, scale, zone === 3 ? 234.358 : 600_000, (zone + 1) * 1_000_000 + (zone === 3 ? 185_861.369 : 200_000)),
      ] as const,
  ),
  [3035, '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m +no_defs'],
  [2970, '+proj=utm +zone=20 +ellps=intl +towgs84=-467,-16,-300,0,0,0,0 +units=m +no_defs'],
  [2973, '+proj=utm +zone=20 +ellps=intl +towgs84=186,482,151,0,0,0,0 +units=m +no_defs'],
  [2971, '+proj=utm +zone=22 +ellps=intl +towgs84=-186,230,110,0,0,0,0 +units=m +no_defs'],
  [
    3727,
    '+proj=tmerc +lat_0=-21.1166666666667 +lon_0=55.5333333333333 +k=1 +x_0=160000 +y_0=50000 +ellps=intl +towgs84=94,-948,-1262,0,0,0,0 +units=m +no_defs',
  ],
  [32630, '+proj=utm +zone=30 +datum=WGS84 +units=m +no_defs'],
  [32631, '+proj=utm +zone=31 +datum=WGS84 +units=m +no_defs'],
  [32632, '+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs'],
  [25830, '+proj=utm +zone=30 +ellps=GRS80 +units=m +no_defs'],
  [25831, '+proj=utm +zone=31 +ellps=GRS80 +units=m +no_defs'],
  [25832, '+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs'],
  [4275, '+proj=longlat +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +no_defs'],
]);

/** Systems whose shift to WGS 84 is only known to some metres: their files deserve a note. */
export const APPROXIMATE_SYSTEMS: ReadonlySet<Epsg> = new Set([
  27561, 27562, 27563, 27564, 27571, 27572, 27573, 27574, 4275, 2970, 2971, 2973, 3727,
]);

/** The projection of an EPSG code, by closed formula where there is one, or null where Emprise does not know the system. */
export function anyProjection(epsg: Epsg): Projection | null {
  const closed = projectionOf(epsg);
  if (closed) return closed;
  const definition = DEFINITIONS.get(epsg);
  if (!definition) return null;
  const converter = proj4('WGS84', definition);
  const through =
    (convert: (pair: [number, number]) => [number, number]) =>
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
  return { epsg, forward: through((pair) => converter.forward(pair)), inverse: through((pair) => converter.inverse(pair)) };
}
