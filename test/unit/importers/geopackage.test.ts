import { readdirSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { geopackage } from '../../../electron/engine/importers/geopackage.ts';
import { pointGeometry } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { temporaryFolder } from './support/files.ts';
import { featuresOf, importFile } from './support/run.ts';

/** GeoPackage blob: magic, version, flags (little endian, envelope 0 or xy, empty or not), system. */
function blob(body: Uint8Array, flags = 1, envelope: readonly number[] = []): Buffer {
  const head = Buffer.alloc(8 + envelope.length * 8);
  head.write('GP');
  head[3] = flags;
  head.writeInt32LE(2154, 4);
  for (const [index, value] of envelope.entries()) head.writeDoubleLE(value, 8 + index * 8);
  return Buffer.concat([head, body]);
}

function foreign(journal: 'delete' | 'wal' = 'delete'): { folder: string; file: string; db: BetterSqlite.Database } {
  const folder = temporaryFolder();
  const file = path.join(folder, 'étranger.gpkg');
  const db = new BetterSqlite(file);
  db.pragma(`journal_mode = ${journal}`);
  db.exec(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('Lambert-93', 100001, 'EPSG', 2154, ''), ('maison', 100002, 'NONE', 7, 'PROJCS["RGF93_CC48"]'), ('?', -1, 'NONE', -1, '');
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT);
    INSERT INTO gpkg_contents VALUES ('zones', 'features', 'zones'), ('points', 'features', 'points'), ('layer_styles', 'attributes', 'layer_styles');
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    INSERT INTO gpkg_geometry_columns VALUES ('zones', 'forme', 'GEOMETRY', 100001, 0, 0), ('points', 'geom', 'POINT', 100002, 1, 0);
    CREATE TABLE zones (fid INTEGER PRIMARY KEY, forme BLOB, insee TEXT(5), oui BOOLEAN, le DATE, photo BLOB, n MEDIUMINT, r DOUBLE);
    CREATE TABLE points (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT);
    CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, qml TEXT);
  `);
  return { folder, file, db };
}

const lambert = pointGeometry(652_000, 6_862_000);

describe('foreign GeoPackages', () => {
  it('give their layers, systems by organisation or definition, fields by type', async () => {
    const { file, db } = foreign();
    db.prepare('INSERT INTO zones VALUES (7, ?, ?, 1, ?, ?, 3, 1.5)').run(
      blob(encodeWkb(lambert), 1),
      '01004',
      '2024-03-10',
      Buffer.from('x'),
    );
    db.close();
    const source = await geopackage.open(file, {});
    expect(source.layers.map(({ name, geometry, crs, count }) => [name, geometry, crs?.value, count])).toEqual([
      ['zones', 'mixed', 2154, 1],
      ['points', 'point', 3948, 0],
    ]);
    expect(source.layers[0]?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'insee text',
      'oui boolean',
      'le date',
      'n integer',
      'r real',
    ]);
    expect(source.layers[0]?.remarks).toEqual([{ code: 'field-binary', params: { field: 'photo' } }]);
    expect(source.layers[1]?.remarks).toEqual([]);
    expect((await featuresOf(source))[0]?.values).toEqual({ insee: '01004', oui: true, le: '2024-03-10', n: 3, r: 1.5 });
    source.close();
  });

  it('give rows from all over a table without reading it, and none of a view', async () => {
    const { file, db } = foreign();
    const insert = db.prepare('INSERT INTO zones (fid, forme) VALUES (?, ?)');
    for (let fid = 1; fid <= 50; fid++) insert.run(fid, blob(encodeWkb(lambert)));
    db.exec(`UPDATE gpkg_spatial_ref_sys SET organization = 'ESRI', organization_coordsys_id = 102586 WHERE srs_id = 100002;
      DROP TABLE points; CREATE VIEW points AS SELECT fid, forme AS geom, insee AS nom FROM zones;`);
    db.close();
    const source = await geopackage.open(file, {});
    const [zones, view] = source.layers;
    expect((await zones?.spread?.(5))?.map(({ row }) => row)).toEqual([1, 11, 21, 31, 41]);
    expect((await zones?.spread?.(500))?.length).toBe(50);
    expect(await view?.spread?.(5)).toEqual([]);
    expect(view?.crs).toEqual({ value: 27572, how: 'declared' });
    source.close();
  });

  it('give blobs with and without envelope, empty, null, broken and mixed ones', async () => {
    const { file, db } = foreign();
    const insert = db.prepare('INSERT INTO zones (forme) VALUES (?)');
    const wkb = encodeWkb(lambert);
    const collection = Buffer.from([1, 7, 0, 0, 0, 0, 0, 0, 0]);
    for (const value of [
      blob(wkb),
      blob(wkb, 3, [1, 2, 3, 4]),
      blob(wkb, 0x11),
      null,
      Buffer.from('nul'),
      blob(wkb.subarray(0, 9)),
      blob(collection),
      'texte',
    ])
      insert.run(value);
    db.close();
    const { report, note } = await importFile(file, { kind: 'couche', layer: 'zones' });
    expect(report).toMatchObject({ read: 8, imported: 5, rejected: 3 });
    expect(note('geometry-missing')?.rows).toEqual([3, 4, 7]);
    expect(note('geometry-unreadable')?.rows).toEqual([5, 6, 8]);
  });

  it('are read without a file appearing beside them, even when left in write-ahead mode', async () => {
    const { folder, file, db } = foreign('wal');
    db.prepare('INSERT INTO zones (forme) VALUES (?)').run(blob(encodeWkb(lambert)));
    const before = readdirSync(folder).sort();
    const { report } = await importFile(file, { kind: 'couche', layer: 'zones' });
    // The row is still in the log only: it was read all the same.
    expect(report.imported).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(before);
    db.close();
  });

  it('keep aside what is not of the type its column declares, however late it comes', async () => {
    const { file, db } = foreign();
    const insert = db.prepare('INSERT INTO zones (forme, insee, oui, le) VALUES (?, ?, ?, ?)');
    for (let row = 1; row <= 1200; row++) insert.run(blob(encodeWkb(lambert)), '01004', 1, row === 1100 ? 'à venir' : '2024-03-10');
    db.close();
    const { tables, rows, note } = await importFile(file, { kind: 'couche', layer: 'zones' });
    expect(note('value-not-a-date')?.rows).toEqual([1100]);
    expect(note('fields-late')).toBeUndefined();
    expect(rows('imp_zones')[1099]?.values).toMatchObject({ le: null, attributs: '{"le":"à venir"}' });
    expect(tables.get('imp_zones')?.table.fields?.at(-1)).toEqual({ name: 'attributs', type: 'json' });
  });

  it('have no such column where every value fits', async () => {
    const { file, db } = foreign();
    db.prepare('INSERT INTO zones (forme, le) VALUES (?, ?)').run(blob(encodeWkb(lambert)), '2024-03-10');
    db.close();
    const { tables } = await importFile(file, { kind: 'couche', layer: 'zones' });
    expect(tables.get('imp_zones')?.table.fields?.map(({ name }) => name)).not.toContain('attributs');
  });

  it('cannot run what their schema hides', async () => {
    const { file, db } = foreign();
    db.exec(`DROP TABLE zones; CREATE VIEW zones AS SELECT 1 AS fid, NULL AS forme, load_extension('/tmp/evil.so') AS insee`);
    db.prepare('INSERT INTO points (geom, nom) VALUES (?, ?)').run(blob(encodeWkb(pointGeometry(1_652_000, 7_300_000))), 'x');
    db.close();
    const { reports, note } = await importFile(file, { kind: 'couche' });
    expect(reports.map(({ layer, imported }) => [layer, imported])).toEqual([['points', 1]]);
    expect(note('layers-unreadable')).toMatchObject({ count: 1, params: { layers: 'zones' } });
  });

  it('do not count views, and leave aside those that could run for ever', async () => {
    const { file, db } = foreign();
    db.prepare('INSERT INTO points (geom, nom) VALUES (?, ?)').run(blob(encodeWkb(pointGeometry(1_652_000, 7_300_000))), 'x');
    db.exec(`
      DROP TABLE zones;
      CREATE VIEW zones AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS forme, 'x' AS insee FROM n;
      CREATE VIEW bourgs AS SELECT fid, geom, nom FROM points;
      INSERT INTO gpkg_contents VALUES ('bourgs', 'features', 'bourgs');
      INSERT INTO gpkg_geometry_columns VALUES ('bourgs', 'geom', 'POINT', 100002, 0, 0);
    `);
    db.close();
    const source = await geopackage.open(file, {});
    expect(source.layers.map(({ name, count }) => [name, count])).toEqual([
      ['points', 1],
      ['bourgs', null],
    ]);
    expect(source.remarks).toEqual([{ code: 'layers-unreadable', count: 1, params: { layers: 'zones' } }]);
    expect((await featuresOf(source, 1)).map(({ values }) => values)).toEqual([{ fid: 1, nom: 'x' }]);
    source.close();
  });

  it('keep odd names, columns that are no fields, and numbers beyond 2^53 whole', async () => {
    const { file, db } = foreign();
    db.exec(`
      CREATE TABLE "été ""2024""; DROP" ("fid" INTEGER PRIMARY KEY, "geom" BLOB, "n° d'ordre" INTEGER, "group" TEXT);
      INSERT INTO gpkg_contents VALUES ('été "2024"; DROP', 'features', 'x');
      INSERT INTO gpkg_geometry_columns VALUES ('ÉTÉ "2024"; DROP', 'geom', 'POINT', 100001, 0, 0), ('été "2024"; DROP', 'geom', 'POINT', 100001, 0, 0);
      INSERT INTO "été ""2024""; DROP" VALUES (1, NULL, 9007199254740993, 'a'), (2, NULL, 12, 'b');
    `);
    db.close();
    const source = await geopackage.open(file, {});
    const index = source.layers.findIndex(({ name }) => name.startsWith('été'));
    expect((await featuresOf(source, index)).map(({ values }) => values)).toEqual([
      { "n° d'ordre": '9007199254740993', group: 'a' },
      { "n° d'ordre": 12, group: 'b' },
    ]);
    source.close();
  });

  it('give the surfaces of collections, and say what they left and what is curved', async () => {
    const { file, db } = foreign();
    const insert = db.prepare('INSERT INTO zones (forme) VALUES (?)');
    const header = (type: number, count: number) => {
      const bytes = Buffer.alloc(9);
      bytes[0] = 1;
      bytes.writeUInt32LE(type, 1);
      bytes.writeUInt32LE(count, 5);
      return bytes;
    };
    const xy = Float64Array.of(652_000, 6_862_000, 652_100, 6_862_000, 652_100, 6_862_100, 652_000, 6_862_000);
    const area = Buffer.from(encodeWkb({ type: 'MultiPolygon', xy, parts: [4], polygons: [1] }));
    const point = Buffer.from(encodeWkb(lambert));
    insert.run(blob(Buffer.concat([header(7, 2), point, area])));
    insert.run(blob(Buffer.concat([header(7, 2), point, Buffer.concat([header(7, 1), point])])));
    // MultiSurface of a plain polygon: only its brackets are curved.
    insert.run(blob(Buffer.concat([header(12, 1), area.subarray(9)])));
    insert.run(blob(Buffer.concat([header(8, 1), Buffer.alloc(16)])));
    insert.run(blob(header(7, 4_000_000_000)));
    insert.run(blob(Buffer.concat(Array.from({ length: 40 }, () => header(7, 1)))));
    db.close();
    const { report, rows, note } = await importFile(file, { kind: 'couche', layer: 'zones' });
    expect(report).toMatchObject({ read: 6, imported: 3, rejected: 3 });
    expect(rows('imp_zones').map(({ geometry }) => geometry?.xy.length)).toEqual([8, 8]);
    expect(rows('imp_zones_multipoints')[0]?.geometry?.xy.length).toBe(4);
    expect(note('collection-reduced')).toMatchObject({ count: 1, rows: [1] });
    expect(note('geometry-curved')).toMatchObject({ count: 1, rows: [4] });
    expect(note('geometry-unreadable')).toMatchObject({ count: 2, rows: [5, 6] });
  });
});

describe('another Emprise project', () => {
  it('gives its kinds with their second tables, and not its housekeeping columns', async () => {
    const { file, db } = foreign();
    db.exec(`
      CREATE TABLE emprise_meta (key TEXT);
      INSERT INTO gpkg_contents VALUES ('friches', 'features', 'friches'), ('friches_emprises', 'features', 'emprises'),
        ('territoires', 'features', 't'), ('territoire_membres', 'attributes', 'm');
      INSERT INTO gpkg_geometry_columns VALUES ('friches', 'geom', 'POINT', 100001, 0, 0), ('friches_emprises', 'geom', 'MULTIPOLYGON', 100001, 0, 0),
        ('territoires', 'geom', 'MULTIPOLYGON', 100001, 0, 0);
      CREATE TABLE friches (fid INTEGER PRIMARY KEY, geom BLOB, uid TEXT, maj TEXT, friche_id TEXT, attributs TEXT);
      CREATE TABLE friches_emprises (fid INTEGER PRIMARY KEY, geom BLOB, uid TEXT, friche_id TEXT);
      CREATE TABLE territoires (fid INTEGER PRIMARY KEY, geom BLOB, uid TEXT, ti_id TEXT, nom TEXT);
      CREATE TABLE territoire_membres (fid INTEGER PRIMARY KEY, ti_id TEXT, type TEXT, code TEXT, nom TEXT);
      INSERT INTO territoires (uid, ti_id, nom) VALUES ('u', 'ti-1', 'Un');
      INSERT INTO territoire_membres (ti_id, type, code, nom) VALUES ('ti-1', 'epci', '200000172', 'CC');
    `);
    const square = {
      type: 'MultiPolygon',
      xy: Float64Array.of(0, 0, 9, 0, 9, 9, 0, 9, 0, 0).map((value, i) => value + (i % 2 ? 6_862_000 : 652_000)),
      parts: [5],
      polygons: [1],
    } as const;
    db.prepare(`INSERT INTO friches (geom, uid, maj, friche_id, attributs) VALUES (?, 'u', '2026', 'f', '{"a":1}')`).run(
      blob(encodeWkb(lambert)),
    );
    db.prepare(`INSERT INTO friches_emprises (geom, uid, friche_id) VALUES (?, 'v', 'f')`).run(blob(encodeWkb(square)));
    db.close();
    const friches = await importFile(file, { kind: 'friches' });
    expect([...friches.tables].map(([name, { rows }]) => [name, rows.map((row) => [row.values, row.geometry?.type])])).toEqual([
      ['friches', [[{ friche_id: 'f', attributs: '{"a":1}' }, 'Point']]],
      ['friches_emprises', [[{ friche_id: 'f' }, 'MultiPolygon']]],
    ]);
    const territoires = await importFile(file, { kind: 'territoires' });
    expect(territoires.rows('territoires')[0]?.values).toEqual({ ti_id: 'ti-1', nom: 'Un' });
    expect(territoires.rows('territoire_membres')[0]?.values).toEqual({ ti_id: 'ti-1', type: 'epci', code: '200000172', nom: 'CC' });
  });
});
