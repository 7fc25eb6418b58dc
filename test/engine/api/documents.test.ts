import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { QUIET_MS } from '../../../electron/engine/store/document/autosave.ts';
import { lockPath } from '../../../electron/engine/store/document/lock.ts';
import { registerSpatialFunctions } from '../../../electron/engine/store/geopackage/functions.ts';
import { Engine, folder } from './engine.ts';
import { manySites } from './scenes.ts';

/** A document with two sites, open. */
async function opened(place = folder()): Promise<Engine> {
  const engine = new Engine(place);
  await engine.call('project/create', { file: engine.grant('a.gpkg', 'document'), name: 'A' });
  engine.write('deux.geojson', manySites(2));
  await engine.import(['deux.geojson'], { kind: 'sites' });
  await engine.call('project/save', {});
  return engine;
}
const rename = (engine: Engine, name: string) => engine.call('object/put', { table: 'sites', fid: 1, values: { site_nom: name } });
const nameOf = async (engine: Engine) => (await engine.call('object/get', { table: 'sites', fid: 1 })).values['site_nom'];
const open = (engine: Engine, name: string, how: 'edit' | 'read-only' | 'despite-lock' = 'edit') =>
  engine.call('project/open', { file: engine.grant(name, 'document'), how });

/** What another program does to the document: QGIS changes a name. */
function editOutside(file: string, name: string): void {
  const db = new Database(file);
  registerSpatialFunctions(db);
  db.prepare('UPDATE sites SET site_nom = ? WHERE fid = 1').run(name);
  db.prepare(`UPDATE gpkg_contents SET last_change = '2030-01-01T00:00:00.000Z' WHERE table_name = 'sites'`).run();
  db.close();
}

describe('saving', () => {
  test('says where it stands, and leaves nothing beside the document but the lock', async () => {
    const engine = await opened();
    expect((await rename(engine, 'B')).step.label.code).toBe('edit-object');
    expect(await engine.call('project/summary', {})).toMatchObject({ saveState: 'dirty' });
    const { length } = engine.heard;
    expect(await engine.call('project/save', {})).toMatchObject({ saveState: 'saved', saveError: null });
    const states = engine.heard.slice(length).map(({ event, payload }) => (event === 'project/state' ? payload?.saveState : event));
    expect(states).toEqual(['saving', 'saved']);
    expect(await engine.call('project/summary', {})).toMatchObject({ dirty: false });
    expect(readdirSync(engine.folder).sort()).toEqual(['.~lock.a.gpkg#', 'a.gpkg', 'deux.geojson', 'user-data']);
    await engine.call('project/close', {});
    expect(readdirSync(engine.folder).sort()).toEqual(['a.gpkg', 'deux.geojson', 'user-data']);
    expect(readdirSync(path.join(engine.userData, 'sessions'))).toEqual([]);
  });

  test('elsewhere goes on there, and the former document stays as it was', async () => {
    const engine = await opened();
    const former = readFileSync(engine.path('a.gpkg'));
    await rename(engine, 'B');
    expect(await engine.call('project/save-as', { file: engine.grant('b.gpkg', 'document') })).toMatchObject({
      fileName: 'b.gpkg',
      saveState: 'saved',
    });
    expect(readFileSync(engine.path('a.gpkg')).equals(former)).toBe(true);
    expect(existsSync(lockPath(engine.path('a.gpkg')))).toBe(false);
    await open(engine, 'a.gpkg');
    expect(await nameOf(engine)).toBe('Site n° 1');
    await open(engine, 'b.gpkg');
    expect(await nameOf(engine)).toBe('B');
    expect((await engine.call('history/list', {})).map(({ label }) => label.code)).toEqual(['import', 'edit-object']);
  });

  test('elsewhere where it cannot be says so, and the document keeps its own state', async () => {
    const engine = await opened();
    mkdirSync(engine.path('b.gpkg'));
    await rename(engine, 'B');
    await expect(engine.call('project/save-as', { file: engine.grant('rien/b.gpkg', 'document') })).rejects.toMatchObject({
      name: 'EmpriseError',
    });
    expect(await engine.call('project/summary', {})).toMatchObject({ fileName: 'a.gpkg', saveState: 'dirty', saveError: null });
    expect(await engine.call('project/save', {})).toMatchObject({ saveState: 'saved' });
  });

  test('an extract cannot take the place of the open document', async () => {
    const engine = await opened();
    const bytes = readFileSync(engine.path('a.gpkg'));
    const call = engine.call('export/layer', { table: 'sites', file: engine.grant('a.gpkg', 'write'), format: 'gpkg' });
    await expect(call).rejects.toMatchObject({ code: 'target-not-writable', params: { file: 'a.gpkg' } });
    expect(readFileSync(engine.path('a.gpkg')).equals(bytes)).toBe(true);
  });
});

describe('leaving', () => {
  test('saves what came while an autosave was under way', async () => {
    const engine = await opened();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await rename(engine, 'Before');
    const { length } = engine.heard;
    vi.advanceTimersByTime(QUIET_MS);
    const renamed = rename(engine, 'Meanwhile');
    const closed = engine.call('project/close', {});
    vi.useRealTimers();
    await renamed;
    await closed;
    const states = engine.heard.slice(length).flatMap(({ event, payload }) => (event === 'project/state' && payload ? [payload] : []));
    // a write is under way, and the document will lack something all the same
    expect(states.filter(({ undo }) => undo?.code === 'edit-object').some(({ saveState, dirty }) => saveState === 'saving' && dirty)).toBe(
      true,
    );
    await open(engine, 'a.gpkg');
    expect(await nameOf(engine)).toBe('Meanwhile');
  });

  test('for another project drops the edits only when the planner said so', async () => {
    const engine = await opened();
    await engine.call('project/save-as', { file: engine.grant('b.gpkg', 'document') });
    await rename(engine, 'Dropped');
    await engine.call('project/open', { file: engine.grant('a.gpkg', 'document'), discard: true });
    await rename(engine, 'Kept');
    await engine.call('project/create', { file: null, name: 'C' });
    await open(engine, 'b.gpkg');
    expect(await nameOf(engine)).toBe('Site n° 1');
    await open(engine, 'a.gpkg');
    expect(await nameOf(engine)).toBe('Kept');
    await rename(engine, 'Dropped, too');
    await engine.call('project/create', { file: null, name: 'C', discard: true });
    await open(engine, 'a.gpkg');
    expect(await nameOf(engine)).toBe('Kept');
  });

  test('a refused file costs nothing, even where the edits were given up for it', async () => {
    const engine = await opened();
    await rename(engine, 'B');
    engine.write('texte.gpkg', 'hello');
    const call = engine.call('project/open', { file: engine.grant('texte.gpkg', 'document'), discard: true });
    await expect(call).rejects.toMatchObject({ code: 'project-not-geopackage' });
    expect(await engine.call('project/summary', {})).toMatchObject({ fileName: 'a.gpkg', dirty: true });
    expect(await nameOf(engine)).toBe('B');
  });

  test('the document that is open can be opened anew, without the edits', async () => {
    const engine = await opened();
    await rename(engine, 'B');
    const again = await engine.call('project/open', { file: engine.grant('a.gpkg', 'document'), discard: true });
    expect(again).toMatchObject({ dirty: false, readOnly: false });
    expect(await nameOf(engine)).toBe('Site n° 1');
    expect(JSON.parse(readFileSync(lockPath(engine.path('a.gpkg')), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('a document opened to be read says what it lacks, and can be opened for writing', async () => {
    const engine = await opened();
    await engine.call('project/close', {});
    expect(await open(engine, 'a.gpkg', 'read-only')).toMatchObject({ saveState: 'read-only', dirty: false });
    expect(await open(engine, 'a.gpkg')).toMatchObject({ saveState: 'saved', readOnly: false });
    await engine.call('project/close', {});
    await open(engine, 'a.gpkg', 'read-only');
    await rename(engine, 'Lu');
    expect(await engine.call('project/summary', {})).toMatchObject({ saveState: 'read-only', dirty: true });
    expect(await engine.call('project/save-as', { file: engine.grant('b.gpkg', 'document') })).toMatchObject({ dirty: false });
    expect(await nameOf(engine)).toBe('Lu');
  });
});

describe('another program writes the document between two saves', () => {
  test('the save is refused, told, and the planner may replace', async () => {
    const engine = await opened();
    await rename(engine, 'Mine');
    editOutside(engine.path('a.gpkg'), 'Theirs');
    await expect(engine.call('project/save', {})).rejects.toMatchObject({ code: 'project-changed-outside', params: { file: 'a.gpkg' } });
    expect(engine.all('project/changed-outside')).toEqual([{ fileName: 'a.gpkg' }]);
    expect(await engine.call('project/summary', {})).toMatchObject({ saveState: 'failed', saveError: { code: 'project-changed-outside' } });
    // leaving would lose one or the other: refused, too
    await expect(engine.call('project/create', { file: null, name: 'B' })).rejects.toMatchObject({ code: 'project-changed-outside' });
    expect(await nameOf(engine)).toBe('Mine');
    expect(await engine.call('project/save', { replaceOutsideChanges: true })).toMatchObject({ saveState: 'saved', saveError: null });
    await engine.call('project/close', {});
    await open(engine, 'a.gpkg');
    expect(await nameOf(engine)).toBe('Mine');
  });

  test('reloading takes theirs, with a new journal, and the lock stays ours', async () => {
    const engine = await opened();
    await rename(engine, 'Mine');
    editOutside(engine.path('a.gpkg'), 'Theirs');
    expect(await engine.call('project/reload', {})).toMatchObject({ saveState: 'saved', undo: null });
    expect(await nameOf(engine)).toBe('Theirs');
    expect(JSON.parse(readFileSync(lockPath(engine.path('a.gpkg')), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(path.join(engine.userData, 'sessions'))).toHaveLength(1);
  });

  test('reloading what is no project any more keeps the work that is open', async () => {
    const engine = await opened();
    await rename(engine, 'Mine');
    writeFileSync(engine.path('a.gpkg'), 'no project any more');
    await expect(engine.call('project/reload', {})).rejects.toMatchObject({ code: 'project-not-geopackage' });
    expect(await nameOf(engine)).toBe('Mine');
    expect(await engine.call('project/save-as', { file: engine.grant('b.gpkg', 'document') })).toMatchObject({ saveState: 'saved' });
  });
});

describe('a document that somebody else has', () => {
  test('is refused with the name of the holder, and opens read-only or in spite of it', async () => {
    const place = folder();
    const engine = await opened(place);
    await engine.call('project/close', {});
    const now = new Date().toISOString();
    const holder = { user: 'camille', host: 'autre-poste', pid: 1, since: now, heartbeat: now };
    writeFileSync(lockPath(engine.path('a.gpkg')), JSON.stringify(holder));
    await expect(open(engine, 'a.gpkg')).rejects.toMatchObject({ code: 'project-locked', params: { holder: 'camille (autre-poste)' } });
    expect(await engine.call('project/summary', {})).toBeNull();
    expect(await open(engine, 'a.gpkg', 'read-only')).toMatchObject({ readOnly: true, saveState: 'read-only' });
    await rename(engine, 'Lu');
    await expect(engine.call('project/save', {})).rejects.toMatchObject({ code: 'project-read-only' });
    await expect(engine.call('project/close', {})).rejects.toMatchObject({ code: 'project-read-only' });
    await engine.call('project/close', { discard: true });
    expect(JSON.parse(readFileSync(lockPath(engine.path('a.gpkg')), 'utf8'))).toEqual(holder);
    expect(await open(engine, 'a.gpkg', 'despite-lock')).toMatchObject({ readOnly: false, saveState: 'saved' });
    expect(JSON.parse(readFileSync(lockPath(engine.path('a.gpkg')), 'utf8'))).toMatchObject({ host: hostname(), pid: process.pid });
  });

  test('a folder where nobody may write gives a document to read, and to save elsewhere', async (context) => {
    const place = folder();
    const engine = await opened(place);
    await engine.call('project/close', {});
    mkdirSync(engine.path('figé'));
    copyFileSync(engine.path('a.gpkg'), engine.path('figé/a.gpkg'));
    chmodSync(engine.path('figé'), 0o555);
    try {
      if (process.getuid?.() === 0) {
        console.warn('SKIPPED: root may write into every folder; the command line’s tests try it as another user');
        return context.skip();
      }
      expect(await open(engine, 'figé/a.gpkg')).toMatchObject({ readOnly: true });
      await rename(engine, 'B');
      await expect(engine.call('project/save', {})).rejects.toMatchObject({ code: 'project-read-only' });
      expect(await engine.call('project/save-as', { file: engine.grant('b.gpkg', 'document') })).toMatchObject({
        readOnly: false,
        saveState: 'saved',
      });
    } finally {
      chmodSync(engine.path('figé'), 0o755);
    }
  });
});

test.each([
  ['texte.gpkg', 'project-not-geopackage'],
  ['autre.gpkg', 'project-foreign-geopackage'],
  ['futur.gpkg', 'project-newer-version'],
  ['coupe.gpkg', 'project-damaged'],
  ['absent.gpkg', 'project-not-found'],
])('%s is refused (%s), and the open project is untouched', async (name, code) => {
  const engine = await opened();
  await rename(engine, 'B');
  const before = await engine.content();
  engine.write('texte.gpkg', 'hello');
  copyFileSync(engine.path('a.gpkg'), engine.path('futur.gpkg'));
  const future = new Database(engine.path('futur.gpkg'));
  future.exec(`UPDATE emprise_meta SET valeur = '99' WHERE cle = 'schema_version'`);
  future.close();
  copyFileSync(engine.path('a.gpkg'), engine.path('autre.gpkg'));
  const other = new Database(engine.path('autre.gpkg'));
  other.exec('DROP TABLE emprise_meta');
  other.close();
  engine.write('coupe.gpkg', readFileSync(engine.path('a.gpkg')).subarray(0, 40_000));
  await expect(open(engine, name)).rejects.toMatchObject({ code, params: { file: name } });
  expect(await engine.call('project/summary', {})).toMatchObject({ fileName: 'a.gpkg' });
  expect(await engine.content()).toBe(before);
});
