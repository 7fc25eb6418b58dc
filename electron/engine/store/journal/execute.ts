/**
 * Runs operations inside the caller's transaction and answers with the operations that take them back, in the order to run them.
 * Rows that go because a parent goes (ON DELETE CASCADE, SET NULL) are deleted or emptied here, by name, so that they come back too.
 */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Catalogue, TableFacts } from '../catalogue.ts';
import { blobBounds } from '../geopackage/blob.ts';
import { createTriggers, dropTriggers, indexName } from '../geopackage/rtree.ts';
import { placeholders, quoted, quotedList } from '../sql.ts';
import { createTable, dropTable } from '../tables/create.ts';
import { isColumnOperation, runColumnOperation } from './columns.ts';
import { type LayerDefinition, type Operation, type PutOperation, toRanges } from './operation.ts';
import { ROWS, type Touched } from './revisions.ts';

/** From this many geometries on, filling the index directly beats its triggers (five calls into JavaScript a row). */
const BULK_ROWS = 400;

/** Rows between two words to whoever watches. */
const WATCHED_ROWS = 500;

/** Told of rows written so far; what it throws takes all of it back with the transaction. */
export type RowWatch = (rows: number) => void;

export class Executor {
  readonly #db: Database;
  readonly #catalogue: Catalogue;
  readonly #watch: RowWatch | null;
  #rows = 0;
  readonly #touched = new Map<string, Set<string>>();

  constructor(db: Database, catalogue: Catalogue, watch: RowWatch | null = null) {
    this.#db = db;
    this.#catalogue = catalogue;
    this.#watch = watch;
  }

  #wrote(rows: number): void {
    const before = Math.floor(this.#rows / WATCHED_ROWS);
    this.#rows += rows;
    if (Math.floor(this.#rows / WATCHED_ROWS) > before) this.#watch?.(this.#rows);
  }

  /** Tables written so far, each with the columns whose values changed, and ROWS where rows came or went. */
  get touched(): Touched {
    return this.#touched;
  }

  /** What was written past this executor, by sets. */
  touch(table: string, ...what: readonly string[]): void {
    const known = this.#touched.get(table) ?? new Set();
    for (const each of what) known.add(each);
    this.#touched.set(table, known);
  }

  run(operations: readonly Operation[]): Operation[] {
    const inverses = operations.map((operation) => this.#one(operation));
    return inverses.reverse().flat();
  }

  #one(operation: Operation): Operation[] {
    this.touch(operation.table);
    if (isColumnOperation(operation)) {
      const { touched, inverse } = runColumnOperation(this.#db, this.#catalogue, operation);
      this.touch(operation.table, ...touched);
      return inverse;
    }
    switch (operation.op) {
      case 'put':
        return this.#put(operation);
      case 'delete':
        return this.#delete(operation.table, operation.ranges);
      case 'create-layer':
        return this.#createLayer(operation.definition);
      case 'drop-layer':
        return this.#dropLayer(operation.table);
    }
  }

  #put(operation: PutOperation): Operation[] {
    const facts = this.#catalogue.table(operation.table);
    const unknown = operation.columns.find((name) => name !== facts.primaryKey && !facts.columns.includes(name));
    if (unknown !== undefined) throw new EmpriseError('field-unknown', { field: unknown, layer: operation.table });
    const geometryAt = facts.geometryColumn === null ? -1 : operation.columns.indexOf(facts.geometryColumn);
    const isBulk = facts.isIndexed && geometryAt >= 0 && operation.rows.length > BULK_ROWS;
    if (!isBulk) return this.#putRows(facts, operation, () => {});
    const column = facts.geometryColumn as string;
    const index = quoted(indexName(facts.name, column));
    const remove = this.#db.prepare(`DELETE FROM ${index} WHERE id = ?`);
    const insert = this.#db.prepare(`INSERT INTO ${index} VALUES (?, ?, ?, ?, ?)`);
    dropTriggers(this.#db, facts.name, column);
    const inverse = this.#putRows(facts, operation, (key, row, isNew) => {
      if (!isNew) remove.run(key);
      const blob = row[geometryAt];
      const bounds = blob instanceof Uint8Array ? blobBounds(blob) : null;
      if (bounds) insert.run(key, bounds[0], bounds[2], bounds[1], bounds[3]);
    });
    createTriggers(this.#db, facts.name, column, facts.primaryKey);
    return inverse;
  }

  #putRows(
    facts: TableFacts,
    { columns, rows }: PutOperation,
    written: (key: number, row: readonly Value[], isNew: boolean) => void,
  ): Operation[] {
    const keyAt = columns.indexOf(facts.primaryKey);
    const touched = columns.filter((_, index) => index !== keyAt);
    const table = quoted(facts.name);
    const key = quoted(facts.primaryKey);
    const insert = this.#db.prepare<Value[]>(
      columns.length === 0
        ? `INSERT INTO ${table} DEFAULT VALUES`
        : `INSERT INTO ${table} (${quotedList(columns)}) VALUES (${placeholders(columns.length)})`,
    );
    const select = this.#db.prepare<Value[], Value[]>(`SELECT ${quotedList(touched) || '1'} FROM ${table} WHERE ${key} = ?`).raw();
    const update =
      touched.length === 0
        ? null
        : this.#db.prepare<Value[]>(`UPDATE ${table} SET ${touched.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE ${key} = ?`);
    const insertedKeys: number[] = [];
    const before: Value[][] = [];
    const changed = new Set<string>();
    for (const row of rows) {
      this.#wrote(1);
      const rowKey = keyAt < 0 ? null : (row[keyAt] ?? null);
      const old = rowKey === null ? undefined : select.get(rowKey);
      if (old === undefined) {
        const newKey = Number(insert.run(...row).lastInsertRowid);
        insertedKeys.push(newKey);
        written(newKey, row, true);
        continue;
      }
      const values = keyAt < 0 ? row : row.filter((_, index) => index !== keyAt);
      if (update === null || values.every((value, index) => isSame(value, old[index] ?? null))) continue;
      update.run(...values, rowKey as Value);
      touched.forEach((name, index) => {
        if (!changed.has(name) && !isSame(values[index] ?? null, old[index] ?? null)) changed.add(name);
      });
      before.push([rowKey as Value, ...old]);
      written(Number(rowKey), row, false);
    }
    this.touch(facts.name, ...changed, ...(insertedKeys.length > 0 ? [ROWS] : []));
    const inverse: Operation[] = [];
    if (insertedKeys.length > 0) inverse.push({ op: 'delete', table: facts.name, ranges: toRanges(insertedKeys) });
    if (before.length > 0) inverse.push({ op: 'put', table: facts.name, columns: [facts.primaryKey, ...touched], rows: before });
    return inverse;
  }

  #delete(name: string, ranges: readonly (readonly [number, number])[]): Operation[] {
    const facts = this.#catalogue.table(name);
    const table = quoted(name);
    const key = quoted(facts.primaryKey);
    const columns = facts.columns.includes(facts.primaryKey) ? facts.columns : [facts.primaryKey, ...facts.columns];
    const select = this.#db.prepare<number[], Value[]>(`SELECT ${quotedList(columns)} FROM ${table} WHERE ${key} BETWEEN ? AND ?`).raw();
    const remove = this.#db.prepare<number[]>(`DELETE FROM ${table} WHERE ${key} BETWEEN ? AND ?`);
    const inverses: Operation[][] = [];
    const rows: Value[][] = [];
    for (const [from, to] of ranges) {
      for (const child of facts.children) {
        const inverse = this.#release(facts, child, from, to);
        if (inverse.length > 0) inverses.push(inverse);
      }
      const before = rows.length;
      for (const row of select.all(from, to)) rows.push(row);
      remove.run(from, to);
      this.#wrote(rows.length - before);
    }
    if (rows.length > 0) {
      this.touch(name, ROWS);
      inverses.push([{ op: 'put', table: name, columns, rows }]);
    }
    return inverses.reverse().flat();
  }

  /** What the rows [from, to] of a parent hold by one foreign key. */
  #release(parent: TableFacts, link: TableFacts['children'][number], from: number, to: number): Operation[] {
    if (link.onDelete === 'OTHER') return [];
    const child = this.#catalogue.table(link.table);
    const keys = this.#db
      .prepare<number[], number>(
        `SELECT ${quoted(child.primaryKey)} FROM ${quoted(child.name)} WHERE ${quoted(link.column)} IN
          (SELECT ${quoted(link.parentColumn)} FROM ${quoted(parent.name)} WHERE ${quoted(parent.primaryKey)} BETWEEN ? AND ?)`,
      )
      .pluck()
      .all(from, to);
    if (keys.length === 0) return [];
    this.touch(child.name);
    if (link.onDelete === 'CASCADE') return this.#delete(child.name, toRanges(keys));
    return this.#put({ op: 'put', table: child.name, columns: [child.primaryKey, link.column], rows: keys.map((key) => [key, null]) });
  }

  #createLayer(definition: LayerDefinition): Operation[] {
    createTable(this.#db, definition.table, definition.title);
    this.touch(definition.table.name, ROWS);
    this.#db
      .prepare('INSERT INTO emprise_definitions (table_name, definition) VALUES (?, ?)')
      .run(definition.table.name, JSON.stringify(definition));
    this.#catalogue.forget();
    return [{ op: 'drop-layer', table: definition.table.name }];
  }

  #dropLayer(name: string): Operation[] {
    const stored = this.#db.prepare<[string], string>('SELECT definition FROM emprise_definitions WHERE table_name = ?').pluck().get(name);
    if (stored === undefined) throw new EmpriseError('layer-unknown', { layer: name });
    dropTable(this.#db, name);
    this.touch(name, ROWS);
    this.#db.prepare('DELETE FROM emprise_definitions WHERE table_name = ?').run(name);
    this.#catalogue.forget();
    return [{ op: 'create-layer', table: name, definition: JSON.parse(stored) as LayerDefinition }];
  }
}

function isSame(left: Value, right: Value): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return left === right;
}
