import { describe, expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { loaded, staleCodes } from './scenes.ts';

const put = (engine: Engine, values: Record<string, string | number | null>, fid = 1) =>
  engine.call('object/put', { table: 'sites', fid, values });

describe('restore points of the window', () => {
  test('compare what changed per layer, in hectares and object by object, and come back with the results that held', async () => {
    const engine = await loaded();
    expect(await staleCodes(engine)).toEqual([]);
    const point = await engine.call('restore/create', { name: 'Avant l’atelier' });
    const states = { from: point.id, to: 'now' } as const;
    expect((await engine.call('restore/compare', states)).layers).toEqual([]);
    await put(engine, { site_nom: 'Autre nom', maturite: 'avant 2030' });
    await engine.call('object/delete', { table: 'sites', fids: [2] });
    const before = (await engine.call('table/rows', { table: 'sites', offset: 0, limit: 9 })).total + 1;
    const { layers, others } = await engine.call('restore/compare', states);
    const [sites] = layers;
    expect(layers).toHaveLength(1);
    expect(sites).toMatchObject({
      table: 'sites',
      added: 0,
      removed: 1,
      changed: 1,
      reshaped: 0,
      before: { count: before },
      after: { count: before - 1 },
    });
    expect(sites?.fields).toEqual(
      expect.arrayContaining([
        { field: 'site_nom', count: 1 },
        { field: 'maturite', count: 1 },
      ]),
    );
    // what the deleted site took along: its results
    expect(others.results).toBeGreaterThan(0);
    const { total, objects } = await engine.call('restore/objects', { ...states, table: 'sites' });
    expect(total).toBe(2);
    expect(objects.map(({ fid, change }) => [fid, change])).toEqual([
      [2, 'removed'],
      [1, 'changed'],
    ]);
    expect(objects[1]?.fields).toContainEqual({ field: 'site_nom', before: 'Les Prés', after: 'Autre nom' });
    // the hectares of the layer differ by those of the object that went
    expect((sites?.before?.surface_ha ?? 0) - (sites?.after?.surface_ha ?? 0)).toBeCloseTo(objects[0]?.before_ha ?? 0, 9);
    expect(objects[0]?.before_ha).toBeGreaterThan(0);
    const shapes = await engine.call('restore/shapes', { ...states, table: 'sites', epsg: 2154 });
    expect([...(shapes.removed?.fids ?? [])]).toEqual([2]);
    expect([...(shapes.changed?.fids ?? [])]).toEqual([1]);
    expect(shapes.added).toBeNull();
    expect((await staleCodes(engine)).length).toBeGreaterThan(0);

    const { receipt, skipped } = await engine.call('restore/return', { point: point.id });
    expect(receipt.step.label).toMatchObject({ code: 'restore-return', params: { name: 'Avant l’atelier' } });
    expect(skipped).toEqual([]);
    expect((await engine.call('restore/compare', states)).layers).toEqual([]);
    expect(await staleCodes(engine)).toEqual([]);
    await expect(engine.call('restore/return', { point: point.id })).rejects.toMatchObject({ code: 'nothing-to-restore' });
    await engine.call('history/undo', {});
    expect((await engine.call('object/get', { table: 'sites', fid: 1 })).values['site_nom']).toBe('Autre nom');
    await expect(engine.call('object/get', { table: 'sites', fid: 2 })).rejects.toMatchObject({ code: 'object-unknown' });
    // one object alone, with what is noted of its fields
    await engine.call('restore/return', { point: point.id, table: 'sites', fids: [1] });
    expect(await engine.call('object/get', { table: 'sites', fid: 1 })).toMatchObject({ edited: [], values: { site_nom: 'Les Prés' } });
    await engine.call('history/undo', {});
    await engine.call('restore/return', { point: point.id, table: 'sites', fids: [2] });
    expect((await engine.call('object/get', { table: 'sites', fid: 1 })).values['site_nom']).toBe('Autre nom');
    expect((await engine.call('object/get', { table: 'sites', fid: 2 })).fid).toBe(2);
  });

  test('are made before an import into a project that has something, and at the first opening of a day; two points are compared with each other', async () => {
    const engine = await loaded();
    const causes = async () => (await engine.call('restore/list', {})).points.map(({ cause }) => cause);
    // the first import found nothing to keep
    expect(await causes()).toEqual(['import', 'import', 'import']);
    const file = engine.grant('essai.gpkg', 'document');
    await engine.call('project/save-as', { file });
    await engine.call('project/close', {});
    await engine.call('project/open', { file });
    await engine.turns.settled();
    expect(await causes()).toEqual(['opening', 'import', 'import', 'import']);
    expect((await engine.call('project/summary', {}))?.dirty).toBe(false);
    await engine.call('project/close', {});
    await engine.call('project/open', { file });
    await engine.turns.settled();
    // nothing was changed, so nothing was saved: the point of this opening takes the place of the one that went
    expect(await causes()).toEqual(['opening', 'import', 'import', 'import']);
    const [last, , , first] = (await engine.call('restore/list', {})).points;
    const { layers } = await engine.call('restore/compare', { from: first?.id ?? 0, to: last?.id ?? 0 });
    expect(layers.map(({ table, added }) => [table, added > 0])).toEqual(
      expect.arrayContaining([
        ['sites', true],
        ['friches', true],
      ]),
    );
  });

  test('are named anew and deleted; a project opened to be read can be compared', async () => {
    const engine = await loaded();
    const point = await engine.call('restore/create', { name: 'Essai' });
    await engine.call('restore/rename', { point: point.id, name: 'Atelier du 3 mars' });
    expect((await engine.call('restore/list', {})).points[0]?.name).toBe('Atelier du 3 mars');
    await put(engine, { site_nom: 'Autre nom' });
    const file = engine.grant('lu.gpkg', 'document');
    await engine.call('project/save-as', { file });
    await engine.call('project/close', {});
    await engine.call('project/open', { file, how: 'read-only' });
    const { layers } = await engine.call('restore/compare', { from: point.id, to: 'now' });
    expect(layers).toMatchObject([{ table: 'sites', changed: 1, added: 0, removed: 0 }]);
    await engine.call('restore/remove', { point: point.id });
    await expect(engine.call('restore/compare', { from: point.id, to: 'now' })).rejects.toMatchObject({ code: 'restore-point-unknown' });
    await engine.call('project/close', { discard: true });
  });
});
