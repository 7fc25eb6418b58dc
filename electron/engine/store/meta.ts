/** Technical facts of the file (emprise_meta). What the planner sets is in settings.ts. */
import type { Database } from 'better-sqlite3';

export type MetaKey =
  | 'schema_version'
  /** +1 at each save. */
  | 'revision'
  /** +1 at each committed write. */
  | 'edits'
  /** Last table revision given out. */
  | 'counter'
  /** Change counter of the file header after our own last write: another value means that another program wrote. */
  | 'saved_counter'
  /** Another one each time that what another program wrote was taken over. */
  | 'outside_change'
  | 'app_version'
  | 'created'
  | 'project_uid';

export function readMeta(db: Database, key: MetaKey): string | null {
  return db.prepare<[string], string | null>('SELECT valeur FROM emprise_meta WHERE cle = ?').pluck().get(key) ?? null;
}

export function writeMeta(db: Database, key: MetaKey, value: string): void {
  db.prepare('INSERT INTO emprise_meta (cle, valeur) VALUES (?, ?) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur').run(
    key,
    value,
  );
}

export function readCount(db: Database, key: MetaKey): number {
  return Number(readMeta(db, key) ?? 0);
}

/** Adds one and answers the new number. */
export function advance(db: Database, key: MetaKey): number {
  const next = readCount(db, key) + 1;
  writeMeta(db, key, String(next));
  return next;
}
