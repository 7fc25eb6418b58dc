import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Unmeasured } from './case.ts';

const MAX_OUTPUT = 1 << 30;

/** A program of the machine, or null. Debian's own folders come first: a language manager's shim may stand before them in PATH. */
export function findTool(name: string): string | null {
  for (const folder of ['/usr/bin', ...(process.env['PATH'] ?? '').split(path.delimiter)]) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return null;
}

export interface Finished {
  readonly stdout: string;
  readonly seconds: number;
}

/** Runs a process to its end. Throws Unmeasured with its own words where it fails. */
export function runProcess(file: string, args: readonly string[], input = ''): Finished {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(file, [...args], { input, maxBuffer: MAX_OUTPUT, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (error) throw new Unmeasured(error.message);
  if (status !== 0)
    throw new Unmeasured(`${path.basename(file)} ${args[0] ?? ''}: ${status} ${stderr.trim().split('\n').slice(-3).join(' ')}`);
  return { stdout, seconds };
}
