/**
 * The CoordSys clause of MapInfo as an EPSG code, by its numbers. Datums as MapInfo numbers them (MAPINFOW.PRJ): 104 WGS 84, 33 GRS 80 (RGF93
 * and the frames that go with it), 115 EUREF 89, 157 WGS 84 on the sphere of the web, 107 NTF from Greenwich, 1002 NTF from Paris.
 */
const WGS84 = new Set([104, 33, 115]);
const GRS80 = new Set([33, 115]);
const NTF_PARIS = 1002;
const NTF_GREENWICH = 107;
/** Paris from Greenwich in degrees (EPSG:8903). */
const PARIS = 2.337229167;

const LON_LAT = 1;
const LAMBERT = 3;
const TRANSVERSE_MERCATOR = 8;
const MERCATOR = 10;

/** Null where the clause names no system (« NonEarth »); `epsg` null where it is none that France uses. */
export function readCoordSys(clause: string): { readonly epsg: number | null } | null {
  if (/^NonEarth\b/i.test(clause)) return null;
  const match = /^Earth\s+Projection\s+(.*?)(\s+(Affine|Bounds)\b.*)?$/i.exec(clause.trim());
  if (match === null || /^Affine$/i.test(match[3] ?? '')) return { epsg: null };
  const [projection = Number.NaN, datum = Number.NaN, ...rest] = (match[1] as string).split(',').map(numberOrUnit);
  const kind = projection >= 2000 && projection < 3000 ? projection - 2000 : projection;
  if (kind === LON_LAT) return { epsg: WGS84.has(datum) ? 4326 : datum === NTF_GREENWICH ? 4275 : datum === NTF_PARIS ? 4807 : null };
  const [unit, ...numbers] = rest;
  if (unit !== METRE) return { epsg: null };
  if (kind === LAMBERT) return { epsg: lambert(datum, numbers) };
  if (kind === TRANSVERSE_MERCATOR) return { epsg: utm(datum, numbers) };
  return { epsg: kind === MERCATOR && datum === 157 && near(numbers[0], 0) ? 3857 : null };
}

/** « m » or its number. */
const METRE = 7;
const numberOrUnit = (text: string): number => (/^\s*"m"\s*$/i.test(text) ? METRE : Number(text));
const near = (value: number | undefined, wanted: number, within = 1e-6): boolean =>
  value !== undefined && Math.abs(value - wanted) <= within;

/** Origin latitude, standard parallels, false easting and northing of the NTF zones (EPSG:27561–27564 and 27571–27574). */
const NTF_ZONES: readonly (readonly [epsg: number, latitude: number, south: number, north: number, easting: number, northing: number])[] = [
  [27561, 49.5, 48.5985228, 50.3959116, 600_000, 200_000],
  [27562, 46.8, 45.8989189, 47.6960145, 600_000, 200_000],
  [27563, 44.1, 43.1992914, 44.996094, 600_000, 200_000],
  [27564, 42.165, 41.5603878, 42.7676634, 234.358, 185_861.369],
  [27571, 49.5, 48.5985228, 50.3959116, 600_000, 1_200_000],
  [27572, 46.8, 45.8989189, 47.6960145, 600_000, 2_200_000],
  [27573, 44.1, 43.1992914, 44.996094, 600_000, 3_200_000],
  [27574, 42.165, 41.5603878, 42.7676634, 234.358, 4_185_861.369],
];

function lambert(datum: number, [meridian, latitude, south, north, easting, northing]: readonly number[]): number | null {
  if (WGS84.has(datum) && near(meridian, 3)) {
    if (near(latitude, 46.5) && near(south, 44) && near(north, 49) && near(easting, 700_000) && near(northing, 6_600_000)) return 2154;
    for (let zone = 42; zone <= 50; zone++) {
      const isZone = near(latitude, zone) && near(south, zone - 0.75) && near(north, zone + 0.75);
      if (isZone && near(easting, 1_700_000) && near(northing, (zone - 41) * 1e6 + 200_000)) return 3900 + zone;
    }
    return null;
  }
  const isNtf = (datum === NTF_PARIS && near(meridian, 0)) || (datum === NTF_GREENWICH && near(meridian, PARIS));
  if (!isNtf) return null;
  const zone = NTF_ZONES.find(
    ([, origin, first, second, x, y]) =>
      near(latitude, origin) && near(south, first, 1e-5) && near(north, second, 1e-5) && near(easting, x, 0.01) && near(northing, y, 0.01),
  );
  return zone?.[0] ?? null;
}

function utm(datum: number, [meridian = Number.NaN, latitude, scale, easting, northing]: readonly number[]): number | null {
  const zone = (meridian + 183) / 6;
  const isUtm =
    Number.isInteger(zone) && zone >= 1 && zone <= 60 && near(latitude, 0) && near(scale, 0.9996, 1e-9) && near(easting, 500_000);
  const south = near(northing, 10_000_000);
  if (!isUtm || !WGS84.has(datum) || !(south || near(northing, 0))) return null;
  if (GRS80.has(datum) && !south && zone >= 28 && zone <= 38) return 25800 + zone;
  return (south ? 32700 : 32600) + zone;
}
