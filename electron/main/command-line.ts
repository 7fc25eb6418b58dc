/**
 * `emprise --cli <command> …` in an installed package. A package cannot start a plain Node (its RunAsNode fuse is off), and a utility process
 * needs Chromium, which needs a display: so the command line runs in a thread, while this one waits before Chromium starts.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { needsRelay, unpacked } from './engine-process.ts';

const SWITCH = '--cli';
const INTERNAL_FAULT = 3;

/** The words after `--cli`, or null when the window is wanted. */
export function commandLineArguments(argv: readonly string[]): string[] | null {
  const at = argv.indexOf(SWITCH);
  return at === -1 ? null : argv.slice(at + 1);
}

/** What the thread is given: the program, and two numbers it sets at its end (1 = over, then the exit status). */
export interface CommandLineThreadData {
  readonly file: string;
  readonly ended: Int32Array;
  // NOTE: the rest is what electron/cli/supervise.ts gives its own thread: the program finds itself supervised already, and starts no second one
  readonly args: readonly string[];
  readonly terminal: boolean;
  readonly columns: number;
  readonly signals: SharedArrayBuffer;
}

const DEFAULT_COLUMNS = 80;

export function runCommandLine(dist: string, args: readonly string[]): never {
  const file = unpacked(path.join(dist, 'cli', 'emprise.cjs'));
  const node = process.env['EMPRISE_ENGINE_NODE'];
  if (needsRelay() && node) process.exit(spawnSync(node, [file, ...args], { stdio: 'inherit' }).status ?? INTERNAL_FAULT);

  const ended = new Int32Array(new SharedArrayBuffer(8));
  const { isTTY, columns } = process.stderr;
  const workerData: CommandLineThreadData = {
    file,
    ended,
    args,
    terminal: isTTY === true,
    columns: columns ?? DEFAULT_COLUMNS,
    signals: new SharedArrayBuffer(8),
  };
  new Worker(unpacked(path.join(dist, 'cli', 'thread.cjs')), { argv: [...args], workerData });
  Atomics.wait(ended, 0, 0);
  process.exit(ended[1]);
}
