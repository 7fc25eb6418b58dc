/**
 * Copies fetched before, in the folder `catalogue` of the user data: one folder for an entry and its values, in it a record (`copy.json`) and the file
 * in a folder named by its content. The record is written last and whole, so a copy is there in full or not at all.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type CatalogueCopy, catalogueCopySchema } from '../../../shared/domain/catalogue.ts';
import type { Values } from './address.ts';
import { claimPart, type Part } from './part.ts';

const RECORD = 'copy.json';
const recordSchema = catalogueCopySchema.extend({
  version: z.literal(1),
  address: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type CopyRecord = z.output<typeof recordSchema>;

export interface Kept {
  readonly record: CopyRecord;
  readonly path: string;
}

export class Shelf {
  readonly #root: string;

  constructor(userData: string) {
    this.#root = path.join(userData, 'catalogue');
  }

  /** Latest first. */
  list(): CatalogueCopy[] {
    return namesIn(this.#root)
      .flatMap((name) => readKept(path.join(this.#root, name)) ?? [])
      .map(({ record }) => catalogueCopySchema.parse(record))
      .sort((a, b) => (a.fetchedAt < b.fetchedAt ? 1 : -1));
  }

  find(entry: string, values: Values): Kept | null {
    return readKept(this.#folder(entry, values));
  }

  forget(entry: string, values: Values): void {
    rmSync(this.#folder(entry, values), { recursive: true, force: true });
  }

  part(entry: string, values: Values): Part {
    return claimPart(this.#folder(entry, values));
  }

  /** Puts a finished file on the shelf, in the place of the copy before it. */
  keep(incoming: string, record: Omit<CopyRecord, 'version'>): Kept {
    const folder = this.#folder(record.entry, record.values);
    const place = path.join(folder, placeOf(record));
    mkdirSync(place, { recursive: true });
    renameSync(incoming, path.join(place, record.file));
    this.#write(folder, { ...record, version: 1 });
    for (const name of namesIn(folder))
      if (/^[0-9a-f]{12}$/.test(name) && name !== path.basename(place)) removeIfFree(path.join(folder, name));
    return { record: { ...record, version: 1 }, path: path.join(place, record.file) };
  }

  /** The producer says that the copy is still the current one. */
  confirm(kept: Kept, at: string): Kept {
    const record = { ...kept.record, fetchedAt: at };
    this.#write(this.#folder(record.entry, record.values), record);
    return { ...kept, record };
  }

  #write(folder: string, record: CopyRecord): void {
    const incoming = path.join(folder, `${RECORD}.${process.pid}.tmp`);
    writeFileSync(incoming, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(incoming, path.join(folder, RECORD));
  }

  #folder(entry: string, values: Values): string {
    const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
    return path.join(this.#root, `${entry}-${key}`);
  }
}

function placeOf({ sha256 }: Pick<CopyRecord, 'sha256'>): string {
  return sha256.slice(0, 12);
}

/** Null for a copy that is not there, or not as its record says. */
function readKept(folder: string): Kept | null {
  try {
    const record = recordSchema.parse(JSON.parse(readFileSync(path.join(folder, RECORD), 'utf8')));
    if (path.basename(record.file) !== record.file) return null;
    const file = path.join(folder, placeOf(record), record.file);
    return statSync(file).size === record.bytes ? { record, path: file } : null;
  } catch {
    return null;
  }
}

function removeIfFree(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // an import may be reading it still; the next download tries again
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
