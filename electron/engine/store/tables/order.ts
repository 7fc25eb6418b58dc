/**
 * The order of the rows of a table under a condition and a sorting: keys alone, computed once, so that any window of the table is then a matter of
 * a few hundred lookups. What an order depends on is told by its stamp.
 */
import type { Database } from 'better-sqlite3';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import type { Catalogue, TableFacts } from '../catalogue.ts';
import { columnRevisions, revisionOf, revisionOfColumns } from '../journal/revisions.ts';
import { quoted, quotedList } from '../sql.ts';
import { checkColumn, orderSql, type Readable, type RowQuery } from './read.ts';

export type OrderQuery = Pick<RowQuery, 'where' | 'orderBy'>;

/** Tables that computed columns are read from. */
const RESULT_TABLES = ['resultats_sites', 'resultats_surfaces', 'resultats_localisations', 'friches_emprises'] as const;

/** Keys in the order asked for; the key settles ties, missing values come last. */
export function readOrder(from: Readable, query: OrderQuery): Float64Array {
  const key = quoted(from.primaryKey);
  const condition = query.where ? ` WHERE (${query.where.sql})` : '';
  // An order by key alone goes through an index, where the outlines do not have to be passed.
  const source = (query.orderBy ?? []).length > 0 || query.where ? from.source.scanSql : quoted(from.table);
  const keys = from.db
    .prepare<Value[], number>(`SELECT ${key} FROM ${source}${condition} ORDER BY ${orderSql(from, query.orderBy ?? [])}`)
    .pluck()
    .all(...(query.where?.params ?? []));
  return Float64Array.from(keys);
}

/** First and last key and the number of rows: keys without gaps need no list. */
export function keyBounds({ db, table, primaryKey }: Readable): { first: number; last: number; count: number } {
  const one = (what: string): number =>
    Number(
      db
        .prepare<[], number | null>(`SELECT ${what} FROM ${quoted(table)}`)
        .pluck()
        .get() ?? 0,
    );
  return { first: one(`min(${quoted(primaryKey)})`), last: one(`max(${quoted(primaryKey)})`), count: one('count(*)') };
}

/** Rows by key, in the order of `keys`; a key no row has is left out. */
export function readRowsByKey(from: Readable, keys: readonly number[], wanted?: readonly string[]): Row[] {
  const columns = wanted?.map((name) => checkColumn(from, name)) ?? from.source.columns.filter((name) => name !== from.geometryColumn);
  const key = quoted(from.primaryKey);
  const places = new Map(keys.map((value, place) => [value, place]));
  const rows = from.db
    .prepare<[string], [number, ...Value[]]>(
      `SELECT ${key}, ${quotedList(columns)} FROM ${from.source.sql} WHERE ${key} IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .all(JSON.stringify(keys));
  const found: (Row | undefined)[] = new Array(keys.length);
  for (const [value, ...cells] of rows) {
    found[places.get(value) as number] = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]));
  }
  return found.filter((row) => row !== undefined);
}

/** The same text means the same rows with the same values in `columns`, stored and computed. */
export function orderStamp(db: Database, catalogue: Catalogue, from: Readable, columns: readonly string[], method: string): string {
  const facts = catalogue.table(from.table);
  const stored = columns.flatMap((name) => [name, name.replace(/_declare$/, '')]).filter((name) => facts.columns.includes(name));
  const own = revisionOfColumns(columnRevisions(db), from.table, stored);
  const computed = columns.some((name) => from.source.types[name] !== undefined);
  return [own, ...(computed ? [method, ...RESULT_TABLES.map((table) => revisionOf(db, table))] : [])].join();
}

/** Keys are never given twice (AUTOINCREMENT): what the project notes of an object that is gone is not another's. */
export function nextKey(db: Database, { name, primaryKey }: TableFacts): number {
  const greatest =
    db
      .prepare<[], number>(`SELECT coalesce(max(${quoted(primaryKey)}), 0) FROM ${quoted(name)}`)
      .pluck()
      .get() ?? 0;
  const given = db.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(name) ?? 0;
  return Math.max(greatest, given) + 1;
}
