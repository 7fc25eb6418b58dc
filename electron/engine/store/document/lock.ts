/**
 * The advisory lock beside an open document, `.~lock.<name>#`: it tells people who has it open. It protects nothing by itself;
 * saving compares the document with what was opened (inspect.ts).
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams, systemCode, toRefusal } from '../faults.ts';
import { isAlive } from './files.ts';

export const HEARTBEAT_MS = 60_000;
/** A lock not refreshed for so long belongs to nobody. */
const STALE_MS = 600_000;

const lockSchema = z.object({ user: z.string(), host: z.string(), pid: z.number(), since: z.string(), heartbeat: z.string() });
export type LockHolder = z.output<typeof lockSchema>;

export interface DocumentLock {
  release(): void;
}

export function lockPath(document: string): string {
  return join(dirname(document), `.~lock.${basename(document)}#`);
}

export function currentUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '?';
  }
}

function readLock(path: string): LockHolder | null {
  try {
    return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Who has the document open elsewhere, or null. */
export function lockHolder(document: string, now: Date = new Date()): LockHolder | null {
  const path = lockPath(document);
  const holder = readLock(path);
  if (holder === null) return null;
  if (now.getTime() - Date.parse(holder.heartbeat) > STALE_MS) return null;
  return holder.host === hostname() && !isAlive(holder.pid) ? null : holder;
}

/**
 * Throws `project-locked` naming the holder, unless `ignore`, and `disk-full`. Answers null in a folder that cannot be written:
 * the document can be read all the same, and nobody can write it there.
 */
export function acquireLock(document: string, ignore = false, now: () => Date = () => new Date()): DocumentLock | null {
  const holder = lockHolder(document, now());
  if (holder && !ignore) {
    throw new EmpriseError('project-locked', { ...fileParams(document), holder: `${holder.user} (${holder.host})`, since: holder.since });
  }
  const path = lockPath(document);
  const since = now().toISOString();
  const text = (): string =>
    JSON.stringify({ user: currentUser(), host: hostname(), pid: process.pid, since, heartbeat: now().toISOString() });
  try {
    // Only a lock known to be stale is taken away: creating exclusively decides between two that start at the same instant.
    if (existsSync(path)) rmSync(path, { force: true });
    writeFileSync(path, text(), { flag: 'wx' });
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return acquireLock(document, ignore, now);
    if (code !== 'ENOSPC' && code !== 'EDQUOT') return null;
    // The empty file was made before room was found wanting.
    rmSync(path, { force: true });
    throw toRefusal(error, document);
  }
  const timer = setInterval(() => {
    try {
      writeFileSync(path, text());
    } catch {
      // The folder is gone (a stick pulled out): saving will say so.
    }
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      // A reload takes the lock anew before the former session lets go of it.
      if (readLock(path)?.since === since) rmSync(path, { force: true });
    },
  };
}
