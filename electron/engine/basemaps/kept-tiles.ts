/**
 * Images fetched before, in the folder `base-maps` of the user data: one file a tile, a line of JSON and the bytes. Within a budget, the least
 * recently used go first. A cache that cannot be read or written is an empty one: nothing here is ever refused.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const headSchema = z.object({
  version: z.literal(1),
  media: z.string(),
  /** ISO 8601: when it came, or was last confirmed; until when it needs no asking. */
  fetchedAt: z.string(),
  expiresAt: z.string(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  bytes: z.number().int(),
});
export type KeptHead = Omit<z.output<typeof headSchema>, 'version' | 'bytes'>;
export interface KeptTile extends KeptHead {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface TileKey {
  /** Of the source: `sourceKey`. */
  readonly source: string;
  readonly epsg: number;
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const SUFFIX = '.tile';
/** A use is written down once an hour: enough to know what is old. */
const USE_STEP_MS = 3_600_000;
/** Trimmed to this share of the budget, so that not every image has another removed. */
const TRIM_TO = 0.9;

export class KeptTiles {
  readonly #root: string;
  readonly #budget: number;
  readonly #now: () => Date;
  /** Path → size and last use (ms). */
  #index: Promise<Map<string, { bytes: number; used: number }>> | null = null;
  #total = 0;

  constructor(userData: string, budget_bytes: number, now: () => Date = () => new Date()) {
    this.#root = path.join(userData, 'base-maps');
    this.#budget = budget_bytes;
    this.#now = now;
  }

  async read(key: TileKey): Promise<KeptTile | null> {
    const file = this.#fileOf(key);
    try {
      const whole = await readFile(file);
      const end = whole.indexOf(0x0a);
      const { version: _, bytes: size, ...head } = headSchema.parse(JSON.parse(whole.toString('utf8', 0, end)));
      if (whole.length - end - 1 !== size) return null;
      await this.#used(file);
      // a copy of its own: it is handed over to another process
      return { ...head, bytes: new Uint8Array(whole.subarray(end + 1)) };
    } catch {
      return null;
    }
  }

  async write(key: TileKey, { bytes, ...head }: KeptTile): Promise<void> {
    const file = this.#fileOf(key);
    const incoming = `${file}.${randomUUID().slice(0, 8)}`;
    const whole = Buffer.concat([Buffer.from(`${JSON.stringify({ version: 1, ...head, bytes: bytes.length })}\n`), bytes]);
    try {
      const index = await this.#known();
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(incoming, whole);
      await rename(incoming, file);
      this.#total += whole.length - (index.get(file)?.bytes ?? 0);
      index.set(file, { bytes: whole.length, used: this.#now().getTime() });
      if (this.#total > this.#budget) await this.#trim(index);
    } catch {
      await rm(incoming, { force: true }).catch(() => undefined);
    }
  }

  async size_bytes(): Promise<number> {
    await this.#known();
    return this.#total;
  }

  /** Answers with what it freed. */
  async clear(): Promise<number> {
    const freed = await this.size_bytes();
    await rm(this.#root, { recursive: true, force: true }).catch(() => undefined);
    this.#index = null;
    this.#total = 0;
    return freed;
  }

  async #trim(index: Map<string, { bytes: number; used: number }>): Promise<void> {
    const oldest = [...index].sort(([, a], [, b]) => a.used - b.used);
    for (const [file, { bytes }] of oldest) {
      if (this.#total <= this.#budget * TRIM_TO) break;
      // another trim, begun by a write beside this one, has taken it
      if (!index.delete(file)) continue;
      this.#total -= bytes;
      await rm(file, { force: true }).catch(() => undefined);
    }
  }

  async #used(file: string): Promise<void> {
    const known = (await this.#known()).get(file);
    const now = this.#now();
    if (!known || now.getTime() - known.used < USE_STEP_MS) {
      if (known) known.used = now.getTime();
      return;
    }
    known.used = now.getTime();
    await utimes(file, now, now).catch(() => undefined);
  }

  #known(): Promise<Map<string, { bytes: number; used: number }>> {
    this.#index ??= this.#scan();
    return this.#index;
  }

  async #scan(): Promise<Map<string, { bytes: number; used: number }>> {
    const index = new Map<string, { bytes: number; used: number }>();
    const entries = await readdir(this.#root, { recursive: true, withFileTypes: true }).catch(() => []);
    this.#total = 0;
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.name.endsWith(SUFFIX)) {
        // left by a process that ended in the middle of a write
        await rm(file, { force: true }).catch(() => undefined);
        continue;
      }
      const facts = await stat(file).catch(() => null);
      if (!facts) continue;
      index.set(file, { bytes: facts.size, used: facts.mtimeMs });
      this.#total += facts.size;
    }
    return index;
  }

  #fileOf({ source, epsg, z: level, x, y }: TileKey): string {
    const folder = createHash('sha256').update(`${source} ${epsg}`).digest('hex').slice(0, 16);
    return path.join(this.#root, folder, String(level), `${x}_${y}${SUFFIX}`);
  }
}
