/** The thread's side of a job: runs the one task it was started for, reports, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { TaskContext, TaskTable, ThreadData, ThreadMessage } from './task.ts';
import { throttleProgress } from './throttle.ts';

function contextOf(cancelled: Int32Array): TaskContext {
  const report = throttleProgress(
    (progress) => send({ type: 'progress', progress }),
    () => performance.now(),
  );
  return {
    progress: (step, subject, done, total) => report({ step, subject, done, total }),
    checkpoint: () => {
      if (Atomics.load(cancelled, 0) === 1) throw new EmpriseError('cancelled');
    },
  };
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

function errorMessage(error: unknown): ThreadMessage {
  if (error instanceof EmpriseError) return { type: 'error', error: error.toEngineError() };
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: 'error', error: { code: 'internal', params: {}, details } };
}

export async function serveTask(tasks: TaskTable): Promise<void> {
  const { task, input, cancelled } = workerData as ThreadData;
  try {
    const run = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
    if (!run) throw new EmpriseError('job-unknown', { job: task });
    send({ type: 'result', result: await run(input, contextOf(new Int32Array(cancelled))) });
  } catch (error) {
    send(errorMessage(error));
  }
}
