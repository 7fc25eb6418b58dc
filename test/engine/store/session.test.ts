import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { registerSpatialFunctions } from '../../../electron/engine/store/geopackage/functions.ts';
import {
  createProject,
  discardSession,
  listBackups,
  openProject,
  recoverableSessions,
  recoverSession,
} from '../../../electron/engine/store/index.ts';
import { deadPid, environment, folder, newSession, STEP, savedDocument, siteRow } from './support.ts';

const put = (fid: number, statut: string) => ({ operations: [{ op: 'put' as const, table: 'sites', rows: [{ fid, statut }] }] });

describe('a session', () => {
  it('leaves the document alone until it is saved, then writes one closed file', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const before = readFileSync(path);
    const project = await openProject(path, 'session', environment(join(place, 'data')));
    project.apply(put(1, 'retenu'), STEP);
    expect(project.dirty).toBe(true);
    expect(readFileSync(path).equals(before)).toBe(true);
    await project.save();
    expect(project.dirty).toBe(false);
    expect(readdirSync(place).sort()).toEqual(['.~lock.p.gpkg#', 'data', 'p.gpkg']);
    expect(readFileSync(path).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
    project.apply(put(2, 'ecarte'), STEP);
    await project.close({ discard: true });
    expect(readdirSync(place).sort()).toEqual(['data', 'p.gpkg']);
    const reader = await openProject(path, 'readonly', environment());
    expect(reader.rows('sites').map((row) => row['statut'])).toEqual(['retenu', null, null]);
    expect(reader.check()).toEqual([]);
    await reader.close();
  });

  it('keeps edits made while a save is under way for the next one', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const project = await openProject(path, 'session', environment(join(place, 'data')));
    project.apply(put(1, 'retenu'), STEP);
    const saving = project.save();
    project.apply(put(2, 'ecarte'), STEP);
    await saving;
    expect(project.dirty).toBe(true);
    await project.close();
    const reader = await openProject(path, 'readonly', environment());
    expect(reader.rows('sites').map((row) => row['statut'])).toEqual(['retenu', 'ecarte', null]);
    await reader.close();
  });

  it('saves while a reader in another connection holds an older state', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const project = await openProject(path, 'session', environment(join(place, 'data')));
    const other = new Database(project.workingPath, { readonly: true });
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM sites').get();
    project.apply(put(1, 'retenu'), STEP);
    await project.save();
    other.close();
    await project.close();
    const reader = await openProject(path, 'readonly', environment());
    expect(reader.row('sites', 1)?.['statut']).toBe('retenu');
    await reader.close();
  });

  it('sees that another program changed the document, and replaces it only when told to', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const project = await openProject(path, 'session', environment(join(place, 'data')));
    const other = new Database(path);
    registerSpatialFunctions(other);
    other.exec("UPDATE sites SET commentaire = 'ailleurs' WHERE fid = 3");
    other.close();
    const theirs = readFileSync(path);
    project.apply(put(1, 'retenu'), STEP);
    await expect(project.save()).rejects.toMatchObject({ code: 'project-changed-outside', params: { file: 'p.gpkg' } });
    expect(readFileSync(path).equals(theirs)).toBe(true);
    expect(project.dirty).toBe(true);
    await project.save({ replaceOutsideChanges: true });
    await project.close();
    const reader = await openProject(path, 'readonly', environment());
    expect(reader.row('sites', 1)).toMatchObject({ statut: 'retenu' });
    expect(reader.row('sites', 3)?.['commentaire']).toBeNull();
    await reader.close();
  });

  it('starts a new journal, with new revisions, on a document that another program changed while it was closed', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const reader = await openProject(path, 'readonly', environment());
    const before = { sites: reader.revision('sites'), epci: reader.revision('epci') };
    await reader.close();
    const other = new Database(path);
    other.exec('DELETE FROM sites WHERE fid = 3');
    other.close();
    const project = await openProject(path, 'command', environment());
    expect(project.history()).toEqual([]);
    expect(project.revision('sites')).not.toBe(before.sites);
    expect(project.revision('epci')).toBe(before.epci);
    await project.commit();
    const again = await openProject(path, 'command', environment());
    again.apply(put(1, 'retenu'), STEP);
    await again.commit();
    const third = await openProject(path, 'command', environment());
    expect(third.history()).toHaveLength(1);
    await third.close();
  });

  it('keeps five dated backups, spaced, in the user’s folder', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const data = join(place, 'data');
    let now = Date.now();
    const project = await openProject(path, 'session', { ...environment(data), now: () => new Date(now) });
    for (let index = 0; index < 8; index++) {
      project.apply(put(1, `etat-${index}`), STEP);
      await project.save();
      now += 3_600_000;
    }
    expect(listBackups(data, path)).toHaveLength(5);
    await project.save();
    now += 1000;
    expect(listBackups(data, path)).toHaveLength(5);
    const newest = listBackups(data, path)[0] as string;
    const reader = await openProject(newest, 'readonly', environment());
    expect(reader.row('sites', 1)?.['statut']).toMatch(/^etat-/);
    await reader.close();
    await project.close();
  });

  it('saves here and elsewhere in the order it was told, and holds the lock of the place it ends at', async () => {
    for (const order of ['save first', 'save as first'] as const) {
      const place = folder();
      const [first, second] = [join(place, 'un.gpkg'), join(place, 'deux.gpkg')];
      await savedDocument(first);
      const former = readFileSync(first);
      const project = await openProject(first, 'session', environment(join(place, 'data')));
      project.apply(put(1, 'retenu'), STEP);
      const steps = [() => project.save(), () => project.saveAs(second)];
      const writes = (order === 'save first' ? steps : steps.reverse()).map((step) => step());
      expect(project.state().saving).toBe(true);
      await Promise.all(writes);
      expect(project.path).toBe(second);
      expect(project.state()).toMatchObject({ dirty: false, readOnly: false, saving: false });
      expect(readdirSync(place).sort()).toEqual(['.~lock.deux.gpkg#', 'data', 'deux.gpkg', 'un.gpkg']);
      expect(readFileSync(first).equals(former)).toBe(order === 'save as first');
      project.apply(put(2, 'ecarte'), STEP);
      await Promise.all([project.close(), project.close()]);
      expect(readdirSync(place).sort()).toEqual(['data', 'deux.gpkg', 'un.gpkg']);
      const reader = await openProject(second, 'readonly', environment());
      expect(reader.rows('sites').map((row) => row['statut'])).toEqual(['retenu', 'ecarte', null]);
      expect(reader.check()).toEqual([]);
      await reader.close();
    }
  });

  it('saves a project that had no document, and goes on with it', async () => {
    const place = folder();
    const project = await newSession(join(place, 'data'));
    expect(project.dirty).toBe(false);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [siteRow(1)] }] }, STEP);
    await project.saveAs(join(place, 'nouveau.gpkg'));
    expect(project.path).toBe(join(place, 'nouveau.gpkg'));
    expect(project.state()).toMatchObject({ dirty: false, readOnly: false });
    project.apply(put(1, 'retenu'), STEP);
    await project.save();
    await project.close();
    expect(existsSync(join(place, 'data', 'sessions')) && readdirSync(join(place, 'data', 'sessions'))).toEqual([]);
    await expect(createProject(join(place, 'nouveau.gpkg'), 'command', environment(), { name: 'x' })).rejects.toMatchObject({
      code: 'project-exists',
    });
  });
});

describe('a document another program edits in place', () => {
  it('is busy while that program lives, and whole once it has died', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const qgis = new Database(path);
    registerSpatialFunctions(qgis);
    qgis.pragma('journal_mode = WAL');
    qgis.exec("UPDATE sites SET commentaire = 'en cours' WHERE fid = 1");
    await expect(openProject(path, 'command', environment())).rejects.toMatchObject({ code: 'project-busy', params: { file: 'p.gpkg' } });
    const dead = join(place, 'dead.gpkg');
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, dead + suffix);
    qgis.close();
    const project = await openProject(dead, 'session', environment(join(place, 'data')));
    expect(project.row('sites', 1)?.['commentaire']).toBe('en cours');
    expect(existsSync(`${dead}-wal`)).toBe(false);
    project.apply(put(1, 'retenu'), STEP);
    await project.close();
    const reader = await openProject(dead, 'readonly', environment());
    expect(reader.row('sites', 1)).toMatchObject({ commentaire: 'en cours', statut: 'retenu' });
    expect(reader.check()).toEqual([]);
    await reader.close();
  });
});

describe('recovery', () => {
  it('offers the unsaved work of a dead process, opens it as unsaved, or drops it', async () => {
    const place = folder();
    const data = join(place, 'data');
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const project = await openProject(path, 'session', environment(data));
    project.apply(put(1, 'retenu'), STEP);
    // What a crash leaves: the session's folder, copied before the orderly end.
    const [id] = readdirSync(join(data, 'sessions')) as [string];
    execFileSync('/bin/cp', ['-r', join(data, 'sessions', id), join(data, 'crashed')]);
    expect(recoverableSessions(data)).toEqual([]);
    await project.close({ discard: true });
    const restore = (): void => {
      mkdirSync(join(data, 'sessions'), { recursive: true });
      rmSync(join(data, 'sessions', 'dead'), { recursive: true, force: true });
      execFileSync('/bin/cp', ['-r', join(data, 'crashed'), join(data, 'sessions', 'dead')]);
      const record = join(data, 'sessions', 'dead', 'session.json');
      writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, 'utf8')), pid: deadPid() }));
    };
    restore();
    expect(recoverableSessions(data)).toMatchObject([{ session: 'dead', name: 'Essai', document: path, folder: place, savedAt: null }]);
    const recovered = await recoverSession(data, 'dead', environment(data));
    expect(recovered.state()).toMatchObject({ recovered: true, dirty: true });
    expect(recovered.row('sites', 1)?.['statut']).toBe('retenu');
    await recovered.close();
    expect(recoverableSessions(data)).toEqual([]);
    const reader = await openProject(path, 'readonly', environment());
    expect(reader.row('sites', 1)?.['statut']).toBe('retenu');
    await reader.close();
    restore();
    discardSession(data, 'dead');
    expect(recoverableSessions(data)).toEqual([]);
  });

  it('clears away the folder of a process that died before it wrote its record, after a day', () => {
    const data = folder();
    const yesterday = new Date(Date.now() - 2 * 86_400_000);
    const make = (id: string, date: Date, file: string): void => {
      const place = join(data, 'sessions', id);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, file), '');
      utimesSync(place, date, date);
    };
    make('old', yesterday, 'work.gpkg');
    make('new', new Date(), 'work.gpkg');
    // A record nobody can read may stand beside work: it is not ours to throw away.
    make('unreadable', yesterday, 'session.json');
    expect(recoverableSessions(data)).toEqual([]);
    expect(readdirSync(join(data, 'sessions')).sort()).toEqual(['new', 'unreadable']);
  });

  it('keeps unsaved work without a document for the next start', async () => {
    const data = join(folder(), 'data');
    const project = await newSession(data, 'Sans fichier');
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [siteRow(1)] }] }, STEP);
    await project.close();
    await project.close();
    const [id] = readdirSync(join(data, 'sessions')) as [string];
    const record = join(data, 'sessions', id, 'session.json');
    writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, 'utf8')), pid: deadPid() }));
    expect(recoverableSessions(data)).toMatchObject([{ name: 'Sans fichier', document: null }]);
  });
});

describe('a command', () => {
  it('shows nothing until it is committed, and leaves nothing when it is not', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const before = readFileSync(path);
    const dropped = await openProject(path, 'command', environment());
    dropped.apply(put(1, 'retenu'), STEP);
    expect(statSync(path).size).toBe(before.length);
    await dropped.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(place)).toEqual(['p.gpkg']);
    const kept = await openProject(path, 'command', environment());
    kept.apply(put(1, 'retenu'), STEP);
    await kept.commit();
    expect(readdirSync(place)).toEqual(['p.gpkg']);
    expect(readFileSync(path).equals(before)).toBe(false);
  });

  it('that had nothing to do leaves the document as it was, to its date', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    const before = { bytes: readFileSync(path), ...statOf(path) };
    const idle = await openProject(path, 'command', environment());
    expect(idle.dirty).toBe(false);
    await idle.commit();
    expect({ bytes: readFileSync(path), ...statOf(path) }).toEqual(before);
    expect(readdirSync(place)).toEqual(['p.gpkg']);
    const empty = await createProject(join(place, 'vide.gpkg'), 'command', environment(), { name: 'Vide' });
    expect(empty.dirty).toBe(true);
    await empty.commit();
    expect(readdirSync(place)).toEqual(['p.gpkg', 'vide.gpkg']);
  });
});

function statOf(path: string): { file: number; modified_ms: number } {
  const { ino, mtimeMs } = statSync(path);
  return { file: ino, modified_ms: mtimeMs };
}
