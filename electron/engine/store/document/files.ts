/** Files written so that a reader, or a power cut, sees the old one or the new one, whole. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export function syncFile(path: string): void {
  // Windows syncs only a handle opened for writing.
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Lets the disk begin while something else is done: `syncFile`, which is what counts, then has little left to wait for. */
export async function flushEarly(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => null);
  await file?.datasync().catch(() => undefined);
  await file?.close();
}

/** Makes a rename durable. Windows cannot open a folder: there the file system journals the rename itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

const TEMPORARY = '.emprise-tmp';

/** In the document's own folder, so that renaming it over the document is atomic. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}${TEMPORARY}`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what killed processes left beside a document. */
export function removeAbandoned(path: string): void {
  const start = `.${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    const at = name.indexOf(TEMPORARY);
    if (!name.startsWith(start) || at < 0) continue;
    const pid = Number(name.slice(start.length, at));
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) rmSync(join(dirname(path), name), { force: true });
  }
}

const SIDE_SUFFIXES = ['-wal', '-journal', '-shm'] as const;

/** Traces of a program that has the file open, or died with it open. */
export function sideFiles(path: string): string[] {
  return SIDE_SUFFIXES.map((suffix) => path + suffix).filter((side) => existsSync(side));
}

export function removeDatabase(path: string): void {
  for (const file of [path, ...SIDE_SUFFIXES.map((suffix) => path + suffix)]) rmSync(file, { force: true });
}
