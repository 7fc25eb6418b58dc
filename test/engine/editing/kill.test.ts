/** A process killed in the middle of edits of shapes: what was answered is there, at most the edit under way is lost, and none is half done. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createProject, recoverableSessions, recoverSession } from '../../../electron/engine/store/index.ts';
import { builtWorker } from '../../support/built-worker.ts';
import { environment, folder } from '../store/support.ts';

const KILLS = 5;
/** Edits that are answered before the process is killed, in each round. */
const ANSWERED = [1, 4, 9, 2, 15];

/** Kills the worker in the middle of the edit after the `answered`th; answers with the number it had acknowledged by then. */
async function killed(script: string, path: string, data: string, answered: number): Promise<number> {
  const child = spawn(process.execPath, [script, path, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
      if (text.split('\n').length > answered) child.kill('SIGKILL');
    });
    child.on('exit', () => resolve());
  });
  return Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1));
}

test('a killed process loses no acknowledged edit of shapes, and each stays one step', async () => {
  const place = folder();
  const [data, path] = [join(place, 'data'), join(place, 'p.gpkg')];
  const empty = await createProject(path, 'command', environment(), { name: 'Essai' });
  await empty.commit();
  const script = await builtWorker(join(import.meta.dirname, 'kill-worker.ts'));
  for (let round = 0; round < KILLS; round++) {
    const acknowledged = await killed(script, path, data, ANSWERED[round] as number);
    expect(acknowledged).toBeGreaterThanOrEqual(ANSWERED[round] as number);
    const [left] = recoverableSessions(data);
    const project = await recoverSession(data, left?.session ?? '', environment(data));
    const [parcels, sites] = [project.count('parcelles'), project.count('sites')];
    expect(sites).toBeGreaterThanOrEqual(acknowledged);
    expect(project.count('site_parcelles')).toBe(sites);
    // the step under way was the parcel or the site
    expect(parcels - sites).toBeGreaterThanOrEqual(0);
    expect(parcels - sites).toBeLessThanOrEqual(1);
    const steps = project.history();
    expect(steps).toHaveLength(parcels + sites);
    expect(project.check()).toEqual([]);
    for (const _ of steps) project.undo();
    expect([project.count('parcelles'), project.count('sites'), project.count('site_parcelles')]).toEqual([0, 0, 0]);
    await project.close({ discard: true });
  }
});
