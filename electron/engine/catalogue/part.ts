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

export class Part {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Bytes to go on from, and under which version; null where it has to begin anew. */
  resumable(address: URL): { readonly size: number; readonly state: PartState } | null {
    try {
      const state = stateSchema.parse(JSON.parse(readFileSync(this.#stateFile, 'utf8')));
      const { size } = statSync(this.file);
      return size > 0 && state.address === address.href && (state.etag ?? state.lastModified) !== null ? { size, state } : null;
    } catch {
      return null;
    }
  }

  /** Begins anew with a version. */
  begin(state: PartState): void {
    this.drop();
    writeFileSync(this.#stateFile, JSON.stringify(state));
  }

  drop(): void {
    rmSync(this.file, { force: true });
    rmSync(this.#stateFile, { force: true });
  }

  get #stateFile(): string {
    return `${this.file}.json`;
  }
}

/** The part in `folder`: one begun before by this process or by one that is gone, else a new one. */
export function claimPart(folder: string): Part {
  mkdirSync(folder, { recursive: true });
  const mine = path.join(folder, `${process.pid}.part`);
  if (existsSync(mine)) return new Part(mine);
  for (const name of readdirSync(folder)) {
    const owner = /^(\d+)\.part$/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    try {
      const left = path.join(folder, name);
      // the state first: bytes without it are begun anew, never taken for another version's
      renameSync(`${left}.json`, `${mine}.json`);
      renameSync(left, mine);
      break;
    } catch {
      rmSync(path.join(folder, name), { force: true });
    }
  }
  return new Part(mine);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
