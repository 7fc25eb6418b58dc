/** The entries: those shipped with the application (`resources/catalogue/sources.json`), and the planner's own, which come first where ids are equal. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { type CatalogueEntry, catalogueEntrySchema, type UserCatalogue } from '../../../shared/domain/catalogue.ts';
import { isSound } from './address.ts';

const USER_FILE = 'catalogue.json';
const fileSchema = z.object({ version: z.literal(1), entries: z.array(z.unknown()) });

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  readonly userFile: UserCatalogue;
}

/** `resources`: folder of the installation. A damaged shipped file is a broken installation and throws; a damaged user file is told and ignored. */
export function loadCatalogue(resources: string, userData: string): Catalogue {
  const shipped = fileSchema.parse(JSON.parse(readFileSync(path.join(resources, 'catalogue', 'sources.json'), 'utf8')));
  const entries = shipped.entries.map((entry) => catalogueEntrySchema.parse(entry));
  const { own, userFile } = readOwn(path.join(userData, USER_FILE));
  const replaced = new Set(own.map(({ id }) => id));
  return { entries: [...own, ...entries.filter(({ id }) => !replaced.has(id))], userFile };
}

/** Throws `catalogue-entry-unknown`. */
export function entryOf({ entries }: Catalogue, id: string): CatalogueEntry {
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw new EmpriseError('catalogue-entry-unknown', { entry: id, known: entries.map((one) => one.id).join(', ') });
  return entry;
}

function readOwn(file: string): { own: CatalogueEntry[]; userFile: UserCatalogue } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { own: [], userFile: { state: 'none', rejected: 0 } };
  }
  const parsed = fileSchema.safeParse(fromJson(text));
  if (!parsed.success) return { own: [], userFile: { state: 'damaged', rejected: 0 } };
  const own = new Map<string, CatalogueEntry>();
  for (const given of parsed.data.entries) {
    const entry = catalogueEntrySchema.safeParse(given);
    if (entry.success && isSound(entry.data) && !own.has(entry.data.id)) own.set(entry.data.id, entry.data);
  }
  return { own: [...own.values()], userFile: { state: 'used', rejected: parsed.data.entries.length - own.size } };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
