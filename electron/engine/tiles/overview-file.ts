/**
 * The overview of one layer in one system: its tiles at small scales, cut beforehand, in a file that only grows. A record says which state of the shapes the
 * tiles are of, another holds a tile, another takes one away; the last one counts. What a crash cut short is left out: each record has a checksum.
 */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import type { TileAddress } from '../../../shared/geo/tile-grid.ts';
import { packTile, unpackTile } from './pack-tile.ts';

const MAGIC = Buffer.from('EMPTILE1');
/** Length of what follows, its checksum. */
const HEAD_BYTES = 8;
const [STAMP, TILE, GONE] = [1, 2, 3];
/** Kind, level, column, row, and whether names were looked for. */
const LABEL_BYTES = 20;
/** More is no overview. */
const MOST_BYTES = 160_000_000;

interface Place {
  readonly offset: number;
  readonly length: number;
  readonly named: boolean;
  /** Of the whole record: another process may have written to the same file. */
  readonly checksum: number;
}

const keyOf = ({ z, x, y }: TileAddress): string => `${z} ${x} ${y}`;

export class OverviewFile {
  readonly #file: number;
  readonly #places = new Map<string, Place>();
  #stamp: string | null = null;
  #end = 0;

  /** Opens it, or begins it anew where it is of another state than `stamp`. Throws what the file system throws. */
  constructor(path: string, stamp: string) {
    this.#file = openSync(path, 'a+');
    this.#read();
    if (this.#stamp !== stamp) this.restart(stamp);
  }

  get stamp(): string | null {
    return this.#stamp;
  }

  get count(): number {
    return this.#places.size;
  }

  /** `labels`: one without places of names does not serve. */
  has(address: TileAddress, labels: boolean): boolean {
    const place = this.#places.get(keyOf(address));
    return place !== undefined && (place.named || !labels);
  }

  get(address: TileAddress, labels: boolean, revision: number): PackedTile | null {
    const place = this.#places.get(keyOf(address));
    if (!place || (labels && !place.named)) return null;
    const record = Buffer.allocUnsafe(place.length);
    const read = readSync(this.#file, record, 0, place.length, place.offset);
    if (read < place.length || crc32(record) !== place.checksum) return null;
    const tile = unpackTile(record.subarray(LABEL_BYTES), revision);
    return labels ? tile : { ...tile, anchors: new Float32Array(0) };
  }

  put(address: TileAddress, labels: boolean, tile: PackedTile): void {
    const packed = packTile(tile);
    if (this.#end + packed.length > MOST_BYTES) return;
    const record = Buffer.concat([labelOf(TILE, address, labels), packed]);
    const offset = this.#append(record);
    this.#places.set(keyOf(address), { offset, length: record.length, named: labels, checksum: crc32(record) });
  }

  /** The shapes are in another state now; all tiles but these still show them. */
  change(stamp: string, isGone: (address: TileAddress) => boolean): void {
    for (const key of [...this.#places.keys()]) {
      const [z = 0, x = 0, y = 0] = key.split(' ').map(Number);
      if (!isGone({ z, x, y })) continue;
      this.#places.delete(key);
      this.#append(labelOf(GONE, { z, x, y }, false));
    }
    this.#setStamp(stamp);
  }

  restart(stamp: string): void {
    this.#places.clear();
    ftruncateSync(this.#file, 0);
    writeSync(this.#file, MAGIC);
    this.#end = MAGIC.length;
    this.#setStamp(stamp);
  }

  close(): void {
    closeSync(this.#file);
  }

  #setStamp(stamp: string): void {
    this.#stamp = stamp;
    this.#append(Buffer.concat([labelOf(STAMP, { z: 0, x: 0, y: 0 }, false), Buffer.from(stamp)]));
  }

  /** Answers where the record begins. */
  #append(record: Buffer): number {
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32LE(record.length, 0);
    head.writeUInt32LE(crc32(record), 4);
    writeSync(this.#file, Buffer.concat([head, record]));
    const offset = this.#end + HEAD_BYTES;
    this.#end = offset + record.length;
    return offset;
  }

  #read(): void {
    const { size } = fstatSync(this.#file);
    const all = Buffer.allocUnsafe(size);
    const length = size <= MOST_BYTES ? readSync(this.#file, all, 0, size, 0) : 0;
    if (!all.subarray(0, MAGIC.length).equals(MAGIC)) return;
    this.#end = MAGIC.length;
    while (this.#end + HEAD_BYTES <= length) {
      const offset = this.#end + HEAD_BYTES;
      const end = offset + all.readUInt32LE(this.#end);
      if (end > length || end - offset < LABEL_BYTES || crc32(all.subarray(offset, end)) !== all.readUInt32LE(this.#end + 4)) break;
      this.#take(all.subarray(offset, end), offset);
      this.#end = end;
    }
    if (this.#end < size) ftruncateSync(this.#file, this.#end);
  }

  #take(record: Buffer, offset: number): void {
    const kind = record.readUInt32LE(0);
    const key = keyOf({ z: record.readInt32LE(4), x: record.readInt32LE(8), y: record.readInt32LE(12) });
    if (kind === STAMP) this.#stamp = record.toString('utf8', LABEL_BYTES);
    else if (kind === GONE) this.#places.delete(key);
    else if (kind === TILE) {
      const named = record.readUInt32LE(16) === 1;
      this.#places.set(key, { offset, length: record.length, named, checksum: crc32(record) });
    }
  }
}

function labelOf(kind: number, { z, x, y }: TileAddress, labels: boolean): Buffer {
  const label = Buffer.alloc(LABEL_BYTES);
  label.writeUInt32LE(kind, 0);
  label.writeInt32LE(z, 4);
  label.writeInt32LE(x, 8);
  label.writeInt32LE(y, 12);
  label.writeUInt32LE(labels ? 1 : 0, 16);
  return label;
}
