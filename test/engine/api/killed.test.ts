/** The engine as a process of its own, spoken to as the relay does, and killed: nothing that was answered is lost. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Engine, folder } from './engine.ts';
import { EngineProcess } from './engine-process.ts';
import { manySites } from './scenes.ts';

test('what was answered before the engine was killed is offered at the next start, document and lock as they were', async () => {
  const place = folder();
  const userData = path.join(place, 'user-data');
  const first = new EngineProcess(userData);
  const window = new Engine(place);
  window.write('deux.geojson', manySites(2));
  window.write('many.geojson', manySites(30_000));
  await first.call('project/create', { file: first.grant(window.path('a.gpkg'), 'document'), name: 'A' });
  await first.call('import/start', { files: [first.grant(window.path('deux.geojson'), 'read')], options: { kind: 'sites' } });
  await first.event((event, { error }) => event === 'job/done' && error === null);
  await first.call('project/save', {});
  await first.call('object/put', { table: 'sites', fid: 1, values: { site_nom: 'Répondu' } });
  // killed in the middle of an import
  await first.call('import/start', { files: [first.grant(window.path('many.geojson'), 'read')], options: { kind: 'sites' } });
  await first.event((event, { done }) => event === 'job/progress' && Number(done) > 500);
  await first.kill();
  expect(window.staging()).toHaveLength(1);

  const next = new Engine(place);
  expect(next.staging()).toEqual([]);
  const left = await next.call('project/recoverable', {});
  expect(left).toMatchObject([{ name: 'A', folder: place }]);
  // saved work does not stand in the way of recovering another
  await next.call('project/create', { file: next.grant('b.gpkg', 'document'), name: 'B' });
  const session = left[0]?.session as string;
  expect(await next.call('project/recover', { session })).toMatchObject({ recovered: true, fileName: 'a.gpkg', saveState: 'dirty' });
  expect((await next.call('object/get', { table: 'sites', fid: 1 })).values['site_nom']).toBe('Répondu');
  expect((await next.call('summary/get', {})).sites).toBe(2);
  expect((await next.call('history/list', {})).map(({ label }) => label.code)).toEqual(['import', 'edit-object']);
  expect(await next.call('project/check', {})).toEqual({ ok: true, problems: [] });
  expect(await next.call('project/save', {})).toMatchObject({ saveState: 'saved' });
  // a session that lives is nobody's to recover or to throw away
  await expect(next.call('project/recover', { session })).rejects.toMatchObject({ code: 'object-unknown' });
  await expect(next.call('project/discard-session', { session })).rejects.toMatchObject({ code: 'object-unknown' });
  await next.call('project/close', {});
  expect(readdirSync(path.join(userData, 'sessions'))).toEqual([]);
  expect(existsSync(path.join(place, '.~lock.a.gpkg#'))).toBe(false);
});

test('a recovered session stays one while the open project cannot be saved', async () => {
  const place = folder();
  const first = new EngineProcess(path.join(place, 'user-data'));
  await first.call('project/create', { file: null, name: 'Jamais enregistré' });
  await first.call('project/settings', { name: 'Autre nom' });
  await first.kill();

  const next = new Engine(place);
  await next.call('project/create', { file: next.grant('b.gpkg', 'document'), name: 'B' });
  await next.call('project/settings', { name: 'BB' });
  next.write('b.gpkg', 'somebody else was here');
  const [left] = await next.call('project/recoverable', {});
  await expect(next.call('project/recover', { session: left?.session as string })).rejects.toMatchObject({
    code: 'project-changed-outside',
  });
  expect(await next.call('project/recoverable', {})).toMatchObject([{ session: left?.session, name: 'Autre nom' }]);
  await next.call('project/close', { discard: true });
  expect(await next.call('project/recover', { session: left?.session as string })).toMatchObject({
    name: 'Autre nom',
    saveState: 'unsaved',
  });
});

test('the session of a project says which of two of the same name died', async () => {
  const place = folder();
  const first = new EngineProcess(path.join(place, 'user-data'));
  const made: unknown[] = [];
  for (const step of ['Un', 'Deux']) {
    const { session } = (await first.call('project/create', { file: null, name: 'Étude' })) as { session: string };
    await first.call('project/settings', { name: `Étude ${step}` });
    await first.call('project/settings', { name: 'Étude' });
    made.push(session);
  }
  await first.kill();

  const next = new Engine(place);
  const left = (await next.call('project/recoverable', {})).map(({ session, name }) => ({ session, name }));
  expect(left).toHaveLength(2);
  for (const session of made) {
    expect(left).toContainEqual({ session, name: 'Étude' });
    expect(await next.call('project/recover', { session: session as string })).toMatchObject({ session, recovered: true });
  }
});
