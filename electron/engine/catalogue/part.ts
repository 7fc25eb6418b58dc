/**
 * What has been received of a file so far, with what is needed to go on from there. Its name bears the number of the process that writes it, so that
 * two of them never write the same one; a part whose process is gone is taken over.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const stateSchema = z.object({
  address: z.string(),
  /** Of the version the bytes belong to; a weak one proves nothing and is not kept. */
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  encoding: z.string(),
});
export type PartState = z.output<typeof stateSchema>;

/** A download writes something every minute, or ends. */
const IDLE_MS = 3_600_000;

export class Part {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Bytes to go on from, and under which version; null where it has to begin anew. */
  resumable(address: URL): { readonly size: number; readonly state: PartState } | null {
    try {
      const state = stateSchema.parse(JSON.parse(readFileSync(this.stateFile, 'utf8')));
      const { size } = statSync(this.file);
      return size > 0 && state.address === address.href && (state.etag ?? state.lastModified) !== null ? { size, state } : null;
    } catch {
      return null;
    }
  }

  /** Begins anew with a version. */
  begin(state: PartState): void {
    this.drop();
    writeFileSync(this.stateFile, JSON.stringify(state));
  }

  isEmpty(): boolean {
    return (statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  }

  drop(): void {
    rmSync(this.file, { force: true });
    rmSync(this.stateFile, { force: true });
  }

  get stateFile(): string {
    return `${this.file}.json`;
  }

  /** Where the part is looked through before it becomes a copy. */
  get readyFile(): string {
    return `${this.file}.ready`;
  }
}

/** The part in `folder`: one begun before by this process or by one that is gone, else a new one. */
export function claimPart(folder: string): Part {
  mkdirSync(folder, { recursive: true });
  const mine = path.join(folder, `${process.pid}.part`);
  if (existsSync(mine)) return new Part(mine);
  for (const owner of ownersIn(folder)) {
    const left = path.join(folder, `${owner}.part`);
    if (isHeld(left, owner)) continue;
    try {
      // its program went while it was looked through
      if (!existsSync(left)) renameSync(`${left}.ready`, left);
      // the state first: bytes without it are begun anew, never taken for another version's
      renameSync(`${left}.json`, `${mine}.json`);
      renameSync(left, mine);
      break;
    } catch {
      for (const ending of ['', '.ready']) rmSync(`${left}${ending}`, { force: true });
    }
  }
  return new Part(mine);
}

function ownersIn(folder: string): Set<number> {
  return new Set(readdirSync(folder).flatMap((name) => Number(/^(\d+)\.part(\.ready)?$/.exec(name)?.[1] ?? 0) || []));
}

/** After the machine was started anew the number may be that of any other program: then nothing has been written for long. */
function isHeld(part: string, owner: number): boolean {
  const written = [part, `${part}.ready`].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return isRunning(owner) && Date.now() - Math.max(...written) < IDLE_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
