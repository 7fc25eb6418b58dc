import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../support/launch.ts';

// What main does in a package (electron/main/command-line.ts), under plain Node: the Electron used for tests is too old for SQLite.
const BLOCKED_MAIN = `
  const { Worker } = require('node:worker_threads');
  const [thread, file, ...args] = process.argv.slice(1);
  const ended = new Int32Array(new SharedArrayBuffer(8));
  new Worker(thread, { argv: args, workerData: { file, ended, args, terminal: false, columns: 80, signals: new SharedArrayBuffer(8) } });
  Atomics.wait(ended, 0, 0);
  process.exit(ended[1]);`;

const program = path.join(root, 'dist/cli/emprise.cjs');
const thread = path.join(root, 'dist/cli/thread.cjs');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-thread-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const direct = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
const inThread = (...args: string[]) =>
  spawnSync(process.execPath, ['-e', BLOCKED_MAIN, '--', thread, program, ...args], { cwd: folder, encoding: 'utf8' });

test('in a thread the command line says the same, and ends with the same status', () => {
  for (const args of [['help'], ['aide-inconnue'], ['info', 'absent.gpkg', '--json']]) {
    const { status, stdout, stderr } = inThread(...args);
    expect({ args, status, stdout, stderr }).toEqual({ args, ...pick(direct(...args)) });
  }
});

test('in a thread it writes a project, which reads back', () => {
  expect(inThread('create', 'étude.gpkg', '--name', 'Étude')).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(path.join(folder, 'étude.gpkg'))).toBe(true);
  const { status, stdout } = inThread('info', 'étude.gpkg', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'Étude' });
});

function pick({ status, stdout, stderr }: ReturnType<typeof direct>) {
  return { status, stdout, stderr };
}
