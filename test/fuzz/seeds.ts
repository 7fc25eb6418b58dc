/** One sound file of every format that Emprise reads: what the damaged ones are made from. */

import * as spreadsheets from '@e965/xlsx';
import BetterSqlite from 'better-sqlite3';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { LAMBERT_93_PRJ, makeDbf, makeShp, square } from '../unit/importers/support/make-shapefile.ts';
import { richSeeds } from './seeds-rich.ts';

/** How the entries become the file that is opened. `beside`: as they are, next to each other. */
export type Packing = 'beside' | 'zip' | 'gzip' | 'nested-zip';

export interface Seed {
  readonly name: string;
  /** File that is opened; for `beside`, one of the entries, or '' for the folder they lie in. */
  readonly opened: string;
  readonly packing: Packing;
  readonly entries: Readonly<Record<string, Uint8Array>>;
}

const rows = Array.from({ length: 6 }, (_, n) => n);
const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const ring = (n: number): number[][] => [
  [2 + n / 10, 48],
  [2.05 + n / 10, 48],
  [2.05 + n / 10, 48.05],
  [2 + n / 10, 48.05],
  [2 + n / 10, 48],
];

const features = rows.map((n) => ({
  type: 'Feature' as const,
  properties: { nom: `Zone d’activité ${n} "é"`, insee: `0100${n}`, surface: n * 1.5, creation: '2024-05-01', actif: n % 2 === 0 },
  geometry: { type: 'Polygon' as const, coordinates: [ring(n)] },
}));
const collection = { type: 'FeatureCollection' as const, features };
const geojson = text(JSON.stringify(collection));

const shp = makeShp(
  rows.map((n) => ({ type: 'polygon', rings: [square(700_000 + n * 200, 6_600_000, 100)] })),
  5,
);
const dbf = makeDbf(
  [
    { name: 'NOM', letter: 'C', width: 20 },
    { name: 'N', letter: 'N', width: 8 },
  ],
  rows.map((n) => [`zone ${n} é`, String(n)]),
);
const shapefile = { 'a.shp': shp, 'a.dbf': dbf, 'a.prj': text(LAMBERT_93_PRJ), 'a.cpg': text('UTF-8') };

function geopackage(): Uint8Array {
  const db = new BetterSqlite(':memory:');
  db.exec(`PRAGMA page_size = 512; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
    CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT); INSERT INTO gpkg_contents VALUES ('t', 'features', 't');
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'POINT', 4326, 0, 0);
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '');
    CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT, n REAL)`);
  const blob = Buffer.alloc(29);
  blob.write('GP');
  blob[3] = 1;
  blob[8] = 1;
  blob[9] = 1;
  blob.writeDoubleLE(2, 13);
  blob.writeDoubleLE(48, 21);
  for (const n of rows) db.prepare('INSERT INTO t (geom, nom, n) VALUES (?, ?, ?)').run(blob, `zone ${n}`, n / 3);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

function workbook(type: 'xlsx' | 'ods'): Uint8Array {
  const sheet = spreadsheets.utils.aoa_to_sheet([
    ['nom', 'siret', 'x', 'y', 'date'],
    ...rows.map((n) => [`zone ${n}`, '01234567800012', 2 + n / 10, 48.2, new Date(Date.UTC(2024, 4, 1 + n))]),
  ]);
  const book = spreadsheets.utils.book_new();
  spreadsheets.utils.book_append_sheet(book, sheet, 'Sites');
  return new Uint8Array(spreadsheets.write(book, { type: 'array', bookType: type }) as ArrayBuffer);
}

const kml = text(
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>zones</name>${rows
    .map(
      (n) =>
        `<Placemark><name>zone ${n}</name><ExtendedData><Data name="insee"><value>0100${n}</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring(
          n,
        )
          .map(([x, y]) => `${x},${y},0`)
          .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`,
    )
    .join('')}</Folder></Document></kml>`,
);
const gpx = text(
  `<?xml version="1.0"?><gpx version="1.1" creator="a" xmlns="http://www.topografix.com/GPX/1/1">${rows
    .map((n) => `<wpt lat="48.${n}" lon="2.${n}"><ele>${n}</ele><name>point ${n}</name></wpt>`)
    .join('')}<trk><name>trace</name><trkseg>${rows.map((n) => `<trkpt lat="48.${n}" lon="2.1"/>`).join('')}</trkseg></trk></gpx>`,
);
const topojson = text(
  JSON.stringify({
    type: 'Topology',
    transform: { scale: [0.001, 0.001], translate: [2, 48] },
    objects: {
      zones: {
        type: 'GeometryCollection',
        geometries: rows.map((n) => ({ type: 'Polygon', arcs: [[n]], properties: { nom: `zone ${n}` } })),
      },
    },
    arcs: rows.map((n) => [
      [n * 100, 0],
      [50, 0],
      [0, 50],
      [-50, 0],
      [0, -50],
    ]),
  }),
);
const mif = text(
  `Version 300\nCharset "WindowsLatin1"\nDelimiter ","\nCoordSys Earth Projection 1, 104\nColumns 2\n  nom Char(20)\n  n Integer\nData\n\n${rows
    .map(
      (n) =>
        `Region 1\n  5\n${ring(n)
          .map(([x, y]) => `${x} ${y}`)
          .join('\n')}\n    Pen (1,2,0)\n`,
    )
    .join('')}`,
);
const mid = text(rows.map((n) => `"zone ${n}",${n}\n`).join(''));
const csv = text(
  `nom;insee;x;y;geom\n${rows.map((n) => `"zone ${n}";0100${n};2,${n};48,5;"POLYGON((2 48,2.1 48,2.1 48.1,2 48))"`).join('\n')}\n`,
);
const friches = text(
  `site_id,site_nom,site_type,site_identif_date,site_actu_date,comm_nom,comm_insee,source_nom,geompoint\n${rows
    .map((n) => `0100${n}_1,Friche ${n},friche industrielle,2020-01-01,2024-01-01,Ambérieu,01004,EPF,POINT(2.${n} 48.1)`)
    .join('\n')}\n`,
);

/** Made once: some readers' own writers are slow to start. */
export function seeds(): readonly Seed[] {
  const alone = (name: string, bytes: Uint8Array): Seed => ({ name, opened: name, packing: 'beside', entries: { [name]: bytes } });
  return [
    alone('a.geojson', geojson),
    alone('sequence.geojsonl', text(features.map((feature) => JSON.stringify(feature)).join('\n'))),
    alone('a.gpkg', geopackage()),
    alone('a.fgb', serialize(collection as never)),
    alone('a.kml', kml),
    alone('a.gpx', gpx),
    alone('a.topojson', topojson),
    alone('a.csv', csv),
    alone('friches.csv', friches),
    alone('a.xlsx', workbook('xlsx')),
    alone('a.ods', workbook('ods')),
    { name: 'mif', opened: 'a.mif', packing: 'beside', entries: { 'a.mif': mif, 'a.mid': mid } },
    { name: 'shapefile', opened: 'a.shp', packing: 'beside', entries: shapefile },
    { name: 'shapefile-zip', opened: 'a.zip', packing: 'zip', entries: shapefile },
    { name: 'geojson-gz', opened: 'a.geojson.gz', packing: 'gzip', entries: { 'a.geojson': geojson } },
    { name: 'kmz', opened: 'a.kmz', packing: 'zip', entries: { 'doc.kml': kml } },
    { name: 'mixed-zip', opened: 'm.zip', packing: 'zip', entries: { 'd/a.geojson': geojson, 'd/b.csv': csv, 'd/c.gpkg': geopackage() } },
    { name: 'nested-zip', opened: 'n.zip', packing: 'nested-zip', entries: shapefile },
    ...richSeeds(),
  ];
}
