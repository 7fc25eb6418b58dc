/** The engine as a process of its own, spoken to as the relay does, and killed: nothing that was answered is lost. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Engine, folder } from './engine.ts';
import { manySites } from './scenes.ts';

const bundle = path.join(import.meta.dirname, '../../../dist/engine/engine.cjs');

class EngineProcess {
  readonly #child: ChildProcess;
  readonly #frames: Record<string, unknown>[] = [];
  #number = 0;

  constructor(userData: string) {
    this.#child = fork(bundle, ['--user-data', userData, '--app-version', '0.1.0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child.on('message', (message: { type: string; frame?: Record<string, unknown> }) => {
      if (message.frame) this.#frames.push(message.frame);
    });
    this.#child.send({ type: 'client', client: 1 });
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  grant(file: string, mode: 'document' | 'read'): string {
    const token = `token ${mode} ${path.basename(file)}`;
    this.#child.send({ type: 'grant', grant: { token, path: file, name: path.basename(file), size: null, mode } });
    return token;
  }

  async call(name: string, params: object): Promise<unknown> {
    const id = ++this.#number;
    this.#child.send({ type: 'frame', client: 1, frame: { id, call: name, params } });
    const frame = await this.#until((each) => each['id'] === id);
    if (frame['ok'] !== true) throw new Error(JSON.stringify(frame['error']));
    return frame['result'];
  }

  event(isIt: (event: string, payload: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    return this.#until(
      (each) => typeof each['event'] === 'string' && isIt(each['event'], (each['payload'] ?? {}) as Record<string, unknown>),
    );
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  async #until(isIt: (frame: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
    await vi.waitFor(() => expect(this.#frames.some(isIt)).toBe(true), { timeout: 30_000, interval: 10 });
    return this.#frames.find(isIt) as Record<string, unknown>;
  }
}

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
