/** Which EPSG system a projection text means: by its authority code, by its name, else by its parameters. Reads WKT 1 (OGC, ESRI) and WKT 2. */
import { normaliseEpsg } from '../crs-names.ts';

export interface PrjFinding {
  readonly name: string;
  readonly epsg: number | null;
}

const ESRI_CODES: Readonly<Record<string, number>> = { '102110': 2154, '102100': 3857, '102113': 3857, '900913': 3857 };

export function readPrj(text: string): PrjFinding {
  const wkt = text.replace(/^\uFEFF/, '').trim();
  const name = /^\s*\w+\s*[[(]\s*"([^"]*)"/.exec(wkt)?.[1] ?? wkt.slice(0, 80);
  return { name, epsg: byAuthority(wkt) ?? byName(name) ?? byParameters(wkt) };
}

/** The authority of the root stands last: those before belong to the datum, the spheroid, the units. */
function byAuthority(wkt: string): number | null {
  const match = /(?:AUTHORITY|ID)\s*[[(]\s*"(EPSG|ESRI)"\s*,\s*"?(\d+)"?\s*[\])]\s*[\])]\s*$/i.exec(wkt);
  const code = match?.[2];
  if (!code) return null;
  if (match[1]?.toUpperCase() === 'ESRI') return ESRI_CODES[code] ?? null;
  return ESRI_CODES[code] ?? normaliseEpsg(Number(code));
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const NAMES: readonly (readonly [RegExp, (match: RegExpExecArray) => number | null])[] = [
  [/^rgf(19)?93(v[12]b?)?lambert(93)?$/, () => 2154],
  [/^lambert93$/, () => 2154],
  [/^rgf(19)?93(v[12]b?)?(lambert)?cc(4[2-9]|50)$/, (match) => 3900 + Number(match[4])],
  [/^(rgaf09|rgaf2009)utm(zone)?20n?$/, () => 5490],
  [/^rgfg(19)?95utm(zone)?22n?$/, () => 2972],
  [/^rgr(19)?92utm(zone)?40s?$/, () => 2975],
  [/^rgm(20)?04utm(zone)?38s?$/, () => 4471],
  [/^rgspm(20)?06utm(zone)?21n?$/, () => 4467],
  [/^wgs(19)?84utm(zone)?(\d{1,2})([ns])$/, (match) => (match[4] === 's' ? 32700 : 32600) + Number(match[3])],
  [/^(ntfparis)?(ntf)?lambert(zone)?(ii|2)(etendu|extended)$/, () => 27572],
  [/^ntf(paris)?(france|lambertzone)(ii|ietendu|iietendu)$/, () => 27572],
  [/^ntf(paris)?lambertzone(i|ii|iii|iv)$/, (match) => 27570 + (['i', 'ii', 'iii', 'iv'].indexOf(match[2] as string) + 1)],
  [/^(wgs(19)?84)?(pseudomercator|webmercator(auxiliarysphere)?)$/, () => 3857],
  [/^wgs84pseudomercator$/, () => 3857],
  [/^(gcs)?(wgs(19)?84|rgf(19)?93(v[12]b?)?|etrs(19)?89|rgaf09|rgfg(19)?95|rgr(19)?92|rgm(20)?04|rgspm(20)?06|wgs84crs84)$/, () => 4326],
];

function byName(name: string): number | null {
  const folded = fold(name);
  for (const [pattern, code] of NAMES) {
    const match = pattern.exec(folded);
    if (match) return code(match);
  }
  return null;
}

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
    if (isOldDatum) return near(easting, 600_000, 1) && near(northing, 2_200_000, 1) ? 27572 : null;
    if (near(easting, 700_000, 1) && near(northing, 6_600_000, 1) && near(latitude, 46.5) && near(meridian, 3)) return 2154;
    for (let zone = 42; zone <= 50; zone++) {
      if (near(easting, 1_700_000, 1) && near(northing, (zone - 41) * 1e6 + 200_000, 1) && near(meridian, 3)) return 3900 + zone;
    }
    return null;
  }
  if (
    method.includes('transversemercator') &&
    near(parameter('scalefactor', 'scalefactoratnaturalorigin'), 0.9996, 1e-6) &&
    near(easting, 500_000, 1)
  ) {
    return utmZone(wkt, meridian, near(northing, 10_000_000, 1));
  }
  if (method.includes('mercatorauxiliarysphere') || /pseudo.?mercator/i.test(wkt)) return 3857;
  const isGeographic = /^\s*(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)/i.test(wkt);
  // The French and European frames agree with WGS 84 within a few decimetres, without a transformation.
  return isGeographic && !isOldDatum && /wgs.?(19)?84|rgf|etrs|grs.?(19)?80/i.test(wkt) && /greenwich/i.test(wkt) ? 4326 : null;
}

const OVERSEAS_ZONES: Readonly<Record<string, number>> = { '-63N': 5490, '-51N': 2972, '-57N': 4467, '57S': 2975, '45S': 4471 };

function utmZone(wkt: string, meridian: number | null, south: boolean): number | null {
  if (meridian === null || Math.abs((meridian + 183) % 6) > 1e-6) return null;
  if (/hayford|international.?1924|clarke/i.test(wkt)) return null;
  const zone = (meridian + 183) / 6;
  const legal = OVERSEAS_ZONES[`${meridian}${south ? 'S' : 'N'}`];
  return /wgs/i.test(wkt) || legal === undefined ? (south ? 32700 : 32600) + zone : legal;
}
