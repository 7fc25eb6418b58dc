/** Decides when the document is rewritten by itself: after a quiet time that grows with what a save costs. */
export const QUIET_MS = 30_000;
const COST_FACTOR = 20;

export interface AutosaveClock {
  now(): number;
  /** Runs `call` later; answers with what cancels it. */
  after(delay_ms: number, call: () => void): () => void;
}

export const SYSTEM_CLOCK: AutosaveClock = {
  now: () => performance.now(),
  after: (delay_ms, call) => {
    const timer = setTimeout(call, delay_ms).unref();
    return () => clearTimeout(timer);
  },
};

export interface AutosaveOptions {
  /** Rejects when it could not save: it is then tried again after the next edit. */
  save(): Promise<void>;
  onFailure?(error: unknown): void;
  readonly clock?: AutosaveClock;
}

export class AutosaveScheduler {
  readonly #options: AutosaveOptions;
  readonly #clock: AutosaveClock;
  #cancel: (() => void) | null = null;
  #lastDuration_ms = 0;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#clock = options.clock ?? SYSTEM_CLOCK;
  }

  get quiet_ms(): number {
    return Math.max(QUIET_MS, COST_FACTOR * this.#lastDuration_ms);
  }

  /** After each edit. */
  touched(): void {
    this.stop();
    this.#cancel = this.#clock.after(this.quiet_ms, () => void this.flush());
  }

  /** Saves now (window left, Ctrl+S, close). Never rejects: a failure goes to `onFailure`. */
  async flush(): Promise<void> {
    this.stop();
    const start = this.#clock.now();
    try {
      await this.#options.save();
      this.#lastDuration_ms = this.#clock.now() - start;
    } catch (error) {
      this.#options.onFailure?.(error);
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
