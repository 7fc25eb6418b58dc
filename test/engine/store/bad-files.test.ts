import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../../electron/engine/store/index.ts';
import { type Migration, migrate, SCHEMA_VERSION } from '../../../electron/engine/store/migrations/index.ts';
import type { EmpriseError } from '../../../shared/contract/errors.ts';
import { environment, folder, STEP, savedDocument, siteRow } from './support.ts';

const MODES = ['session', 'command', 'readonly'] as const;

async function refusals(path: string): Promise<string[]> {
  const codes: string[] = [];
  for (const mode of MODES) {
    const opening = mode === 'readonly' ? openProject(path, mode, environment()) : openProject(path, mode, environment(folder()));
    const error = await opening.then(
      () => ({ code: 'opened', params: { file: 'none' } }),
      (fault) => fault,
    );
    codes.push(`${error.code} ${error.params.file}`);
  }
  return codes;
}

describe('a file that is no project is refused by name, and stays as it is', () => {
  const cases: readonly (readonly [name: string, code: string, make: (path: string) => Promise<void> | void])[] = [
    ['absent.gpkg', 'project-not-found', () => {}],
    ['texte.gpkg', 'project-not-geopackage', (path) => writeFileSync(path, 'bonjour')],
    ['vide.gpkg', 'project-not-geopackage', (path) => writeFileSync(path, '')],
    ['base.gpkg', 'project-not-geopackage', (path) => void new Database(path).exec('CREATE TABLE a (b)').close()],
    [
      'etranger.gpkg',
      'project-foreign-geopackage',
      (path) => void new Database(path).exec(`PRAGMA application_id = ${0x47504b47}; CREATE TABLE gpkg_contents (table_name TEXT)`).close(),
    ],
    [
      'tronque.gpkg',
      'project-damaged',
      async (path) => {
        await savedDocument(path);
        truncateSync(path, 100_000);
      },
    ],
    [
      'futur.gpkg',
      'project-newer-version',
      async (path) => {
        await savedDocument(path);
        const db = new Database(path);
        db.exec(`UPDATE emprise_meta SET valeur = '99' WHERE cle = 'schema_version'`);
        db.close();
      },
    ],
    ['dossier.gpkg', 'project-not-geopackage', (path) => void mkdirSync(path)],
  ];
  it.each(cases)('%s: %s', async (name, code, make) => {
    const place = folder();
    const path = join(place, name);
    await make(path);
    const before = name.startsWith('absent') || name.startsWith('dossier') ? null : readFileSync(path);
    expect(await refusals(path)).toEqual(MODES.map(() => `${code} ${name}`));
    if (before) expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(place).filter((file) => file !== name)).toEqual([]);
  });

  it('finds pages broken in the middle when it saves, and keeps the document', async () => {
    const place = folder();
    const path = join(place, 'p.gpkg');
    await savedDocument(path, 400);
    const project = await openProject(path, 'session', environment(join(place, 'data')));
    const before = readFileSync(path);
    project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, statut: 'retenu' }] }] }, STEP);
    const other = new Database(project.workingPath);
    other.unsafeMode(true);
    other.pragma('writable_schema = ON');
    other.exec(
      `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'epci') WHERE name = 'idx_sites_site_id'`,
    );
    other.close();
    await expect(project.save()).rejects.toMatchObject({ code: 'project-damaged' });
    expect(readFileSync(path).equals(before)).toBe(true);
    await project.close({ discard: true });
  });
});

describe('migrations', () => {
  it('run once each, in one transaction, and stop at the first fault', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const db = new Database(path);
    const add: Migration = { version: SCHEMA_VERSION + 1, name: 'add', run: (target) => target.exec('CREATE TABLE added (a)') };
    const fail: Migration = {
      version: SCHEMA_VERSION + 2,
      name: 'fail',
      run: (target) => {
        target.exec('CREATE TABLE half (a)');
        throw new Error('fault');
      },
    };
    const today = Array.from({ length: SCHEMA_VERSION }, (_, index): Migration => ({ version: index + 1, name: 'known', run: () => {} }));
    expect(() => migrate(db, path, [...today, add, fail])).toThrow('fault');
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE name IN ('added', 'half')`).pluck().all();
    expect(tables).toEqual(['added']);
    expect(db.prepare(`SELECT valeur FROM emprise_meta WHERE cle = 'schema_version'`).pluck().get()).toBe(String(SCHEMA_VERSION + 1));
    expect(migrate(db, path, [...today, add])).toBe(false);
    expect(() => migrate(db, path, today)).toThrow(expect.objectContaining({ code: 'project-newer-version' }));
    db.close();
  });

  it('bring a project of schema 1 to today, whichever way it is opened', async () => {
    for (const mode of MODES) {
      const path = join(folder(), 'p.gpkg');
      await savedDocument(path);
      const db = new Database(path);
      db.exec(`ALTER TABLE emprise_retouches DROP COLUMN valeur; UPDATE emprise_meta SET valeur = '1' WHERE cle = 'schema_version'`);
      db.prepare(`INSERT INTO emprise_retouches (table_name, fid, champ) VALUES ('sites', 1, 'site_nom')`).run();
      db.close();
      const project =
        mode === 'readonly' ? await openProject(path, mode, environment()) : await openProject(path, mode, environment(folder()));
      expect([project.editedFields('sites', 1), project.importedValues('sites', 1)]).toEqual([['site_nom'], {}]);
      await project.close();
    }
  });
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
if (!isRoot) console.warn('SKIPPED: full disk and read-only folder need root on Linux');

describe.skipIf(!isRoot)('a disk that refuses', () => {
  it('is full: the document and the work stay, and saving elsewhere goes on', async () => {
    const place = folder();
    const small = join(place, 'small');
    mkdirSync(small);
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]);
    try {
      const path = join(small, 'p.gpkg');
      await savedDocument(path);
      const before = readFileSync(path);
      const project = await openProject(path, 'session', environment(join(place, 'data')));
      const rows = Array.from({ length: 300 }, (_, index) => siteRow(index + 10, { commentaire: 'x'.repeat(10_000) }));
      project.apply({ operations: [{ op: 'put', table: 'sites', rows }] }, STEP);
      await expect(project.save()).rejects.toMatchObject({ code: 'disk-full', params: { file: 'p.gpkg' } });
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(small).sort()).toEqual(['.~lock.p.gpkg#', 'p.gpkg']);
      await project.saveAs(join(place, 'ailleurs.gpkg'));
      expect(project.dirty).toBe(false);
      await project.close();
      const command = await openProject(path, 'command', environment());
      expect(() => command.apply({ operations: [{ op: 'put', table: 'sites', rows }] }, STEP)).toThrow(
        expect.objectContaining({ code: 'disk-full' }),
      );
      await command.close();
      expect(readFileSync(path).equals(before)).toBe(true);
    } finally {
      execFileSync('/bin/umount', [small]);
    }
  });

  it('is full: it says how many megabytes to free, and with them the save succeeds', async () => {
    const place = folder();
    const small = join(place, 'small');
    mkdirSync(small);
    const size = 6 * 2 ** 20;
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', small]);
    try {
      const path = join(small, 'p.gpkg');
      await savedDocument(path);
      const project = await openProject(path, 'session', environment(join(place, 'data')));
      // Noise: as text of one letter the journal would pack it.
      const rows = Array.from({ length: 500 }, (_, index) => siteRow(index + 10, { commentaire: randomBytes(6000).toString('hex') }));
      project.apply({ operations: [{ op: 'put', table: 'sites', rows }] }, STEP);
      const refusal = await project.save().catch((error: unknown) => error as EmpriseError);
      expect(refusal).toMatchObject({ code: 'disk-full', params: { file: 'p.gpkg', needed_mb: expect.any(Number) } });
      const needed_mb = Number((refusal as EmpriseError).params['needed_mb']);
      const grow = (bytes: number) => execFileSync('/bin/mount', ['-o', `remount,size=${bytes}`, small]);
      grow(size + (needed_mb - 1) * 1_000_000 - 65_536);
      await expect(project.save()).rejects.toMatchObject({ code: 'disk-full' });
      grow(size + needed_mb * 1_000_000);
      await project.save();
      expect(project.dirty).toBe(false);
      await project.close();
      writeFileSync(join(small, 'filler'), Buffer.alloc(statfsSync(small).bavail * statfsSync(small).bsize - 100_000));
      await expect(openProject(path, 'command', environment())).rejects.toMatchObject({
        code: 'disk-full',
        params: { needed_mb: expect.any(Number) },
      });
    } finally {
      execFileSync('/bin/umount', [small]);
    }
  });

  it('is read-only: a session opens and saves elsewhere, a command is refused', async () => {
    const place = folder();
    const shelf = join(place, 'shelf');
    mkdirSync(shelf);
    execFileSync('/bin/mount', ['-t', 'tmpfs', 'tmpfs', shelf]);
    try {
      await savedDocument(join(place, 'p.gpkg'));
      copyFileSync(join(place, 'p.gpkg'), join(shelf, 'p.gpkg'));
      execFileSync('/bin/mount', ['-o', 'remount,ro', shelf]);
      const path = join(shelf, 'p.gpkg');
      await expect(openProject(path, 'command', environment())).rejects.toMatchObject({
        code: 'folder-read-only',
        params: { file: 'p.gpkg' },
      });
      const reader = await openProject(path, 'readonly', environment());
      expect(reader.count('sites')).toBe(3);
      await reader.close();
      const project = await openProject(path, 'session', environment(join(place, 'data')));
      expect(project.state().readOnly).toBe(true);
      project.apply({ operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, statut: 'retenu' }] }] }, STEP);
      await expect(project.save()).rejects.toMatchObject({ code: expect.stringMatching(/read-only$/) });
      await project.saveAs(join(place, 'ailleurs.gpkg'));
      expect(project.state().readOnly).toBe(false);
      await project.close();
    } finally {
      expect(spawnSync('/bin/umount', [shelf]).status).toBe(0);
    }
  });
});
