/** What a long task is: a function from plain input to plain result, run in a thread of its own so that it can be stopped dead. */
import type { EngineError } from '../../../shared/contract/errors.ts';

/** total 0 = unknown. `step` is the message `job.step.<step>`, `subject` what it is about (a file, a layer). */
export interface TaskProgress {
  readonly step: string;
  readonly subject: string;
  readonly done: number;
  readonly total: number;
}

export interface TaskContext {
  progress(step: string, subject: string, done: number, total: number): void;
  /**
   * Throws `cancelled` once the user has cancelled: lets a task close its files by itself. Optional, for a task that does not call it
   * is stopped from outside; a long call into native code is the one place where that has to wait.
   */
  checkpoint(): void;
}

// biome-ignore lint/suspicious/noExplicitAny: the table holds tasks of every input; `TaskInput` gives each its own type back
export type Task = (input: any, context: TaskContext) => unknown;
export type TaskTable = Readonly<Record<string, Task>>;
export type TaskInput<T extends Task> = Parameters<T>[0];
export type TaskResult<T extends Task> = Awaited<ReturnType<T>>;

/** What the runner gives a thread at its start. */
export interface ThreadData {
  readonly task: string;
  readonly input: unknown;
  /** One Int32: 1 = cancelled. */
  readonly cancelled: SharedArrayBuffer;
}

export type ThreadMessage =
  | { readonly type: 'progress'; readonly progress: TaskProgress }
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'error'; readonly error: EngineError };
