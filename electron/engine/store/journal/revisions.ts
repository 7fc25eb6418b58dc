/**
 * Table revisions. Numbers come from one counter and are never given twice; undo gives a table its former number back with its former rows,
 * so that results computed on that state are valid again.
 */
import type { Database } from 'better-sqlite3';
import { advance } from '../meta.ts';

export function revisionOf(db: Database, table: string): number {
  return db.prepare<[string], number>('SELECT revision FROM emprise_revisions WHERE table_name = ?').pluck().get(table) ?? 0;
}

export function setRevision(db: Database, table: string, revision: number): void {
  db.prepare(
    'INSERT INTO emprise_revisions (table_name, revision) VALUES (?, ?) ON CONFLICT (table_name) DO UPDATE SET revision = excluded.revision',
  ).run(table, revision);
}

/** A fresh number for each table; answers {table: [before, after]}. */
export function bumpRevisions(db: Database, tables: Iterable<string>): Record<string, [number, number]> {
  const revision = advance(db, 'counter');
  const changes: Record<string, [number, number]> = {};
  for (const table of tables) {
    changes[table] = [revisionOf(db, table), revision];
    setRevision(db, table, revision);
  }
  return changes;
}
