/** A PNG written row by row (W3C PNG, third edition): 8-bit colour without transparency, never whole in memory. */
import { once } from 'node:events';
import { crc32, createDeflate, type Deflate } from 'node:zlib';

type Write = (bytes: Uint8Array) => Promise<void> | void;

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const SAMPLES = 3;
/** Pieces of this size make a chunk. */
const CHUNK_BYTES = 256 * 1024;

export class PngRows {
  readonly #write: Write;
  readonly #deflate: Deflate;
  readonly #width: number;
  /** Two rows that take turns. */
  #before: Uint8Array;
  #own: Uint8Array;
  #packed: Uint8Array[] = [];
  #packedBytes = 0;
  readonly #ended: Promise<unknown>;

  private constructor(width: number, write: Write) {
    this.#width = width;
    this.#write = write;
    this.#before = new Uint8Array(width * SAMPLES);
    this.#own = new Uint8Array(width * SAMPLES);
    this.#deflate = createDeflate({ level: 6 });
    this.#deflate.on('data', (piece: Uint8Array) => {
      this.#packed.push(piece);
      this.#packedBytes += piece.length;
    });
    this.#ended = once(this.#deflate, 'end');
  }

  static async open(width: number, height: number, dpi: number, write: Write): Promise<PngRows> {
    const header = headerOf(width, height, COLOURS.colour);
    // word processors place the picture at its true size by this (pixels a metre)
    const density = Buffer.alloc(9);
    density.writeUInt32BE(Math.round(dpi / 0.0254), 0);
    density.writeUInt32BE(Math.round(dpi / 0.0254), 4);
    density[8] = 1;
    await write(Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('pHYs', density)]));
    return new PngRows(width, write);
  }

  /** Rows of red, green, blue, opacity; the last is left out. */
  async add(rgba: Uint8Array): Promise<void> {
    const stride = this.#width * SAMPLES;
    const rows = rgba.length / (this.#width * 4);
    const filtered = new Uint8Array(rows * (stride + 1));
    for (let row = 0; row < rows; row++) {
      const own = this.#own;
      for (let at = 0, from = row * this.#width * 4; at < stride; at += SAMPLES, from += 4) {
        own[at] = rgba[from] as number;
        own[at + 1] = rgba[from + 1] as number;
        own[at + 2] = rgba[from + 2] as number;
      }
      filterRow(own, this.#before, filtered.subarray(row * (stride + 1), (row + 1) * (stride + 1)));
      this.#own = this.#before;
      this.#before = own;
    }
    if (!this.#deflate.write(filtered)) await once(this.#deflate, 'drain');
    if (this.#packedBytes >= CHUNK_BYTES) await this.#flush();
  }

  async end(): Promise<void> {
    this.#deflate.end();
    await this.#ended;
    await this.#flush();
    await this.#write(chunk('IEND', new Uint8Array(0)));
  }

  async #flush(): Promise<void> {
    const data = Buffer.concat(this.#packed);
    this.#packed = [];
    this.#packedBytes = 0;
    if (data.length > 0) await this.#write(chunk('IDAT', data));
  }
}

/** Colour types of §11.2.1. */
const COLOURS = { grey: 0, colour: 2, 'grey-opacity': 4, 'colour-opacity': 6 } as const;

function headerOf(width: number, height: number, colours: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colours, 0, 0, 0], 8);
  return header;
}

/** A small picture at once, from rows that are filtered and packed already. */
export function pngOf(width: number, height: number, colours: keyof typeof COLOURS, packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = headerOf(width, height, COLOURS[colours]);
  return Uint8Array.from(Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array(0))]));
}

/** Left or upper neighbour taken away, whichever leaves less (§12.7, heuristic of the smallest sum). */
function filterRow(own: Uint8Array, above: Uint8Array, out: Uint8Array): void {
  let [left, up] = [0, 0];
  for (let at = 0; at < own.length; at++) {
    const value = own[at] as number;
    left += Math.abs((((value - (at < SAMPLES ? 0 : (own[at - SAMPLES] as number))) << 24) >> 24) as number);
    up += Math.abs(((value - (above[at] as number)) << 24) >> 24);
  }
  const byUp = up < left;
  out[0] = byUp ? 2 : 1;
  for (let at = 0; at < own.length; at++) {
    const other = byUp ? (above[at] as number) : at < SAMPLES ? 0 : (own[at - SAMPLES] as number);
    out[at + 1] = (own[at] as number) - other;
  }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
