/** The folder for one command's temporary files. Its name bears the process, so that the next command can clear away what a killed one left. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmpriseError } from '../../shared/contract/errors.ts';

const NAME = /^emprise-command-(\d+)-/;

/** Throws `disk-full`, `folder-read-only` (also where the folder for temporary files is not there). */
export function makeScratch(): string {
  const folder = tmpdir();
  removeAbandoned(folder);
  try {
    return mkdtempSync(path.join(folder, `emprise-command-${process.pid}-`));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new EmpriseError('disk-full', { file: folder }, String(error));
    throw new EmpriseError('folder-read-only', { file: path.basename(folder), folder }, String(error));
  }
}

function removeAbandoned(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const pid = Number(NAME.exec(name)?.[1] ?? Number.NaN);
      if (Number.isInteger(pid) && !isAlive(pid)) rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // another user's, or a folder that cannot be listed: not ours to clear
  }
}

/** A process of another user answers EPERM: it lives. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
