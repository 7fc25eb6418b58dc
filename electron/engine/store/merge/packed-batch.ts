/** Rows as a thread hands them to another: outlines already as GeoPackage blobs in one buffer that is given away, values column by column. */
import type { Value } from '../../../../shared/domain/change.ts';
import { bboxOf, type Geometry } from '../../../../shared/geo/geometry.ts';
import type { PreparedRow, PreparedTable } from '../../importers/types.ts';
import { blobLength, encodeBlobInto } from '../geopackage/blob.ts';

export interface PackedBatch {
  readonly table: PreparedTable;
  readonly count: number;
  /** GeoPackage blobs (EPSG:4326) one after the other; `ends[i]` is where that of row i ends. A row without one has no bytes. There may be room behind. */
  readonly geometries: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** minX, minY, maxX, maxY of each row, in degrees. */
  readonly bounds: Float64Array<ArrayBuffer>;
  /** Fields that some row of the batch gives, and their values by column; `uid` may be one of them. */
  readonly columns: readonly string[];
  readonly values: readonly (readonly Value[])[];
}

const FIRST_ROWS = 64;

/** Rows of one table, packed as they come: nothing of a row is kept but its values. */
class BatchPacker {
  readonly #table: PreparedTable;
  readonly #columns = new Map<string, Value[]>();
  #count = 0;
  #used = 0;
  #geometries: Uint8Array<ArrayBuffer>;
  #ends = new Uint32Array(FIRST_ROWS);
  #bounds = new Float64Array(FIRST_ROWS * 4);

  constructor(table: PreparedTable, room: Uint8Array<ArrayBuffer>) {
    this.#table = table;
    this.#geometries = room;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#used;
  }

  add({ geometry, values }: PreparedRow): void {
    const row = this.#count++;
    if (row === this.#ends.length) this.#growRows();
    if (geometry !== null) this.#encode(geometry, row);
    this.#ends[row] = this.#used;
    for (const name in values) {
      let column = this.#columns.get(name);
      if (!column) {
        column = [];
        this.#columns.set(name, column);
      }
      while (column.length < row) column.push(null);
      column.push(values[name] ?? null);
    }
  }

  finish(): PackedBatch {
    for (const column of this.#columns.values()) while (column.length < this.#count) column.push(null);
    return {
      table: this.#table,
      count: this.#count,
      geometries: this.#geometries,
      ends: this.#ends,
      bounds: this.#bounds,
      columns: [...this.#columns.keys()],
      values: [...this.#columns.values()],
    };
  }

  #encode(geometry: Geometry, row: number): void {
    const box = bboxOf(geometry);
    if (box === null) return;
    const needed = this.#used + blobLength(geometry);
    if (needed > this.#geometries.length) {
      const larger = new Uint8Array(Math.max(needed, this.#geometries.length * 2));
      larger.set(this.#geometries.subarray(0, this.#used));
      this.#geometries = larger;
    }
    this.#used = encodeBlobInto(geometry, 4326, box, this.#geometries, this.#used);
    this.#bounds.set(box, row * 4);
  }

  #growRows(): void {
    const [ends, bounds] = [this.#ends, this.#bounds];
    this.#ends = new Uint32Array(ends.length * 2);
    this.#ends.set(ends);
    this.#bounds = new Float64Array(bounds.length * 2);
    this.#bounds.set(bounds);
  }
}

export function packBatch(table: PreparedTable, rows: readonly PreparedRow[]): PackedBatch {
  const packer = new BatchPacker(table, new Uint8Array(0));
  for (const row of rows) packer.add(row);
  return packer.finish();
}

const BATCH_BYTES = 1 << 20;
/** Left for the outline that fills a batch: most are smaller. */
const SPARE_BYTES = 1 << 16;
const BATCH_ROWS = 2000;

/** Gathers the rows of all tables into batches of about a megabyte: few messages, and buffers that go back and forth between two threads. */
export class BatchGatherer {
  readonly #packers = new Map<string, BatchPacker>();
  readonly #rooms: Uint8Array<ArrayBuffer>[] = [];

  add(table: PreparedTable, rows: readonly PreparedRow[]): void {
    let packer = this.#packers.get(table.table);
    if (!packer) {
      packer = new BatchPacker(table, this.#rooms.pop() ?? new Uint8Array(table.geometry === null ? 0 : BATCH_BYTES));
      this.#packers.set(table.table, packer);
    }
    for (const row of rows) packer.add(row);
  }

  get isFull(): boolean {
    for (const { count, bytes } of this.#packers.values()) if (count >= BATCH_ROWS || bytes > BATCH_BYTES - SPARE_BYTES) return true;
    return false;
  }

  /** What was gathered, tables in the order they were met in. */
  take(): PackedBatch[] {
    const batches = [...this.#packers.values()].map((packer) => packer.finish());
    this.#packers.clear();
    return batches;
  }

  /** A buffer of a batch that has been written: filled again. */
  reuse(buffer: ArrayBuffer): void {
    if (buffer.byteLength === BATCH_BYTES) this.#rooms.push(new Uint8Array(buffer));
  }
}

/** What may change hands without a copy. */
export function buffersOf({ geometries, ends, bounds }: PackedBatch): ArrayBuffer[] {
  return [geometries.buffer, ends.buffer, bounds.buffer];
}
