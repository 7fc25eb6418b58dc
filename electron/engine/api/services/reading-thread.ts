/** Reading a large file on one core while another writes what it holds. */
import type { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { LayerReport } from '../../importers/types.ts';
import type { PackedBatch } from '../../store/merge/packed-batch.ts';
import type { ReadingMessage, ReadingRequest } from '../threads/reading-messages.ts';
import { threadRefusal } from './thread-refusal.ts';
import { dropReading, hasReading, isLarge, takeReading } from './warm-reading.ts';

export interface ReadingHooks {
  progress(done: number, total: number | null): void;
  checkpoint(): void;
}

export interface Reading {
  /** A batch is read until the next is asked for: its buffer is then filled again. Throws what the reader throws. Whoever stops before the end must call `stop`. */
  batches(hooks: ReadingHooks): AsyncGenerator<PackedBatch, readonly LayerReport[]>;
  stop(): void;
}

/** Begun before anybody asked for their rows. */
const begun = new Map<string, { readonly request: ReadingRequest; readonly reading: Reading }>();

/** Lets the reading begin while the program that will write is still being loaded. A process that ends takes the thread with it. */
export function beginReading(request: ReadingRequest, resources: string): void {
  const reading = startReading(request, resources);
  if (reading !== null) begun.set(request.path, { request, reading });
}

/** Null where the file has to be read in this thread: it is small, the project has a say in its rows, or there is no thread to run (tests on sources). */
export function startReading(request: ReadingRequest, resources: string): Reading | null {
  const { kind, findOverlaps, join } = request.options;
  if (kind === 'territoires' || findOverlaps === true || join !== undefined || !isLarge(request.path) || !hasReading(resources)) {
    dropReading();
    return null;
  }
  const early = begun.get(request.path);
  begun.delete(request.path);
  if (early?.request.options === request.options) return early.reading;
  early?.reading.stop();
  return new ReadingThread(takeReading(resources), request);
}

class ReadingThread implements Reading {
  readonly #worker: Worker;
  readonly #messages: ReadingMessage[] = [];
  #wake: (() => void) | null = null;

  constructor(worker: Worker, request: ReadingRequest) {
    this.#worker = worker;
    const ended = (error: unknown): void => this.#take({ type: 'error', error: threadRefusal(error, request.path).toEngineError() });
    worker.on('message', (message: ReadingMessage) => this.#take(message));
    worker.on('error', ended);
    worker.on('exit', (status) => ended(`the reading thread ended with status ${status} and no result`));
    worker.postMessage(request);
  }

  async *batches(hooks: ReadingHooks): AsyncGenerator<PackedBatch, readonly LayerReport[]> {
    try {
      for (;;) {
        const message = this.#messages.shift();
        hooks.checkpoint();
        switch (message?.type) {
          case undefined:
            await new Promise<void>((resolve) => {
              this.#wake = resolve;
            });
            break;
          case 'batch':
            yield message.batch;
            this.#worker.postMessage(message.batch.geometries.buffer, [message.batch.geometries.buffer]);
            break;
          case 'progress':
            hooks.progress(message.done, message.total);
            break;
          case 'result':
            return message.reports;
          case 'error':
            throw new EmpriseError(message.error.code, message.error.params, message.error.details);
        }
      }
    } finally {
      this.stop();
    }
  }

  stop(): void {
    void this.#worker.terminate();
  }

  #take(message: ReadingMessage): void {
    this.#messages.push(message);
    this.#wake?.();
    this.#wake = null;
  }
}
