/** One running task in its thread. It can be stopped at any moment: it writes nothing but its own staging files. */
import { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { TaskProgress, ThreadData, ThreadMessage } from './task.ts';

function refusedThread(error: unknown): Thread {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { result: Promise.reject(new EmpriseError('internal', {}, details)), stop: () => undefined };
}

/** Time given to a task to stop at its own checkpoint before it is terminated. */
const OWN_END_MS = 150;

export interface Thread {
  /** Resolves with the result, rejects with EmpriseError; always after the thread has ended. */
  readonly result: Promise<unknown>;
  stop(): void;
}

export function startThread(file: string | URL, task: string, input: unknown, onProgress: (progress: TaskProgress) => void): Thread {
  const cancelled = new SharedArrayBuffer(4);
  const data: ThreadData = { task, input, cancelled };
  let worker: Worker;
  try {
    worker = new Worker(file, { workerData: data });
  } catch (error) {
    // input that cannot be copied to a thread, such as an object with functions
    return refusedThread(error);
  }
  let outcome: ThreadMessage | null = null;
  let stopped = false;

  const result = new Promise<unknown>((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.type !== 'progress') outcome = message;
      else if (!stopped) onProgress(message.progress);
    });
    worker.on('error', (error) => {
      outcome = { type: 'error', error: { code: 'internal', params: {}, details: error.stack ?? error.message } };
    });
    worker.on('exit', (code) => {
      if (stopped) reject(new EmpriseError('cancelled'));
      else if (outcome?.type === 'result') resolve(outcome.result);
      else if (outcome?.type === 'error') reject(new EmpriseError(outcome.error.code, outcome.error.params, outcome.error.details));
      else reject(new EmpriseError('internal', {}, `the task ended with status ${code} and no result`));
    });
  });
  return {
    result,
    stop: () => {
      if (stopped) return;
      stopped = true;
      Atomics.store(new Int32Array(cancelled), 0, 1);
      const timer = setTimeout(() => void worker.terminate(), OWN_END_MS);
      worker.once('exit', () => clearTimeout(timer));
    },
  };
}
