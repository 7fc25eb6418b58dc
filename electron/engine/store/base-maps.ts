/** The base maps of a project (emprise_reglages, key `fonds_de_carte`): how they look, in order, and where they come from, without any key. */
import type { Database } from 'better-sqlite3';
import { MOST_BASE_MAPS, type ShownBaseMap, shownBaseMapSchema } from '../../../shared/domain/base-maps.ts';
import type { Row } from '../../../shared/domain/change.ts';

const KEY = 'fonds_de_carte';

/** Lowest first. Empty where there is none, or where somebody broke what is stored; one that is not understood takes none of the others along. */
export function readBaseMaps(db: Database): ShownBaseMap[] {
  const stored = db.prepare<[string], string | null>('SELECT valeur FROM emprise_reglages WHERE cle = ?').pluck().get(KEY);
  try {
    const kept: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((one) => shownBaseMapSchema.safeParse(one).data ?? []).slice(0, MOST_BASE_MAPS) : [];
  } catch {
    return [];
  }
}

export function baseMapsRow(db: Database, shown: readonly ShownBaseMap[]): Row {
  const id = db.prepare<[string], number>('SELECT id FROM emprise_reglages WHERE cle = ?').pluck().get(KEY) ?? null;
  return { id, cle: KEY, valeur: JSON.stringify(shown) };
}
