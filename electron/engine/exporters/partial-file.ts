/**
 * Names of files that are being written, beside their targets, and the end of those whose writer died: a process that is killed, or a thread
 * stopped dead, cannot take them away itself. The next one that writes the same target does.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Folders are shared: the number of a process says something on its own machine alone. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const FORM = /\.([0-9a-f]{6})-(\d+)-[0-9a-f]{8}\.partial$/;
/** Where the writer cannot be asked for: no export takes that long. */
const ABANDONED_AFTER_MS = 24 * 3600 * 1000;

/** `.carte.pdf.1a2b3c-4711-89abcdef.partial`: hidden, and recognised at sight. */
export function partialPath(final: string): string {
  return path.join(path.dirname(final), `.${path.basename(final)}.${MACHINE}-${process.pid}-${randomUUID().slice(0, 8)}.partial`);
}

/** `ofThisProcess`: also those of a thread of this process, which has ended. Never throws: a rest is a nuisance, not a reason to refuse. */
export function removeAbandoned(target: string, { ofThisProcess = false } = {}): void {
  try {
    const final = realTarget(target);
    const folder = path.dirname(final);
    const start = `.${path.basename(final)}.`;
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(start) || !name.endsWith('.partial')) continue;
      const partial = path.join(folder, name);
      if (isAbandoned(partial, name.slice(start.length - 1), ofThisProcess)) rmSync(partial, { force: true });
    }
  } catch {
    // a folder that cannot be listed, or a file that another program holds
  }
}

function realTarget(target: string): string {
  try {
    return realpathSync(target);
  } catch {
    return path.resolve(target);
  }
}

/** `rest`: the name after that of the target. */
function isAbandoned(partial: string, rest: string, ofThisProcess: boolean): boolean {
  const [whole, machine, process_] = FORM.exec(rest) ?? [];
  // « a.csv » must not take away what is being written of « a.csv.b »
  if (whole !== undefined && whole.length !== rest.length) return false;
  const pid = Number(process_);
  if (machine === MACHINE && pid === process.pid && ofThisProcess) return true;
  if (machine === MACHINE && !isAlive(pid)) return true;
  return Date.now() - statSync(partial).mtimeMs > ABANDONED_AFTER_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
