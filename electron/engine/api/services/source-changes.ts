/** Whether a file is still the one that was looked at, and stays the same while it is read: sync folders and colleagues write when they like. */
import { statSync } from 'node:fs';
import type { Note } from '../../../../shared/domain/note.ts';

/** As a look found the file (`FileProposal`). */
export interface FileFacts {
  readonly bytes: number;
  /** ISO 8601; null where it is not known. */
  readonly modified: string | null;
}

/** To be called before the file is read; the answer, when it has been, gives the notes for its report. */
export function watchChanges(file: string, looked?: FileFacts): () => readonly Note[] {
  const before = factsOf(file);
  return () => [
    ...(looked !== undefined && before !== null && !isSame(looked, before) ? [note('file-changed-since-look')] : []),
    ...(before !== null && !isSame(before, factsOf(file)) ? [note('file-changed-while-read')] : []),
  ];
}

const note = (code: string): Note => ({ code, count: 1, params: {}, rows: [] });

const isSame = (left: FileFacts, right: FileFacts | null): boolean =>
  left.bytes === right?.bytes && (left.modified === null || left.modified === right.modified);

/** Null for what is not there, and for a folder: its own date says nothing of the files in it. */
function factsOf(file: string): FileFacts | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { bytes: stat.size, modified: stat.mtime.toISOString() } : null;
}
