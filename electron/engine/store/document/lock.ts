/**
 * The advisory lock beside an open document, `.~lock.<name>#`: it tells people who has it open. It protects nothing by itself;
 * saving compares the document with what was opened (inspect.ts).
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, uptime, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams, systemCode, toRefusal } from '../faults.ts';
import { isAlive } from './files.ts';

export const HEARTBEAT_MS = 60_000;
/** A lock of another machine not refreshed for so long belongs to nobody. */
const STALE_MS = 600_000;

const lockSchema = z.object({
  user: z.string(),
  host: z.string(),
  pid: z.number(),
  since: z.string(),
  heartbeat: z.string(),
  /** Tells this lock from any other, were it of the same process. */
  token: z.string().optional(),
});
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

function parseLock(text: string | null): LockHolder | null {
  try {
    return text === null ? null : lockSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Null where there is none; empty where there is one that cannot be read. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? null : '';
  }
}

/** Who has the document open elsewhere, or null. */
export function lockHolder(document: string, now: Date = new Date()): LockHolder | null {
  return holderOf(parseLock(readText(lockPath(document))), now);
}

/** On this machine the process itself is the proof: one that sleeps or works hard refreshes nothing, and has the document open all the same. */
function holderOf(lock: LockHolder | null, now: Date): LockHolder | null {
  if (lock === null) return null;
  if (lock.host === hostname()) return isAlive(lock.pid) && !isOlderThanThisStart(lock) ? lock : null;
  return now.getTime() - Date.parse(lock.heartbeat) > STALE_MS ? null : lock;
}

/** Process numbers begin anew at each start of the machine. */
function isOlderThanThisStart(lock: LockHolder): boolean {
  return Date.parse(lock.heartbeat) < Date.now() - uptime() * 1000;
}

/**
 * Throws `project-locked` naming the holder, unless `ignore`, and `disk-full`. Answers null in a folder that cannot be written:
 * the document can be read all the same, and nobody can write it there.
 */
export function acquireLock(document: string, ignore = false, now: () => Date = () => new Date()): DocumentLock | null {
  return acquire(document, ignore, now, randomUUID());
}

function acquire(document: string, ignore: boolean, now: () => Date, token: string): DocumentLock | null {
  const path = lockPath(document);
  const found = readText(path);
  const holder = holderOf(parseLock(found), now());
  if (holder && holder.token !== token && !ignore) {
    throw new EmpriseError('project-locked', { ...fileParams(document), holder: `${holder.user} (${holder.host})`, since: holder.since });
  }
  const since = now().toISOString();
  const isOurs = (): boolean => parseLock(readText(path))?.token === token;
  const text = (): string =>
    JSON.stringify({ user: currentUser(), host: hostname(), pid: process.pid, since, heartbeat: now().toISOString(), token });
  try {
    if (found !== null) takeAway(path, found);
    // Creating exclusively decides between two that start at the same instant.
    createWhole(path, text());
    // Another may have taken the file away while it was still empty.
    if (!isOurs()) return acquire(document, ignore, now, token);
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    const code = systemCode(error);
    if (code === 'EEXIST') return acquire(document, ignore, now, token);
    if (code !== 'ENOSPC' && code !== 'EDQUOT') return null;
    // Where it was created and then filled, the file was made before room was found wanting.
    if (readText(path) === '') rmSync(path, { force: true });
    throw toRefusal(error, document);
  }
  const timer = setInterval(() => {
    try {
      // Someone who chose to open the document all the same has a lock of his own there.
      if (isOurs()) writeFileSync(path, text());
    } catch {
      // The folder is gone (a stick pulled out): saving will say so.
    }
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    release() {
      clearInterval(timer);
      // A reload takes the lock anew before the former session lets go of it.
      if (isOurs()) rmSync(path, { force: true });
    },
  };
}

/** A guard left by a program killed in that very instant. */
const GUARD_STALE_MS = 10_000;

/** Removes the lock that was found, and only that one. A guard lets one starter at a time look again and remove: no fresh lock is ever taken for the stale one. */
function takeAway(path: string, found: string): void {
  const guard = `${path}.guard`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > GUARD_STALE_MS) rmSync(guard, { force: true });
    pause();
    return;
  }
  try {
    if (readText(path) === found) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** The file appears with all its words or not at all; where links are not known (memory sticks, some shares) it is created, then filled. */
function createWhole(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    linkSync(draft, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCode(error))) throw error;
    writeFileSync(path, text, { flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}
