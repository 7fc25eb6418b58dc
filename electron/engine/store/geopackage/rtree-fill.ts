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

const CHUNK_ROWS = 1 << 16;
const ROWS_A_STATEMENT = 64;

/** Bounds as the index keeps them, single precision rounded outwards, in chunks: millions of rows are never copied to make room. */
export class IndexBounds {
  /** minX, maxX, minY, maxY. */
  readonly #boxes: Float32Array[] = [];
  /** Less the first key: keys go up. Null while each is one more than the last: then the place tells them. */
  #keys: Uint32Array[] | null = null;
  /** Of all boxes together. */
  readonly whole: [minX: number, maxX: number, minY: number, maxY: number] = [Infinity, -Infinity, Infinity, -Infinity];
  #firstKey = 0;
  #count = 0;

  /** Keys are given in ascending order. */
  add(key: number, minX: number, minY: number, maxX: number, maxY: number): void {
    if (this.#count === 0) this.#firstKey = key;
    const row = this.#count++ % CHUNK_ROWS;
    if (row === 0) {
      this.#boxes.push(new Float32Array(CHUNK_ROWS * 4));
      this.#keys?.push(new Uint32Array(CHUNK_ROWS));
    }
    const boxes = this.#boxes.at(-1) as Float32Array;
    const { whole } = this;
    boxes[row * 4] = below(minX);
    boxes[row * 4 + 1] = above(maxX);
    boxes[row * 4 + 2] = below(minY);
    boxes[row * 4 + 3] = above(maxY);
    whole[0] = Math.min(whole[0], boxes[row * 4] as number);
    whole[1] = Math.max(whole[1], boxes[row * 4 + 1] as number);
    whole[2] = Math.min(whole[2], boxes[row * 4 + 2] as number);
    whole[3] = Math.max(whole[3], boxes[row * 4 + 3] as number);
    // a row without an outline leaves a gap
    if (this.#keys === null && key - this.#firstKey !== this.#count - 1) this.#keys = this.#keysSoFar();
    if (this.#keys !== null) (this.#keys.at(-1) as Uint32Array)[row] = key - this.#firstKey;
  }

  get count(): number {
    return this.#count;
  }

  key(index: number): number {
    if (this.#keys === null) return this.#firstKey + index;
    return this.#firstKey + ((this.#keys[Math.floor(index / CHUNK_ROWS)] as Uint32Array)[index % CHUNK_ROWS] as number);
  }

  #keysSoFar(): Uint32Array[] {
    return this.#boxes.map((_, chunk) => Uint32Array.from({ length: CHUNK_ROWS }, (_, row) => chunk * CHUNK_ROWS + row));
  }

  /** Side 0 minX, 1 maxX, 2 minY, 3 maxY. */
  side(index: number, side: number): number {
    return (this.#boxes[Math.floor(index / CHUNK_ROWS)] as Float32Array)[(index % CHUNK_ROWS) * 4 + side] as number;
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

function insertRows(db: Database, name: string, bounds: IndexBounds): void {
  const insert = db.prepare<[number[]]>(`INSERT INTO ${quoted(name)} VALUES (?, ?, ?, ?, ?)`);
  for (let i = 0; i < bounds.count; i++) insert.run([bounds.key(i), ...SIDES.map((side) => bounds.side(i, side))]);
}

const SIDES = [0, 1, 2, 3] as const;

/** What a level of nodes is packed from: rows along the curve, then the nodes below. */
interface Level {
  readonly count: number;
  id(entry: number): number;
  side(entry: number, side: number): number;
}

function writeTree(db: Database, name: string, bounds: IndexBounds, nodeBytes: number, capacity: number): void {
  const putNode = db.prepare<[number, Buffer]>(`INSERT OR REPLACE INTO ${quoted(`${name}_node`)} (nodeno, data) VALUES (?, ?)`);
  const putRows = (rows: number) =>
    db.prepare<[number[]]>(`INSERT INTO ${quoted(`${name}_rowid`)} (rowid, nodeno) VALUES ${new Array(rows).fill('(?, ?)').join(', ')}`);
  const putParent = db.prepare<[number, number]>(`INSERT INTO ${quoted(`${name}_parent`)} (nodeno, parentnode) VALUES (?, ?)`);
  const order = hilbertOrder(bounds);
  const leafOf = new Uint32Array(bounds.count);
  let level: Level = {
    count: bounds.count,
    id: (entry) => bounds.key(order(entry)),
    side: (entry, side) => bounds.side(order(entry), side),
  };
  let nextNode = ROOT + 1;
  for (let depth = 0; ; depth++) {
    const nodes = Math.ceil(level.count / capacity);
    const isRoot = nodes === 1;
    const ids = new Uint32Array(nodes);
    const boxes = new Float32Array(nodes * 4);
    for (let node = 0; node < nodes; node++) {
      // Even shares: no node is left with a handful.
      const from = Math.floor((node * level.count) / nodes);
      const to = Math.floor(((node + 1) * level.count) / nodes);
      const number = isRoot ? ROOT : nextNode++;
      putNode.run(number, nodeOf(level, from, to, nodeBytes, isRoot ? depth : 0));
      ids[node] = number;
      for (const side of SIDES) boxes[node * 4 + side] = extreme(level, from, to, side);
      for (let i = from; i < to; i++) {
        if (depth === 0) leafOf[order(i)] = number;
        else putParent.run(level.id(i), number);
      }
    }
    if (isRoot) break;
    level = { count: nodes, id: (entry) => ids[entry] as number, side: (entry, side) => boxes[entry * 4 + side] as number };
  }
  const putMany = putRows(ROWS_A_STATEMENT);
  let bound: number[] = [];
  for (let i = 0; i < bounds.count; i++) {
    bound.push(bounds.key(i), leafOf[i] as number);
    if (bound.length < ROWS_A_STATEMENT * 2) continue;
    putMany.run(bound);
    bound = [];
  }
  if (bound.length > 0) putRows(bound.length / 2).run(bound);
}

/** Depth of the tree (in the root only), number of cells, then each cell: 64-bit id and four single-precision numbers, big endian. */
function nodeOf(level: Level, from: number, to: number, bytes: number, depth: number): Buffer {
  const node = Buffer.alloc(bytes);
  node.writeUInt16BE(depth, 0);
  node.writeUInt16BE(to - from, 2);
  let at = HEADER_BYTES;
  for (let i = from; i < to; i++) {
    const id = level.id(i);
    node.writeUInt32BE(Math.floor(id / 2 ** 32), at);
    node.writeUInt32BE(id % 2 ** 32, at + 4);
    for (const side of SIDES) node.writeFloatBE(level.side(i, side), at + 8 + side * 4);
    at += CELL_BYTES;
  }
  return node;
}

/** Smallest of sides 0 and 2, largest of 1 and 3. */
function extreme(level: Pick<Level, 'side'>, from: number, to: number, side: number): number {
  let found = level.side(from, side);
  for (let i = from + 1; i < to; i++) {
    const value = level.side(i, side);
    if (side % 2 === 0 ? value < found : value > found) found = value;
  }
  return found;
}

/** Indexes of the boxes along a Hilbert curve through their centres. */
function hilbertOrder(bounds: IndexBounds): (entry: number) => number {
  const { count } = bounds;
  const [minX, maxX, minY, maxY] = bounds.whole;
  const indexBits = Math.ceil(Math.log2(Math.max(2, count)));
  const curveBits = Math.min(16, Math.floor((EXACT_BITS - indexBits) / 2));
  const cells = 2 ** curveBits - 1;
  const scaleX = cells / (maxX - minX || 1);
  const scaleY = cells / (maxY - minY || 1);
  const places = 2 ** indexBits;
  const sorted = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const x = ((bounds.side(i, 0) + bounds.side(i, 1)) / 2 - minX) * scaleX;
    const y = ((bounds.side(i, 2) + bounds.side(i, 3)) / 2 - minY) * scaleY;
    // Place on the curve and index in one exact number: sorting numbers needs no comparison function.
    sorted[i] = hilbert(Math.floor(x), Math.floor(y), curveBits) * places + i;
  }
  sorted.sort();
  return (entry) => (sorted[entry] as number) % places;
}

/** Distance along the Hilbert curve of order `bits` (Hamilton's bit by bit form). */
function hilbert(column: number, row: number, bits: number): number {
  let x = column;
  let y = row;
  let distance = 0;
  for (let square = 1 << (bits - 1); square >= 1; square >>= 1) {
    const right = x & square ? 1 : 0;
    const up = y & square ? 1 : 0;
    distance += square * square * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = square * 2 - 1 - (x & (square * 2 - 1));
        y = square * 2 - 1 - (y & (square * 2 - 1));
      }
      const turned = x;
      x = y;
      y = turned;
    }
  }
  return distance;
}
