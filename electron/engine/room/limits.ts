import type { Socket } from 'node:net';

/** Lines one address may hold open: many phones behind one relay do, one machine that wants them all does not. */
const LINES = 192;
/** A bucket of requests for each address: refilled with time, empty for who asks too much. */
const SIZE = 300;
const PER_SECOND = 60;
/** Addresses remembered; beyond, the full ones are forgotten. */
const MOST = 4096;

export class Buckets {
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #now: () => number;

  /** `now`: milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** False where the address has to wait. */
  take(address: string, cost = 1): boolean {
    const now = this.#now();
    const before = this.#buckets.get(address) ?? { left: SIZE, at: now };
    const left = Math.min(SIZE, before.left + ((now - before.at) / 1000) * PER_SECOND);
    const isAllowed = left >= cost;
    this.#buckets.set(address, { left: isAllowed ? left - cost : left, at: now });
    // now and then: a crowd of addresses must not cost a look at all of them each time
    if (this.#buckets.size > MOST && this.#buckets.size % 512 === 0) this.#sweep(now);
    return isAllowed;
  }

  #sweep(now: number): void {
    for (const [address, { left, at }] of this.#buckets) {
      if (left + ((now - at) / 1000) * PER_SECOND >= SIZE) this.#buckets.delete(address);
    }
  }
}

/** Open lines by address. */
export class Lines {
  readonly #open = new Map<string, number>();

  /** Ends a line at once where its address holds too many. */
  take(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const count = this.#open.get(address) ?? 0;
    if (count >= LINES) {
      socket.destroy();
      return;
    }
    this.#open.set(address, count + 1);
    socket.once('close', () => {
      const left = (this.#open.get(address) ?? 1) - 1;
      if (left > 0) this.#open.set(address, left);
      else this.#open.delete(address);
    });
  }
}
