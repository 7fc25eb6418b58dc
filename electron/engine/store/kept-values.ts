/** Small things the window keeps in the project under undo, one JSON text by key beside the settings (emprise_reglages). */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../../shared/domain/change.ts';

/** Undefined where nothing is kept, or where somebody broke it. */
export function readKept(db: Database, key: string): unknown {
  const stored = db.prepare<[string], string | null>('SELECT valeur FROM emprise_reglages WHERE cle = ?').pluck().get(key);
  if (!stored) return undefined;
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}

export function keptRow(db: Database, key: string, value: unknown): Row {
  const id = db.prepare<[string], number>('SELECT id FROM emprise_reglages WHERE cle = ?').pluck().get(key) ?? null;
  return { id, cle: key, valeur: JSON.stringify(value) };
}
