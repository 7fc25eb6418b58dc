/**
 * Writes a file whole or not at all: beside the target under another name, flushed to the disk, then renamed over it.
 * A full disk or a closed folder leaves the former file as it was, and no rest of ours.
 */
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { partialPath, removeAbandoned } from './partial-file.ts';

export interface Sink {
  /** Text is written as UTF-8. */
  write(chunk: string | Uint8Array): Promise<void>;
}

export function writeFileSafely(target: string, content: string | Uint8Array): Promise<void> {
  return writeSafely(target, (sink) => sink.write(content));
}

/** Throws EmpriseError `disk-full`, `folder-read-only` or `target-not-writable`; what `fill` throws comes through unchanged. */
export async function writeSafely(target: string, fill: (sink: Sink) => Promise<void>): Promise<void> {
  const final = await checkTarget(target);
  removeAbandoned(final);
  const partial = partialPath(final);
  let handle: FileHandle;
  try {
    handle = await open(partial, 'wx');
  } catch (error) {
    throw refusal(error, target, 'folder');
  }
  try {
    try {
      await fill(sinkOf(handle, target));
      await handle.sync().catch((error: unknown) => {
        throw refusal(error, target, 'file');
      });
    } finally {
      await handle.close();
    }
    await rename(partial, final).catch((error: unknown) => {
      throw refusal(error, target, 'file');
    });
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** The real path behind a link; refuses folders and files marked read-only, which a rename would silently replace. */
async function checkTarget(target: string): Promise<string> {
  const final = await realpath(target).catch(() => path.resolve(target));
  const existing = await stat(final).catch(() => null);
  if (existing && (!existing.isFile() || (existing.mode & 0o222) === 0))
    throw new EmpriseError('target-not-writable', { file: path.basename(target) });
  return final;
}

function sinkOf(handle: FileHandle, target: string): Sink {
  return {
    // On a handle, each writeFile goes on where the last one stopped, and writes the whole chunk.
    write: async (chunk) => {
      await handle.writeFile(chunk).catch((error: unknown) => {
        throw refusal(error, target, 'file');
      });
    },
  };
}

const CODES: Readonly<Record<string, 'full' | 'closed'>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'closed',
  EPERM: 'closed',
  EBUSY: 'closed',
  EROFS: 'closed',
  EISDIR: 'closed',
  ENOTDIR: 'closed',
  ENOENT: 'closed',
};

/** The refusal a system error stands for, or the error itself where it stands for none. */
export function refusal(error: unknown, target: string, what: 'file' | 'folder'): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cause = CODES[code];
  const file = path.basename(target);
  if (cause === undefined) return error;
  if (cause === 'full') return new EmpriseError('disk-full', { file, needed_mb: 'none' }, code);
  if (what === 'folder') return new EmpriseError('folder-read-only', { file, folder: path.dirname(path.resolve(target)) }, code);
  return new EmpriseError('target-not-writable', { file }, code);
}
