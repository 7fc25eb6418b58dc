/**
 * Revisions of tables, and of what they hold: one for each column, one for the rows there are. Numbers come from one counter and are never
 * given twice; undo gives back the former number with the former values, so that results computed on that state are valid again.
 */
import type { Database } from 'better-sqlite3';
import { advance } from '../meta.ts';

/** Stands among the columns of a table for its set of rows: its revision changes when rows come or go. */
export const ROWS = '';

/** By table: the columns whose values changed, and ROWS. A table may be named with nothing that changed. */
export type Touched = ReadonlyMap<string, ReadonlySet<string>>;

type Turn = readonly [before: number, after: number];

/** What a step did to the revisions. */
export interface RevisionTurns {
  readonly tables: Readonly<Record<string, Turn>>;
  readonly columns: Readonly<Record<string, Readonly<Record<string, Turn>>>>;
}

/** By table and column. */
export type ColumnRevisions = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function revisionOf(db: Database, table: string): number {
  return db.prepare<[string], number>('SELECT revision FROM emprise_revisions WHERE table_name = ?').pluck().get(table) ?? 0;
}

export function columnRevisions(db: Database): ColumnRevisions {
  const revisions = new Map<string, Map<string, number>>();
  const rows = db.prepare<[], [string, string, number]>('SELECT table_name, champ, revision FROM emprise_revisions_champs').raw().all();
  for (const [table, column, revision] of rows) {
    const known = revisions.get(table) ?? new Map<string, number>();
    revisions.set(table, known.set(column, revision));
  }
  return revisions;
}

/**
 * Number of the last step that changed the rows of a table or one of the columns. Steps form a tree and their numbers grow along each branch:
 * the same number means the same rows with the same values in these columns.
 */
export function revisionOfColumns(revisions: ColumnRevisions, table: string, columns: readonly string[]): number {
  const known = revisions.get(table);
  return known ? Math.max(0, ...[ROWS, ...columns].map((column) => known.get(column) ?? 0)) : 0;
}

/** A fresh number for all that was touched. */
export function bumpRevisions(db: Database, touched: Touched): RevisionTurns {
  const revision = advance(db, 'counter');
  const known = columnRevisions(db);
  const tables: Record<string, Turn> = {};
  const columns: Record<string, Record<string, Turn>> = {};
  for (const [table, changed] of touched) {
    tables[table] = [revisionOf(db, table), revision];
    columns[table] = Object.fromEntries([...changed].map((column) => [column, [known.get(table)?.get(column) ?? 0, revision]]));
  }
  const turns = { tables, columns };
  turnRevisions(db, turns, 'after');
  return turns;
}

export function turnRevisions(db: Database, turns: RevisionTurns, to: 'before' | 'after'): void {
  const at = to === 'before' ? 0 : 1;
  const setTable = db.prepare(
    'INSERT INTO emprise_revisions (table_name, revision) VALUES (?, ?) ON CONFLICT (table_name) DO UPDATE SET revision = excluded.revision',
  );
  const setColumn = db.prepare(
    `INSERT INTO emprise_revisions_champs (table_name, champ, revision) VALUES (?, ?, ?)
      ON CONFLICT (table_name, champ) DO UPDATE SET revision = excluded.revision`,
  );
  for (const [table, turn] of Object.entries(turns.tables)) setTable.run(table, turn[at]);
  for (const [table, columns] of Object.entries(turns.columns))
    for (const [column, turn] of Object.entries(columns)) setColumn.run(table, column, turn[at]);
}
