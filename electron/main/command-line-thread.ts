/** Entry of dist/cli/thread.cjs: runs the command line inside a package's main process, which waits for it and can relay nothing meanwhile. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { workerData } from 'node:worker_threads';
import type { CommandLineThreadData } from './command-line.ts';

const { file, ended } = workerData as CommandLineThreadData;
const INTERNAL_FAULT = 3;
const RETRY_MS = 2;

/** Writes all of it: a pipe that is full answers EAGAIN, and its reader needs a moment. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

// a thread's own streams pass through the main thread, which is waiting
function writeDirectly(stream: NodeJS.WriteStream, descriptor: number): void {
  stream._write = (chunk: Uint8Array | string, encoding: BufferEncoding, done: (error?: Error | null) => void) => {
    writeAll(descriptor, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
    done();
  };
  delete (stream as { _writev?: unknown })._writev;
  Object.defineProperty(stream, '_writev', { value: null });
}
writeDirectly(process.stdout, 1);
writeDirectly(process.stderr, 2);

process.on('uncaughtException', (error) => {
  writeAll(2, Buffer.from(`${error.stack ?? error.message}\n`));
  process.exit(INTERNAL_FAULT);
});
process.on('exit', (status) => {
  Atomics.store(ended, 1, status);
  Atomics.store(ended, 0, 1);
  Atomics.notify(ended, 0);
});

createRequire(__filename)(file);
