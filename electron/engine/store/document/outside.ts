/** What another program did to a document since Emprise last wrote it. */
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { bumpRevisions, ROWS } from '../journal/revisions.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { quoted } from '../sql.ts';

/** Tables another program wrote; empty when the file is as Emprise left it. */
export function tablesChangedOutside(db: Database, changeCounter: number): string[] {
  const saved = readMeta(db, 'saved_counter');
  if (saved === null || Number(saved) === changeCounter) return [];
  const rows = db
    .prepare<[], { table: string; lastChange: string; known: string | null; lignes: number | null; revision: number | null }>(
      `SELECT c.table_name AS "table", c.last_change AS lastChange, r.last_change AS known, r.lignes, r.revision
         FROM gpkg_contents c LEFT JOIN emprise_revisions r USING (table_name) WHERE c.data_type IN ('features', 'attributes')`,
    )
    .all();
  const changed = rows.filter(({ table, lastChange, known, lignes, revision }) => {
    if (revision === null || known === null) return countOf(db, table) > 0;
    return lastChange !== known || countOf(db, table) !== lignes;
  });
  // Something was written, but nothing says where: everything may be other.
  return (changed.length > 0 ? changed : rows.filter(({ table }) => countOf(db, table) > 0)).map(({ table }) => table);
}

/** New revisions, so that results computed on the former rows are stale; and a new journal, since its rows are no longer those of the file. */
export function acceptOutsideChanges(db: Database, tables: readonly string[]): void {
  db.transaction(() => {
    bumpRevisions(db, new Map(tables.map((table) => [table, new Set([ROWS])])));
    db.exec('DELETE FROM emprise_journal');
    writeMeta(db, 'outside_change', randomUUID());
  }).immediate();
}

function countOf(db: Database, table: string): number {
  try {
    return (
      db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get() ?? 0
    );
  } catch {
    // Listed, but no longer there.
    return 0;
  }
}
