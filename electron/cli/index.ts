/** Entry of the command line (dist/cli). Texts, statuses and JSON: contracts of shared/contract/cli.ts and README.md. */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread, workerData } from 'node:worker_threads';
import { bytesOf, warmReading } from '../engine/api/services/warm-reading.ts';
import type { Surroundings } from './program.ts';
import { SIGNALS, STOPPABLE, supervise, type ThreadStart, USUAL_COLUMNS } from './supervise.ts';

/**
 * Reading and writing keep two cores busy, and helpers of the memory's collector would take their time. Alone it lets more memory pile up, which
 * only files below this size can afford.
 */
const MANY_BYTES = 300_000_000;

const resources = path.join(__dirname, '..', 'resources');
/** Its thread begins like the program itself: with what was compiled before. */
const COMPILED = path.join(__dirname, 'emprise.cjs');

function version(): string {
  const description: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8'));
  return typeof description === 'object' && description !== null && 'version' in description ? String(description.version) : '';
}

function surroundings(terminal: boolean, columns: number, stopped: () => boolean): Surroundings {
  return { resources, version: version(), terminal, columns, stopped };
}

async function start(): Promise<number> {
  if (!isMainThread) {
    const { args, terminal, columns, signals } = workerData as ThreadStart;
    const flags = new Int32Array(signals);
    if (args[0] === 'import') warmReading(args.slice(2), resources);
    const { runProgram } = await import('./program.ts');
    const status = await runProgram(
      args,
      surroundings(terminal, columns, () => Atomics.load(flags, SIGNALS.stop) === 1),
    );
    Atomics.store(flags, SIGNALS.ended, 1);
    return status;
  }
  const args = process.argv.slice(2);
  if (args[0] === 'import' && availableParallelism() <= 2 && bytesOf(args.slice(2)) < MANY_BYTES)
    setFlagsFromString('--single-threaded-gc');
  if (STOPPABLE.includes(args[0] ?? '')) return supervise(existsSync(COMPILED) ? COMPILED : __filename, args);
  const { runProgram } = await import('./program.ts');
  return runProgram(
    args,
    surroundings(process.stderr.isTTY === true, process.stderr.columns || USUAL_COLUMNS, () => false),
  );
}

void start().then((status) => {
  // everything was written at once, and files are closed: nothing is cut short
  process.exit(status);
});
