/** Which EPSG system a projection text means: by its authority code, by its name, else by its parameters. Reads WKT 1 (OGC, ESRI) and WKT 2. */
import { epsgInName, epsgOfName } from '../crs-names.ts';

export interface PrjFinding {
  readonly name: string;
  readonly epsg: number | null;
}

export function readPrj(text: string): PrjFinding {
  const wkt = text.replace(/^\uFEFF/, '').trim();
  // A bound or compound system says what it is made of; the horizontal part is what counts.
  const name = /(?:^|\W)(?:PROJCS|PROJCRS|GEOGCS|GEOGCRS|GEODCRS|\w+)\s*[[(]\s*"([^"]*)"/i.exec(wkt)?.[1] ?? wkt.slice(0, 80);
  return { name, epsg: byAuthority(wkt) ?? epsgOfName(name) ?? byParameters(wkt) };
}

/** The authority of the root stands last: those before belong to the datum, the spheroid, the units. */
function byAuthority(wkt: string): number | null {
  const match = /(?:AUTHORITY|ID)\s*[[(]\s*"(EPSG|ESRI|IGNF)"\s*,\s*"?(\w+)"?\s*[\])]\s*[\])]\s*$/i.exec(wkt);
  return match?.[2] ? epsgInName(`${match[1]}:${match[2]}`) : null;
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function byParameters(wkt: string): number | null {
  const method = fold(/(?:PROJECTION|METHOD)\s*[[(]\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '');
  const parameter = (...names: string[]): number | null => {
    for (const found of wkt.matchAll(/PARAMETER\s*[[(]\s*"([^"]*)"\s*,\s*(-?[\d.eE+-]+)/gi)) {
      if (names.includes(fold(found[1] as string))) return Number(found[2]);
    }
    return null;
  };
  const near = (value: number | null, wanted: number, within = 1e-4): boolean => value !== null && Math.abs(value - wanted) <= within;
  const easting = parameter('falseeasting', 'eastingatfalseorigin');
  const northing = parameter('falsenorthing', 'northingatfalseorigin');
  const meridian = parameter('centralmeridian', 'longitudeoffalseorigin', 'longitudeofnaturalorigin', 'longitudeoforigin');
  const latitude = parameter('latitudeoforigin', 'latitudeoffalseorigin', 'latitudeofnaturalorigin');
  const isOldDatum = /clarke|ntf/i.test(wkt);

  if (method.startsWith('lambertconformalconic') || method.startsWith('lambertconicconformal')) {
    if (isOldDatum) return oldLambert(easting, northing, latitude);
    if (near(easting, 700_000, 1) && near(northing, 6_600_000, 1) && near(latitude, 46.5) && near(meridian, 3)) return 2154;
    for (let zone = 42; zone <= 50; zone++) {
      if (near(easting, 1_700_000, 1) && near(northing, (zone - 41) * 1e6 + 200_000, 1) && near(meridian, 3)) return 3900 + zone;
    }
    return near(easting, 4_000_000, 1) && near(northing, 2_800_000, 1) ? 3034 : null;
  }
  if (method.includes('lambertazimuthal')) return near(easting, 4_321_000, 1) && near(northing, 3_210_000, 1) ? 3035 : null;
  if (method.includes('transversemercator') && near(easting, 160_000, 1) && near(northing, 50_000, 1)) return 3727;
  if (
    method.includes('transversemercator') &&
    near(parameter('scalefactor', 'scalefactoratnaturalorigin'), 0.9996, 1e-6) &&
    near(easting, 500_000, 1)
  ) {
    return utmZone(wkt, meridian, near(northing, 10_000_000, 1));
  }
  if (method.includes('mercatorauxiliarysphere') || /pseudo.?mercator/i.test(wkt)) return 3857;
  const isGeographic = /^\s*(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)/i.test(wkt);
  if (isGeographic && isOldDatum && /ntf|nouvelle.?triangulation/i.test(wkt))
    return /paris/i.test(/PRIMEM[^\]]*/i.exec(wkt)?.[0] ?? '') ? 4807 : 4275;
  if (isGeographic && /ed.?50|european.?(datum.?)?1950/i.test(wkt)) return 4230;
  // The French and European frames agree with WGS 84 within a few decimetres, without a transformation.
  return isGeographic &&
    !isOldDatum &&
    !/international.?1924/i.test(wkt) &&
    /wgs.?(19)?84|rgf|etrs|grs.?(19)?80/i.test(wkt) &&
    /greenwich/i.test(wkt)
    ? 4326
    : null;
}

const OVERSEAS_ZONES: Readonly<Record<string, number>> = { '-63N': 5490, '-51N': 2972, '-57N': 4467, '57S': 2975, '45S': 4471 };

function utmZone(wkt: string, meridian: number | null, south: boolean): number | null {
  if (meridian === null || Math.abs((meridian + 183) % 6) > 1e-6) return null;
  const zone = (meridian + 183) / 6;
  if (/hayford|international.?1924|clarke|"intl"/i.test(wkt))
    return south ? (zone === 38 ? formerDatum(wkt, 38) : null) : formerDatum(wkt, zone);
  const legal = OVERSEAS_ZONES[`${meridian}${south ? 'S' : 'N'}`];
  if (!south && zone === 21 && /rgfg/i.test(wkt)) return 3313;
  if (!south && zone === 20 && /rraf/i.test(wkt)) return 4559;
  if (/wgs/i.test(wkt)) return (south ? 32700 : 32600) + zone;
  return legal ?? (south ? 32700 + zone : zone >= 30 && zone <= 32 ? 25800 + zone : 32600 + zone);
}

const FORMER_DATUMS: readonly (readonly [RegExp, number, number])[] = [
  [/ed.?50|european.?(datum.?)?1950/i, 30, 23030],
  [/ed.?50|european.?(datum.?)?1950/i, 31, 23031],
  [/ed.?50|european.?(datum.?)?1950/i, 32, 23032],
  [/sainte?.?anne|guadeloupe.?1948/i, 20, 2970],
  [/desaix|martinique.?1938/i, 20, 2973],
  [/marigot/i, 20, 2969],
  [/csg.?(19)?67|guyane/i, 22, 2971],
  [/csg.?(19)?67|guyane/i, 21, 3312],
  [/pierre.*miquelon/i, 21, 2987],
  [/cadastre.?1997/i, 38, 5879],
  [/combani/i, 38, 2980],
];

function formerDatum(wkt: string, zone: number): number | null {
  return FORMER_DATUMS.find(([datum, of]) => of === zone && datum.test(wkt))?.[2] ?? null;
}

/** Lambert zones of the NTF by their offsets; the latitude of origin, in degrees or gons, tells zones I to III apart where the northing does not. */
function oldLambert(easting: number | null, northing: number | null, latitude: number | null): number | null {
  if (easting === null || northing === null) return null;
  const is = (value: number, wanted: number): boolean => Math.abs(value - wanted) <= 1;
  if (is(easting, 234.358)) return is(northing, 185_861.369) ? 27564 : is(northing, 4_185_861.369) ? 27574 : null;
  if (!is(easting, 600_000)) return null;
  for (let zone = 1; zone <= 3; zone++) if (is(northing, zone * 1_000_000 + 200_000)) return 27570 + zone;
  if (!is(northing, 200_000) || latitude === null) return null;
  const zone = [
    [49.5, 55],
    [46.8, 52],
    [44.1, 49],
  ].findIndex((origins) => origins.some((origin) => Math.abs(origin - latitude) < 1e-3));
  return zone < 0 ? null : 27561 + zone;
}
