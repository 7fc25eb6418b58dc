/** Archives, folders and gzipped files: one source of several layers, nothing written outside of a private folder that goes with it. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import BetterSqlite from 'better-sqlite3';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../electron/engine/importers/detect.ts';
import { prepareImport } from '../../../electron/engine/importers/index.ts';
import { fileOf, temporaryFolder, zipOf } from './support/files.ts';
import { makeDbf, makeShp, square } from './support/make-shapefile.ts';
import { importFile, refusalOf } from './support/run.ts';

const shp = makeShp([{ type: 'polygon', rings: [square(700_000, 6_600_000, 100)] }], 5);
const dbf = makeDbf([{ name: 'NOM', letter: 'C', width: 20 }], [['x']]);
const geojson = (nom: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { nom }, geometry: { type: 'Point', coordinates: [2.35, 48.85] } }],
  });
const CSV = 'nom;lon;lat\na;2.35;48.85\nb;2.36;48.86\n';
const MIF = 'Version 300\nDelimiter ","\nColumns 1\n  nom Char(9)\nData\nPoint 2.35 48.85\n';
const refuse = (file: string) => refusalOf(() => importFile(file, { kind: 'couche' }));

function geopackage(): Buffer {
  const db = new BetterSqlite(':memory:');
  db.exec(`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT); INSERT INTO gpkg_contents VALUES ('noms', 'attributes', 'noms');
    CREATE TABLE noms (fid INTEGER PRIMARY KEY, nom TEXT); INSERT INTO noms (nom) VALUES ('a'), ('b'), ('c');`);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

async function layersOf(file: string): Promise<string[]> {
  const source = await openSource(file, {});
  try {
    return source.layers.map((layer) => `${layer.name} ${layer.format} ${layer.count}${layer.file === undefined ? '' : ` ${layer.file}`}`);
  } finally {
    source.close();
  }
}

describe('archives', () => {
  it('give the layers of every format in them, named after the entry', async () => {
    const file = zipOf('livraison.zip', {
      'données/zones.shp': shp,
      'données/zones.dbf': dbf,
      'données/points.GeoJSON': geojson('é'),
      'tables/noms.gpkg': geopackage(),
      'tables/liste.csv': CSV,
      'mapinfo/bourgs.mif': MIF,
      'mapinfo/bourgs.MID': '"Bourg"\n',
      'LISEZ-MOI.txt': 'Bonjour',
      '__MACOSX/._zones.shp': 'x',
      'plan.pdf': '%PDF',
    });
    expect((await layersOf(file)).sort()).toEqual([
      'bourgs mif 1',
      'liste csv 2',
      'noms geopackage 3',
      'points geojson 1',
      'zones shapefile 1',
    ]);
    const { reports, note } = await importFile(file, { kind: 'couche', crs: undefined, layer: 'liste' });
    expect(reports.map(({ file: name, layer, imported }) => [name, layer, imported])).toEqual([['livraison.zip', 'liste', 2]]);
    expect(note('files-unreadable')).toBeUndefined();
  });

  it('unpack under names of their own into the folder given, and leave nothing there', async () => {
    const workFolder = temporaryFolder();
    const file = zipOf('a.zip', { 'CON:|<évil> name.csv': CSV, 'b.geojson': geojson('b') });
    const batches = prepareImport(file, { kind: 'couche', mode: 'append' }, { checkpoint: () => {}, workFolder });
    await batches.next();
    const inside = readdirSync(workFolder, { recursive: true })
      .map(String)
      .filter((name) => name.includes(path.sep));
    expect(inside.length).toBe(2);
    for (const name of inside) expect(path.basename(name)).toMatch(/^e[0-9a-f]{16}\.(csv|geojson)$/);
    while (!(await batches.next()).done);
    expect(readdirSync(workFolder)).toEqual([]);
  });

  it('leave nothing behind when they are refused', async () => {
    const workFolder = temporaryFolder();
    const file = zipOf('a.zip', { 'a.geojson': '{"type":', 'b.kml': '<kml>' });
    await expect(openSource(file, { workFolder })).rejects.toMatchObject({
      code: 'geojson-damaged',
      params: { file: 'a.zip', entry: 'a.geojson' },
    });
    expect(readdirSync(workFolder)).toEqual([]);
  });

  it('are read one inside another, no deeper', async () => {
    const inner = zipSync({ 'dedans.geojson': Buffer.from(geojson('x')) });
    expect(await layersOf(zipOf('a.zip', { 'b.zip': inner }))).toEqual(['dedans geojson 1']);
    const deeper = zipSync({ 'b.zip': inner });
    expect(await refuse(zipOf('a.zip', { 'c.zip': deeper }))).toMatchObject({ code: 'archive-without-layer', params: { file: 'a.zip' } });
  });

  it('list what they could not read beside what they could', async () => {
    const { report, note } = await importFile(zipOf('a.zip', { 'bon.geojson': geojson('x'), 'mauvais.kml': '<kml>', 'vide.gpx': '' }), {
      kind: 'couche',
    });
    expect(report).toMatchObject({ layer: 'bon', imported: 1 });
    expect(note('files-unreadable')).toMatchObject({ count: 2, params: { files: 'mauvais.kml, vide.gpx' } });
  });

  it('tell layers of the same name apart', async () => {
    expect(
      await layersOf(zipOf('a.zip', { '01/zones.geojson': geojson('a'), '2A/zones.geojson': geojson('b'), 'Zones.csv': CSV })),
    ).toEqual(['zones geojson 1', '2A zones zones geojson 1', 'Zones Zones csv 2']);
  });

  it('refuse a bomb and a password in entries that are unpacked to a file', async () => {
    const bomb = zipSync({ 'a.geojson': Buffer.alloc(80 * 1024 * 1024) }, { level: 9 });
    expect(await refuse(fileOf('a.zip', bomb))).toMatchObject({ code: 'archive-too-large', params: { file: 'a.zip', entry: 'a.geojson' } });
    const locked = Buffer.from(zipSync({ 'a.geojson': Buffer.from(geojson('x')), 'b.csv': Buffer.from(CSV) }));
    const directory = locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await refuse(fileOf('a.zip', locked))).toMatchObject({ code: 'archive-damaged', params: { cause: 'encrypted' } });
    const lying = Buffer.from(zipSync({ 'a.csv': Buffer.alloc(1_000_000, 65) }));
    lying.writeUInt32LE(1000, lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    expect(await refuse(fileOf('a.zip', lying))).toMatchObject({ code: 'archive-damaged', params: { cause: 'entry' } });
    const spoiled = Buffer.from(zipSync({ 'a.csv': [Buffer.from(CSV), { level: 0 }] }));
    const at = spoiled.indexOf('2.35');
    spoiled[at] = 0x39;
    expect(await refuse(fileOf('a.zip', spoiled))).toMatchObject({ code: 'archive-damaged', params: { cause: 'checksum' } });
  });

  it.each([
    ['a.7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4], '7-Zip'],
    ['a.zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4], '7-Zip'],
    ['a.rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 7, 0], 'RAR'],
    ['a.tar.gz', gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(300)])), 'TAR'],
  ])('%s has to be unpacked first', async (name, bytes, found) => {
    expect(await refuse(fileOf(name, Buffer.from(bytes)))).toEqual({ code: 'archive-to-unpack', params: { file: name, found } });
  });
});

describe('gzipped files', () => {
  it.each<[string, Uint8Array, string]>([
    ['liste.csv.gz', gzipSync(CSV), 'liste csv 2'],
    ['points.geojson.gz', gzipSync(geojson('x')), 'points geojson 1'],
    ['noms.gpkg.gz', gzipSync(geopackage()), 'noms geopackage 3'],
    ['visite.gpx.gz', gzipSync('<gpx><wpt lat="48" lon="2"/></gpx>'), 'waypoints gpx 1'],
    ['sites.kml.gz', gzipSync('<kml><Placemark><Point><coordinates>2,48</coordinates></Point></Placemark></kml>'), 'sites kml 1'],
  ])('%s', async (name, content, layer) => {
    expect(await layersOf(fileOf(name, content))).toEqual([layer]);
  });

  it('names the file the user knows in a refusal', async () => {
    expect(await refuse(fileOf('a.kml.gz', gzipSync('<kml><Document>')))).toMatchObject({
      code: 'kml-damaged',
      params: { file: 'a.kml.gz' },
    });
    expect(await refuse(fileOf('a.kml.gz', gzipSync('<kml><Document>').subarray(0, 24)))).toMatchObject({
      code: 'archive-damaged',
      params: { file: 'a.kml.gz' },
    });
  });
});

describe('folders', () => {
  function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
    const root = temporaryFolder();
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
    return root;
  }

  it('give every layer two levels deep, companions counted once', async () => {
    const root = folder({
      'zones.shp': shp,
      'zones.dbf': dbf,
      'zones.shx': 'x',
      'zones.prj': 'x',
      'a/points.geojson': geojson('x'),
      'a/bourgs.mif': MIF,
      'a/bourgs.mid': '"x"\n',
      'a/b/liste.csv': CSV,
      'a/b/c/trop-loin.csv': CSV,
      'a/archive.zip': zipSync({ 'dedans.csv': Buffer.from(CSV) }),
      '.cache/caché.csv': CSV,
      'notice.pdf': '%PDF',
    });
    symlinkSync(root, path.join(root, 'boucle'));
    expect(await layersOf(root)).toEqual([
      'dedans csv 2 a/archive.zip',
      'liste csv 2 a/b/liste.csv',
      'bourgs mif 1 a/bourgs.mif',
      'points geojson 1 a/points.geojson',
      'zones shapefile 1 zones.shp',
    ]);
  });

  it('follow no link out of them, and say so', async () => {
    const root = folder({ 'dedans.csv': CSV });
    const outside = folder({ 'secret.csv': CSV, 'sous/autre.csv': CSV });
    symlinkSync(path.join(outside, 'secret.csv'), path.join(root, 'a.csv'));
    symlinkSync(path.join(outside, 'sous'), path.join(root, 'b'));
    symlinkSync(path.join(root, 'absent.csv'), path.join(root, 'c.csv'));
    const { reports, note } = await importFile(root, { kind: 'couche' });
    expect(reports.map(({ file }) => file)).toEqual(['dedans.csv']);
    expect(note('links-not-followed')).toMatchObject({ count: 3, params: { files: 'a.csv, b, c.csv' } });
    // a link that was chosen itself is followed: that is what it was chosen for
    expect((await importFile(path.join(root, 'a.csv'), { kind: 'couche' })).report.read).toBe(2);
    await expect(importFile(folderOfLink(outside), { kind: 'couche' })).rejects.toMatchObject({ code: 'folder-without-layer' });
  });

  function folderOfLink(target: string): string {
    const root = folder({ 'notice.pdf': '%PDF' });
    symlinkSync(target, path.join(root, 'ailleurs'));
    return root;
  }

  it('say in the report which file a layer is of, and which could not be read', async () => {
    const root = folder({
      'a/points.geojson': geojson('x'),
      'b.csv': CSV,
      'casse.geojson': '{"type":',
      'base.gdb/a00000001.gdbtable': 'x',
    });
    const { reports, note } = await importFile(root, { kind: 'couche' });
    expect(reports.map(({ file, layer, imported }) => [file, layer, imported])).toEqual([
      ['a/points.geojson', 'points', 1],
      ['b.csv', 'b', 2],
    ]);
    const unreadable = reports.flatMap(({ notes }) => notes.filter(({ code }) => code === 'files-unreadable'));
    expect(unreadable.map(({ params }) => params['files'])).toEqual(['casse.geojson', 'base.gdb']);
    expect(note('files-unreadable')?.count).toBe(1);
  });

  it('without a layer are refused, Esri geodatabases by their name', async () => {
    const root = folder({ 'notice.pdf': '%PDF', 'lisez-moi.txt': 'Bonjour' });
    expect(await refuse(root)).toEqual({ code: 'folder-without-layer', params: { file: path.basename(root) } });
    const base = folder({ 'base.gdb/a00000001.gdbtable': 'x' });
    expect(await refuse(path.join(base, 'base.gdb'))).toMatchObject({
      code: 'format-unknown',
      params: { file: 'base.gdb', found: 'Esri File Geodatabase' },
    });
    expect(await refuse(base)).toMatchObject({ code: 'format-unknown', params: { file: 'base.gdb' } });
  });

  it('are only read', async () => {
    const root = folder({ 'a.geojson': geojson('x'), 'b.gpkg': geopackage() });
    const before = readdirSync(root).map((name) => [name, readFileSync(path.join(root, name)).toString('base64')]);
    await importFile(root, { kind: 'couche' });
    expect(readdirSync(root).map((name) => [name, readFileSync(path.join(root, name)).toString('base64')])).toEqual(before);
  });
});
