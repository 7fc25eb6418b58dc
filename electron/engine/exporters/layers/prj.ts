/** The .prj of a Shapefile: well-known text as ESRI names things, which every GIS reads. Parameters: EPSG registry. */
interface Geographic {
  readonly name: string;
  readonly datum: string;
  readonly spheroid: string;
}

const GRS80 = 'SPHEROID["GRS_1980",6378137.0,298.257222101]';
const WGS84 = 'SPHEROID["WGS_1984",6378137.0,298.257223563]';
const wgs84: Geographic = { name: 'GCS_WGS_1984', datum: 'D_WGS_1984', spheroid: WGS84 };
const rgf93: Geographic = { name: 'GCS_RGF_1993', datum: 'D_RGF_1993', spheroid: GRS80 };
const rgaf09: Geographic = { name: 'GCS_RGAF09', datum: 'D_Reseau_Geodesique_des_Antilles_Francaises_2009', spheroid: GRS80 };
const rgfg95: Geographic = { name: 'GCS_RGFG_1995', datum: 'D_RGFG_1995', spheroid: GRS80 };
const rgr92: Geographic = { name: 'GCS_RGR_1992', datum: 'D_RGR_1992', spheroid: GRS80 };
const rgm04: Geographic = { name: 'GCS_RGM_2004', datum: 'D_Reseau_Geodesique_de_Mayotte_2004', spheroid: GRS80 };
const rgspm06: Geographic = { name: 'GCS_RGSPM_2006', datum: 'D_Reseau_Geodesique_de_St_Pierre_et_Miquelon_2006', spheroid: GRS80 };

const geographic = ({ name, datum, spheroid }: Geographic): string =>
  `GEOGCS["${name}",DATUM["${datum}",${spheroid}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;

const real = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

function projected(name: string, system: Geographic, method: string, parameters: Readonly<Record<string, number>>): string {
  const list = Object.entries(parameters)
    .map(([key, value]) => `PARAMETER["${key}",${real(value)}]`)
    .join(',');
  return `PROJCS["${name}",${geographic(system)},PROJECTION["${method}"],${list},UNIT["Meter",1.0]]`;
}

const lambert = (name: string, latitude: number, parallels: readonly [number, number], x: number, y: number): string =>
  projected(name, rgf93, 'Lambert_Conformal_Conic', {
    False_Easting: x,
    False_Northing: y,
    Central_Meridian: 3,
    Standard_Parallel_1: parallels[0],
    Standard_Parallel_2: parallels[1],
    Latitude_Of_Origin: latitude,
  });

const utm = (name: string, system: Geographic, zone: number, south = false): string =>
  projected(name, system, 'Transverse_Mercator', {
    False_Easting: 500_000,
    False_Northing: south ? 10_000_000 : 0,
    Central_Meridian: zone * 6 - 183,
    Scale_Factor: 0.9996,
    Latitude_Of_Origin: 0,
  });

const TEXTS = new Map<number, string>([
  [4326, geographic(wgs84)],
  [4171, geographic(rgf93)],
  [2154, lambert('RGF_1993_Lambert_93', 46.5, [44, 49], 700_000, 6_600_000)],
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map((latitude): [number, string] => [
    3900 + latitude,
    lambert(`RGF_1993_CC${latitude}`, latitude, [latitude - 0.75, latitude + 0.75], 1_700_000, (latitude - 41) * 1_000_000 + 200_000),
  ]),
  [5490, utm('RGAF09_UTM_Zone_20N', rgaf09, 20)],
  [2972, utm('RGFG_1995_UTM_22N', rgfg95, 22)],
  [2975, utm('RGR_1992_UTM_40S', rgr92, 40, true)],
  [4471, utm('RGM_2004_UTM_Zone_38S', rgm04, 38, true)],
  [4467, utm('RGSPM_2006_UTM_Zone_21N', rgspm06, 21)],
  [32620, utm('WGS_1984_UTM_Zone_20N', wgs84, 20)],
  [32621, utm('WGS_1984_UTM_Zone_21N', wgs84, 21)],
  [32622, utm('WGS_1984_UTM_Zone_22N', wgs84, 22)],
  [32738, utm('WGS_1984_UTM_Zone_38S', wgs84, 38, true)],
  [32740, utm('WGS_1984_UTM_Zone_40S', wgs84, 40, true)],
]);

/** Null for a system without a text here: the file then goes without, and says so. */
export function prjText(epsg: number): string | null {
  return TEXTS.get(epsg) ?? null;
}
