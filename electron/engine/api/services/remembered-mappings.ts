/**
 * Decisions kept for files with the same columns, in `mappings.json` of the user data folder: read whole, written whole. A file that cannot be read
 * is set aside under another name and the list begins anew: it never stops an import.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { type ImportOptions, type RememberedMapping, rememberedMappingSchema } from '../../../../shared/domain/import.ts';
import { mapFields } from '../../importers/mapping/map-fields.ts';
import { recogniseProfile } from '../../importers/mapping/profile.ts';
import { fold } from '../../importers/names.ts';
import type { GeometryFamily } from '../../importers/types.ts';

const FILE = 'mappings.json';
const KEPT = 300;
const fileSchema = z.object({ version: z.literal(1), mappings: z.array(z.unknown()) });
/** Decisions that belong to the source rather than to one import. */
const REMEMBERED = ['fields', 'constants', 'values', 'units', 'encoding', 'crs', 'join'] as const;
type Decisions = RememberedMapping['options'];
/** Options as far as they are decided. */
export type Choices = { readonly [Name in keyof ImportOptions]?: ImportOptions[Name] | undefined };

/** What tells a file of the same source: its columns, folded, each once, sorted. */
export function signatureOf(columns: readonly string[]): string[] {
  return [...new Set(columns.map(fold))].sort();
}

export class MappingBook {
  readonly #file: string;

  constructor(userData: string) {
    this.#file = path.join(userData, FILE);
  }

  /** Latest first. */
  list(): RememberedMapping[] {
    return [...this.#read()].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  }

  /** The latest one for these columns. */
  find(columns: readonly string[]): RememberedMapping | null {
    const signature = signatureOf(columns).join('\n');
    return this.list().find((mapping) => mapping.columns.join('\n') === signature) ?? null;
  }

  /** Under a name: the same name for the same columns replaces. Throws EmpriseError('target-not-writable') where the list cannot be written. */
  save(mapping: Omit<RememberedMapping, 'id' | 'savedAt'>): RememberedMapping {
    const columns = signatureOf(mapping.columns);
    const name = mapping.name.trim();
    const isSame = (other: RememberedMapping) => other.name === name && other.columns.join('\n') === columns.join('\n');
    const before = this.list();
    const saved = { ...mapping, name, columns, id: before.find(isSame)?.id ?? randomUUID(), savedAt: new Date().toISOString() };
    this.#write([saved, ...before.filter((other) => !isSame(other))].slice(0, KEPT));
    return saved;
  }

  forget(id: string): void {
    const before = this.list();
    const after = before.filter((mapping) => mapping.id !== id);
    if (after.length < before.length) this.#write(after);
  }

  #read(): RememberedMapping[] {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch {
      return [];
    }
    try {
      const { mappings } = fileSchema.parse(JSON.parse(text));
      const parsed = mappings.map((mapping) => rememberedMappingSchema.safeParse(mapping));
      // One written by a newer Emprise: the file is kept for it, what is understood goes on.
      if (parsed.some(({ success }) => !success)) this.#setAside(text);
      return parsed.flatMap(({ data }) => data ?? []);
    } catch {
      this.#setAside(text);
      return [];
    }
  }

  #setAside(text: string): void {
    try {
      writeAtomically(`${this.#file}.illisible`, text);
    } catch {
      // Nothing more can be done for it, and nothing hangs on it.
    }
  }

  #write(mappings: readonly RememberedMapping[]): void {
    try {
      writeAtomically(this.#file, `${JSON.stringify({ version: 1, mappings }, null, 2)}\n`);
    } catch (error) {
      throw new EmpriseError('target-not-writable', { file: FILE, folder: path.dirname(this.#file) }, String(error));
    }
  }
}

/** After a power cut either the old or the new list stands there. */
function writeAtomically(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const incoming = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(incoming, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(incoming, file);
  } catch (error) {
    rmSync(incoming, { force: true });
    throw error;
  }
}

/** Options of a look at a file with what is remembered for its columns, unless somebody has decided something already. */
export function withRemembered(options: Choices, mapping: RememberedMapping | null): { options: Choices; remembered: string | null } {
  const decided = REMEMBERED.some((name) => options[name] !== undefined);
  if (mapping === null || decided || (options.kind !== undefined && options.kind !== mapping.kind)) return { options, remembered: null };
  return { options: { ...options, kind: mapping.kind, ...decisionsOf(mapping.options) }, remembered: mapping.id };
}

/**
 * The decisions of an import worth keeping: null where a file with these columns would be read the same without them.
 */
export function worthRemembering(
  options: ImportOptions,
  columns: readonly string[],
  geometry: GeometryFamily,
  name: string,
): Decisions | null {
  const decisions = decisionsOf(options);
  if (options.kind !== 'couche' && decisions.fields !== undefined) {
    const { kind } = options;
    const automatic = mapFields(kind, columns, {}, recogniseProfile(columns, geometry, name, kind));
    const isChanged = ([to, from]: [string, string]) => (automatic.get(to) ?? '') !== from;
    if (!Object.entries(decisions.fields).some(isChanged)) delete decisions.fields;
  }
  return Object.keys(decisions).length === 0 ? null : decisions;
}

function decisionsOf(options: Choices): Decisions {
  const entries = REMEMBERED.map((name) => [name, options[name]] as const);
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0)),
  ) as Decisions;
}
