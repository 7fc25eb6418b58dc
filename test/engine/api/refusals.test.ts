/** Bad input through the window's own door: each refused in words that name the file, the project exactly as before, nothing left. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, translate } from '../../../shared/messages/index.ts';
import { makeDbf, makeShp, square } from '../../unit/importers/support/make-shapefile.ts';
import { collection, EPCI, rectangle } from '../cli/fixtures.ts';
import { DATA, Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const shp = makeShp([{ type: 'polygon', rings: [square(700_000, 6_600_000, 100)] }], 5);
const dbf = makeDbf([{ name: 'NOM', letter: 'C', width: 20 }], [['x']]);
const zip = zipSync({ 'a.shp': shp, 'a.dbf': dbf });
const point = { type: 'Point', coordinates: [2, 47] };
const metres = { properties: { siren: '999000045', nom: 'A' }, geometry: rectangle(800_000, 6_600_000, 1000, 1000) };

const FILES: readonly (readonly [file: string, content: string | Uint8Array | object, kind: 'sites' | 'epci' | 'couche', code: string])[] =
  [
    ['faux.zip', 'this is no archive', 'epci', 'format-mismatch'],
    ['carte.geojson', '%PDF-1.7', 'epci', 'format-mismatch'],
    ['inconnu.xyz', 'bonjour', 'couche', 'format-unknown'],
    ['coupé.zip', zip.subarray(0, zip.length / 2), 'couche', 'archive-damaged'],
    ['sans-table.zip', zipSync({ 'a.shp': shp }), 'couche', 'shapefile-without-dbf'],
    ['sans-couche.zip', zipSync({ 'lisez-moi.txt': new Uint8Array([65]) }), 'couche', 'archive-without-layer'],
    ['vide.geojson', collection([]), 'sites', 'nothing-usable'],
    ['coupé.geojson', JSON.stringify(EPCI).slice(0, -40), 'epci', 'geojson-damaged'],
    ['hasard.gpkg', 'SQLite', 'couche', 'format-mismatch'],
    ['sans-lieu.csv', 'nom;valeur\nA;1\n', 'sites', 'csv-without-coordinates'],
    ['mètres.geojson', collection([metres]), 'epci', 'crs-contradicted'],
    [
      'ailleurs.geojson',
      collection([{ properties: { siren: '999000045' }, geometry: rectangle(-90, 35, 1, 1) }]),
      'epci',
      'nothing-usable',
    ],
    ['points.geojson', collection([{ properties: { site_id: 'a' }, geometry: point }]), 'sites', 'geometry-kind-mismatch'],
    ['sans-clé.geojson', collection([{ properties: { nom: 'A' }, geometry: rectangle(4, 46, 0.1, 0.1) }]), 'epci', 'key-missing'],
  ];

test('files that cannot be imported', async () => {
  const engine = await loaded();
  const before = await engine.content();
  const changes = engine.all('project/changed').length;
  for (const [file, content, kind, code] of FILES) {
    engine.write(file, content);
    const done = await engine.import([file], { kind });
    expect([file, done.error?.code, done.report]).toEqual([file, code, null]);
    for (const language of LANGUAGES) expect(translate(language, `error.${code}`, done.error?.params)).toContain(file);
  }
  const random = new Database(engine.path('base.gpkg'));
  random.exec('CREATE TABLE t (a)');
  random.close();
  expect((await engine.import(['base.gpkg'], { kind: 'couche' })).error).toMatchObject({
    code: 'format-mismatch',
    params: { file: 'base.gpkg' },
  });
  expect((await engine.import(['absent.geojson'], { kind: 'couche' })).error).toMatchObject({
    code: 'file-not-found',
    params: { file: 'absent.geojson' },
  });
  // a good file does not go in without the bad one beside it
  engine.write('bon.geojson', collection([{ properties: { siren: '999000045', nom: 'C' }, geometry: rectangle(4.8, 46.5, 0.1, 0.1) }]));
  expect((await engine.import(['bon.geojson', 'coupé.geojson'], { kind: 'epci' })).error).toMatchObject({
    code: 'geojson-damaged',
    params: { file: 'coupé.geojson' },
  });
  expect(engine.all('project/changed')).toHaveLength(changes);
  expect(engine.staging()).toEqual([]);
  expect(await engine.content()).toBe(before);
  // and by itself it does
  expect((await engine.import(['bon.geojson'], { kind: 'epci' })).report?.imported).toBe(1);
  expect((await engine.import(['mètres.geojson'], { kind: 'epci', crs: 2154, mode: 'update' })).report?.crs).toEqual({
    code: 'EPSG:2154',
    how: 'given',
  });
});

test('calls that make no sense', async () => {
  const engine = await loaded();
  const before = await engine.content();
  const refusals: readonly (readonly [call: () => Promise<unknown>, code: string])[] = [
    [() => engine.call('analysis/start', { only: ['surfaces'] }), 'parameter-invalid'],
    [() => engine.call('analysis/start', { params: { recyclage: { seuil: 7 } } }), 'parameter-invalid'],
    [() => engine.call('analysis/start', { params: { recyclage: { seul: 0.3 } } }), 'parameter-invalid'],
    [() => engine.call('import/start', { files: ['token-never-granted'], options: { kind: 'sites' } }), 'file-token-unknown'],
    [() => engine.call('import/start', { files: [engine.grant('s.csv', 'write')], options: { kind: 'sites' } }), 'file-token-unknown'],
    [() => engine.call('import/inspect', { file: 'token-never-granted' }), 'file-token-unknown'],
    [() => engine.call('project/save-as', { file: engine.grant('sites.geojson', 'read') }), 'file-token-unknown'],
    [
      () => engine.call('export/layer', { table: 'sites', file: engine.grant('sites.geojson', 'read'), format: 'csv' }),
      'file-token-unknown',
    ],
    [() => engine.call('export/layer', { table: 'site', file: engine.grant('x.csv', 'write'), format: 'csv' }), 'layer-unknown'],
    [() => engine.call('layers/update', { table: 'site', visible: false }), 'layer-unknown'],
    [() => engine.call('layers/remove', { table: 'emprise_meta' }), 'layer-unknown'],
    [() => engine.call('project/recover', { session: '../../etc' }), 'object-unknown'],
    [() => engine.call('project/reload', {}), 'file-not-found'],
    [() => engine.call('history/redo', {}), 'nothing-to-redo'],
    [() => engine.call('job/cancel', { job: 'none' }), 'job-unknown'],
  ];
  for (const [call, code] of refusals) await expect(call()).rejects.toMatchObject({ code });
  expect(await engine.content()).toBe(before);
  const map = await engine.export('export/map', { file: engine.grant('rien/carte.pdf', 'write'), format: 'pdf' });
  expect([map.written, map.error?.code]).toEqual([null, expect.stringMatching(/^(target-not-writable|folder-read-only|file-not-found)$/)]);
  await engine.call('project/close', { discard: true });
  for (const name of ['layers/list', 'project/save', 'history/undo', 'analysis/start'] as const) {
    await expect(engine.call(name, {})).rejects.toMatchObject({ code: 'project-not-open' });
  }
});

describe('territories', () => {
  test('get the régions their file does not give, from the list by id or name, else from the number', async () => {
    const engine = new Engine();
    await engine.call('project/create', { file: null, name: 'Essai' });
    const at = (index: number) => rectangle(4 + index * 0.1, 46, 0.05, 0.05);
    engine.write(
      'ti.geojson',
      collection([
        { properties: { id_territoire: 'ti-0101', lib_territoire: 'x' }, geometry: at(0) },
        { properties: { id_territoire: '1', lib_territoire: 'boucle nord de SEINE' }, geometry: at(1) },
        { properties: { id_territoire: 'ti-8499', lib_territoire: 'Inventé' }, geometry: at(2) },
        { properties: { id_territoire: 'ti-9999', lib_territoire: 'Nulle part' }, geometry: at(3) },
        { properties: { id_territoire: 'ti-0102', lib_territoire: 'y', regions: '53', departements: '35' }, geometry: at(4) },
      ]),
    );
    const { report } = await engine.import(['ti.geojson'], { kind: 'territoires' });
    expect(report?.notes).toContainEqual(expect.objectContaining({ code: 'territoires-completed', count: 3, rows: [1, 2, 3] }));
    const { rows } = await engine.call('table/rows', { table: 'territoires', offset: 0, limit: 9 });
    expect(rows.map(({ values }) => [values['regions'], values['departements']])).toEqual([
      ['01', '971'],
      ['11', '92|95'],
      ['84', null],
      [null, null],
      ['53', '35'],
    ]);
  });

  test.skipIf(!DATA)('of the programme all have theirs', async () => {
    const engine = new Engine();
    await engine.call('project/create', { file: null, name: 'Essai' });
    const file = path.join(DATA ?? '', 'territoires_industrie/territoires_industrie_183_temps2.geojson');
    expect((await engine.import([file], { kind: 'territoires' })).report).toMatchObject({ imported: 183 });
    const { total } = await engine.call('table/rows', { table: 'territoires', offset: 0, limit: 1, where: 'regions is not null' });
    expect(total).toBe(183);
  });
});
