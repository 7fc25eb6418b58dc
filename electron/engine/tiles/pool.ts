/** Shares jobs among a few workers, one at a time each. What has not begun can be dropped: the view has moved on. A worker that dies is replaced. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { AnswerTo, TileJob, TileWorker } from './jobs.ts';

interface Waiting {
  readonly job: TileJob;
  readonly ticket: Ticket;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
  /** Asked of a second worker since the first died of it, or beside it. */
  isAgain?: boolean;
}

interface Place {
  readonly worker: TileWorker;
  busy: boolean;
  /** What it does can wait. */
  idle: boolean;
}

type Ticket = number | 'later' | null;
const rankOf = (ticket: Ticket): number => (ticket === null ? 0 : ticket === 'later' ? 2 : 1);

export class TilePool {
  readonly #start: () => TileWorker;
  readonly #most: number;
  readonly #workers: Place[] = [];
  #waiting: Waiting[] = [];
  #idle: Waiting | null = null;
  #closed = false;

  constructor(start: () => TileWorker, most: number) {
    this.#start = start;
    this.#most = most;
  }

  /**
   * `ticket`: a number by which it can be dropped; null goes before all that has one, `later` behind them. Rejects with `cancelled` when dropped
   * or closed.
   */
  ask<J extends TileJob>(job: J, ticket: Ticket = null): Promise<AnswerTo<J>> {
    return new Promise<AnswerTo<J>>((resolve, reject) => {
      if (this.#closed) return reject(new EmpriseError('cancelled'));
      const entry: Waiting = { job, ticket, resolve: resolve as (answer: never) => void, reject };
      const at = this.#waiting.findIndex((other) => rankOf(other.ticket) > rankOf(ticket));
      if (at < 0) this.#waiting.push(entry);
      else this.#waiting.splice(at, 0, entry);
      this.#advance();
      if (this.#waiting.length > 0) this.#workers.find(({ idle }) => idle)?.worker.interrupt();
    });
  }

  /** Runs a job while nobody asks for another, one such at a time. Rejects with `cancelled` where somebody does, or when closed. */
  askIdle<J extends TileJob>(job: J): Promise<AnswerTo<J>> {
    return new Promise<AnswerTo<J>>((resolve, reject) => {
      if (this.#closed || this.#idle || this.#workers.some(({ idle }) => idle)) return reject(new EmpriseError('cancelled'));
      this.#idle = { job, ticket: null, resolve: resolve as (answer: never) => void, reject };
      this.#advance();
    });
  }

  drop(tickets: ReadonlySet<number>): void {
    const dropped = this.#waiting.filter(({ ticket }) => typeof ticket === 'number' && tickets.has(ticket));
    this.#waiting = this.#waiting.filter((entry) => !dropped.includes(entry));
    for (const { reject } of dropped) reject(new EmpriseError('cancelled'));
  }

  /** Starts its workers now: their first answers come sooner. */
  warm(): void {
    while (this.#workers.length < this.#most && !this.#closed) this.#add();
  }

  forget(): void {
    for (const { worker } of this.#workers) worker.forget();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new EmpriseError('cancelled'));
    this.#idle?.reject(new EmpriseError('cancelled'));
    this.#idle = null;
    await Promise.all(this.#workers.splice(0).map(({ worker }) => worker.close()));
  }

  #advance(): void {
    while (this.#waiting.length > 0 && !this.#closed) {
      let free = this.#workers.find(({ busy }) => !busy);
      if (!free && this.#workers.length < this.#most) {
        free = this.#add();
      }
      const next = free && this.#waiting.shift();
      if (!free || !next) return;
      void this.#run(free, next);
    }
    const free = this.#idle && (this.#workers.find(({ busy }) => !busy) ?? (this.#workers.length === 0 ? this.#add() : null));
    if (!free || !this.#idle) return;
    free.idle = true;
    void this.#run(free, this.#idle);
    this.#idle = null;
  }

  #add(): Place {
    const place = { worker: this.#start(), busy: false, idle: false };
    this.#workers.push(place);
    return place;
  }

  async #run(place: Place, entry: Waiting): Promise<void> {
    place.busy = true;
    try {
      entry.resolve((await place.worker.run(entry.job)) as never);
    } catch (error) {
      if (!place.worker.hasEnded || entry.isAgain || this.#closed || place.idle) entry.reject(error);
      else this.#waiting.unshift({ ...entry, isAgain: true });
    }
    place.busy = false;
    place.idle = false;
    // another takes its place with the next question
    if (place.worker.hasEnded && this.#workers.includes(place)) this.#workers.splice(this.#workers.indexOf(place), 1);
    this.#advance();
  }
}
