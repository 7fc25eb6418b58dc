/**
 * A command that writes, or may last, runs in a thread of its own: Ctrl+C reaches this one at once, even while the other computes.
 * The thread stops at its next checkpoint; failing that it is ended, and what it left half written is removed. Documents are only ever
 * replaced by a finished copy, so either way they are as before.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { translate } from '../../shared/messages/index.ts';
import { STATUS } from './faults.ts';
import { writeError } from './output.ts';
import { languageOf } from './program.ts';

/** Given to the thread to stop by itself; the answer to Ctrl+C stays under half a second. */
const OWN_END_MS = 300;

export const SIGNALS = { stop: 0, ended: 1 } as const;

export interface ThreadStart {
  readonly args: readonly string[];
  readonly terminal: boolean;
  readonly columns: number;
  /** Int32 by `SIGNALS`: `stop` is set by Ctrl+C, `ended` by the thread once it has said how it ended. */
  readonly signals: SharedArrayBuffer;
}

export async function supervise(file: string, args: readonly string[]): Promise<number> {
  const signals = new SharedArrayBuffer(8);
  const flags = new Int32Array(signals);
  const scratch = mkdtempSync(path.join(tmpdir(), 'emprise-'));
  const start: ThreadStart = { args, terminal: process.stderr.isTTY === true, columns: process.stderr.columns ?? 80, signals };
  try {
    // temporary files of the thread go where this one can remove them
    const worker = new Worker(file, { workerData: start, env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch } });
    const onStop = (): void => {
      Atomics.store(flags, SIGNALS.stop, 1);
      setTimeout(() => void worker.terminate(), OWN_END_MS).unref();
    };
    process.on('SIGINT', onStop);
    process.on('SIGTERM', onStop);
    return await new Promise<number>((resolve) => {
      worker.on('error', (error) => {
        Atomics.store(flags, SIGNALS.ended, 1);
        writeError(`${error.stack ?? error.message}\n`);
        resolve(STATUS.fault);
      });
      worker.on('exit', (status) => resolve(Atomics.load(flags, SIGNALS.ended) === 1 ? status : endedByForce(args)));
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function endedByForce(args: readonly string[]): number {
  for (const file of args.filter((arg) => !arg.startsWith('-'))) removeUnfinished(file);
  writeError(`${translate(languageOf(args), 'error.cancelled')}\n`);
  return STATUS.refused;
}

/** Working copies lie beside their document as `.<name>.<process>…`. */
function removeUnfinished(file: string): void {
  const folder = path.dirname(file);
  const start = `.${path.basename(file)}.${process.pid}`;
  try {
    for (const name of readdirSync(folder)) if (name.startsWith(start)) rmSync(path.join(folder, name), { force: true });
  } catch {
    // not a path, or a folder that cannot be read: nothing of ours can be there
  }
}
