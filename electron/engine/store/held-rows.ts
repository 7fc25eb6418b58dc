/** Rows that go with others: what foreign keys with ON DELETE CASCADE hold to them. */
import type { Database } from 'better-sqlite3';
import type { Catalogue } from './catalogue.ts';
import { quoted } from './sql.ts';

/** How many rows of each other table go when `keys` of a table go, with what these hold in turn. Results of analyses are left out: they are computed again. */
export function heldRows(db: Database, catalogue: Catalogue, table: string, keys: readonly number[]): Map<string, number> {
  const held = new Map<string, Set<number>>();
  const seek = (name: string, of: readonly number[]): void => {
    const parent = catalogue.table(name);
    for (const { table: childName, column, parentColumn, onDelete } of parent.children) {
      if (onDelete !== 'CASCADE' || childName.startsWith('resultats_')) continue;
      const child = catalogue.table(childName);
      const found = db
        .prepare<[string], number>(
          `SELECT ${quoted(child.primaryKey)} FROM ${quoted(childName)} WHERE ${quoted(column)} IN
            (SELECT ${quoted(parentColumn)} FROM ${quoted(name)} WHERE ${quoted(parent.primaryKey)} IN (SELECT value FROM json_each(?)))`,
        )
        .pluck()
        .all(JSON.stringify(of));
      const known = held.get(childName) ?? new Set();
      const fresh = found.filter((key) => !known.has(key));
      if (fresh.length === 0) continue;
      held.set(childName, new Set([...known, ...fresh]));
      seek(childName, fresh);
    }
  };
  seek(table, keys);
  held.delete(table);
  return new Map([...held].map(([name, rows]) => [name, rows.size]));
}
