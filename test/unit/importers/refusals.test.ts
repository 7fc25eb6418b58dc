/** Bad input: every refusal names the file and its cause, and leaves nothing behind. */
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { prepareImport } from '../../../electron/engine/importers/index.ts';
import { fileOf, temporaryFolder, zipOf } from './support/files.ts';
import { makeDbf, makeShp, square } from './support/make-shapefile.ts';
import { importFile, refusalOf } from './support/run.ts';

const NAME = { name: 'NOM', letter: 'C', width: 20 } as const;
const shp = makeShp([{ type: 'polygon', rings: [square(700_000, 6_600_000, 100)] }], 5);
const dbf = makeDbf([NAME], [['x']]);
const whole = zipSync({ 'a.shp': shp, 'a.dbf': dbf });
const refuse = (file: string) => refusalOf(() => importFile(file, { kind: 'couche' }));

// Longer than what is held of a file from its opening on.
const long = 'x'.repeat(90_000);
it.each([
  ['suite.geojsonl', `{"type":"Feature","properties":{"a":"${long}"},"geometry":{"type":"Point","coordinates":[2,48]}}\n`.repeat(200)],
  ['zones.csv', `nom;x;y\n${`${long};2;48\n`.repeat(200)}`],
])('%s that goes between its opening and its reading is told as such', async (name, content) => {
  const file = fileOf(name, content);
  const layerBegins = (): void => rmSync(file);
  const batches = prepareImport(file, { kind: 'couche', mode: 'append' }, { checkpoint: () => {}, layerBegins });
  await expect(batches.next()).rejects.toMatchObject({ code: 'file-not-found', params: { file: name } });
});

describe('files that are not what they claim', () => {
  it.each([
    ['carte.geojson', '%PDF-1.7 …', { claimed: 'GeoJSON', found: 'PDF' }],
    ['zones.geojson', '<!DOCTYPE html><html><body>Erreur 502</body></html>', { claimed: 'GeoJSON', found: 'HTML' }],
    ['zones.geojson', whole, { claimed: 'GeoJSON', found: 'ZIP' }],
    ['zones.zip', '{"type":"FeatureCollection","features":[]}', { claimed: 'ZIP', found: 'GeoJSON' }],
    ['zones.gpkg', 'du texte', { claimed: 'GeoPackage' }],
    ['zones.csv', Buffer.from([1, 0, 2, 0, 3]), { claimed: 'CSV' }],
    ['zones.shp', 'du texte', { claimed: 'Shapefile' }],
  ])('%s', async (name, content, params) => {
    expect(await refuse(fileOf(name, content))).toEqual({ code: 'format-mismatch', params: { file: name, ...params } });
  });

  it('knows what it cannot read by its content', async () => {
    expect(await refuse(fileOf('zones.xyz', 'bonjour'))).toEqual({ code: 'format-unknown', params: { file: 'zones.xyz' } });
  });

  it('reads a file whose ending says nothing by what it holds', async () => {
    const { report } = await importFile(
      fileOf('zones.données', '{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[2,48]}}'),
      { kind: 'couche' },
    );
    expect(report).toMatchObject({ format: 'geojson', imported: 1 });
  });

  it('tells a random SQLite from a GeoPackage, and a broken GeoPackage from both', async () => {
    const file = path.join(temporaryFolder(), 'base.gpkg');
    const db = new BetterSqlite(file);
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect(await refuse(file)).toEqual({ code: 'format-mismatch', params: { file: 'base.gpkg', claimed: 'GeoPackage', found: 'SQLite' } });

    const broken = new BetterSqlite(file);
    broken.exec(
      `CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT); INSERT INTO gpkg_contents VALUES ('absente', 'attributes', 'absente')`,
    );
    broken.close();
    expect(await refuse(file)).toMatchObject({ code: 'geopackage-damaged', params: { file: 'base.gpkg', cause: 'table-missing' } });
    expect(await refuse(fileOf('rien.gpkg', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4000, 0xff)])))).toMatchObject({
      code: 'geopackage-damaged',
      params: { file: 'rien.gpkg' },
    });
  });
});

describe('archives', () => {
  it('refuses one cut short, one without a layer, one with a shape and no table', async () => {
    expect(await refuse(fileOf('a.zip', whole.subarray(0, whole.length / 2)))).toEqual({
      code: 'archive-damaged',
      params: { file: 'a.zip', cause: 'truncated' },
    });
    expect(await refuse(zipOf('a.zip', { 'lisez-moi.txt': 'x' }))).toMatchObject({
      code: 'archive-without-layer',
      params: { file: 'a.zip', found: 'lisez-moi.txt', count: 1 },
    });
    expect(await refuse(zipOf('a.zip', { 'a.shp': shp, 'a.prj': 'x' }))).toEqual({
      code: 'shapefile-without-dbf',
      params: { file: 'a.zip', layer: 'a' },
    });
  });

  it('refuses a damaged entry by its checksum', async () => {
    const bytes = Buffer.from(zipSync({ 'a.shp': [shp, { level: 0 }], 'a.dbf': [dbf, { level: 0 }] }));
    const at = bytes.indexOf(shp) + 150;
    bytes[at] = (bytes[at] as number) ^ 0xff;
    expect(await refuse(fileOf('a.zip', bytes))).toEqual({ code: 'archive-damaged', params: { file: 'a.zip', cause: 'checksum' } });
  });

  it('does not unpack a bomb', async () => {
    const bomb = zipSync({ 'a.shp': Buffer.alloc(80 * 1024 * 1024), 'a.dbf': dbf }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refuse(fileOf('bombe.zip', bomb))).toMatchObject({
      code: 'archive-too-large',
      params: { file: 'bombe.zip', entry: 'a.shp' },
    });
  });

  it('does not believe an entry that unpacks to more than it promised', async () => {
    const bytes = Buffer.from(zipSync({ 'a.shp': Buffer.alloc(1_000_000, 7), 'a.dbf': dbf }));
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(1000, directory + 24);
    expect(await refuse(fileOf('a.zip', bytes))).toMatchObject({ code: 'archive-damaged', params: { file: 'a.zip' } });
  });

  it('refuses climbing names, and writes nothing anywhere', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'a.zip');
    writeFileSync(file, zipSync({ '../../../evil.shp': shp, '../../../evil.dbf': dbf }));
    expect(await refuse(file)).toEqual({ code: 'archive-damaged', params: { file: 'a.zip', cause: 'climbing' } });
    expect(readdirSync(folder)).toEqual(['a.zip']);
    expect(existsSync(path.resolve(folder, '../../../evil.shp'))).toBe(false);
  });
});

describe('files without anything in them', () => {
  it.each([
    ['vide.geojson', ''],
    ['vide.geojson', '{"type":"FeatureCollection","features":[]}'],
    ['vide.csv', ''],
    ['vide.csv', 'nom;x;y\n'],
  ])('%s', async (name, content) => {
    const refusal = await refuse(fileOf(name, content));
    expect(['nothing-usable', 'csv-without-coordinates']).toContain(refusal.code);
    expect(refusal.params['file']).toBe(name);
  });

  it('an empty layer', async () => {
    expect(await refuse(zipOf('vide.zip', { 'a.shp': makeShp([], 5), 'a.dbf': makeDbf([NAME], []) }))).toEqual({
      code: 'nothing-usable',
      params: { file: 'vide.zip', count: 0 },
    });
  });

  it('a file that is not there, or that may not be read', async () => {
    expect(await refuse(path.join(temporaryFolder(), 'absent.geojson'))).toEqual({
      code: 'file-not-found',
      params: { file: 'absent.geojson' },
    });
    expect(await refuse(temporaryFolder())).toMatchObject({ code: 'folder-without-layer' });
    if (process.getuid?.() === 0) return console.warn('SKIPPED: permissions do not hold the superuser back');
    const secret = fileOf('secret.geojson', '{}');
    chmodSync(secret, 0o000);
    expect(await refuse(secret)).toMatchObject({ code: 'file-unreadable', params: { file: 'secret.geojson' } });
  });
});

describe('places', () => {
  const collection = (coordinates: readonly number[], crs?: string) =>
    JSON.stringify({
      type: 'FeatureCollection',
      ...(crs === undefined ? {} : { crs: { type: 'name', properties: { name: crs } } }),
      features: [{ type: 'Feature', properties: { nom: 'x' }, geometry: { type: 'Point', coordinates } }],
    });

  it('asks before it corrects a system that the numbers contradict', async () => {
    const file = fileOf('a.geojson', collection([652_000, 6_862_000]));
    expect(await refuse(file)).toEqual({
      code: 'crs-contradicted',
      params: { file: 'a.geojson', declared: 'EPSG:4326', likely: 'EPSG:2154' },
    });
    const { report, rows } = await importFile(file, { kind: 'couche', crs: 2154 });
    expect(report.crs).toEqual({ code: 'EPSG:2154', how: 'given' });
    expect(rows('imp_a')[0]?.geometry?.xy[0]).toBeCloseTo(2.3459, 3);
    expect(await refuse(fileOf('b.geojson', collection([2.35, 48.85], 'EPSG:2154')))).toMatchObject({
      code: 'crs-contradicted',
      params: { declared: 'EPSG:2154', likely: 'EPSG:4326' },
    });
  });

  it('refuses a system it does not know, and numbers that no system explains', async () => {
    expect(await refuse(fileOf('a.geojson', collection([1, 2], 'EPSG:21781')))).toEqual({
      code: 'crs-unsupported',
      params: { file: 'a.geojson', crs: 'EPSG:21781' },
    });
    expect(await refuse(fileOf('a.csv', 'x;y\n123456789;987654321\n'))).toEqual({ code: 'crs-unknown', params: { file: 'a.csv' } });
    // Guadeloupe in UTM 20N and the Aude in Lambert II étendu share their numbers.
    expect(await refuse(fileOf('a.csv', 'x;y\n650000;1790000\n'))).toEqual({
      code: 'crs-unknown',
      params: { file: 'a.csv', likely: 'EPSG:5490, EPSG:27572' },
    });
  });

  it('counts the objects outside France and keeps the others', async () => {
    const { report, note } = await importFile(fileOf('a.csv', 'nom;lon;lat\na;2.35;48.85\nb;3;3\nc;-77;38.9\nd;55.45;-20.9\n'), {
      kind: 'couche',
    });
    expect(report).toMatchObject({ read: 4, imported: 2, rejected: 2 });
    expect(note('outside-france')).toMatchObject({ count: 2, rows: [2, 3] });
  });

  it('names the columns of a table without a place', async () => {
    const refusal = await refuse(fileOf('a.csv', 'code_2018;nom\n01033;x\n'));
    expect(refusal).toEqual({ code: 'csv-without-coordinates', params: { file: 'a.csv', columns: 'code_2018, nom' } });
  });
});

describe('what does not fit', () => {
  const points = 'site_id;lon;lat\na;2;48\nb;3;48\n';
  it('points for a kind of areas', async () => {
    expect(await refusalOf(() => importFile(fileOf('a.csv', points), { kind: 'sites' }))).toEqual({
      code: 'geometry-kind-mismatch',
      params: { file: 'a.csv', layer: 'sites', found: 'Point', wanted: 'MULTIPOLYGON' },
    });
  });
  it('a file without the official code of its kind', async () => {
    expect(await refusalOf(() => importFile(fileOf('a.csv', points), { kind: 'communes' }))).toMatchObject({
      code: 'key-missing',
      params: { file: 'a.csv', field: 'insee' },
    });
  });
  it('fields and layers that are not there', async () => {
    const file = fileOf('a.csv', points);
    expect(await refusalOf(() => importFile(file, { kind: 'friches', fields: { friche: 'site_id' } }))).toMatchObject({
      code: 'field-unknown',
      params: { field: 'friche', suggestion: 'friche_id' },
    });
    expect(await refusalOf(() => importFile(file, { kind: 'friches', fields: { friche_id: 'code' } }))).toMatchObject({
      code: 'field-unknown',
      params: { field: 'code' },
    });
    expect(await refusalOf(() => importFile(file, { kind: 'couche', layer: 'routes' }))).toEqual({
      code: 'source-layer-unknown',
      params: { file: 'a.csv', layer: 'routes', examples: 'a' },
    });
  });
});
