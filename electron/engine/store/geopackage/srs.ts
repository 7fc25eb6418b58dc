/**
 * Rows of gpkg_spatial_ref_sys: the three that are always there, and the systems of French territory, ready for layers other programs add.
 * WKT 1 (OGC 01-009) is put together from the parameters published in the EPSG registry.
 */
import type { Database } from 'better-sqlite3';

const GRS80 = 'SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]]';
const WGS84_SPHEROID = 'SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]]';
const GREENWICH = 'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]]';
const DEGREE = 'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]]';
const METRE = 'UNIT["metre",1,AUTHORITY["EPSG","9001"]]';

function geographic(epsg: number, name: string, datum: string, datumEpsg: number, spheroid = GRS80): string {
  const axes = 'AXIS["Latitude",NORTH],AXIS["Longitude",EAST]';
  return `GEOGCS["${name}",DATUM["${datum}",${spheroid},AUTHORITY["EPSG","${datumEpsg}"]],${GREENWICH},${DEGREE},${axes},AUTHORITY["EPSG","${epsg}"]]`;
}

function projected(epsg: number, name: string, base: string, method: string, parameters: Readonly<Record<string, number>>): string {
  const list = Object.entries(parameters)
    .map(([key, value]) => `PARAMETER["${key}",${value}]`)
    .join(',');
  const axes = 'AXIS["Easting",EAST],AXIS["Northing",NORTH]';
  return `PROJCS["${name}",${base},PROJECTION["${method}"],${list},${METRE},${axes},AUTHORITY["EPSG","${epsg}"]]`;
}

function utm(epsg: number, name: string, base: string, centralMeridian: number, isSouth: boolean): string {
  return projected(epsg, name, base, 'Transverse_Mercator', {
    latitude_of_origin: 0,
    central_meridian: centralMeridian,
    scale_factor: 0.9996,
    false_easting: 500000,
    false_northing: isSouth ? 10000000 : 0,
  });
}

const wgs84 = geographic(4326, 'WGS 84', 'WGS_1984', 6326, WGS84_SPHEROID);

const SYSTEMS: readonly (readonly [epsg: number, name: string, wkt: string])[] = [
  [4326, 'WGS 84', wgs84],
  [
    2154,
    'RGF93 v1 / Lambert-93',
    projected(
      2154,
      'RGF93 v1 / Lambert-93',
      geographic(4171, 'RGF93 v1', 'Reseau_Geodesique_Francais_1993_v1', 6171),
      'Lambert_Conformal_Conic_2SP',
      {
        latitude_of_origin: 46.5,
        central_meridian: 3,
        standard_parallel_1: 49,
        standard_parallel_2: 44,
        false_easting: 700000,
        false_northing: 6600000,
      },
    ),
  ],
  [
    5490,
    'RGAF09 / UTM zone 20N',
    utm(5490, 'RGAF09 / UTM zone 20N', geographic(5489, 'RGAF09', 'Reseau_Geodesique_des_Antilles_Francaises_2009', 1073), -63, false),
  ],
  [
    2972,
    'RGFG95 / UTM zone 22N',
    utm(2972, 'RGFG95 / UTM zone 22N', geographic(4624, 'RGFG95', 'Reseau_Geodesique_Francais_Guyane_1995', 6624), -51, false),
  ],
  [
    2975,
    'RGR92 / UTM zone 40S',
    utm(2975, 'RGR92 / UTM zone 40S', geographic(4627, 'RGR92', 'Reseau_Geodesique_de_la_Reunion_1992', 6627), 57, true),
  ],
  [
    4471,
    'RGM04 / UTM zone 38S',
    utm(4471, 'RGM04 / UTM zone 38S', geographic(4470, 'RGM04', 'Reseau_Geodesique_de_Mayotte_2004', 1036), 45, true),
  ],
  [
    4467,
    'RGSPM06 / UTM zone 21N',
    utm(
      4467,
      'RGSPM06 / UTM zone 21N',
      geographic(4463, 'RGSPM06', 'Reseau_Geodesique_de_Saint_Pierre_et_Miquelon_2006', 1038),
      -57,
      false,
    ),
  ],
  [
    3857,
    'WGS 84 / Pseudo-Mercator',
    projected(3857, 'WGS 84 / Pseudo-Mercator', wgs84, 'Mercator_1SP', {
      central_meridian: 0,
      scale_factor: 1,
      false_easting: 0,
      false_northing: 0,
    }).replace(
      ',AUTHORITY["EPSG","3857"]',
      ',EXTENSION["PROJ4","+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"],AUTHORITY["EPSG","3857"]',
    ),
  ],
];

export function insertSpatialReferences(db: Database): void {
  const insert = db.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
  insert.run('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system');
  insert.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
  for (const [epsg, name, wkt] of SYSTEMS) insert.run(name, epsg, 'EPSG', epsg, wkt, null);
}
