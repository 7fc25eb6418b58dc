/** Tables with codes, placed on the project: in the window's engine (a thread that reads the working copy) and in a command. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withReader, withWriter } from '../../../electron/engine/api/services/access.ts';
import { silentHooks } from '../../../electron/engine/api/services/hooks.ts';
import { importFiles } from '../../../electron/engine/api/services/import.ts';
import { placesOf } from '../../../electron/engine/api/services/places.ts';
import { createProjectFile } from '../../../electron/engine/api/services/project.ts';
import { importOptionsSchema } from '../../../shared/domain/import.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { DATA, Engine, folder } from './engine.ts';

const hooks = silentHooks({ resources: path.join(import.meta.dirname, '../../../dist/resources'), version: '0.0.0' });

const PLACES: readonly (readonly [insee: string, longitude: number, latitude: number])[] = [
  ['01004', 5.3, 46],
  ['01033', 5.8, 46],
  ['2A004', 8.7, 42],
];
const COMMUNES = collection(
  PLACES.map(([insee, x, y]) => ({ properties: { insee, nom: `Commune ${insee}` }, geometry: rectangle(x, y, 0.1, 0.1) })),
);

describe('in the window', () => {
  let engine: Engine;
  async function begin(): Promise<void> {
    engine = new Engine();
    await engine.call('project/create', { file: null, name: 'Essai' });
    engine.write('communes.geojson', COMMUNES);
    engine.write('emplois.csv', 'insee;emplois\n1004;10\n01091;20\n2A004;30\n95999;40\n');
    expect((await engine.import(['communes.geojson'], { kind: 'communes' })).error).toBeNull();
  }

  test('the proposal names the column and the layer, and the import places its rows; one undo takes them away', async () => {
    await begin();
    const proposal = await engine.call('import/inspect', { file: engine.grant('emplois.csv', 'read') });
    const [layer] = proposal.layers;
    expect(layer).toMatchObject({ place: { how: 'none' }, join: { column: 'insee', with: 'communes', as: 'outline' } });
    expect(layer?.obstacles.map(({ code }) => code)).toContain('csv-without-coordinates');

    const join = layer?.join ?? undefined;
    const { error, report } = await engine.import(['emplois.csv'], { kind: 'couche', ...(join && { join }) });
    expect(error).toBeNull();
    expect(report).toMatchObject({ read: 4, imported: 4, rejected: 0 });
    // 01091 (Châtillon-en-Michaille) became part of 01033 (Valserhône) on 1 January 2019: INSEE, mouvements de communes.
    const counts = Object.fromEntries((report?.notes ?? []).map(({ code, count }) => [code, count]));
    expect(counts).toMatchObject({ 'join-code-completed': 1, 'join-code-moved': 1, 'join-not-found': 1 });
    const [chunk] = await engine.chunks('imp_emplois', 4326);
    expect(chunk?.fids).toHaveLength(3);
    await engine.call('history/undo', {});
    expect((await engine.call('layers/list', {})).map(({ table }) => table)).not.toContain('imp_emplois');
  });

  test('a layer that the project lacks is named, and nothing is written', async () => {
    await begin();
    const before = await engine.content();
    engine.write('epci.csv', 'siren\n200068781\n');
    const { error } = await engine.import(['epci.csv'], { kind: 'couche', join: { column: 'siren', with: 'epci', as: 'outline' } });
    expect(error).toMatchObject({ code: 'join-without-layer', params: { file: 'epci.csv', layer: 'epci' } });
    expect(await engine.content()).toBe(before);
  });
});

describe('in a command', () => {
  test('the project written to is the one asked', async () => {
    const engine = new Engine();
    const project = path.join(engine.folder, 'p.gpkg');
    await createProjectFile(project, { force: true }, hooks);
    const communes = engine.write('communes.geojson', COMMUNES);
    const friches = engine.write('friches.csv', 'site_id;site_nom;comm_insee\n01004_1;Forges;1004\n');
    const options = importOptionsSchema.parse({ kind: 'friches', join: { column: 'comm_insee', with: 'communes', as: 'point' } });
    await withWriter(project, hooks, async (writer) => {
      await importFiles(writer, [communes], importOptionsSchema.parse({ kind: 'communes' }), hooks);
      await importFiles(writer, [friches], options, hooks);
    });
    await withReader(project, (reader) => {
      const [friche] = reader.geometries('friches');
      const [x, y] = friche?.geometry?.xy ?? [];
      expect([x, y]).toEqual([expect.closeTo(5.35, 9), expect.closeTo(46.05, 9)]);
    });
  });
});

test.skipIf(DATA === null)('every commune of 2018 finds the outline it has in 2026', { timeout: 120_000 }, async () => {
  const project = path.join(folder(), 'p.gpkg');
  const data = DATA as string;
  await createProjectFile(project, { force: true }, hooks);
  const join = { column: 'code_2018', with: 'communes', as: 'point' };
  const report = await withWriter(project, hooks, async (writer) => {
    await importFiles(writer, [path.join(data, 'communes.geojson.gz')], importOptionsSchema.parse({ kind: 'communes' }), hooks);
    return importFiles(
      writer,
      [path.join(data, 'communes_2018_vers_2026.csv')],
      importOptionsSchema.parse({ kind: 'couche', join }),
      hooks,
    );
  });
  // 814 rows (data README); no code is without a place.
  expect(report).toMatchObject({ read: 814, imported: 814, rejected: 0 });
  expect(report.notes.find(({ code }) => code === 'join-not-found')).toBeUndefined();
  await withReader(project, (reader) => {
    const places = placesOf(reader, hooks.resources);
    expect(places.has('communes')).toBe(true);
    expect(places.has('parcelles')).toBe(false);
    const placed = [...reader.geometries('imp_communes_2018_vers_2026')];
    expect(placed.filter(({ geometry }) => geometry === null)).toEqual([]);
  });
});
