import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ANALYSIS_CODES } from '../../../shared/domain/analysis.ts';
import { DATA, Engine } from './engine.ts';
import { loaded, manySites, staleCodes } from './scenes.ts';

/** A file that takes long enough to be stopped half way, whatever the machine. */
function longFile(engine: Engine): string {
  if (DATA) return path.join(DATA, 'communes.geojson.gz');
  engine.write('many.geojson', manySites(60_000));
  return 'many.geojson';
}
const longKind = DATA ? 'communes' : 'sites';

/** Until the thread has begun this step. What is called at once is answered before any of its next messages can be. */
const underWay = (engine: Engine, job: string, step: 'read' | 'analyse') =>
  engine.until('job/progress', (progress) => progress.job === job && progress.step === step);

/** Until it is in the middle of a long one. */
const halfWay = (engine: Engine, job: string) => engine.until('job/progress', (progress) => progress.job === job && progress.done > 0);

describe('cancelling', () => {
  test('an import half way leaves the project as it was, and no staging file', async () => {
    const engine = await loaded();
    const before = await engine.content();
    const { length } = engine.all('project/changed');
    const { job } = await engine.call('import/start', { files: [engine.grant(longFile(engine), 'read')], options: { kind: longKind } });
    await halfWay(engine, job);
    await engine.call('job/cancel', { job });
    expect(await engine.done(job)).toMatchObject({ error: { code: 'cancelled' }, report: null });
    expect(engine.all('job/progress').filter((progress) => progress.job === job && progress.step === 'merge')).toEqual([]);
    await vi.waitFor(() => expect(engine.staging()).toEqual([]), { timeout: 20_000 });
    expect(engine.all('project/changed')).toHaveLength(length);
    expect(await engine.content()).toBe(before);
    await expect(engine.call('job/cancel', { job })).rejects.toMatchObject({ code: 'job-unknown' });
    // the next one runs
    expect((await engine.import(['sites.geojson'], { kind: 'sites', mode: 'update' })).error).toBeNull();
  });

  test('an analysis half way leaves the former results', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(6000));
    await engine.import(['many.geojson'], { kind: 'sites' });
    const before = await engine.content();
    const { job } = await engine.call('analysis/start', { force: true });
    await underWay(engine, job, 'analyse');
    await engine.call('job/cancel', { job });
    expect(await engine.done(job)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await engine.content()).toBe(before);
    expect(await staleCodes(engine)).toContain('surface');
  });

  test('is still in time while the rows wait to be written', async () => {
    const engine = await loaded();
    const before = await engine.content();
    engine.write('deux.geojson', manySites(2));
    // what changes the project waits in one line: the result of the thread gets behind this
    const { job } = await engine.call('import/start', { files: [engine.grant('deux.geojson', 'read')], options: { kind: 'sites' } });
    let free: () => void = () => undefined;
    const held = engine.turns.take(() => new Promise<void>((resolve) => (free = resolve)));
    await vi.waitFor(async () => expect((await engine.call('job/list', {})).map((each) => each.job)).not.toContain(job), {
      timeout: 20_000,
    });
    expect(engine.staging()).toHaveLength(1);
    await engine.call('job/cancel', { job });
    free();
    await held;
    expect(await engine.done(job)).toMatchObject({ error: { code: 'cancelled' } });
    expect(engine.staging()).toEqual([]);
    expect(await engine.content()).toBe(before);
  });
});

describe('two jobs', () => {
  test('run one after the other, each told its place', async () => {
    const engine = new Engine();
    await engine.call('project/create', { file: null, name: 'Essai' });
    engine.write('many.geojson', manySites(3000));
    const first = await engine.call('import/start', { files: [engine.grant('many.geojson', 'read')], options: { kind: 'sites' } });
    const second = await engine.call('import/start', {
      files: [engine.grant('many.geojson', 'read')],
      options: { kind: 'sites', mode: 'update' },
    });
    expect((await engine.call('job/list', {})).map(({ job, position }) => [job, position])).toEqual([
      [first.job, 0],
      [second.job, 1],
    ]);
    expect((await engine.done(first.job)).report?.imported).toBe(3000);
    expect((await engine.done(second.job)).report?.notes).toContainEqual(expect.objectContaining({ code: 'rows-unchanged', count: 3000 }));
    const places = engine.all('job/progress').flatMap(({ job, position }) => (job === second.job ? [position] : []));
    expect(places.at(0)).toBe(1);
    expect(places.at(-1)).toBe(0);
    const order = engine.heard.flatMap(({ event, payload }) =>
      event === 'job/done' || (event === 'job/progress' && payload.done > 0) ? [payload.job] : [],
    );
    expect(order.lastIndexOf(first.job)).toBeLessThan(order.indexOf(second.job));
  });

  test('the waiting one is cancelled without ever starting', async () => {
    const engine = await loaded();
    const before = await engine.content();
    engine.write('many.geojson', manySites(3000));
    const first = await engine.call('import/start', { files: [engine.grant('many.geojson', 'read')], options: { kind: 'sites' } });
    const second = await engine.call('analysis/start', { force: true });
    await engine.call('job/cancel', { job: second.job });
    expect(await engine.done(second.job)).toMatchObject({ error: { code: 'cancelled' } });
    expect(engine.all('job/progress').filter(({ job, step }) => job === second.job && step !== 'wait')).toEqual([]);
    expect((await engine.done(first.job)).error).toBeNull();
    await engine.call('history/undo', {});
    expect(JSON.parse(await engine.content()).slice(0, -1)).toEqual(JSON.parse(before).slice(0, -1));
  });
});

describe('edits while a job runs', () => {
  test('an import adds its rows to what was edited meanwhile, and each is undone by itself', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(3000));
    const { job } = await engine.call('import/start', { files: [engine.grant('many.geojson', 'read')], options: { kind: 'sites' } });
    await underWay(engine, job, 'read');
    await engine.call('object/put', { table: 'sites', fid: 1, values: { site_nom: 'Meanwhile' } });
    await engine.call('object/delete', { table: 'sites', fids: [2] });
    expect((await engine.done(job)).error).toBeNull();
    expect((await engine.call('history/list', {})).slice(-3).map(({ label }) => label.code)).toEqual([
      'edit-object',
      'delete-objects',
      'import',
    ]);
    expect((await engine.call('summary/get', {})).sites).toBe(3001);
    await engine.call('history/undo', {});
    expect((await engine.call('table/rows', { table: 'sites', offset: 0, limit: 9 })).rows.map(({ values }) => values['site_nom'])).toEqual(
      ['Meanwhile'],
    );
  });

  test('an analysis of the former state is stored as out of date', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(3000));
    await engine.import(['many.geojson'], { kind: 'sites' });
    const { job } = await engine.call('analysis/start', {});
    await underWay(engine, job, 'analyse');
    await engine.call('object/delete', { table: 'sites', fids: [2] });
    await engine.call('object/put', { table: 'friches', fid: 1, values: { site_nom: 'Autre' } });
    expect((await engine.done(job)).error).toBeNull();
    expect((await staleCodes(engine)).sort()).toEqual(ANALYSIS_CODES.toSorted());
    expect((await engine.call('project/check', {})).problems.map(({ code }) => code)).toEqual(ANALYSIS_CODES.map(() => 'results-stale'));
    await engine.analyse();
    expect(await staleCodes(engine)).toEqual([]);
    expect(await engine.call('project/check', {})).toEqual({ ok: true, problems: [] });
  });

  test('an analysis reads one state of the project: an edit taken back meanwhile has left no trace in it', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(3000));
    await engine.import(['many.geojson'], { kind: 'sites' });
    const { job } = await engine.call('analysis/start', {});
    await underWay(engine, job, 'analyse');
    const fids = Array.from({ length: 3000 }, (_, index) => index + 3);
    await engine.call('object/delete', { table: 'sites', fids });
    await engine.until('job/progress', ({ job: of, subject }) => of === job && subject === 'proximite');
    await engine.call('history/undo', {});
    expect((await engine.done(job)).error).toBeNull();
    expect(await staleCodes(engine)).toEqual([]);
    const { total } = await engine.call('table/rows', {
      table: 'sites',
      offset: 0,
      limit: 1,
      where: 'surface_projection_ha > 0 and friche_part is not null',
    });
    expect(total).toBe(3002);
  });

  test('an analysis by the former method of surface is stored as out of date', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(3000));
    await engine.import(['many.geojson'], { kind: 'sites' });
    const { job } = await engine.call('analysis/start', { only: ['recyclage'] });
    await underWay(engine, job, 'analyse');
    await engine.call('project/settings', { methodeSurface: 'ellipsoide' });
    expect((await engine.done(job)).error).toBeNull();
    expect(await staleCodes(engine)).toContain('recyclage');
  });

  test('a save while an analysis reads is whole, and waits for nothing', async () => {
    const engine = new Engine();
    await engine.call('project/create', { file: engine.grant('a.gpkg', 'document'), name: 'A' });
    engine.write('many.geojson', manySites(6000));
    await engine.import(['many.geojson'], { kind: 'sites' });
    const { job } = await engine.call('analysis/start', {});
    await underWay(engine, job, 'analyse');
    await engine.call('object/delete', { table: 'sites', fids: [1] });
    expect(await engine.call('project/save', {})).toMatchObject({ saveState: 'saved' });
    expect((await engine.done(job)).error).toBeNull();
    expect(await engine.call('project/summary', {})).toMatchObject({ saveState: 'dirty' });
    await engine.call('project/close', {});
    await engine.call('project/open', { file: engine.grant('a.gpkg', 'document') });
    expect((await engine.call('summary/get', {})).sites).toBe(5999);
    expect(await engine.call('analysis/list', {})).toHaveLength(ANALYSIS_CODES.length);
  });
});

describe('a project that is left', () => {
  test.each(['close', 'create', 'open'] as const)('by %s ends its jobs, and nothing of them reaches another project', async (how) => {
    const engine = new Engine();
    await engine.call('project/create', { file: engine.grant('autre.gpkg', 'document'), name: 'Autre' });
    await engine.call('project/create', { file: engine.grant('a.gpkg', 'document'), name: 'A' });
    engine.write('many.geojson', manySites(20_000));
    const { job } = await engine.call('import/start', { files: [engine.grant('many.geojson', 'read')], options: { kind: 'sites' } });
    const waiting = await engine.call('analysis/start', { force: true });
    await underWay(engine, job, 'read');
    if (how === 'close') await engine.call('project/close', {});
    else if (how === 'create') await engine.call('project/create', { file: null, name: 'B' });
    else await engine.call('project/open', { file: engine.grant('autre.gpkg', 'document') });
    for (const each of [job, waiting.job]) expect(await engine.done(each)).toMatchObject({ error: { code: 'cancelled' } });
    if (how !== 'close') expect((await engine.call('layers/list', {})).every(({ count }) => count === 0)).toBe(true);
    if (how !== 'open') await engine.call('project/close', { discard: true });
    await vi.waitFor(() => expect(engine.staging()).toEqual([]), { timeout: 20_000 });
    await engine.call('project/open', { file: engine.grant('a.gpkg', 'document') });
    expect((await engine.call('layers/list', {})).every(({ count }) => count === 0)).toBe(true);
  });

  test('stays, with its jobs, where another cannot be opened', async () => {
    const engine = await loaded();
    engine.write('many.geojson', manySites(3000));
    engine.write('texte.gpkg', 'hello');
    const { job } = await engine.call('import/start', { files: [engine.grant('many.geojson', 'read')], options: { kind: 'sites' } });
    await expect(engine.call('project/open', { file: engine.grant('texte.gpkg', 'document') })).rejects.toMatchObject({
      code: 'project-not-geopackage',
    });
    expect((await engine.done(job)).error).toBeNull();
    expect((await engine.call('summary/get', {})).sites).toBe(3002);
  });
});
