/** How much room a disk lacks, so that the planner knows what to free. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';

/** The last transaction of a copy keeps the few pages it changes in a journal beside it. */
const JOURNAL_BYTES = 65_536;
const BYTES_PER_MB = 1_000_000;

/** Bytes of a whole copy, whatever part of it still stands in the log. */
export function copyBytes(db: Database): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

/**
 * The refusal `disk-full` with the megabytes (`needed_mb`) to free for a copy of `bytes` beside `document`; any other error as it is. To be
 * asked once the failed copy is gone. Without the number where the disk has room: then a quota, or another disk, is full.
 */
export function withNeededRoom(error: unknown, document: string, bytes: number): unknown {
  if (!(error instanceof EmpriseError) || error.code !== 'disk-full') return error;
  const missing = bytes + JOURNAL_BYTES - freeBytes(dirname(document));
  return missing > 0
    ? new EmpriseError(error.code, { ...error.params, needed_mb: Math.ceil(missing / BYTES_PER_MB) }, error.details)
    : error;
}

function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // A network folder may not tell.
    return Number.POSITIVE_INFINITY;
  }
}
