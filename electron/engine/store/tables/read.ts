/** Reading rows: conditions come compiled and parameterised (shared/expression), column names are checked against the table. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import { quoted, quotedList } from '../sql.ts';
import type { RowSource } from './source.ts';

export interface Condition {
  /** SQL over the column names of the table, with `?` for each value. */
  readonly sql: string;
  readonly params: readonly Value[];
}

/** Rows whose column has one of the values. */
export function oneOf(column: string, values: readonly Value[]): Condition {
  return { sql: `${quoted(column)} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(values)] };
}

export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

export interface RowQuery {
  /** All but the geometry when absent. */
  readonly columns?: readonly string[];
  readonly where?: Condition | undefined;
  readonly orderBy?: readonly Order[];
  readonly limit?: number;
  readonly offset?: number;
  /** Joins the computed figures of each object. */
  readonly results?: boolean;
}

export interface Readable {
  readonly db: Database;
  readonly source: RowSource;
  readonly table: string;
  readonly primaryKey: string;
  readonly geometryColumn: string | null;
}

function conditionSql(where: Condition | undefined): string {
  return where ? ` WHERE (${where.sql})` : '';
}

/** Throws `field-unknown`. */
export function checkColumn(from: Readable, column: string): string {
  if (!from.source.columns.includes(column)) throw new EmpriseError('field-unknown', { field: column, layer: from.table });
  return column;
}

/** Missing values come last in either direction; text sorts without regard to case and accents; the key settles ties. */
export function orderSql(from: Readable, orderBy: readonly Order[]): string {
  const terms = orderBy.map(({ column, descending }) => {
    const name = quoted(checkColumn(from, column));
    const value = from.source.textColumns.has(column) ? `emprise_fold(${name})` : name;
    return `${name} IS NULL, ${value}${descending ? ' DESC' : ''}`;
  });
  return [...terms, quoted(from.primaryKey)].join(', ');
}

export function readRows(from: Readable, query: RowQuery): Row[] {
  const columns =
    query.columns?.map((name) => checkColumn(from, name)) ?? from.source.columns.filter((name) => name !== from.geometryColumn);
  const orderBy = query.orderBy ?? [];
  if (orderBy.length > 0 && query.limit !== undefined) return sortedPage(from, columns, query, query.limit);
  return from.db
    .prepare<Value[], Row>(
      `SELECT ${quotedList(columns)} FROM ${from.source.sql}${conditionSql(query.where)} ORDER BY ${orderSql(from, orderBy)} LIMIT ? OFFSET ?`,
    )
    .all(...(query.where?.params ?? []), query.limit ?? -1, query.offset ?? 0);
}

/** Sorting carries keys alone: with whole rows, a page of a large table would cost many times more. */
function sortedPage(from: Readable, columns: readonly string[], query: RowQuery, limit: number): Row[] {
  const key = quoted(from.primaryKey);
  const keys = from.db
    .prepare<Value[], number>(
      `SELECT ${key} FROM ${from.source.scanSql}${conditionSql(query.where)} ORDER BY ${orderSql(from, query.orderBy ?? [])} LIMIT ? OFFSET ?`,
    )
    .pluck()
    .all(...(query.where?.params ?? []), limit, query.offset ?? 0);
  const places = new Map(keys.map((value, place) => [value, place]));
  const rows = from.db
    .prepare<[string], [number, ...Value[]]>(
      `SELECT ${key}, ${quotedList(columns)} FROM ${from.source.sql} WHERE ${key} IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .all(JSON.stringify(keys));
  const page: Row[] = [];
  for (const [value, ...cells] of rows) {
    page[places.get(value) as number] = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]));
  }
  return page;
}

export function countRows(from: Readable, where: Condition | undefined): number {
  return (
    from.db
      .prepare<Value[], number>(`SELECT count(*) FROM ${from.source.sql}${conditionSql(where)}`)
      .pluck()
      .get(...(where?.params ?? [])) ?? 0
  );
}

/** Place of a row in the order given, from 0; null where the condition leaves it out. */
export function indexOfRow(from: Readable, key: number, query: Pick<RowQuery, 'where' | 'orderBy'>): number | null {
  const name = quoted(from.primaryKey);
  return (
    from.db
      .prepare<Value[], number>(
        `SELECT place FROM (SELECT ${name} AS fid, row_number() OVER (ORDER BY ${orderSql(from, query.orderBy ?? [])}) - 1 AS place
          FROM ${from.source.scanSql}${conditionSql(query.where)}) WHERE fid = ?`,
      )
      .pluck()
      .get(...(query.where?.params ?? []), key) ?? null
  );
}
