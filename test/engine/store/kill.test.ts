/** Processes killed at random moments: an edit that was answered is there afterwards; a document is the old one or the new one, whole. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openProject, recoverableSessions, recoverSession } from '../../../electron/engine/store/index.ts';
import { builtWorker } from '../../support/built-worker.ts';
import { environment, folder, savedDocument } from './support.ts';

const KILLS = 10;
let script = '';

beforeAll(async () => {
  script = await builtWorker(join(import.meta.dirname, 'kill-worker.ts'));
});

/** Runs the worker, kills it after some milliseconds of work; answers with the last edit it acknowledged. */
async function killed(mode: 'edit' | 'save', path: string, data: string, after_ms: number): Promise<number> {
  const child = spawn(process.execPath, [script, mode, path, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  await new Promise<void>((resolve) => {
    let isWorking = false;
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      if (!isWorking) setTimeout(() => child.kill('SIGKILL'), after_ms);
      isWorking = true;
    });
    child.on('exit', () => resolve());
  });
  const acked = text.slice(0, text.lastIndexOf('\n')).split('\n').map(Number);
  return acked.at(-1) ?? 0;
}

describe('kill -9', () => {
  it('on the working copy loses no acknowledged edit, and nothing is half done', async () => {
    const place = folder();
    const data = join(place, 'data');
    const path = join(place, 'p.gpkg');
    await savedDocument(path);
    let total = 0;
    for (let round = 0; round < KILLS; round++) {
      const acked = await killed('edit', path, data, 15 + ((round * 37) % 120));
      const [left] = recoverableSessions(data);
      const project = await recoverSession(data, left?.session ?? '', environment(data));
      // Each edit writes its number on site 1, and a terrain of that number: both or neither.
      const written = Number(project.row('sites', 1)?.['commentaire'] ?? 0);
      expect(written).toBeGreaterThanOrEqual(acked);
      expect(project.count('terrains')).toBe(written);
      expect(project.check()).toEqual([]);
      total += acked;
      await project.close({ discard: true });
    }
    expect(total).toBeGreaterThan(KILLS);
  });

  it('during saves leaves a whole document, and no other file once it is opened again', async () => {
    const place = folder();
    const data = join(place, 'data');
    const path = join(place, 'p.gpkg');
    await savedDocument(path, 300);
    for (let round = 0; round < KILLS; round++) {
      const acked = await killed('save', path, data, 10 + ((round * 53) % 150));
      const reader = await openProject(path, 'readonly', environment());
      const written = Number(reader.row('sites', 1)?.['commentaire'] ?? 0);
      expect(written).toBeGreaterThanOrEqual(acked);
      expect(reader.check()).toEqual([]);
      await reader.close();
      expect(readFileSync(path).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
      const again = await openProject(path, 'command', environment());
      again.apply(
        { operations: [{ op: 'put', table: 'sites', rows: [{ fid: 1, commentaire: '0' }] }] },
        { code: 'edit-object', params: {}, origin: 'edit' },
      );
      await again.commit();
      expect(readdirSync(place).sort()).toEqual(['data', 'p.gpkg']);
    }
  });
});
