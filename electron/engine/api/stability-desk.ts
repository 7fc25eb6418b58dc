/** Draws of weights in a thread of their own, begun by the first call. A later call drops the one under way (`cancelled`). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Problem } from '../../../shared/decision/problem.ts';
import { rankStability, type StabilityFigures } from '../../../shared/decision/stability.ts';
import type { StabilityReply, StabilityRequest } from './threads/stability-messages.ts';

interface Waiting {
  resolve(figures: StabilityFigures): void;
  reject(error: unknown): void;
}

export class StabilityDesk {
  readonly #program: string;
  readonly #latest = new Int32Array(new SharedArrayBuffer(4));
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;

  constructor(resources: string) {
    this.#program = path.join(resources, '..', 'engine', 'stability.cjs');
  }

  /** Throws `cancelled`, `internal`. */
  draw(problem: Problem, options: StabilityRequest['options']): Promise<StabilityFigures> {
    const ticket = Atomics.add(this.#latest, 0, 1) + 1;
    // there is no built thread to start (tests on sources)
    if (!existsSync(this.#program)) return Promise.resolve(rankStability(problem, options));
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve, reject });
      worker.postMessage({ ticket, problem, options } satisfies StabilityRequest);
    });
  }

  async close(): Promise<void> {
    Atomics.add(this.#latest, 0, 1);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#refuse(new EmpriseError('cancelled'));
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { workerData: { latest: this.#latest.buffer } });
    worker.unref();
    worker.on('message', (reply: StabilityReply) => {
      const waiting = this.#waiting.get(reply.ticket);
      this.#waiting.delete(reply.ticket);
      if ('figures' in reply) waiting?.resolve(reply.figures);
      else waiting?.reject(new EmpriseError(reply.error.code, reply.error.params, reply.error.details));
    });
    const ended = (error: unknown): void => {
      if (this.#worker === worker) this.#worker = null;
      this.#refuse(error instanceof Error ? error : new EmpriseError('cancelled'));
    };
    worker.on('error', ended);
    worker.on('exit', ended);
    return worker;
  }

  #refuse(error: unknown): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
