/** Changes of very many rows: made by a thread while other calls are answered, whole or not at all, taken back to the byte. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LARGE_ROWS } from '../../../electron/engine/api/services/large-change.ts';
import { Engine, folder } from './engine.ts';
import { EngineProcess } from './engine-process.ts';

const COUNT = LARGE_ROWS + 3000;
const points = () => ({
  type: 'FeatureCollection',
  features: Array.from({ length: COUNT }, (_, index) => ({
    type: 'Feature',
    properties: { code: String(index).padStart(5, '0'), valeur: index },
    geometry: { type: 'Point', coordinates: [2 + (index % 100) / 50, 46 + Math.floor(index / 100) / 100] },
  })),
});

async function many(): Promise<{ engine: Engine; table: string; fids: Float64Array<ArrayBuffer> }> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Grand' });
  engine.write('points.geojson', points());
  const { error } = await engine.import(['points.geojson'], { kind: 'couche' });
  if (error) throw new Error(JSON.stringify(error));
  const table = (await engine.call('layers/list', {})).find(({ count }) => count === COUNT)?.table as string;
  return { engine, table, fids: Float64Array.from({ length: COUNT }, (_, index) => index + 1) };
}

const firstValue = async (engine: Engine, table: string) =>
  (await engine.call('table/rows', { table, offset: 0, limit: 1 })).rows[0]?.values['valeur'];
/** Rows alone: the journal grows. */
const rows = async (engine: Engine) => JSON.parse(await engine.content()).slice(0, -2);

describe('changes of very many rows', () => {
  test('other calls are answered meanwhile from what was there, and progress is told', async () => {
    const { engine, table, fids } = await many();
    const before = await rows(engine);
    const point = await engine.call('restore/create', { name: 'Avant' });
    const answered: string[] = [];
    const put = engine.call('table/put', { table, fids, values: { valeur: -1 } }).then((receipt) => {
      answered.push('put');
      return receipt;
    });
    expect(await firstValue(engine, table)).toBe(0);
    answered.push('rows');
    expect((await put).step.label).toMatchObject({ code: 'edit-objects', params: { count: COUNT } });
    expect(answered).toEqual(['rows', 'put']);
    expect(await firstValue(engine, table)).toBe(-1);
    const told = engine.all('job/progress').filter(({ kind }) => kind === 'change');
    expect(told.some(({ step, total }) => step === 'write' && total === COUNT)).toBe(true);
    expect(engine.all('job/done').filter(({ kind, error }) => kind === 'change' && error === null)).toHaveLength(1);

    answered.length = 0;
    const back = engine.call('restore/return', { point: point.id }).then(() => answered.push('return'));
    expect(await firstValue(engine, table)).toBe(-1);
    answered.push('rows');
    await back;
    expect(answered).toEqual(['rows', 'return']);
    expect(await rows(engine)).toEqual(before);
    await engine.call('history/undo', {});
    expect(await firstValue(engine, table)).toBe(-1);
    await engine.call('history/undo', {});
    expect(await rows(engine)).toEqual(before);
  });

  test('a calculation, a deletion and a removed layer go the same way, and come back', async () => {
    const { engine, table, fids } = await many();
    const before = await rows(engine);
    await engine.call('table/calculate', { table, field: 'valeur', expression: 'valeur + 1' });
    expect(await firstValue(engine, table)).toBe(1);
    await engine.call('object/delete', { table, fids: [...fids] });
    expect((await engine.call('table/rows', { table, offset: 0, limit: 1 })).total).toBe(0);
    await engine.call('history/undo', {});
    await engine.call('layers/remove', { table });
    expect((await engine.call('layers/list', {})).some((layer) => layer.table === table)).toBe(false);
    expect(engine.all('job/done').filter(({ kind }) => kind === 'change').length).toBeGreaterThanOrEqual(3);
    await engine.call('history/go', { step: 1 });
    expect(await rows(engine)).toEqual(before);
    expect(await engine.call('project/check', {})).toEqual({ ok: true, problems: [] });
  });

  test('cancelled, nothing has happened, and the next change is made', async () => {
    const { engine, table, fids } = await many();
    const before = await engine.content();
    const put = engine.call('table/put', { table, fids, values: { valeur: -1 } });
    const refused = expect(put).rejects.toMatchObject({ code: 'cancelled' });
    const { job } = await engine.until('job/progress', ({ kind }) => kind === 'change');
    await engine.call('job/cancel', { job });
    await refused;
    expect(await engine.content()).toBe(before);
    await engine.call('table/put', { table, fids: fids.subarray(0, 2), values: { valeur: 7 } });
    expect(await firstValue(engine, table)).toBe(7);
  });

  test('killed in the middle, the project is whole at the next start', async () => {
    const place = folder();
    const window = new Engine(place);
    window.write('points.geojson', points());
    const first = new EngineProcess(path.join(place, 'user-data'));
    await first.call('project/create', { file: null, name: 'Tué' });
    await first.call('import/start', { files: [first.grant(window.path('points.geojson'), 'read')], options: { kind: 'couche' } });
    await first.event((event, { error }) => event === 'job/done' && error === null);
    const fids = Array.from({ length: COUNT - 1 }, (_, index) => index + 1);
    void first.call('object/delete', { table: 'imp_points', fids }).catch(() => undefined);
    await first.event((event, { kind, done }) => event === 'job/progress' && kind === 'change' && Number(done) > 0);
    await first.kill();
    const [left] = await window.call('project/recoverable', {});
    await window.call('project/recover', { session: left?.session as string });
    const { total } = await window.call('table/rows', { table: 'imp_points', offset: 0, limit: 1 });
    // killed before the end: nothing of it; in the moment after: all of it
    expect([COUNT, 1]).toContain(total);
    expect((await window.call('history/list', {})).length).toBe(total === COUNT ? 1 : 2);
    expect(await window.call('project/check', {})).toEqual({ ok: true, problems: [] });
  });
});
