/** Files with as much of their format in them as deliveries have: sheets that are hidden, layers with an index, outlines with holes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as spreadsheets from '@e965/xlsx';
import BetterSqlite from 'better-sqlite3';
import { unzipSync, zipSync } from 'fflate';
import { LAMBERT_93_PRJ, makeDbf, makeShp, square } from '../unit/importers/support/make-shapefile.ts';
import type { Seed } from './seeds.ts';

const rows = Array.from({ length: 6 }, (_, n) => n);
const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');

function workbook(type: 'xlsx' | 'ods' | 'biff8'): Uint8Array {
  const sites = spreadsheets.utils.aoa_to_sheet([
    ['Sites de la région', null, null, null, null],
    ['nom', 'siret', 'x', 'y', 'date', 'prix', 'actif'],
    ...rows.map((n) => [`zone ${n} é`, '01234567800012', 652_000 + n, 6_862_000, new Date(Date.UTC(2024, 4, 1 + n)), n * 1.5, n % 2 === 0]),
  ]);
  sites['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 4 } },
    { s: { r: 3, c: 0 }, e: { r: 5, c: 0 } },
  ];
  sites['F4'] = { t: 'n', f: 'SUM(F3:F3)*2', v: 3, z: '0.00 %' };
  const lists = spreadsheets.utils.aoa_to_sheet([['code', 'libelle'], ...rows.map((n) => [`0${n}`, `type ${n}`])]);
  const places = spreadsheets.utils.aoa_to_sheet([['insee', 'geom'], ...rows.map((n) => [`0100${n}`, `POINT(2.${n} 48)`])]);
  const book = spreadsheets.utils.book_new();
  spreadsheets.utils.book_append_sheet(book, sites, 'Sites');
  spreadsheets.utils.book_append_sheet(book, lists, 'Listes');
  spreadsheets.utils.book_append_sheet(book, places, 'Lieux');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
  return new Uint8Array(spreadsheets.write(book, { type: 'array', bookType: type }) as ArrayBuffer);
}

/** Two layers, one of polygons with its R-tree and trigger, a table without geometry and a view. */
function geopackage(): Uint8Array {
  const db = new BetterSqlite(':memory:');
  db.exec(`PRAGMA page_size = 1024; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
    CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT, definition TEXT, scope TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('RGF93', 2154, 'EPSG', 2154, ''), ('WGS 84', 4326, 'EPSG', 4326, '');
    CREATE TABLE zones (fid INTEGER PRIMARY KEY, geom MULTIPOLYGON, nom TEXT, n REAL, le DATE, oui BOOLEAN);
    CREATE TABLE lieux (id INTEGER PRIMARY KEY, forme POINT, insee TEXT); CREATE TABLE notes (id INTEGER PRIMARY KEY, texte TEXT);
    CREATE VIEW grandes AS SELECT fid, geom, nom FROM zones WHERE n > 1;
    CREATE VIRTUAL TABLE rtree_zones_geom USING rtree(id, minx, maxx, miny, maxy);
    CREATE TRIGGER rtree_zones_geom_insert AFTER UPDATE ON zones BEGIN INSERT INTO rtree_zones_geom VALUES (NEW.fid, ST_MinX(NEW.geom), 0, 0, 0); END;
    INSERT INTO gpkg_contents VALUES ('zones', 'features', 'Zones', '', '', 7e5, 66e5, 71e4, 67e5, 2154), ('lieux', 'features', 'Lieux', '', '', 2, 48, 3, 49, 4326),
      ('notes', 'attributes', 'Notes', '', '', NULL, NULL, NULL, NULL, NULL), ('grandes', 'features', 'Grandes', '', '', NULL, NULL, NULL, NULL, 2154);
    INSERT INTO gpkg_geometry_columns VALUES ('zones', 'geom', 'MULTIPOLYGON', 2154, 0, 0), ('lieux', 'forme', 'POINT', 4326, 0, 0), ('grandes', 'geom', 'MULTIPOLYGON', 2154, 0, 0);
    INSERT INTO gpkg_extensions VALUES ('zones', 'geom', 'gpkg_rtree_index', '', 'write-only')`);
  for (const n of rows) {
    const at = 700_000 + n * 1000;
    db.prepare('INSERT INTO zones VALUES (?, ?, ?, ?, ?, ?)').run(n, multiPolygon(at), `zone ${n}`, n / 3, '2024-05-01', n % 2);
    db.prepare('INSERT INTO rtree_zones_geom VALUES (?, ?, ?, 6600000, 6600100)').run(n, at, at + 100);
    db.prepare('INSERT INTO lieux VALUES (?, ?, ?)').run(n, n === 3 ? null : pointBlob(2 + n / 10, 48), `0100${n}`);
    db.prepare('INSERT INTO notes VALUES (?, ?)').run(n, `note ${n}`);
  }
  const bytes = db.serialize();
  db.close();
  return bytes;
}

const GP = (flags: number, srs: number): Buffer => Buffer.from([0x47, 0x50, 0, flags, srs & 255, srs >> 8, 0, 0]);
const doubles = (...values: number[]): Buffer => Buffer.from(Float64Array.from(values).buffer);
const words = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);

/** A shell with a hole, and the envelope before it. */
function multiPolygon(x: number): Buffer {
  const y = 6_600_000;
  const ring = (from: number, to: number): number[] =>
    [from, from, to, from, to, to, from, to, from, from].map((d, i) => (i % 2 ? y : x) + d);
  const polygon = Buffer.concat([Buffer.from([1]), words(3, 2, 5), doubles(...ring(0, 100)), words(5), doubles(...ring(20, 40))]);
  return Buffer.concat([GP(3, 2154), doubles(x, x + 100, y, y + 100), Buffer.from([1]), words(6, 1), polygon]);
}

const pointBlob = (x: number, y: number): Buffer => Buffer.concat([GP(1, 4326), Buffer.from([1]), words(1), doubles(x, y)]);

/** Shapes with holes, their index of records, and the index of places that other programs leave beside. */
function shapes(): Record<string, Uint8Array> {
  const at = (n: number): [number, number] => [700_000 + n * 200, 6_600_000];
  const shp = makeShp(
    rows.map((n) =>
      n === 4 ? null : { type: 'polygon', rings: [square(...at(n), 100), [...square(at(n)[0] + 20, at(n)[1] + 20, 30)].reverse()] },
    ),
    5,
  );
  const index = [shp.subarray(0, 100)];
  for (let offset = 100; offset + 8 <= shp.length; offset += 8 + shp.readInt32BE(offset + 4) * 2) {
    const record = Buffer.alloc(8);
    record.writeInt32BE(offset / 2, 0);
    shp.copy(record, 4, offset + 4, offset + 8);
    index.push(record);
  }
  const dbf = makeDbf(
    [
      { name: 'NOM', letter: 'C', width: 20 },
      { name: 'SURFACE', letter: 'F', width: 12, decimals: 3 },
      { name: 'CREATION', letter: 'D', width: 8 },
      { name: 'ACTIF', letter: 'L', width: 1 },
    ],
    rows.map((n) => [`zone ${n} é`, `${n}.500`, '20240501', n % 2 ? 'T' : 'F']),
    (value) => Buffer.from(value, 'latin1'),
    0x57,
  );
  const prj = text(LAMBERT_93_PRJ);
  return {
    'a.shp': shp,
    'a.dbf': dbf,
    'a.shx': Buffer.concat(index),
    'a.prj': prj,
    'a.qix': Buffer.alloc(64, 7),
    'a.shp.xml': text('<metadata/>'),
  };
}

const kml = text(
  `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>d</name><Style id="s"/>
<Schema name="zone" id="zone"><SimpleField name="insee" type="string"/><SimpleField name="surface" type="double"><displayName>Surface</displayName></SimpleField></Schema>
<Folder><name>zones</name>${rows
    .map(
      (n) =>
        `<Placemark id="z${n}"><name><![CDATA[zone <b>${n}</b>]]></name><description>&lt;table&gt;&lt;tr&gt;&lt;td&gt;a&lt;/td&gt;&lt;td&gt;${n}&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</description><ExtendedData><SchemaData schemaUrl="#zone"><SimpleData name="insee">0100${n}</SimpleData><SimpleData name="surface">${n}.5</SimpleData></SchemaData></ExtendedData><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>2.${n},48 2.${n}5,48 2.${n}5,48.05 2.${n},48</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>2.${n}2,48.01 2.${n}3,48.01 2.${n}3,48.02 2.${n}2,48.01</coordinates></LinearRing></innerBoundaryIs></Polygon><Point><coordinates>2.${n},48,12</coordinates></Point></MultiGeometry></Placemark>`,
    )
    .join(
      '\n',
    )}</Folder><Folder><name>traces</name><Placemark><gx:Track><when>2024-05-01T10:00:00Z</when><when>2024-05-01T10:01:00Z</when><gx:coord>2 48 0</gx:coord><gx:coord>2.1 48.1 0</gx:coord></gx:Track></Placemark><NetworkLink><Link><href>http://exemple.invalid/a.kml</href></Link></NetworkLink></Folder></Document></kml>`,
);

const mif = text(
  'Version 450\r\nCharset "WindowsLatin1"\r\nDelimiter ";"\r\nUnique 1\r\nCoordSys Earth Projection 3, 33, "m", 3, 46.5, 44, 49, 700000, 6600000\r\nColumns 3\r\n  nom Char(20)\r\n  n Decimal(10,2)\r\n  le Date\r\nData\r\n\r\n' +
    'Point 700000 6600000\r\n  Symbol (35,0,12)\r\nLine 700000 6600000 700100 6600100\r\nPline Multiple 2\r\n  2\r\n700000 6600000\r\n700010 6600010\r\n  3\r\n700000 6600000\r\n700020 6600010\r\n700030 6600000\r\n  Smooth\r\n' +
    'Region 2\r\n  4\r\n700000 6600000\r\n700100 6600000\r\n700100 6600100\r\n700000 6600000\r\n  4\r\n700050 6600010\r\n700060 6600010\r\n700060 6600020\r\n700050 6600010\r\n  Brush (2,255)\r\nRect 700000 6600000 700050 6600050\r\nNone\r\n',
);
const mid = Buffer.from(rows.map((n) => `"zone ${n} \u00e9";${n}.25;2024050${n + 1}\r\n`).join(''), 'latin1');
const table = `nom;commune;surface;longitude;latitude\r\n${rows.map((n) => `"Zone d\u2019été ${n}";0100${n};${n},5;2,${n};48,5`).join('\r\n')}\r\n`;
/** CP1252 differs from Latin 1 where French needs it: œ, ’, €. */
const cp1252 = Buffer.from(table.replaceAll('\u2019', '\x92'), 'latin1');
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, 'utf16le')]);
const formats = path.join(import.meta.dirname, '../fixtures/formats');

export function richSeeds(): readonly Seed[] {
  const alone = (name: string, bytes: Uint8Array): Seed => ({ name, opened: name, packing: 'beside', entries: { [name]: bytes } });
  const parts = (name: string, bytes: Uint8Array): Seed => ({
    name: `parts-${name}`,
    opened: name,
    packing: 'zip',
    entries: unzipSync(bytes),
  });
  const csv = { 'a.csv': text(table) };
  return [
    parts('b.xlsx', workbook('xlsx')),
    parts('b.ods', workbook('ods')),
    alone('b.xls', workbook('biff8')),
    alone('layers.gpkg', geopackage()),
    alone('indexed.fgb', readFileSync(path.join(formats, 'zones-lambert93-z.fgb'))),
    alone('mixed.fgb', readFileSync(path.join(formats, 'mixed.fgb'))),
    alone('schema.kml', kml),
    alone('utf16.csv', utf16),
    alone('cp1252.csv', cp1252),
    { name: 'mif-shapes', opened: 'a.mif', packing: 'beside', entries: { 'a.mif': mif, 'a.mid': mid } },
    { name: 'shapefile-holes', opened: 'a.shp', packing: 'beside', entries: shapes() },
    alone('formules.xls', readFileSync(path.join(formats, 'formules.xls'))),
    { name: 'mif-zip', opened: 'm.zip', packing: 'zip', entries: { 'a.mif': mif, 'a.mid': mid, 'lisez-moi.txt': text('rien') } },
    { name: 'csv-gz', opened: 'a.csv.gz', packing: 'gzip', entries: csv },
    {
      name: 'folder',
      opened: '',
      packing: 'beside',
      entries: {
        ...shapes(),
        'b.gpkg': geopackage(),
        'c.kml': kml,
        'd.csv': utf16,
        'e.zip': zipSync({ ...csv, 'a.mif': mif, 'a.mid': mid }),
        'notice.pdf': text('%PDF'),
      },
    },
  ];
}
