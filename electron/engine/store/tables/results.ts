/** Result tables of a project that was made before some analysis was there: what is missing is added when its first results are written. */
import type { Database } from 'better-sqlite3';
import type { Catalogue } from '../catalogue.ts';
import { createTable, ensureColumns } from './create.ts';
import { RESULTS } from './links.ts';

/** Inside the caller's transaction. Tables without results stay as they are: a reader takes missing columns for unknown. */
export function ensureResults(db: Database, catalogue: Catalogue, tables: readonly string[]): void {
  for (const name of new Set(tables)) {
    const specification = RESULTS.find((table) => table.name === name);
    const facts = catalogue.find(name);
    if (!specification || specification.columns.every((column) => facts?.columns.includes(column.name))) continue;
    if (facts === null) createTable(db, specification);
    else ensureColumns(db, name, specification.columns);
    catalogue.forget();
  }
}
