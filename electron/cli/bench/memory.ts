import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Unmeasured } from './case.ts';
import type { Finished } from './processes.ts';

/** Often enough for a peak that lasts: the kernel keeps the highest value itself. */
const LOOK_MS = 20;

export interface Watched extends Finished {
  /** Largest resident memory of the process, in megabytes of 2²⁰ bytes; null where the system does not tell (no /proc). */
  readonly peak_mb: number | null;
}

/** Runs a process to its end and watches its memory. Throws Unmeasured with its own words where it fails. */
export function runWatched(file: string, args: readonly string[]): Promise<Watched> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    let peak_mb: number | null = null;
    const timer = setInterval(() => {
      peak_mb = peakOf(child.pid) ?? peak_mb;
    }, LOOK_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => {
      clearInterval(timer);
      reject(new Unmeasured(error.message));
    });
    child.on('close', (status) => {
      clearInterval(timer);
      const seconds = (performance.now() - start) / 1000;
      if (status === 0) resolve({ stdout, seconds, peak_mb });
      else reject(new Unmeasured(`${path.basename(file)} ${args[1] ?? ''}: ${status} ${stderr.trim().split('\n').slice(-3).join(' ')}`));
    });
  });
}

function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
