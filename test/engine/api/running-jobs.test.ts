import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { RunningJobs } from '../../../electron/engine/api/running-jobs.ts';
import { Turns } from '../../../electron/engine/api/turns.ts';
import { JobRunner } from '../../../electron/engine/jobs/runner.ts';
import type { TestTasks } from '../../unit/jobs/tasks.ts';
import { folder } from './engine.ts';

test('a job whose thread outlives its end, deep in native code, is not heard of again while others come and go', async () => {
  const runner = new JobRunner<TestTasks>(new URL('../../unit/jobs/worker.ts', import.meta.url));
  onTestFinished(() => runner.stop());
  const heard: { event: string; job: string }[] = [];
  const emit = (event: string, payload: unknown) => void heard.push({ event, job: (payload as { job: string }).job });
  const jobs = new RunningJobs({ turns: new Turns(), emit });
  const started = path.join(folder(), 'started');
  const finish = () => ({});
  const { job: stuck } = jobs.run({
    kind: 'analyse',
    subject: '',
    start: (hooks) => runner.start('sleep', { started, seconds: 1.5 }, hooks),
    finish,
  });
  await vi.waitFor(() => expect(existsSync(started)).toBe(true), { timeout: 10_000, interval: 5 });
  await jobs.cancel(stuck);
  await vi.waitFor(() => expect(heard).toContainEqual({ event: 'job/done', job: stuck }));
  expect(runner.list()).toHaveLength(1);
  const next = jobs.run({ kind: 'import', subject: '', start: (hooks) => runner.start('double', { value: 1 }, hooks), finish });
  await vi.waitFor(() => expect(heard).toContainEqual({ event: 'job/done', job: next.job }), { timeout: 10_000 });
  expect(heard.filter(({ job }) => job === stuck).at(-1)?.event).toBe('job/done');
  expect(heard.filter(({ job, event }) => job === stuck && event === 'job/done')).toHaveLength(1);
});
