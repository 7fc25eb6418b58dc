/** Damaged files, seeded: whatever is in a file, it is imported or refused by name. Anything else thrown, or a hang, is a bug. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import BetterSqlite from 'better-sqlite3';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { temporaryFolder } from './support/files.ts';
import { LAMBERT_93_PRJ, makeDbf, makeShp, square } from './support/make-shapefile.ts';
import { importFile } from './support/run.ts';

const ROUNDS = Number(process.env['EMPRISE_FUZZ_ROUNDS'] ?? 60);
const SEED = Number(process.env['EMPRISE_FUZZ_SEED'] ?? 20_261_121);

/** mulberry32: small, seeded, good enough to choose bytes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mutate(bytes: Uint8Array, next: () => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const choice = next();
  if (choice < 0.2) return copy.subarray(0, Math.floor(next() * copy.length));
  const edits = 1 + Math.floor(next() * 8);
  for (let i = 0; i < edits; i++) {
    const at = Math.floor(next() * copy.length);
    copy[at] = choice < 0.6 ? Math.floor(next() * 256) : (copy[at] as number) ^ (1 << Math.floor(next() * 8));
  }
  return choice > 0.9 ? Buffer.concat([copy, copy.subarray(Math.floor(next() * copy.length))]) : copy;
}

const rows = Array.from({ length: 6 }, (_, n) => n);
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
const json = JSON.stringify({
  type: 'FeatureCollection',
  features: rows.map((n) => ({
    type: 'Feature',
    properties: { nom: `zone ${n} "é"`, n },
    geometry: { type: 'Point', coordinates: [2, 48 + n / 10] },
  })),
});

const flatgeobufBytes = readFileSync(path.join(import.meta.dirname, '../../fixtures/formats/zones-lambert93-z.fgb'));
const kmlText = `<?xml version="1.0"?><kml><Document><name>a</name><Folder><name>zones</name>${rows
  .map(
    (n) =>
      `<Placemark><name>zone ${n} é &amp; co</name><ExtendedData><Data name="n"><value>${n}</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>2,48 2.1,48 2.1,48.${n + 1},3 2,48</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`,
  )
  .join('\n')}</Folder></Document></kml>`;
const gpxText = `<gpx>${rows.map((n) => `<wpt lat="48.${n}" lon="2"><name>${n}</name></wpt>`).join('')}<trk><trkseg><trkpt lat="48" lon="2"/><trkpt lat="48.1" lon="2"/></trkseg></trk></gpx>`;
const topojsonText = JSON.stringify({
  type: 'Topology',
  transform: { scale: [0.01, 0.01], translate: [2, 48] },
  arcs: [
    [
      [10, 0],
      [0, 10],
      [-10, 0],
      [0, -10],
      [10, 0],
    ].slice(0, 5),
    [
      [0, 0],
      [5, 5],
    ],
  ],
  objects: { zones: { type: 'GeometryCollection', geometries: rows.map((n) => ({ type: 'Polygon', properties: { n }, arcs: [[0]] })) } },
});
const jsonLines = (JSON.parse(json) as { features: unknown[] }).features.map((feature) => JSON.stringify(feature)).join('\n');
const mifText = `Version 300\nCharset "WindowsLatin1"\nDelimiter ","\nCoordSys Earth Projection 1, 104\nColumns 2\n  nom Char(20)\n  n Integer\nData\n${rows.map((n) => `Region 2\n4\n2 48\n3 48\n3 49\n2 48\n4\n2.5 48.1\n2.6 48.1\n2.6 48.${n + 2}\n2.5 48.1\n  Pen (1,2,0)\n`).join('')}`;
const midText = rows.map((n) => `"zone ${n}",${n}\n`).join('');

function sqlite(): Buffer {
  const file = path.join(temporaryFolder(), 'a.gpkg');
  const db = new BetterSqlite(file);
  db.exec(`PRAGMA page_size = 512; CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT); INSERT INTO gpkg_contents VALUES ('t', 'features', 't');
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'POINT', 4326, 0, 0);
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '');
    CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT)`);
  const blob = Buffer.alloc(29);
  blob.write('GP');
  blob[3] = 1;
  blob[8] = 1;
  blob[9] = 1;
  blob.writeDoubleLE(2, 13);
  blob.writeDoubleLE(48, 21);
  for (const n of rows) db.prepare('INSERT INTO t (geom, nom) VALUES (?, ?)').run(blob, `zone ${n}`);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

function workbook(type: 'xlsx' | 'ods' | 'biff8'): Buffer {
  const sheet = utils.json_to_sheet(rows.map((n) => ({ nom: `zone ${n}`, lon: 2 + n / 10, lat: 48, le: n })));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'A');
  return write(book, { type: 'buffer', bookType: type }) as Buffer;
}

/** A zip that stays whole around one spoilt part. */
function withSpoiltPart(bytes: Buffer, part: string, mutation: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: mutation(parts[part] as Uint8Array) });
}

const geopackageBytes = sqlite();

const SOURCES: readonly (readonly [name: string, make: (mutation: (bytes: Uint8Array) => Uint8Array) => Uint8Array])[] = [
  ['a.geojson', (mutation) => mutation(Buffer.from(json))],
  ['a.geojson.gz', (mutation) => mutation(gzipSync(json))],
  ['b.geojson.gz', (mutation) => gzipSync(mutation(Buffer.from(json)))],
  [
    'a.csv',
    (mutation) =>
      mutation(Buffer.from(`nom;x;y;geom\n${rows.map((n) => `"zone ${n}";2,5;48,5;"POLYGON((2 48,2.1 48,2.1 48.1,2 48))"`).join('\n')}\n`)),
  ],
  ['a.zip', (mutation) => mutation(zipSync({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': Buffer.from(LAMBERT_93_PRJ) }))],
  ['shp.zip', (mutation) => zipSync({ 'a.shp': mutation(shp), 'a.dbf': dbf, 'a.prj': Buffer.from(LAMBERT_93_PRJ) })],
  [
    'dbf.zip',
    (mutation) => zipSync({ 'a.shp': shp, 'a.dbf': mutation(dbf), 'a.cpg': Buffer.from('UTF-8'), 'a.prj': Buffer.from(LAMBERT_93_PRJ) }),
  ],
  ['prj.zip', (mutation) => zipSync({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': mutation(Buffer.from(LAMBERT_93_PRJ)) })],
  ['a.gpkg', (mutation) => mutation(geopackageBytes)],
  ['a.xlsx', (mutation) => mutation(workbook('xlsx'))],
  ['sheet.xlsx', (mutation) => withSpoiltPart(workbook('xlsx'), 'xl/worksheets/sheet1.xml', mutation)],
  ['a.ods', (mutation) => withSpoiltPart(workbook('ods'), 'content.xml', mutation)],
  ['a.xls', (mutation) => mutation(workbook('biff8'))],
  ['a.fgb', (mutation) => mutation(flatgeobufBytes)],
  ['a.kml', (mutation) => mutation(Buffer.from(kmlText))],
  ['a.kmz', (mutation) => mutation(zipSync({ 'doc.kml': Buffer.from(kmlText) }))],
  ['a.gpx', (mutation) => mutation(Buffer.from(gpxText))],
  ['a.topojson', (mutation) => mutation(Buffer.from(topojsonText))],
  ['a.geojsonl', (mutation) => mutation(Buffer.from(jsonLines))],
  ['mif.zip', (mutation) => zipSync({ 'a.mif': mutation(Buffer.from(mifText)), 'a.mid': Buffer.from(midText) })],
  ['mid.zip', (mutation) => zipSync({ 'a.mif': Buffer.from(mifText), 'a.mid': mutation(Buffer.from(midText)) })],
  ['gpkg.zip', (mutation) => zipSync({ 'a.gpkg': mutation(geopackageBytes), 'b.csv': Buffer.from('nom;x;y\na;2,5;48,5\n') })],
];

describe('damaged files', () => {
  it.each(SOURCES)('%s', { timeout: 120_000 }, async (name, make) => {
    const next = random(SEED);
    const file = path.join(temporaryFolder(), name);
    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round++) {
      writeFileSync(
        file,
        make((bytes) => mutate(bytes, next)),
      );
      let outcome = 'imported';
      try {
        await importFile(file, { kind: 'couche' });
      } catch (error) {
        if (!(error instanceof EmpriseError)) throw new Error(`round ${round} of ${name}`, { cause: error });
        expect(error.params['file']).toBe(name);
        outcome = error.code;
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(ROUNDS);
  });
});
