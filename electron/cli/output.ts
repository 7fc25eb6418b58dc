/** Standard output and error, written at once: the same in the main thread and in a command's own thread, and nothing is lost at the end. */
import { writeSync } from 'node:fs';

const STDOUT = 1;
const STDERR = 2;
const pause = new Int32Array(new SharedArrayBuffer(4));

export function writeOut(text: string): void {
  write(STDOUT, text);
}

export function writeError(text: string): void {
  write(STDERR, text);
}

function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let from = 0;
  while (from < bytes.length) {
    try {
      from += writeSync(descriptor, bytes, from);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // a full pipe: wait for its reader
      if (code === 'EAGAIN') Atomics.wait(pause, 0, 0, 5);
      // the reader has seen enough (`| head`): not a fault
      else if (code === 'EPIPE') return;
      else throw error;
    }
  }
}

/** JSON for machines and for the eye: an array has one element a line. */
export function jsonText(data: unknown): string {
  if (!Array.isArray(data)) return `${JSON.stringify(data, null, 2)}\n`;
  if (data.length === 0) return '[]\n';
  return `[\n${data.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`;
}
