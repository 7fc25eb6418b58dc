/**
 * Rows of a table cut into blocks by their key, each known by the SHA-256 of its bytes: what two states have in common is the same block, kept once.
 * A block holds the rows whose keys lie in [number × 256, number × 256 + 255], every column, in the order of the key.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Value } from '../../../../shared/domain/change.ts';
import { quoted, quotedList } from '../sql.ts';

export const BLOCK_KEYS = 256;
const HASH_BYTES = 32;
const ENTRY_BYTES = 8 + HASH_BYTES;

/** Work of some length, in pieces: whoever drives it may do other things between two of them. */
export type Work<T> = Generator<undefined, T, undefined>;

export interface Block {
  readonly number: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** Serialised, not compressed. */
  readonly bytes: Buffer;
  readonly rows: number;
}

/** Block number → hash. */
export type BlockList = ReadonlyMap<number, string>;

export interface Readable {
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[];
}

export function* readBlocks(db: Database, { table, key, columns }: Readable): Generator<Block> {
  const first = db.prepare<[number], number | null>(`SELECT min(${quoted(key)}) FROM ${quoted(table)} WHERE ${quoted(key)} >= ?`).pluck();
  const select = rowsOf(db, { table, key, columns });
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const next = first.get(from);
    if (next === null || next === undefined) return;
    const number = Math.floor(next / BLOCK_KEYS);
    const rows = select.all(number * BLOCK_KEYS, number * BLOCK_KEYS + BLOCK_KEYS - 1);
    const bytes = serialize(rows);
    yield { number, hash: createHash('sha256').update(bytes).digest('hex'), bytes, rows: rows.length };
    from = (number + 1) * BLOCK_KEYS;
  }
}

/** The rows of one block as they are now. */
export function liveRows(db: Database, from: Readable, number: number): Value[][] {
  return rowsOf(db, from).all(number * BLOCK_KEYS, number * BLOCK_KEYS + BLOCK_KEYS - 1);
}

function rowsOf(db: Database, { table, key, columns }: Readable) {
  return db
    .prepare<[number, number], Value[]>(
      `SELECT ${quotedList(columns)} FROM ${quoted(table)} WHERE ${quoted(key)} BETWEEN ? AND ? ORDER BY ${quoted(key)}`,
    )
    .raw();
}

export function packBlock(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
}

export function unpackBlock(content: Uint8Array): Value[][] {
  return deserialize(zstdDecompressSync(content)) as Value[][];
}

/** Numbers (8 bytes, floating point) and hashes (32 bytes), one after the other. */
export function packList(blocks: BlockList): Buffer {
  const bytes = Buffer.alloc(blocks.size * ENTRY_BYTES);
  let at = 0;
  for (const [number, hash] of blocks) {
    bytes.writeDoubleLE(number, at);
    bytes.write(hash, at + 8, 'hex');
    at += ENTRY_BYTES;
  }
  return bytes;
}

export function unpackList(bytes: Buffer): Map<number, string> {
  const blocks = new Map<number, string>();
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES)
    blocks.set(bytes.readDoubleLE(at), bytes.toString('hex', at + 8, at + ENTRY_BYTES));
  return blocks;
}
