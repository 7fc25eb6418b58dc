/** Which fields of imported objects were changed by hand: the inspector says so beside the source's name. */
import type { Database } from 'better-sqlite3';
import type { Value } from '../../../shared/domain/change.ts';
import type { Catalogue } from './catalogue.ts';
import type { Operation, PutOperation } from './journal/operation.ts';
import { quoted, quotedList } from './sql.ts';

const OWN: readonly string[] = ['uid', 'maj', 'source_id'];

export function editedFields(db: Database, table: string, fid: number): string[] {
  return db
    .prepare<[string, number], string>('SELECT champ FROM emprise_retouches WHERE table_name = ? AND fid = ? ORDER BY champ')
    .pluck()
    .all(table, fid);
}

/** Values the source gave to fields changed since; fields noted before schema 2 have none. */
export function importedValues(db: Database, table: string, fid: number): Record<string, string | number | null> {
  const known = db
    .prepare<[string, number], [string, string]>(
      'SELECT champ, valeur FROM emprise_retouches WHERE table_name = ? AND fid = ? AND valeur NOT NULL ORDER BY champ',
    )
    .raw()
    .all(table, fid);
  return Object.fromEntries(known.map(([field, value]) => [field, JSON.parse(value) as string | number | null]));
}

/** The operations that note what `operations` are about to change in imported rows; to run with them, as one step. */
export function noteEditedFields(db: Database, catalogue: Catalogue, operations: readonly Operation[]): PutOperation[] {
  return operations.flatMap((operation) => (operation.op === 'put' ? notePut(db, catalogue, operation) : []));
}

function notePut(db: Database, catalogue: Catalogue, { table, columns, rows }: PutOperation): PutOperation[] {
  const facts = catalogue.table(table);
  const keyAt = columns.indexOf(facts.primaryKey);
  const fields = columns.filter((name) => name !== facts.primaryKey && !OWN.includes(name) && facts.columns.includes(name));
  if (keyAt < 0 || fields.length === 0 || !facts.columns.includes('source_id')) return [];
  const imported = db
    .prepare<[Value], Value[]>(
      `SELECT ${quotedList(fields)} FROM ${quoted(table)} WHERE ${quoted(facts.primaryKey)} = ? AND source_id NOT NULL`,
    )
    .raw();
  const noted: Value[][] = [];
  for (const row of rows) {
    const key = row[keyAt] ?? null;
    const before = imported.get(key);
    if (!before) continue;
    const known = editedFields(db, table, Number(key));
    for (const [index, field] of fields.entries()) {
      const value = row[columns.indexOf(field)] ?? null;
      const former = before[index] ?? null;
      if (isSame(value, former) || known.includes(field)) continue;
      // An outline is noted as redrawn; its former shape is the journal's to keep.
      noted.push([table, key, field, former instanceof Uint8Array ? null : JSON.stringify(former)]);
    }
  }
  return noted.length === 0
    ? []
    : [{ op: 'put', table: 'emprise_retouches', columns: ['table_name', 'fid', 'champ', 'valeur'], rows: noted }];
}

function isSame(left: Value, right: Value): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return left === right;
}
