/** Files that are not what they were when they were looked at, and a disk with no room for what they hold. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '../../../shared/domain/import.ts';
import { Engine, folder } from './engine.ts';

const csv = (column: string, count: number): string =>
  `${column};x;y\n${Array.from({ length: count }, (_, n) => `zone ${n};2,${(n % 900) + 100};48,5\n`).join('')}`;

async function looked(content: string): Promise<Engine> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  engine.write('zones.csv', content);
  const { layers } = await engine.call('import/inspect', { file: engine.grant('zones.csv', 'read') });
  expect(layers).toHaveLength(1);
  return engine;
}

/** The import is refused, and nothing of it is left. */
async function refused(engine: Engine, options: Partial<ImportOptions> = {}): Promise<unknown> {
  const { error, report } = await engine.import(['zones.csv'], { kind: 'couche', ...options });
  expect(report).toBeNull();
  expect(engine.staging()).toEqual([]);
  expect((await engine.call('layers/list', {})).filter(({ kind }) => kind === 'couche')).toEqual([]);
  expect(await engine.call('project/check', {})).toEqual({ ok: true, problems: [] });
  return error;
}

describe('between the look and the import', () => {
  it('a file that is gone is refused', async () => {
    const engine = await looked(csv('nom', 3));
    rmSync(engine.path('zones.csv'));
    expect(await refused(engine)).toMatchObject({ code: 'file-not-found', params: { file: 'zones.csv' } });
  });

  it('a file that is empty now, or without the columns that were decided on, is refused', async () => {
    const engine = await looked(csv('nom', 3));
    engine.write('zones.csv', csv('libelle', 3));
    expect(await refused(engine, { kind: 'sites', fields: { site_nom: 'nom' } })).toMatchObject({
      code: 'field-unknown',
      params: { file: 'zones.csv', field: 'nom' },
    });
    truncateSync(engine.path('zones.csv'), 0);
    expect(await refused(engine)).toMatchObject({ code: 'nothing-usable', params: { file: 'zones.csv' } });
  });

  it('a file that holds more is imported as it is, and the report says so', async () => {
    const engine = await looked(csv('nom', 3));
    engine.write('zones.csv', csv('nom', 5));
    const { report } = await engine.import(['zones.csv'], { kind: 'couche' });
    expect(report).toMatchObject({ read: 5, imported: 5 });
    expect(report?.notes.map(({ code }) => code)).toEqual(['crs-guessed', 'file-changed-since-look']);
    const again = await engine.import(['zones.csv'], { kind: 'couche' });
    expect(again.report?.notes.map(({ code }) => code)).toEqual(['crs-guessed']);
  });
});

it('a file that grows while it is read is imported with a warning', async () => {
  const engine = await looked(csv('nom', 250_000));
  const { job } = await engine.call('import/start', { files: [engine.grant('zones.csv', 'read')], options: { kind: 'couche' } });
  await engine.until('job/progress', (progress) => progress.job === job && progress.step === 'read');
  appendFileSync(engine.path('zones.csv'), 'zone de plus;2,5;48,5\n');
  const { error, report } = await engine.done(job);
  expect(error).toBeNull();
  expect(report?.read).toBe(report?.imported);
  expect(report?.notes.map(({ code }) => code)).toContain('file-changed-while-read');
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
if (!isRoot) console.warn('SKIPPED: full disk needs root on Linux');

it.skipIf(!isRoot)('a disk without room for what a file holds is told, and the project goes on', async () => {
  const place = folder();
  const small = path.join(place, 'user-data');
  mkdirSync(small);
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small]);
  try {
    const engine = new Engine(place);
    await engine.call('project/create', { file: null, name: 'Essai' });
    engine.write('zones.csv', csv('nom', 250_000));
    expect(await refused(engine)).toMatchObject({ code: 'disk-full', params: { file: 'zones.csv' } });
    engine.write('zones.csv', csv('nom', 10));
    expect((await engine.import(['zones.csv'], { kind: 'couche' })).report).toMatchObject({ read: 10, imported: 10 });
    await engine.quit();
  } finally {
    execFileSync('/bin/umount', [small]);
  }
});
