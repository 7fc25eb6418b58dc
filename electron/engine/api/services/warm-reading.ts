/** The thread that will read, started while the program that will ask it is still being loaded. Nothing heavy may be imported here. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** Below, a thread takes longer to start than the file to read. */
const WORTH_BYTES = 3_000_000;

/** Rows live as long as their batch: more room for them would only be touched, not used. */
const YOUNG_MB = 12;

let warm: Worker | null = null;

/** Starts a thread where one of these words is a large file; whoever imports takes or drops it, and a process that ends takes it along. */
export function warmReading(words: readonly string[], resources: string): void {
  if (!words.some(isLarge) || !hasReading(resources)) return;
  const worker = newReading(resources);
  warm = worker;
  // One that ends before its time is not taken.
  const forget = (): void => {
    if (warm === worker) warm = null;
  };
  worker.on('error', forget);
  worker.on('exit', forget);
}

/** A thread that waits for its request. */
export function takeReading(resources: string): Worker {
  const worker = warm ?? newReading(resources);
  warm = null;
  return worker;
}

/** Where no thread is wanted after all. */
export function dropReading(): void {
  void warm?.terminate();
  warm = null;
}

export function hasReading(resources: string): boolean {
  return existsSync(programIn(resources));
}

const programIn = (resources: string): string => path.join(resources, '..', 'engine', 'reading.cjs');

function newReading(resources: string): Worker {
  return new Worker(programIn(resources), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
}

export function isLarge(file: string): boolean {
  return bytesOf([file]) >= WORTH_BYTES;
}

/** Of those words that are files. */
export function bytesOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + fileBytes(word), 0);
}

function fileBytes(file: string): number {
  try {
    const stat = statSync(file);
    return stat.isFile() ? stat.size : 0;
  } catch {
    return 0;
  }
}
