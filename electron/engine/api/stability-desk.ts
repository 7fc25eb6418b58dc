/** What is reckoned long of a ranking, in threads begun by the first call: draws of weights, and what one site hangs on. Neither waits for the other. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Problem } from '../../../shared/decision/problem.ts';
import { type RobustnessFigures, robustnessOf } from '../../../shared/decision/robustness.ts';
import { rankStability, type StabilityFigures } from '../../../shared/decision/stability.ts';
import type { StabilityReply, StabilityRequest, StabilityWork } from './threads/stability-messages.ts';

type Work<W extends StabilityWork['what']> = Extract<StabilityWork, { what: W }>['options'];

export class StabilityDesk {
  readonly #draws: Lane;
  readonly #sites: Lane;

  constructor(resources: string) {
    const program = path.join(resources, '..', 'engine', 'stability.cjs');
    // there is no built thread to start (tests on sources)
    this.#draws = new Lane(existsSync(program) ? program : null);
    this.#sites = new Lane(existsSync(program) ? program : null);
  }

  /** Throws `cancelled`, `internal`. */
  async draw(problem: Problem, options: Work<'draws'>): Promise<StabilityFigures> {
    const figures = await this.#draws.ask({ what: 'draws', problem, options });
    return (figures as StabilityFigures | null) ?? rankStability(problem, options);
  }

  /** Throws `cancelled`, `internal`. */
  async weigh(problem: Problem, options: Work<'robustness'>): Promise<RobustnessFigures> {
    const figures = await this.#sites.ask({ what: 'robustness', problem, options });
    return (figures as RobustnessFigures | null) ?? robustnessOf(problem, options);
  }

  async close(): Promise<void> {
    await Promise.all([this.#draws.close(), this.#sites.close()]);
  }
}

interface Waiting {
  resolve(figures: unknown): void;
  reject(error: unknown): void;
}

/** One thread. A later request drops the one under way (`cancelled`). */
class Lane {
  readonly #program: string | null;
  readonly #latest = new Int32Array(new SharedArrayBuffer(4));
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;

  constructor(program: string | null) {
    this.#program = program;
  }

  /** Null: there is no thread to ask. */
  ask(work: StabilityWork): Promise<unknown> {
    if (this.#program === null) return Promise.resolve(null);
    const ticket = Atomics.add(this.#latest, 0, 1) + 1;
    this.#worker ??= this.#start(this.#program);
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve, reject });
      worker.postMessage({ ticket, ...work } satisfies StabilityRequest);
    });
  }

  async close(): Promise<void> {
    Atomics.add(this.#latest, 0, 1);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#refuse(new EmpriseError('cancelled'));
  }

  #start(program: string): Worker {
    const worker = new Worker(program, { workerData: { latest: this.#latest.buffer } });
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
