/**
 * A command that writes, or may last, runs in a thread of its own: Ctrl+C reaches this one at once, even while the other computes.
 * The thread stops at its next checkpoint; failing that it is ended, and what it left half written is removed. Documents are only ever
 * replaced by a finished copy, so either way they are as before.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { refusalOf, STATUS } from './faults.ts';
import { jsonText, writeError, writeOut } from './output.ts';
import { makeScratch } from './scratch.ts';

/** Commands that write, or may last. Their names stand here so that this thread starts without loading any of them. */
export const STOPPABLE = ['create', 'import', 'sources', 'territory', 'analyse', 'layouts', 'map', 'atlas', 'report', 'export'];

/** A terminal that does not tell its width says 0. */
export const USUAL_COLUMNS = 80;

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
  let worker: Worker | null = null;
  const onStop = (): void => {
    Atomics.store(flags, SIGNALS.stop, 1);
    setTimeout(() => void worker?.terminate(), OWN_END_MS).unref();
  };
  // before anything is made that would have to be removed
  process.on('SIGINT', onStop);
  process.on('SIGTERM', onStop);
  let scratch: string;
  try {
    scratch = makeScratch();
  } catch (error) {
    return refusedScratch(error, args);
  }
  const start: ThreadStart = { args, terminal: process.stderr.isTTY === true, columns: process.stderr.columns || USUAL_COLUMNS, signals };
  try {
    // temporary files of the thread go where this one can remove them
    const thread = new Worker(file, { workerData: start, env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch } });
    worker = thread;
    const status = await new Promise<number | null>((resolve) => {
      thread.on('error', (error) => {
        Atomics.store(flags, SIGNALS.ended, 1);
        writeError(`${error.stack ?? error.message}\n`);
        resolve(STATUS.fault);
      });
      thread.on('exit', (status) => resolve(Atomics.load(flags, SIGNALS.ended) === 1 ? status : null));
    });
    return status ?? (await endedByForce(args));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** No room for temporary files: said like any refusal, though no command has begun. */
async function refusedScratch(thrown: unknown, args: readonly string[]): Promise<number> {
  const [{ translator }, { languageOf }] = await Promise.all([import('../../shared/messages/index.ts'), import('./language.ts')]);
  const { status, error } = refusalOf(thrown, translator(languageOf(args)));
  writeError(`${error.message}\n`);
  if (args.includes('--json')) writeOut(jsonText({ error }));
  return status;
}

async function endedByForce(args: readonly string[]): Promise<number> {
  for (const file of args.filter((arg) => !arg.startsWith('-'))) removeUnfinished(file);
  const [{ translate }, { languageOf }] = await Promise.all([import('../../shared/messages/index.ts'), import('./language.ts')]);
  writeError(`${translate(languageOf(args), 'error.cancelled')}\n`);
  return STATUS.refused;
}

/** What a thread stopped dead can leave beside a document or a file it was writing. */
function removeUnfinished(file: string): void {
  const folder = path.dirname(file);
  try {
    for (const name of readdirSync(folder))
      if (isUnfinished(folder, name, path.basename(file))) rmSync(path.join(folder, name), { force: true });
  } catch {
    // not a path, or a folder that cannot be read: nothing of ours can be there
  }
}

function isUnfinished(folder: string, name: string, of: string): boolean {
  const there = path.join(folder, name);
  // a working copy bears the number of its process, a lock says it inside
  if (name.startsWith(`.${of}.${process.pid}`)) return true;
  if (name === `.~lock.${of}#`) return readFileSync(there, 'utf8').includes(`"pid":${process.pid},`);
  // an export under way: ours if it began after us
  return name.startsWith(`.${of}.`) && name.endsWith('.partial') && statSync(there).birthtimeMs >= performance.timeOrigin;
}
