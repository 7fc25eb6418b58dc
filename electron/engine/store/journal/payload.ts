/** Operations to bytes and back: V8's own serialisation, compressed fast, in parts small enough for one SQLite value. */
import { deserialize, serialize } from 'node:v8';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Operation } from './operation.ts';

const PART_BYTES = 4_000_000;

function valueBytes(value: Value): number {
  if (typeof value === 'string') return value.length + 2;
  return value instanceof Uint8Array ? value.byteLength + 8 : 8;
}

/** The same operations in lists of some megabytes each, long row lists cut. */
function* portions(operations: readonly Operation[]): Generator<Operation[]> {
  let portion: Operation[] = [];
  let bytes = 0;
  for (const operation of operations) {
    if (operation.op !== 'put') {
      portion.push(operation);
      continue;
    }
    let rows: (readonly Value[])[] = [];
    for (const row of operation.rows) {
      rows.push(row);
      for (const value of row) bytes += valueBytes(value);
      if (bytes < PART_BYTES) continue;
      portion.push({ ...operation, rows });
      yield portion;
      portion = [];
      rows = [];
      bytes = 0;
    }
    if (rows.length > 0) portion.push({ ...operation, rows });
  }
  if (portion.length > 0) yield portion;
}

export function* encodeParts(operations: readonly Operation[]): Generator<Buffer> {
  for (const portion of portions(operations)) {
    yield zstdCompressSync(serialize(portion), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  }
}

export function decodePart(bytes: Uint8Array): Operation[] {
  return deserialize(zstdDecompressSync(bytes)) as Operation[];
}
