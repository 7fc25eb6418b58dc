/** A worker in a thread of its own, and the messages between the two sides. */
import { Worker } from 'node:worker_threads';
import { EmpriseError, type EngineError } from '../../../shared/contract/errors.ts';
import type { AnswerTo, TileJob, TileWorker } from './jobs.ts';

export interface TileThreadData {
  /** The working copy. */
  readonly path: string;
  readonly appVersion: string;
  /** One number: the job that is to stop, or −1 for all. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

export type ToTileThread =
  | { readonly type: 'job'; readonly id: number; readonly job: TileJob }
  | { readonly type: 'forget' }
  | { readonly type: 'close' };
export type FromTileThread = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: EngineError };

export class TileThread implements TileWorker {
  readonly #worker: Worker;
  readonly #pending = new Map<number, { resolve: (answer: unknown) => void; reject: (error: unknown) => void }>();
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  #last = 0;
  #ended = false;

  constructor(program: string, data: Omit<TileThreadData, 'stop'>) {
    this.#worker = new Worker(program, { workerData: { ...data, stop: this.#stop } satisfies TileThreadData });
    this.#worker.on('message', (message: FromTileThread) => {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if ('error' in message) pending?.reject(new EmpriseError(message.error.code, message.error.params, message.error.details));
      else pending?.resolve(message.answer);
    });
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    this.#worker.on('exit', () => this.#fail('the tile thread has ended'));
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  run<J extends TileJob>(job: J): Promise<AnswerTo<J>> {
    return new Promise<AnswerTo<J>>((resolve, reject) => {
      if (this.#ended) return reject(new EmpriseError('internal', {}, 'the tile thread has ended'));
      const id = ++this.#last;
      this.#pending.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#send({ type: 'job', id, job });
    });
  }

  interrupt(): void {
    Atomics.store(this.#stop, 0, this.#last);
  }

  forget(): void {
    this.#send({ type: 'forget' });
  }

  /** The job under way is cut short, but ends: its connection has to be closed before the working copy goes. */
  async close(): Promise<void> {
    if (this.#ended) return;
    Atomics.store(this.#stop, 0, -1);
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#send({ type: 'close' });
    await exited;
  }

  #send(message: ToTileThread): void {
    this.#worker.postMessage(message);
  }

  #fail(details: string): void {
    this.#ended = true;
    for (const { reject } of this.#pending.values()) reject(new EmpriseError('internal', {}, details));
    this.#pending.clear();
  }
}
