import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CallParams } from '../../../shared/contract/engine.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { DATA, Engine } from './engine.ts';
import { loaded, manySites } from './scenes.ts';

type Query = Omit<CallParams<'table/rows'>, 'table' | 'offset' | 'limit'>;
const rows = (engine: Engine, query: Query = {}, offset = 0, limit = 2000) =>
  engine.call('table/rows', { table: 'sites', offset, limit, ...query });
const names = async (engine: Engine, query: Query) => (await rows(engine, query)).rows.map(({ values }) => values['site_nom']);

async function withNames(): Promise<Engine> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  const given: [string | null, number | null][] = [
    ['Étang', 12],
    ['ecluse', null],
    ['Zénith', 3],
    [null, 7],
    ['ÉCLUSE', 3],
    ['Œuvre', 40],
    ['L’Île', 3],
  ];
  engine.write(
    's.geojson',
    collection(
      given.map(([site_nom, surface_declaree_ha], index) => ({
        properties: { site_id: `s${index}`, site_nom, surface_declaree_ha },
        geometry: rectangle(4.5 + index * 0.01, 46.5, 0.005, 0.005),
      })),
    ),
  );
  await engine.import(['s.geojson'], { kind: 'sites' });
  return engine;
}

describe('rows', () => {
  test('are sorted as French words are, missing ones last in either direction', async () => {
    const engine = await withNames();
    const sort = (field: string, descending: boolean) => names(engine, { sort: [{ field, descending }] });
    expect(await sort('site_nom', false)).toEqual(['ecluse', 'ÉCLUSE', 'Étang', 'L’Île', 'Œuvre', 'Zénith', null]);
    expect(await sort('site_nom', true)).toEqual(['Zénith', 'Œuvre', 'L’Île', 'Étang', 'ecluse', 'ÉCLUSE', null]);
    const twice = [
      { field: 'surface_declaree_ha', descending: true },
      { field: 'site_nom', descending: false },
    ];
    expect(await names(engine, { sort: twice })).toEqual(['Œuvre', 'Étang', null, 'ÉCLUSE', 'L’Île', 'Zénith', 'ecluse']);
  });

  test('are found whatever the accents, the case and the apostrophes, and by expressions', async () => {
    const engine = await withNames();
    expect(await names(engine, { search: 'ecluse' })).toEqual(['ecluse', 'ÉCLUSE']);
    expect(await names(engine, { search: 'OEUVRE' })).toEqual(['Œuvre']);
    expect(await names(engine, { search: "l'ile" })).toEqual(['L’Île']);
    expect(await names(engine, { search: '%' })).toEqual([]);
    expect(await names(engine, { where: 'surface_declaree_ha >= 12' })).toEqual(['Étang', 'Œuvre']);
    expect(await names(engine, { where: "site_nom contains 'e' and surface_declaree_ha = 3", search: 'zen' })).toEqual(['Zénith']);
    expect(await names(engine, { where: 'surface_declaree_ha est vide' })).toEqual(['ecluse']);
  });

  test('refuse what is no expression, no field and no table, in words', async () => {
    const engine = await withNames();
    await expect(rows(engine, { where: "site_nom = 'x'; drop table sites" })).rejects.toMatchObject({ code: 'expression-invalid' });
    await expect(rows(engine, { sort: [{ field: 'site_nom" --', descending: false }] })).rejects.toMatchObject({ code: 'field-unknown' });
    await expect(engine.call('table/rows', { table: 'absente', offset: 0, limit: 1 })).rejects.toMatchObject({ code: 'layer-unknown' });
    await expect(rows(engine, {}, 0, 2001)).rejects.toMatchObject({ code: 'parameter-invalid' });
    await expect(rows(engine, {}, -1)).rejects.toMatchObject({ code: 'parameter-invalid' });
  });

  test('come by pages that hold each object once, where `locate` says, for any sorting and filter', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(450));
    await engine.import(['many.geojson'], { kind: 'sites' });
    const queries: Query[] = [
      {},
      { sort: [{ field: 'site_nom', descending: true }] },
      { sort: [{ field: 'surface_ha', descending: false }] },
      { search: 'site n° 1' },
      { where: 'surface_ha is null', sort: [{ field: 'maturite', descending: true }] },
    ];
    for (const query of queries) {
      const seen: number[] = [];
      const { total } = await rows(engine, query, 0, 1);
      for (let offset = 0; offset < total; offset += 70) seen.push(...(await rows(engine, query, offset, 70)).rows.map(({ fid }) => fid));
      expect(new Set(seen).size).toBe(total);
      for (const index of [0, 1, 69, 70, total - 1]) {
        expect(await engine.call('table/locate', { table: 'sites', fid: seen[index] as number, ...query })).toEqual({ index });
      }
    }
    expect(await engine.call('table/locate', { table: 'sites', fid: 1, search: 'introuvable' })).toEqual({ index: null });
    expect(await engine.call('table/locate', { table: 'sites', fid: 9999 })).toEqual({ index: null });
  });
});

describe('shapes', () => {
  test('come in the asked system, with what the style reads, and one of them alone', async () => {
    const engine = await loaded();
    const degrees = await engine.call('layers/geometry', { table: 'sites', epsg: 4326 });
    const metres = await engine.call('layers/geometry', { table: 'sites', epsg: 2154 });
    expect(degrees).toMatchObject({ more: false, geometry: 'MULTIPOLYGON', parts: Uint32Array.of(5, 10), polygons: Uint32Array.of(1, 2) });
    expect(metres.xy).toEqual(projectionOf(2154)?.forward(degrees.xy));
    const alone = await engine.call('layers/geometry', { table: 'sites', epsg: 4326, fids: [2] });
    expect([...alone.xy]).toEqual([...degrees.xy.subarray(10)]);
    await expect(engine.call('layers/geometry', { table: 'sites', epsg: 9999 })).rejects.toMatchObject({ code: 'crs-unsupported' });
    await expect(engine.call('layers/geometry', { table: 'actions', epsg: 2154 })).rejects.toMatchObject({ code: 'layer-unknown' });
  });

  describe.skipIf(!DATA)('of 35,000 communes', () => {
    test('come in chunks that add up, each object once, and go with undo', { timeout: 180_000 }, async () => {
      const engine = new Engine();
      await engine.call('project/create', { file: null, name: 'France' });
      const done = await engine.import([path.join(DATA ?? '', 'communes.geojson.gz')], { kind: 'communes' });
      expect(done.report).toMatchObject({ read: 34_873, imported: 34_873, repaired: 0, rejected: 0 });
      const chunks = await engine.chunks('communes', 2154);
      expect(chunks.length).toBeGreaterThan(10);
      const fids = chunks.flatMap(({ fids: each }) => [...each]);
      expect(fids).toHaveLength(34_873);
      expect(new Set(fids).size).toBe(34_873);
      expect(chunks.reduce((sum, { xy }) => sum + xy.length / 2, 0)).toBe(2_184_002);
      expect(chunks.reduce((sum, { polygons }) => sum + polygons.length, 0)).toBe(35_244);
      for (const chunk of chunks) {
        expect(chunk.parts.at(-1)).toBe(chunk.xy.length / 2);
        expect(chunk.polygons.at(-1)).toBe(chunk.parts.length);
        expect(chunk.objects.at(-1)).toBe(chunk.polygons.length);
        expect(chunk.objects).toHaveLength(chunk.fids.length);
        for (const values of Object.values(chunk.attributes)) expect(values).toHaveLength(chunk.fids.length);
      }
      const { total } = await engine.call('table/rows', { table: 'communes', offset: 0, limit: 1, search: 'saint etienne' });
      expect(total).toBeGreaterThan(20);
      await engine.call('history/undo', {});
      expect((await engine.call('layers/list', {})).find(({ table }) => table === 'communes')?.count).toBe(0);
      expect(await engine.call('project/check', {})).toEqual({ ok: true, problems: [] });
    });
  });
});
