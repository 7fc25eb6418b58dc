/** Files of a series in one archive (PKWARE APPNOTE 6.3), each packed into it as it comes: whole or not at all, like any file. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Sink } from '../write-file.ts';

export class ZipPages {
  readonly #sink: Sink;
  readonly #zip: Zip;
  readonly #time: Date;
  #chunks: Uint8Array[] = [];
  #fault: Error | null = null;

  /** `time`: of every file in it. */
  constructor(sink: Sink, time: Date) {
    this.#sink = sink;
    this.#time = time;
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#fault = error;
      else this.#chunks.push(chunk);
    });
  }

  /** Text is packed; pictures and PDF are so already. Rejects with what `fill` and the sink reject with. */
  async add(name: string, isText: boolean, fill: (sink: Sink) => Promise<void>): Promise<void> {
    const entry = isText ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    entry.mtime = this.#time;
    this.#zip.add(entry);
    await fill({
      write: async (chunk) => {
        entry.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
        await this.#drain();
      },
    });
    entry.push(new Uint8Array(0), true);
    await this.#drain();
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#drain();
  }

  async #drain(): Promise<void> {
    const chunks = this.#chunks;
    this.#chunks = [];
    for (const chunk of chunks) await this.#sink.write(chunk);
    if (this.#fault) throw this.#fault;
  }
}
