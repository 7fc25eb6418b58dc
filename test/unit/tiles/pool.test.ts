/** The pool of reading threads: what it does with one that dies, tried on threads that really end. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { TileJob } from '../../../electron/engine/tiles/jobs.ts';
import { TilePool } from '../../../electron/engine/tiles/pool.ts';
import { TileThread } from '../../../electron/engine/tiles/thread.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'emprise-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that answers the table's name; the table « mort » ends it, « mort une fois » only where the file says that it has not yet. */
const program = path.join(folder, 'thread.cjs');
writeFileSync(
  program,
  `const { parentPort, workerData } = require('node:worker_threads');
   const fs = require('node:fs');
   parentPort.on('message', ({ type, id, job }) => {
     if (type === 'close') return parentPort.close();
     if (type !== 'job') return;
     const died = workerData.path + '.died';
     if (job.table === 'mort') process.exit(1);
     if (job.table === 'mort_une_fois' && !fs.existsSync(died)) { fs.writeFileSync(died, ''); process.exit(1); }
     parentPort.postMessage({ id, answer: [job.table.length] });
   });`,
);
const job = (table: string): TileJob => ({ type: 'classes', table, filter: null, style: null as never });

test('a thread that dies is replaced: its question is asked once more, the next ones are answered', async () => {
  let started = 0;
  const pool = new TilePool(() => {
    started++;
    return new TileThread(program, { path: path.join(folder, 'a'), appVersion: '0' });
  }, 1);
  expect(await pool.ask(job('abc'))).toEqual([3]);
  expect(await pool.ask(job('mort_une_fois'))).toEqual([13]);
  expect(started).toBe(2);
  // one that kills whoever takes it is refused, and those behind it are answered
  const deadly = expect(pool.ask(job('mort'))).rejects.toMatchObject({ code: 'internal' });
  const behind = pool.ask(job('abcd'));
  await deadly;
  expect(await behind).toEqual([4]);
  expect(started).toBe(4);
  await pool.close();
  await expect(pool.ask(job('abc'))).rejects.toMatchObject({ code: 'cancelled' });
});
