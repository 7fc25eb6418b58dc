/** The planner's own base maps (`base-maps.json` of the user data): definitions, the keys of their services, the places of their files. Nothing of it goes into a project. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type BaseMap, baseMapSchema } from '../../../shared/domain/base-maps.ts';

const entrySchema = z.object({
  map: baseMapSchema,
  /** The address as typed, where it holds a key. */
  address: z.string().nullable(),
  /** Full path of a file. */
  file: z.string().nullable(),
});
export type OwnBaseMap = z.output<typeof entrySchema>;
const fileSchema = z.object({ version: z.literal(1), maps: z.array(z.unknown()) });
const FILE = 'base-maps.json';

export class OwnBaseMaps {
  readonly #file: string;
  #read: { readonly stamp: string; readonly maps: readonly OwnBaseMap[] } = { stamp: '', maps: [] };

  constructor(userData: string) {
    this.#file = path.join(userData, FILE);
  }

  /** Read anew where the file is another than the last time: each image of a map asks. What is damaged counts as not there. */
  list(): readonly OwnBaseMap[] {
    const found = statSync(this.#file, { throwIfNoEntry: false });
    const stamp = found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
    if (stamp !== this.#read.stamp) this.#read = { stamp, maps: stamp === '' ? [] : this.#parsed() };
    return this.#read.maps;
  }

  #parsed(): OwnBaseMap[] {
    try {
      const { maps } = fileSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return maps.flatMap((one) => entrySchema.safeParse(one).data ?? []);
    } catch {
      return [];
    }
  }

  find(id: string): OwnBaseMap | null {
    return this.list().find(({ map }) => map.id === id) ?? null;
  }

  keep(entry: OwnBaseMap): BaseMap {
    this.#write([entry, ...this.list().filter(({ map }) => map.id !== entry.map.id)]);
    return entry.map;
  }

  forget(id: string): void {
    this.#write(this.list().filter(({ map }) => map.id !== id));
  }

  #write(maps: readonly OwnBaseMap[]): void {
    const incoming = `${this.#file}.${process.pid}.tmp`;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    // keys stand in it: for the eyes of this user alone
    writeFileSync(incoming, `${JSON.stringify({ version: 1, maps }, null, 2)}\n`, { mode: 0o600 });
    renameSync(incoming, this.#file);
  }
}
