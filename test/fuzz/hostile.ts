/** Files made to harm: each is written whole, not mutated. A reader must answer all of them in words, at once, and write nothing. */
import { gzipSync } from 'node:zlib';
import BetterSqlite from 'better-sqlite3';
import { zipSync } from 'fflate';

/** `remove` takes the file away; `replace` puts another of the same name in its place. */
export type Disturbance = 'truncate' | 'grow' | 'remove' | 'replace';

export interface Hostile {
  readonly name: string;
  readonly opened: string;
  make(): Readonly<Record<string, Uint8Array>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly disturbance?: Disturbance;
}

const DEEP = 1_000_000;
const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const one = (opened: string, make: () => Uint8Array): Hostile => ({ name: opened, opened, make: () => ({ [opened]: make() }) });
const point = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[2,48]}}';

function gpkgWith(sql: string): Uint8Array {
  const db = new BetterSqlite(':memory:');
  db.exec(`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    ${sql}`);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

const wideFeature = (count: number): string =>
  `{"type":"Feature","properties":{${Array.from({ length: count }, (_, n) => `"c${n}":${n}`).join(',')}},"geometry":null}`;

const dataElements = (count: number): string =>
  Array.from({ length: count }, (_, n) => `<Data name="c${n}"><value>${n}</value></Data>`).join('');

/** A workbook of one sheet with these rows. */
function sheetOf(rows: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': text(
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': text(
      `<Relationships xmlns="${package_}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': text(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': text(
      `<Relationships xmlns="${package_}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': text(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  });
}

/** Long rows rather than many: enough bytes to be read in a thread of their own, and quick for all that. */
const LONG = 'Zone industrielle '.repeat(15);
const longPoint = point.replace('{}', `{"nom":"${LONG}"}`);
/** Sound, and long enough to be reached while they are read. */
const LARGE: readonly { opened: string; make: () => Uint8Array }[] = [
  {
    opened: 'l.geojson',
    make: () => text(`{"type":"FeatureCollection","features":[${new Array<string>(12_000).fill(longPoint).join(',\n')}]}`),
  },
  { opened: 'l.geojsonl', make: () => text(`${longPoint}\n`.repeat(12_000)) },
  { opened: 'l.csv', make: () => text(`nom;x;y\n${`${LONG};2,5;48,5\n`.repeat(15_000)}`) },
  { opened: 'l.geojson.gz', make: () => gzipSync(text(`${longPoint}\n`.repeat(12_000)), { level: 0 }) },
  { opened: 'l.zip', make: () => zipSync({ 'l.csv': text(`nom;x;y\n${`${LONG};2,5;48,5\n`.repeat(15_000)}`) }, { level: 0 }) },
  { opened: 'l.gpx', make: () => text(`<gpx>${`<wpt lat="48" lon="2"><name>${LONG}</name></wpt>\n`.repeat(12_000)}</gpx>`) },
  {
    opened: 'l.kml',
    make: () =>
      text(
        `<kml><Document>${`<Placemark><name>${LONG}</name><Point><coordinates>2,48</coordinates></Point></Placemark>\n`.repeat(12_000)}</Document></kml>`,
      ),
  },
  {
    opened: 'l.gpkg',
    make: () =>
      gpkgWith(`CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT);
        WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 12000)
        INSERT INTO t SELECT n, x'4750000100000000010100000000000000000000400000000000004840', '${LONG}' || n FROM c;
        INSERT INTO gpkg_contents VALUES ('t', 'features', 't'); INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'POINT', 4326, 0, 0);`),
  },
];

export const HOSTILE: readonly Hostile[] = [
  one('deep-coordinates.geojson', () =>
    text(
      `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${'['.repeat(DEEP)}`,
    ),
  ),
  one('deep-closed.geojson', () =>
    text(
      `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}]}`,
    ),
  ),
  one('deep-properties.geojson', () =>
    text(
      `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}]}`,
    ),
  ),
  one('deep-collections.geojson', () =>
    text(
      `{"type":"Feature","properties":{},"geometry":${'{"type":"GeometryCollection","geometries":['.repeat(100_000)}${']}'.repeat(100_000)}}`,
    ),
  ),
  one('deep.geojsonl', () => text(`${point}\n{"type":"Feature","properties":${'['.repeat(DEEP)}\n${point}\n`)),
  one('deep.topojson', () =>
    text(`{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}},"arcs":[]}`),
  ),
  one('topojson-cycle.topojson', () =>
    text('{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0,-99999999,1e9]]}},"arcs":[[[0,0],[1,1]]]}'),
  ),
  one('deep.kml', () => text(`<kml><Document>${'<Folder>'.repeat(DEEP)}`)),
  one('deep-closed.kml', () => text(`<kml><Document>${'<Folder>'.repeat(DEEP)}${'</Folder>'.repeat(DEEP)}</Document></kml>`)),
  one('deep-shapes.kml', () =>
    text(`<kml><Placemark>${'<MultiGeometry>'.repeat(200_000)}${'</MultiGeometry>'.repeat(200_000)}</Placemark></kml>`),
  ),
  one('laughs.kml', () => text(laughs('kml'))),
  one('outside.kml', () =>
    text('<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&x;</name></Placemark></kml>'),
  ),
  one('laughs.gpx', () => text(laughs('gpx'))),
  one('deep.csv', () => text(`nom;geom\na;"${'GEOMETRYCOLLECTION('.repeat(DEEP)}"\n`)),
  one('brackets.csv', () =>
    text(`nom;geom\na;"POLYGON${'('.repeat(DEEP)}${')'.repeat(DEEP)}"\nb;"{""type"":""Polygon"",""coordinates"":${'['.repeat(DEEP)}"\n`),
  ),
  one('wide.csv', () => text(`${Array.from({ length: 200_000 }, (_, n) => `c${n}`).join(';')}\n1;2;3\n`)),
  one('one-line.csv', () => text(`nom;x;y\n"${'a'.repeat(20_000_000)}`)),
  one('quotes.csv', () => text(`nom;x;y\n${'"'.repeat(3_000_001)}\n`)),
  one('shp-huge-counts.shp', () => {
    const bytes = Buffer.alloc(200);
    bytes.writeInt32BE(9994, 0);
    bytes.writeInt32BE(100, 24);
    bytes.writeInt32LE(1000, 28);
    bytes.writeInt32LE(5, 32);
    bytes.writeInt32BE(1, 100);
    bytes.writeInt32BE(0x7fffffff, 104);
    bytes.writeInt32LE(5, 108);
    bytes.writeInt32LE(0x7fffffff, 144);
    bytes.writeInt32LE(0x7fffffff, 148);
    return bytes;
  }),
  one('mif-counts.mif', () =>
    text('Version 300\nDelimiter ","\nColumns 0\nData\nRegion 99999999\n 99999999\n2 48\nPline Multiple 4000000000\n'),
  ),
  one('fgb-lengths.fgb', () =>
    Buffer.concat([Buffer.from([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0]), Buffer.from([0xff, 0xff, 0xff, 0x7f]), Buffer.alloc(64, 0xff)]),
  ),
  one('bomb.zip', () => zipSync({ 'a.geojson': new Uint8Array(200_000_000) }, { level: 9 })),
  one('bomb.geojson.gz', () =>
    gzipSync(Buffer.concat([text('{"type":"FeatureCollection","features":['), Buffer.alloc(300_000_000, 0x20)])),
  ),
  one('bomb.xlsx', () =>
    zipSync({ '[Content_Types].xml': text('<Types/>'), 'xl/workbook.xml': new Uint8Array(200_000_000) }, { level: 9 }),
  ),
  one('bomb.kmz', () => zipSync({ 'doc.kml': new Uint8Array(200_000_000) }, { level: 9 })),
  one('russian-dolls.zip', () => {
    let inner = zipSync({ 'a.geojson': text(`{"type":"FeatureCollection","features":[${point}]}`) });
    for (let level = 0; level < 40; level++) inner = zipSync({ 'z.zip': inner });
    return inner;
  }),
  one('traversal.zip', () =>
    zipSync({
      '../../../../tmp/emprise-fuzz-escaped.geojson': text(`{"type":"FeatureCollection","features":[${point}]}`),
      '/tmp/emprise-fuzz-escaped.csv': text('x;y\n2;48\n'),
      '..\\..\\escaped.gpkg': gpkgWith(''),
      'C:\\Windows\\escaped.kml': text('<kml/>'),
    }),
  ),
  one('names.zip', () =>
    zipSync(
      Object.fromEntries(
        ['CON.geojson', 'a\u0000b.geojson', '.geojson', `${'n'.repeat(4000)}.geojson`, '__proto__.geojson'].map((name) => [
          name,
          text(point),
        ]),
      ),
    ),
  ),
  one('many.zip', () => zipSync(Object.fromEntries(Array.from({ length: 12_000 }, (_, n) => [`${n}.txt`, new Uint8Array(0)])))),
  one('endless-view.gpkg', () =>
    gpkgWith(`CREATE VIEW v AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n AS fid, NULL AS geom, n FROM c;
      INSERT INTO gpkg_contents VALUES ('v', 'features', 'v'); INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POINT', 4326, 0, 0);`),
  ),
  one('odd-names.gpkg', () =>
    gpkgWith(`CREATE TABLE "a""; DROP TABLE gpkg_contents; --" (fid INTEGER PRIMARY KEY, geom BLOB, "x' y" TEXT);
      INSERT INTO gpkg_contents VALUES ('a"; DROP TABLE gpkg_contents; --', 'features', 'v');
      INSERT INTO gpkg_geometry_columns VALUES ('a"; DROP TABLE gpkg_contents; --', 'geom', 'POINT', 4326, 0, 0);`),
  ),
  one('big-blob.gpkg', () =>
    gpkgWith(`CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB); INSERT INTO t (geom) VALUES (zeroblob(50000000));
      INSERT INTO t (geom) VALUES (x'47500001000000000106000000FFFFFFFF'); INSERT INTO gpkg_contents VALUES ('t', 'features', 't');
      INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'MULTIPOLYGON', 4326, 0, 0);`),
  ),
  one('many-same.csv', () => text(`x;y;${Array.from({ length: 16_000 }, () => 'nom').join(';')}\n2;48;a\n`)),
  one('wide-and-long.csv', () =>
    text(`x;y;${Array.from({ length: 8000 }, (_, n) => `x_${n};y_${n}`).join(';')}\n${'2;48\n'.repeat(1_000_000)}`),
  ),
  one('short-lines.csv', () => text(`x;y\n${'2;48\n'.repeat(150_000)}`)),
  one('open-quote.csv', () => text(`x;y\n"${'\n'.repeat(2_000_000)}`)),
  one('short-lines.geojsonl', () => text('{}\n'.repeat(500_000))),
  one('wide.geojson', () => text(`{"type":"FeatureCollection","features":[${wideFeature(50_000)}]}`)),
  one('wide.kml', () =>
    text(
      `<kml><Placemark><ExtendedData>${dataElements(30_000)}</ExtendedData><Point><coordinates>2,48</coordinates></Point></Placemark></kml>`,
    ),
  ),
  one('many-points.geojson', () =>
    text(
      JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'MultiPoint', coordinates: new Array(300_000).fill([2, 48]) } }),
    ),
  ),
  one('many-layers.kml', () =>
    text(
      `<kml><Document>${Array.from({ length: 15_000 }, (_, n) => `<Folder><name>${n}</name><Placemark><Point><coordinates>2,48</coordinates></Point></Placemark></Folder>`).join('')}</Document></kml>`,
    ),
  ),
  one('far-cell.xlsx', () => sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
  one('far-cells.xlsx', () =>
    sheetOf(Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>1</v></c></row>`).join('')),
  ),
  one('symlink-entry.zip', () =>
    zipSync({
      'a.geojson': [text('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
      'b.csv': [text('../../../etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
    }),
  ),
  {
    ...one('', () => new Uint8Array(0)),
    name: 'links',
    make: () => ({ 'a.geojson': text(point), 'c.shp': new Uint8Array(0) }),
    links: {
      'b.csv': '/etc/passwd',
      'c.dbf': '/etc/passwd',
      autour: '..',
      racine: '/',
      'moi.geojson': 'moi.geojson',
      'perdu.csv': 'nulle-part.csv',
    },
  },
  ...(['truncate', 'grow', 'remove', 'replace'] as const).flatMap((disturbance) =>
    LARGE.map(({ opened, make }) => ({ ...one(opened, make), name: `${disturbance} ${opened}`, disturbance })),
  ),
  one('empty.geojson', () => new Uint8Array(0)),
  one('zeros.gpkg', () => new Uint8Array(1_000_000)),
  one('archive.7z', () => Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])),
];

/** Entities that unfold to a billion words where a reader obeys them. */
function laughs(root: string): string {
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "lol">${entities}]><${root}><Placemark><name>&l10;</name></Placemark><wpt lat="48" lon="2"><name>&l10;</name></wpt></${root}>`;
}
