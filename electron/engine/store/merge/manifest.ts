/** What a staging file says of itself: its tables and the sources their rows come from. */
import type { Database } from 'better-sqlite3';
import type { FieldDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';

export interface StagedTable {
  readonly name: string;
  readonly geometry: TableGeometry | null;
  readonly fields: readonly FieldDefinition[] | null;
  readonly title: string;
  /** Columns that rows gave a value for: an update leaves the others alone. */
  readonly columns: readonly string[];
  /** Name of the table in the staging file. */
  readonly storedAs: string;
}

export interface SourceRecord {
  readonly nom: string;
  readonly producteur?: string | null;
  readonly millesime?: string | null;
  readonly licence?: string | null;
  readonly url?: string | null;
  readonly fichier?: string | null;
  readonly sha256?: string | null;
}

export const MANIFEST_SQL = `
CREATE TABLE manifest_tables (name TEXT PRIMARY KEY, definition TEXT NOT NULL);
CREATE TABLE manifest_sources (id INTEGER PRIMARY KEY, record TEXT NOT NULL, report TEXT);`;

export function readManifest(db: Database, schema: string): StagedTable[] {
  return db
    .prepare<[], string>(`SELECT definition FROM ${schema}.manifest_tables ORDER BY rowid`)
    .pluck()
    .all()
    .map((definition) => JSON.parse(definition) as StagedTable);
}
