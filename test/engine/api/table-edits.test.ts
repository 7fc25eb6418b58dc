/** Many objects at once, calculated columns, own columns, statistics: against plain JavaScript, and back by undo. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../../../electron/engine/api/services/table-statistics.ts';
import type { CallParams } from '../../../shared/contract/engine.ts';
import { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const VALUES = [12.5, null, 3, 7.25, 3, -2, null, 1e6];

async function withLayer(): Promise<{ engine: Engine; table: string }> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  engine.write('zones.geojson', {
    type: 'FeatureCollection',
    features: VALUES.map((valeur, index) => ({
      type: 'Feature',
      properties: { code: String(index).padStart(5, '0'), valeur, etat: index % 3 === 0 ? '' : `état ${index % 3}` },
      geometry: { type: 'Point', coordinates: [4.5 + index / 100, 46.5] },
    })),
  });
  const { error } = await engine.import(['zones.geojson'], { kind: 'couche' });
  if (error) throw new Error(JSON.stringify(error));
  const layer = (await engine.call('layers/list', {})).find(({ count }) => count === VALUES.length);
  return { engine, table: layer?.table as string };
}
const column = async (engine: Engine, table: string, name: string) =>
  (await engine.call('table/rows', { table, offset: 0, limit: 100 })).rows.map(({ values }) => values[name]);
const names = async (engine: Engine, table: string) =>
  (await engine.call('layers/list', {})).find((layer) => layer.table === table)?.fields.map(({ name }) => name);
const steps = async (engine: Engine) => (await engine.call('history/list', {})).filter(({ undone }) => !undone).length;

test('the same value goes into many objects as one step, checked as one is', async () => {
  const engine = await loaded();
  const before = await engine.content();
  const count = await steps(engine);
  const put = (values: Record<string, string | number | null>, fids = Float64Array.of(1, 2)) =>
    engine.call('table/put', { table: 'sites', fids, values });
  const { step } = await put({ maturite: 'court terme' });
  expect(step.label).toMatchObject({ code: 'edit-objects', params: { count: 2, attribute: 'maturite' }, origin: 'edit' });
  expect(await column(engine, 'sites', 'maturite')).toEqual(['court terme', 'court terme']);
  expect(await steps(engine)).toBe(count + 1);
  await engine.call('history/undo', {});
  for (const [values, code] of [
    [{ maturite: 'bientôt' }, 'parameter-invalid'],
    [{ surface_projection_ha: 3 }, 'field-unknown'],
    [{ site_id: 'même' }, 'keys-clash'],
    [{}, 'parameter-invalid'],
  ] as const)
    await expect(put(values as never), JSON.stringify(values)).rejects.toMatchObject({ code });
  await expect(put({ maturite: null }, Float64Array.of(1, 99))).rejects.toMatchObject({ code: 'object-unknown' });
  const after = JSON.parse(await engine.content()).slice(0, -1);
  expect(after).toEqual(JSON.parse(before).slice(0, -1));
});

test('a calculation shows what it would do, does it in one step, and leaves alone what does not fit', async () => {
  const { engine, table } = await withLayer();
  const asked = { table, field: 'valeur', expression: 'valeur * 2' };
  const tried = await engine.call('table/try-calculation', asked);
  expect(tried).toMatchObject({ objects: 8, changed: 6, emptied: 0, errors: 0 });
  expect(tried.examples[0]).toEqual({ fid: 1, before: 12.5, after: 25, error: false });
  expect(await column(engine, table, 'valeur')).toEqual(VALUES);
  const done = await engine.call('table/calculate', { ...asked, fids: Float64Array.of(1, 2, 3) });
  expect(done).toMatchObject({ objects: 3, changed: 2, errors: 0 });
  expect(done.receipt?.step.label).toMatchObject({ code: 'calculate', params: { count: 2, attribute: 'valeur' } });
  expect(await column(engine, table, 'valeur')).toEqual([25, null, 6, ...VALUES.slice(3)]);
  await engine.call('history/undo', {});
  expect(await column(engine, table, 'valeur')).toEqual(VALUES);
  const text = await engine.call('table/try-calculation', { table, field: 'valeur', expression: "'douze'" });
  expect(text).toMatchObject({ changed: 0, errors: 8 });
  expect(text.examples[0]).toEqual({ fid: 1, before: 12.5, after: 'douze', error: true });
  const none = await engine.call('table/calculate', { table, field: 'valeur', expression: "'douze'" });
  expect(none).toMatchObject({ changed: 0, errors: 8, receipt: null });
  await expect(engine.call('table/calculate', { ...asked, expression: 'valeur *' })).rejects.toMatchObject({ code: 'expression-invalid' });
  await expect(engine.call('table/calculate', { ...asked, field: 'absente' })).rejects.toMatchObject({ code: 'field-unknown' });
});

test('own columns come, change name and go with their values, and undo brings each state back', async () => {
  const { engine, table } = await withLayer();
  const states = [await engine.content()];
  const keep = async () => states.push(await engine.content());
  await engine.call('table/add-column', { table, field: { name: 'Note', type: 'integer' } });
  expect(await names(engine, table)).toEqual(['code', 'valeur', 'etat', 'Note']);
  await keep();
  await engine.call('table/calculate', { table, field: 'Note', expression: 'round(valeur)' });
  expect(await column(engine, table, 'Note')).toEqual([13, null, 3, 7, 3, -2, null, 1e6]);
  await keep();
  await engine.call('table/rename-column', { table, field: 'Note', name: 'note_finale' });
  await keep();
  await engine.call('table/remove-column', { table, field: 'note_finale' });
  expect(await names(engine, table)).toEqual(['code', 'valeur', 'etat']);
  await keep();
  await engine.call('layers/remove', { table });
  await engine.call('history/undo', {});
  const without = (content: string | undefined) => JSON.parse(content ?? '').slice(0, -2);
  for (let step = states.length - 1; step > 0; step--) {
    expect(without(await engine.content()), `step ${step}`).toEqual(without(states[step]));
    await engine.call('history/undo', {});
  }
  expect(without(await engine.content())).toEqual(without(states[0]));
  for (let step = 1; step < states.length; step++) {
    await engine.call('history/redo', {});
    expect(without(await engine.content()), `again ${step}`).toEqual(without(states[step]));
  }
  expect((await engine.call('project/check', {})).problems).toEqual([]);
});

test('style, names on the map and filters follow a column that is named anew, views too, and undo takes all of it back', async () => {
  const { engine, table } = await withLayer();
  const view = await engine.call('layers/duplicate', { table, title: 'Autre vue' });
  const before = (await engine.call('layers/list', {})).find((one) => one.table === table);
  const symbolisation = before?.style.renderer.type === 'single' ? before.style.renderer.symbolisation : null;
  if (!before || !symbolisation) throw new Error('no style');
  const label = {
    field: 'code',
    expression: `code || ' ' || "valeur"`,
    size_mm: 2,
    colour: '#000000',
    weight: 500,
    italic: false,
  } as const;
  await engine.call('layers/update', {
    table,
    filter: `valeur >= 3 et code commence par 'valeur'`,
    style: {
      ...before.style,
      renderer: { type: 'graduated', field: 'valeur', classes: [{ upTo: 5, label: 'peu', symbolisation }], missing: null },
      label: { ...label, halo: null, priority: 0, maxScaleDenominator: null },
    },
  });
  await engine.call('layers/update', { table: view.id, filter: 'VALEUR est vide' });
  const count = await steps(engine);
  const { step } = await engine.call('table/rename-column', { table, field: 'valeur', name: 'note finale' });
  expect(step.label.code).toBe('rename-column');
  expect(await steps(engine)).toBe(count + 1);
  const summary = await engine.call('project/summary', {});
  const layer = summary?.layers.find((one) => one.id === table);
  // the words of the person stay, the text 'valeur' is no field
  expect(layer?.filter).toBe(`"note finale" >= 3 et code commence par 'valeur'`);
  expect(layer?.style.renderer).toMatchObject({ type: 'graduated', field: 'note finale' });
  expect(layer?.style.label).toMatchObject({ field: 'code', expression: `code || ' ' || "note finale"` });
  expect(summary?.views.find((one) => one.id === view.id)?.filter).toBe('"note finale" est vide');
  await engine.call('history/undo', {});
  const again = (await engine.call('project/summary', {}))?.layers.find((one) => one.id === table);
  expect(again?.filter).toBe(`valeur >= 3 et code commence par 'valeur'`);
  expect(again?.style.renderer).toMatchObject({ field: 'valeur' });
});

test('a column is refused under a name that is taken or that no program reads, and on a table of the schema', async () => {
  const { engine, table } = await withLayer();
  const add = (name: string, where = table) => engine.call('table/add-column', { table: where, field: { name, type: 'text' } });
  for (const name of ['VALEUR', 'fid', 'Geom', '"x', '1er', 'a;b'])
    await expect(add(name), name).rejects.toMatchObject({ code: 'parameter-invalid' });
  await expect(engine.call('table/rename-column', { table, field: 'code', name: 'etat' })).rejects.toMatchObject({
    code: 'parameter-invalid',
  });
  await expect(engine.call('table/remove-column', { table, field: 'uid' })).rejects.toMatchObject({ code: 'field-unknown' });
  await expect(add('autre', 'sites')).rejects.toMatchObject({ code: 'layer-unknown' });
  await expect(engine.call('table/put', { table: 'sites', fids: Float64Array.of(), values: { site_nom: 'x' } })).rejects.toMatchObject({
    code: 'parameter-invalid',
  });
});

test('statistics count what is missing apart and follow the filter', async () => {
  const { engine, table } = await withLayer();
  const all = await engine.call('table/statistics', { table, field: 'valeur' });
  // numpy: numpy.median, numpy.percentile(…, [25, 75]) and numpy.std of [12.5, 3, 7.25, 3, -2, 1e6]
  expect(all).toMatchObject({
    count: 8,
    missing: 2,
    distinct: 5,
    least: -2,
    greatest: 1e6,
    numbers: { median: 5.125, quartiles: [3, 11.1875] },
  });
  expect(all.numbers?.sum).toBe(1_000_023.75);
  expect(all.numbers?.deviation).toBeCloseTo(372_676.226_056, 5);
  expect(all.top[0]).toEqual({ value: 3, count: 2 });
  const some = await engine.call('table/statistics', { table, field: 'valeur', where: 'valeur < 10' });
  expect(some).toMatchObject({ count: 4, missing: 0, distinct: 3, numbers: { sum: 11.25, median: 3 } });
  const text = await engine.call('table/statistics', { table, field: 'etat' });
  expect(text).toMatchObject({ count: 8, missing: 3, distinct: 2, numbers: null });
  expect(text.top).toEqual([
    { value: 'état 1', count: 3 },
    { value: 'état 2', count: 2 },
  ]);
  await expect(engine.call('table/statistics', { table, field: 'absente' })).rejects.toMatchObject({ code: 'field-unknown' });
});

test('what the table shows, or what is selected, is what is written', async () => {
  const { engine, table } = await withLayer();
  const lines = async (part: Pick<CallParams<'export/layer'>, 'where' | 'search' | 'fids'>) => {
    const file = engine.path('part.csv');
    const { error } = await engine.export('export/layer', { table, file: engine.grant(file, 'write'), format: 'csv', ...part });
    expect(error).toBeNull();
    return readFileSync(file, 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';')[0]);
  };
  expect(await lines({})).toHaveLength(8);
  expect(await lines({ where: 'valeur = 3' })).toEqual(['00002', '00004']);
  expect(await lines({ search: 'etat 2' })).toEqual(['00002', '00005']);
  expect(await lines({ fids: Float64Array.of(8, 1), where: 'valeur > 100' })).toEqual(['00007']);
  expect(await lines({ fids: Float64Array.of(8, 1) })).toEqual(['00000', '00007']);
});

test('every value falls in one class, between its bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 200 }), (values) => {
      const ascending = Float64Array.from(values).sort();
      const { classes, median, quartiles } = figuresOf(ascending);
      expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      classes.forEach(({ from, to, count }, index) => {
        const isLast = index === classes.length - 1;
        expect(count).toBe(ascending.filter((value) => value >= from && (value < to || (isLast && value <= to))).length);
      });
      expect(quartiles[0]).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(quartiles[1]);
    }),
  );
});
