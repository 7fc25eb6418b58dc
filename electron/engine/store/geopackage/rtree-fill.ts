/**
 * Fills an empty spatial index from below: leaves packed along a Hilbert curve, then the levels above, written into the index's own tables (file format
 * of the SQLite R*Tree module, rtree.c). A row costs a tenth of what an INSERT does, and windows touch fewer nodes.
 */
import type { Database } from 'better-sqlite3';
import { quoted } from '../sql.ts';
import { indexName } from './rtree.ts';

const HEADER_BYTES = 4;
const CELL_BYTES = 24;
const ROOT = 1;
/** Bits of a double that count. */
const EXACT_BITS = 53;

/** Bounds as the index keeps them, single precision rounded outwards, for rows with consecutive keys. */
export class IndexBounds {
  /** minX, maxX, minY, maxY. */
  #boxes = new Float32Array(4 * 4096);
  #keys = new Float64Array(4096);
  #count = 0;

  add(key: number, minX: number, minY: number, maxX: number, maxY: number): void {
    if (this.#count === this.#keys.length) {
      const [boxes, keys] = [new Float32Array(this.#count * 8), new Float64Array(this.#count * 2)];
      boxes.set(this.#boxes);
      keys.set(this.#keys);
      [this.#boxes, this.#keys] = [boxes, keys];
    }
    const at = this.#count * 4;
    this.#boxes[at] = below(minX);
    this.#boxes[at + 1] = above(maxX);
    this.#boxes[at + 2] = below(minY);
    this.#boxes[at + 3] = above(maxY);
    this.#keys[this.#count++] = key;
  }

  get count(): number {
    return this.#count;
  }

  get boxes(): Float32Array {
    return this.#boxes.subarray(0, this.#count * 4);
  }

  get keys(): Float64Array {
    return this.#keys.subarray(0, this.#count);
  }
}

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** Single-precision number just below or just above another: what the module itself stores. */
function beside(value: number, up: boolean): number {
  if (value === 0) return up ? 2 ** -149 : -(2 ** -149);
  single[0] = value;
  // The bits of floating-point numbers of one sign are ordered as the numbers.
  bits[0] = (bits[0] as number) + (value > 0 === up ? 1 : -1);
  return single[0] as number;
}

function below(value: number): number {
  const near = Math.fround(value);
  return near > value ? beside(near, false) : near;
}

function above(value: number): number {
  const near = Math.fround(value);
  return near < value ? beside(near, true) : near;
}

/** Writes the bounds into the index of a table: from below where it is empty, row by row where it holds something. Keys are given once. */
export function fillIndex(db: Database, table: string, bounds: IndexBounds): void {
  if (bounds.count === 0) return;
  const name = indexName(table);
  const root = db
    .prepare<[], Buffer>(`SELECT data FROM ${quoted(`${name}_node`)} WHERE nodeno = ${ROOT}`)
    .pluck()
    .get();
  const isEmpty = root !== undefined && root.readUInt16BE(0) === 0 && root.readUInt16BE(2) === 0;
  const capacity = isEmpty ? Math.floor((root.length - HEADER_BYTES) / CELL_BYTES) : 0;
  if (capacity < 2) {
    insertRows(db, name, bounds);
    return;
  }
  // The index's own tables are closed to everybody else.
  db.unsafeMode(true);
  try {
    writeTree(db, name, bounds, root?.length ?? 0, capacity);
  } finally {
    db.unsafeMode(false);
  }
}

function insertRows(db: Database, name: string, { boxes, keys, count }: IndexBounds): void {
  const insert = db.prepare<[number[]]>(`INSERT INTO ${quoted(name)} VALUES (?, ?, ?, ?, ?)`);
  for (let i = 0; i < count; i++) insert.run([keys[i] as number, ...boxes.subarray(i * 4, i * 4 + 4)]);
}

interface Level {
  /** Of each entry: the row's key, or the number of the node below. */
  readonly ids: Float64Array;
  readonly boxes: Float32Array;
}

function writeTree(db: Database, name: string, bounds: IndexBounds, nodeBytes: number, capacity: number): void {
  const putNode = db.prepare<[number, Buffer]>(`INSERT OR REPLACE INTO ${quoted(`${name}_node`)} (nodeno, data) VALUES (?, ?)`);
  const putRow = db.prepare<[number, number]>(`INSERT INTO ${quoted(`${name}_rowid`)} (rowid, nodeno) VALUES (?, ?)`);
  const putParent = db.prepare<[number, number]>(`INSERT INTO ${quoted(`${name}_parent`)} (nodeno, parentnode) VALUES (?, ?)`);
  const order = hilbertOrder(bounds);
  const leafOf = new Float64Array(bounds.count);
  let level: Level = { ids: Float64Array.from(order, (i) => bounds.keys[i] as number), boxes: reordered(bounds.boxes, order) };
  let nextNode = ROOT + 1;
  for (let depth = 0; ; depth++) {
    const entries = level.ids.length;
    const nodes = Math.ceil(entries / capacity);
    const isRoot = nodes === 1;
    const above = { ids: new Float64Array(nodes), boxes: new Float32Array(nodes * 4) };
    for (let node = 0; node < nodes; node++) {
      // Even shares: no node is left with a handful.
      const from = Math.floor((node * entries) / nodes);
      const to = Math.floor(((node + 1) * entries) / nodes);
      const number = isRoot ? ROOT : nextNode++;
      putNode.run(number, nodeOf(level, from, to, nodeBytes, isRoot ? depth : 0));
      above.ids[node] = number;
      unite(level.boxes, from, to, above.boxes, node * 4);
      for (let i = from; i < to; i++) {
        if (depth === 0) leafOf[order[i] as number] = number;
        else putParent.run(level.ids[i] as number, number);
      }
    }
    if (isRoot) break;
    level = above;
  }
  for (let i = 0; i < bounds.count; i++) putRow.run(bounds.keys[i] as number, leafOf[i] as number);
}

/** Depth of the tree (in the root only), number of cells, then each cell: 64-bit id and four single-precision numbers, big endian. */
function nodeOf({ ids, boxes }: Level, from: number, to: number, bytes: number, depth: number): Buffer {
  const node = Buffer.alloc(bytes);
  node.writeUInt16BE(depth, 0);
  node.writeUInt16BE(to - from, 2);
  let at = HEADER_BYTES;
  for (let i = from; i < to; i++) {
    node.writeBigInt64BE(BigInt(ids[i] as number), at);
    for (let side = 0; side < 4; side++) node.writeFloatBE(boxes[i * 4 + side] as number, at + 8 + side * 4);
    at += CELL_BYTES;
  }
  return node;
}

function unite(boxes: Float32Array, from: number, to: number, into: Float32Array, at: number): void {
  for (let side = 0; side < 4; side++) {
    let extreme = boxes[from * 4 + side] as number;
    for (let i = from + 1; i < to; i++) {
      const value = boxes[i * 4 + side] as number;
      if (side % 2 === 0 ? value < extreme : value > extreme) extreme = value;
    }
    into[at + side] = extreme;
  }
}

function reordered(boxes: Float32Array, order: Uint32Array): Float32Array {
  const result = new Float32Array(boxes.length);
  order.forEach((from, to) => {
    for (let side = 0; side < 4; side++) result[to * 4 + side] = boxes[from * 4 + side] as number;
  });
  return result;
}

/** Indexes of the boxes along a Hilbert curve through their centres. */
function hilbertOrder({ boxes, count }: IndexBounds): Uint32Array {
  const all = new Float32Array(4);
  unite(boxes, 0, count, all, 0);
  const indexBits = Math.ceil(Math.log2(Math.max(2, count)));
  const bits = Math.min(16, Math.floor((EXACT_BITS - indexBits) / 2));
  const side = 2 ** bits - 1;
  const scaleX = side / ((all[1] as number) - (all[0] as number) || 1);
  const scaleY = side / ((all[3] as number) - (all[2] as number) || 1);
  const room = 2 ** indexBits;
  const sorted = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const x = (((boxes[i * 4] as number) + (boxes[i * 4 + 1] as number)) / 2 - (all[0] as number)) * scaleX;
    const y = (((boxes[i * 4 + 2] as number) + (boxes[i * 4 + 3] as number)) / 2 - (all[2] as number)) * scaleY;
    // Place on the curve and index in one exact number: sorting numbers needs no comparison function.
    sorted[i] = hilbert(Math.floor(x), Math.floor(y), bits) * room + i;
  }
  sorted.sort();
  return Uint32Array.from(sorted, (value) => value % room);
}

/** Distance along the Hilbert curve of order `bits` (Hamilton's bit by bit form). */
function hilbert(column: number, row: number, bits: number): number {
  let x = column;
  let y = row;
  let distance = 0;
  for (let square = 2 ** (bits - 1); square >= 1; square /= 2) {
    const right = x & square ? 1 : 0;
    const up = y & square ? 1 : 0;
    distance += square * square * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = square * 2 - 1 - (x & (square * 2 - 1));
        y = square * 2 - 1 - (y & (square * 2 - 1));
      }
      [x, y] = [y, x];
    }
  }
  return distance;
}
