/**
 * All bounds of a spatial index at once, from the index's own nodes (file format of the SQLite R*Tree module, rtree.c): a million rows in a tenth of the
 * time that asking the module takes. For looking only: bounds are single precision, rounded outwards.
 */
import type { Database } from 'better-sqlite3';
import { quoted } from '../sql.ts';
import { indexName } from './rtree.ts';

const HEADER_BYTES = 4;
const CELL_BYTES = 24;
const ROOT = 1;

/** Bounds of many objects: `boxes` holds minX, minY, maxX, maxY for each key. */
export interface BoundsList {
  readonly keys: Float64Array;
  readonly boxes: Float32Array;
}

export function readIndex(db: Database, table: string, column: string): BoundsList {
  const nodes = new Map<number, Buffer>();
  const rows = db.prepare<[], [number, Buffer]>(`SELECT nodeno, data FROM ${quoted(`${indexName(table, column)}_node`)}`).raw();
  for (const [number, data] of rows.iterate()) nodes.set(number, data);
  const root = nodes.get(ROOT);
  const leaves = root ? leavesBelow(nodes, root) : [];
  const count = leaves.reduce((sum, leaf) => sum + leaf.readUInt16BE(2), 0);
  const keys = new Float64Array(count);
  const boxes = new Float32Array(count * 4);
  let index = 0;
  for (const leaf of leaves) {
    const cells = leaf.readUInt16BE(2);
    const { words, numbers } = inHostOrder(leaf);
    for (let cell = 0, at = HEADER_BYTES / 4; cell < cells; cell++, at += CELL_BYTES / 4, index++) {
      keys[index] = ((words[at] as number) | 0) * 2 ** 32 + (words[at + 1] as number);
      boxes[index * 4] = numbers[at + 2] as number;
      boxes[index * 4 + 1] = numbers[at + 4] as number;
      boxes[index * 4 + 2] = numbers[at + 3] as number;
      boxes[index * 4 + 3] = numbers[at + 5] as number;
    }
  }
  return { keys, boxes };
}

/**
 * Bounds of everything in an index: those of the cells of its root, which the module keeps tight as rows come and go. minX, minY, maxX, maxY; null where
 * it is empty. Asked of the module, four extremes look at every row.
 */
export function indexBounds(db: Database, table: string, column: string): [number, number, number, number] | null {
  const root = db
    .prepare<[], Buffer>(`SELECT data FROM ${quoted(`${indexName(table, column)}_node`)} WHERE nodeno = ${ROOT}`)
    .pluck()
    .get();
  const cells = root?.readUInt16BE(2) ?? 0;
  if (!root || cells === 0) return null;
  const { numbers } = inHostOrder(root);
  const sides = [0, 1, 2, 3].map((side) =>
    Array.from({ length: cells }, (_, cell) => numbers[HEADER_BYTES / 4 + (cell * CELL_BYTES) / 4 + 2 + side] as number),
  ) as [number[], number[], number[], number[]];
  return [Math.min(...sides[0]), Math.min(...sides[2]), Math.max(...sides[1]), Math.max(...sides[3])];
}

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A node is big endian throughout, all of it numbers of four bytes: turned at once, then read as they are. */
function inHostOrder(node: Buffer): { words: Uint32Array; numbers: Float32Array } {
  const bytes = new Uint8Array(Math.ceil(node.length / 4) * 4);
  bytes.set(node);
  if (HOST_IS_LITTLE_ENDIAN) Buffer.from(bytes.buffer).swap32();
  return { words: new Uint32Array(bytes.buffer), numbers: new Float32Array(bytes.buffer) };
}

/** The first number of the root says how many levels stand below it. */
function leavesBelow(nodes: ReadonlyMap<number, Buffer>, root: Buffer): Buffer[] {
  let level = [root];
  for (let depth = root.readUInt16BE(0); depth > 0; depth--) {
    level = level.flatMap((node) =>
      Array.from({ length: node.readUInt16BE(2) }, (_, cell) => {
        const child = nodes.get(Number(node.readBigInt64BE(HEADER_BYTES + cell * CELL_BYTES)));
        if (!child) throw new Error('a spatial index lacks a node');
        return child;
      }),
    );
  }
  return level;
}
