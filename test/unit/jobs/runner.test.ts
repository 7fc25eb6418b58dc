import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JobRunner } from '../../../electron/engine/jobs/runner.ts';
import type { TaskProgress } from '../../../electron/engine/jobs/task.ts';
import type { TestTasks } from './tasks.ts';

const workerFile = new URL('./worker.ts', import.meta.url);
let folder: string;
let runner: JobRunner<TestTasks>;
const file = (name: string) => path.join(folder, name);
const appears = (name: string) => vi.waitFor(() => expect(existsSync(file(name))).toBe(true), { timeout: 10_000, interval: 5 });

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-jobs-'));
  runner = new JobRunner<TestTasks>(workerFile);
});
afterEach(async () => {
  await runner.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a task runs in its thread and gives its result', async () => {
  await expect(runner.start('double', { value: 21 }).result).resolves.toBe(42);
  expect(runner.list()).toEqual([]);
});

test('progress arrives with the first and the last step, and not for each of many', async () => {
  const seen: TaskProgress[] = [];
  await runner.start('steps', { count: 100_000 }, { onProgress: (progress) => seen.push(progress) }).result;
  expect(seen.at(0)).toEqual({ step: 'reading', subject: 'sites.zip', done: 1, total: 100_000 });
  expect(seen.at(-1)).toEqual({ step: 'reading', subject: 'sites.zip', done: 100_000, total: 100_000 });
  expect(seen.length).toBeLessThan(1_000);
});

test('a refusal keeps its code and values, and the cleanup has run before it is heard', async () => {
  const cleaned: string[] = [];
  const job = runner.start('refuse', undefined, { cleanup: () => void cleaned.push('cleaned') });
  await expect(job.result).rejects.toMatchObject({ code: 'archive-damaged', params: { name: 'sites.zip' } });
  expect(cleaned).toEqual(['cleaned']);
});

test('a fault of ours is told as internal, with its stack for the details', async () => {
  const job = runner.start('fail', undefined);
  await expect(job.result).rejects.toMatchObject({ code: 'internal', details: expect.stringContaining('a fault of ours') });
});

test('a thread that ends without a word is internal, and the next task runs', async () => {
  const job = runner.start('vanish', undefined);
  const next = runner.start('double', { value: 2 });
  await expect(job.result).rejects.toMatchObject({ code: 'internal', details: expect.stringContaining('status 7') });
  await expect(next.result).resolves.toBe(4);
});

test('input that cannot be copied to a thread is told as internal, and the next task runs', async () => {
  const job = runner.start('double', { value: 1, callback: () => 1 } as { value: number });
  const next = runner.start('double', { value: 2 });
  await expect(job.result).rejects.toMatchObject({ code: 'internal', details: expect.stringContaining('could not be cloned') });
  await expect(next.result).resolves.toBe(4);
});

test('cancelling stops a task that never looks up, then cleans up', async () => {
  const job = runner.start('spin', { started: file('staging') }, { cleanup: () => rmSync(file('staging')) });
  const refused = expect(job.result).rejects.toMatchObject({ code: 'cancelled' });
  await appears('staging');
  await job.cancel();
  await refused;
  await vi.waitFor(() => expect(runner.list()).toEqual([]));
  expect(existsSync(file('staging'))).toBe(false);
});

test('a task that looks up stops by itself and tidies', async () => {
  const job = runner.start('polite', { started: file('started'), tidied: file('tidied') });
  const refused = expect(job.result).rejects.toMatchObject({ code: 'cancelled' });
  await appears('started');
  await job.cancel();
  await refused;
  await appears('tidied');
});

test('the answer to a cancel does not wait for native code that cannot be interrupted, the cleanup does', async () => {
  const cleaned: string[] = [];
  const job = runner.start('sleep', { started: file('started'), seconds: 1.5 }, { cleanup: () => void cleaned.push('cleaned') });
  const refused = expect(job.result).rejects.toMatchObject({ code: 'cancelled' });
  await appears('started');
  await job.cancel();
  await refused;
  expect(cleaned).toEqual([]);
  expect(runner.list()).toHaveLength(1);
  await vi.waitFor(() => expect(runner.list()).toEqual([]), { timeout: 10_000 });
  expect(cleaned).toEqual(['cleaned']);
});

test('one task at a time, in order, each with its position', async () => {
  const positions: number[] = [];
  const first = runner.start('spin', { started: file('started') });
  const firstRefused = expect(first.result).rejects.toMatchObject({ code: 'cancelled' });
  const second = runner.start('note', { file: file('notes'), word: 'second ' });
  const third = runner.start('note', { file: file('notes'), word: 'third' }, { onPosition: (position) => positions.push(position) });
  expect(runner.list().map(({ kind, position }) => [kind, position])).toEqual([
    ['spin', 0],
    ['note', 1],
    ['note', 2],
  ]);
  await appears('started');
  expect(existsSync(file('notes'))).toBe(false);
  await first.cancel();
  await firstRefused;
  await Promise.all([second.result, third.result]);
  expect(readFileSync(file('notes'), 'utf8')).toBe('second third');
  expect(positions).toEqual([2, 1, 0]);
});

test('a waiting task is cancelled without ever starting', async () => {
  const first = runner.start('spin', { started: file('started') });
  const firstRefused = expect(first.result).rejects.toMatchObject({ code: 'cancelled' });
  const waiting = runner.start('note', { file: file('notes'), word: 'never' });
  const refused = expect(waiting.result).rejects.toMatchObject({ code: 'cancelled' });
  await runner.cancel(waiting.id);
  await refused;
  await first.cancel();
  await firstRefused;
  expect(existsSync(file('notes'))).toBe(false);
});

test('a job that is over cannot be cancelled', async () => {
  const job = runner.start('double', { value: 1 });
  await job.result;
  await expect(runner.cancel(job.id)).rejects.toMatchObject({ code: 'job-unknown' });
});
