/**
 * Long imports and analyses: one heavy task at a time, the others wait with their position. Cancelling answers within half a second
 * whatever the task is doing; its cleanup runs, and the next task starts, once the thread has really ended.
 */
import { randomUUID } from 'node:crypto';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { TaskInput, TaskProgress, TaskResult, TaskTable } from './task.ts';
import { startThread, type Thread } from './thread.ts';

const ANSWER_MS = 450;

export interface JobHooks {
  readonly onProgress?: (progress: TaskProgress) => void;
  /** 0 = running, 1 = next, and so on. */
  readonly onPosition?: (position: number) => void;
  /** Runs after the thread has ended without a result (refused, failed or cancelled): removes staging files. */
  readonly cleanup?: () => void | Promise<void>;
}

export interface Job<R> {
  readonly id: string;
  /** Rejects with EmpriseError: `cancelled`, what the task threw, or `internal`. */
  readonly result: Promise<R>;
  cancel(): Promise<void>;
}

export interface JobState {
  readonly job: string;
  readonly kind: string;
  readonly position: number;
}

interface Entry extends JobHooks {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly settled: Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: EmpriseError) => void;
  thread: Thread | null;
}

function outcome(): Pick<Entry, 'settled' | 'resolve' | 'reject'> {
  let resolve: Entry['resolve'] = () => undefined;
  let reject: Entry['reject'] = () => undefined;
  const settled = new Promise<unknown>((onResult, onError) => {
    resolve = onResult;
    reject = onError;
  });
  return { settled, resolve, reject };
}

export class JobRunner<T extends TaskTable> {
  readonly #workerFile: string | URL;
  #queue: Entry[] = [];

  /** `workerFile`: the bundle that calls `serveTask` with the table T. */
  constructor(workerFile: string | URL) {
    this.#workerFile = workerFile;
  }

  start<K extends keyof T & string>(kind: K, input: TaskInput<T[K]>, hooks: JobHooks = {}): Job<TaskResult<T[K]>> {
    const { settled, ...settle } = outcome();
    const entry: Entry = { ...hooks, ...settle, settled, id: randomUUID(), kind, input, thread: null };
    this.#queue.push(entry);
    this.#advance();
    return { id: entry.id, result: settled as Promise<TaskResult<T[K]>>, cancel: () => this.#cancel(entry) };
  }

  /** Beside the line, for a question the window waits on: it only reads, and nobody is told of it. */
  beside<K extends keyof T & string>(kind: K, input: TaskInput<T[K]>): { readonly result: Promise<TaskResult<T[K]>>; stop(): void } {
    const thread = startThread(this.#workerFile, kind, input, () => undefined);
    return { result: thread.result as Promise<TaskResult<T[K]>>, stop: () => thread.stop() };
  }

  list(): JobState[] {
    return this.#queue.map(({ id, kind }, position) => ({ job: id, kind, position }));
  }

  /** Throws `job-unknown` for a job that is over or never was. */
  async cancel(id: string): Promise<void> {
    const entry = this.#queue.find((waiting) => waiting.id === id);
    if (!entry) throw new EmpriseError('job-unknown', { job: id });
    await this.#cancel(entry);
  }

  /** Cancels everything: the engine is ending. */
  async stop(): Promise<void> {
    await Promise.all([...this.#queue].reverse().map((entry) => this.#cancel(entry)));
  }

  #advance(): void {
    this.#queue.forEach((entry, position) => {
      entry.onPosition?.(position);
    });
    const [first] = this.#queue;
    if (!first || first.thread) return;
    const thread = startThread(this.#workerFile, first.kind, first.input, (progress) => first.onProgress?.(progress));
    first.thread = thread;
    thread.result.then(
      (result) => this.#end(first, () => first.resolve(result)),
      (error: EmpriseError) => this.#end(first, () => first.reject(error), first.cleanup),
    );
  }

  async #end(entry: Entry, settle: () => void, cleanup?: () => void | Promise<void>): Promise<void> {
    try {
      await cleanup?.();
    } catch (error) {
      process.stderr.write(`job ${entry.kind}: cleanup failed: ${String(error)}\n`);
    }
    this.#queue = this.#queue.filter((other) => other !== entry);
    settle();
    this.#advance();
  }

  async #cancel(entry: Entry): Promise<void> {
    const over = entry.settled.catch(() => undefined);
    if (!entry.thread) {
      await this.#end(entry, () => entry.reject(new EmpriseError('cancelled')), entry.cleanup);
      return;
    }
    entry.thread.stop();
    // a call into native code cannot be interrupted: the answer does not wait for it, the queue does
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ANSWER_MS);
    });
    await Promise.race([over, answer]);
    clearTimeout(timer);
    entry.reject(new EmpriseError('cancelled'));
  }
}
