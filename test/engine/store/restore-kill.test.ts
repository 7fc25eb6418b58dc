/** Killed in the middle of a return: the project is the one before it or the one after it, whole, with all its points. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { finishWork, openProject, recoverableSessions, recoverSession } from '../../../electron/engine/store/index.ts';
import { builtWorker } from '../../support/built-worker.ts';
import { environment, folder, STEP, savedDocument, siteRow, snapshot } from './support.ts';

const KILLS = 6;
let script = '';

beforeAll(async () => {
  script = await builtWorker(join(import.meta.dirname, 'restore-kill-worker.ts'));
});

async function killed(path: string, data: string, point: number, after_ms: number): Promise<void> {
  const child = spawn(process.execPath, [script, path, data, String(point)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((resolve) => {
    // once it has gone there and back: what a session has not changed is nothing to recover
    child.stdout.on('data', (bytes: Buffer) => bytes.includes('\n') && setTimeout(() => child.kill('SIGKILL'), after_ms));
    child.once('exit', () => resolve());
  });
}

it('kill -9 during a return leaves one state or the other', async () => {
  const place = folder();
  const path = join(place, 'p.gpkg');
  await savedDocument(path, 1500);
  const project = await openProject(path, 'session', environment(join(place, 'first')));
  const { id } = finishWork(project.points.create('Avant', 'manual'));
  const then = snapshot(project, 'sites');
  const rows = Array.from({ length: 900 }, (_, index) => ({ fid: index + 1, ...siteRow(index), site_nom: `autre ${index}` }));
  project.apply(
    {
      operations: [
        { op: 'put', table: 'sites', rows },
        { op: 'delete', table: 'sites', ranges: [[1200, 1400]] },
      ],
    },
    STEP,
  );
  const now = snapshot(project, 'sites');
  await project.save();
  await project.close();
  for (let round = 0; round < KILLS; round++) {
    const data = join(place, `data-${round}`);
    await killed(path, data, id, 5 + ((round * 67) % 250));
    const [left] = recoverableSessions(data);
    expect(left).toBeDefined();
    const again = await recoverSession(data, left?.session ?? '', environment(data));
    const state = snapshot(again, 'sites');
    expect([then, now]).toContain(state);
    expect(again.check()).toEqual([]);
    expect(finishWork(again.points.compare(id, 'now')).length).toBe(state === then ? 0 : 1);
    await again.close({ discard: true });
  }
});
