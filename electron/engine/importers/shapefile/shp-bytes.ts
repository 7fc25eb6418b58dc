/** The bytes of a .shp: held whole, or read from the file by windows, of which there is one at a time. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

export interface ShpBytes {
  readonly length: number;
  /** Where `locate` found what it was asked for; both good until it is called again. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Index in `bytes` of the byte `at` of the file, with `count` bytes from there. Throws RangeError where the file has no such bytes. */
  locate(at: number, count: number): number;
  /** Gives back what reading holds; it may be read again. */
  release(): void;
}

export function heldBytes(bytes: Uint8Array): ShpBytes {
  return {
    length: bytes.length,
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    locate(at, count) {
      if (at + count > bytes.length) throw new RangeError('beyond the end');
      return at;
    },
    release: () => {},
  };
}

const WINDOW_BYTES = 1 << 20;
/** Of a jump: what comes after may not be wanted. */
const JUMP_BYTES = 1 << 14;

/** Opened when it is first read: a folder may have more files than a process may hold open. */
export class FileBytes implements ShpBytes {
  readonly length: number;
  readonly #path: string;
  #file: number | null = null;
  #window = Buffer.alloc(0);
  #view = new DataView(new ArrayBuffer(0));
  /** Place in the file of the window, and how much of it is filled. */
  #from = 0;
  #filled = 0;

  constructor(path: string) {
    this.#path = path;
    this.length = statSync(path).size;
  }

  get bytes(): Uint8Array {
    return this.#window;
  }

  get view(): DataView {
    return this.#view;
  }

  locate(at: number, count: number): number {
    if (at < this.#from || at + count > this.#from + this.#filled) this.#move(at, count);
    return at - this.#from;
  }

  release(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    this.#window = Buffer.alloc(0);
    this.#view = new DataView(new ArrayBuffer(0));
    this.#filled = 0;
  }

  #move(at: number, count: number): void {
    if (at + count > this.length) throw new RangeError('beyond the end');
    this.#file ??= this.#open();
    const follows = at >= this.#from && at <= this.#from + this.#filled;
    const wanted = Math.min(Math.max(count, follows ? WINDOW_BYTES : JUMP_BYTES), this.length - at);
    if (this.#window.length < wanted) {
      this.#window = Buffer.allocUnsafeSlow(wanted);
      this.#view = new DataView(this.#window.buffer, this.#window.byteOffset, this.#window.byteLength);
    }
    this.#from = at;
    this.#filled = 0;
    while (this.#filled < wanted) {
      const read = readSync(this.#file, this.#window, this.#filled, wanted - this.#filled, at + this.#filled);
      if (read === 0) break;
      this.#filled += read;
    }
    // Cut short by somebody while it is read.
    if (this.#filled < count) throw new RangeError('beyond the end');
  }

  #open(): number {
    const file = openSync(this.#path, 'r');
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    throw new RangeError('no file');
  }
}
