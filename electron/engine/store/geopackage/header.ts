/** The first 100 bytes of an SQLite file: what it is, without opening it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** "GPKG" (GeoPackage Req 2). */
export const APPLICATION_ID = 0x47504b47;
/** GeoPackage 1.4: its triggers bear an UPSERT, those of 1.2 and 1.3 do not. */
export const USER_VERSION = 10400;
const MAGIC = 'SQLite format 3\0';

export interface FileHeader {
  readonly isSqlite: boolean;
  readonly applicationId: number;
  readonly userVersion: number;
  /** Counts the write transactions of rollback mode: moves with any program's edit. */
  readonly changeCounter: number;
  /** False when the file is shorter than its own page count says. */
  readonly complete: boolean;
  readonly bytes: number;
  readonly modified_ms: number;
  /** True for a working copy, or a document another program has open for editing. */
  readonly isWal: boolean;
}

export function readHeader(path: string): FileHeader {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(100);
    const length = readSync(file, head, 0, 100, 0);
    const { size, mtimeMs } = fstatSync(file);
    const isSqlite = length === 100 && head.toString('latin1', 0, 16) === MAGIC;
    const pageSize = head.readUInt16BE(16) === 1 ? 65536 : head.readUInt16BE(16);
    const changeCounter = head.readUInt32BE(24);
    // The page count only holds when it was written by the last change (SQLite file format, "in-header database size").
    const pages = head.readUInt32BE(92) === changeCounter ? head.readUInt32BE(28) : 0;
    return {
      isSqlite,
      applicationId: head.readUInt32BE(68),
      userVersion: head.readUInt32BE(60),
      changeCounter,
      complete: size >= pages * pageSize,
      bytes: size,
      modified_ms: mtimeMs,
      isWal: head[18] === 2,
    };
  } finally {
    closeSync(file);
  }
}
