/** Faults of SQLite and of the file system, put into the closed list of refusals; anything else stays what it is: a bug. */
import { basename, dirname } from 'node:path';
import { EmpriseError, type ErrorCode } from '../../../shared/contract/errors.ts';

const SQLITE_FAULTS: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_NOTADB', 'project-not-geopackage'],
  ['SQLITE_CORRUPT', 'project-damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'project-damaged'],
  ['SQLITE_READONLY', 'project-read-only'],
  ['SQLITE_CANTOPEN', 'file-unreadable'],
  ['SQLITE_PERM', 'file-unreadable'],
  ['SQLITE_BUSY', 'project-busy'],
  ['SQLITE_LOCKED', 'project-busy'],
];

const SYSTEM_FAULTS: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'folder-read-only',
  EACCES: 'folder-read-only',
  EPERM: 'folder-read-only',
  EBUSY: 'project-busy',
};

export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The refusal an error stands for, or the error itself. `file` is the document the user knows, not the working copy. */
export function toRefusal(error: unknown, file: string): unknown {
  if (error instanceof EmpriseError) return error;
  const system = systemCode(error);
  const code = SQLITE_FAULTS.find(([prefix]) => system.startsWith(prefix))?.[1] ?? SYSTEM_FAULTS[system];
  if (code === undefined) return error;
  return new EmpriseError(code, fileParams(file), `${system}: ${(error as Error).message}`);
}

export function fileParams(path: string): { file: string; folder: string } {
  return { file: basename(path), folder: dirname(path) };
}

export function refusing<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw toRefusal(error, file);
  }
}

export async function refusingLater<T>(file: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toRefusal(error, file);
  }
}
