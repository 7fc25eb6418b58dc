/** Statistics of one column, exact, over the rows under a condition. */
import type { Value } from '../../../../shared/domain/change.ts';
import { quoted } from '../sql.ts';
import { type Condition, checkColumn, type Readable } from './read.ts';

export interface ColumnQuery {
  readonly column: string;
  readonly where?: Condition | undefined;
  /** Most frequent values given. */
  readonly top: number;
}

export interface ColumnStatistics {
  /** Rows under the condition, those where the value is missing included. */
  readonly count: number;
  /** NULL, or a text of no length. */
  readonly missing: number;
  readonly distinct: number;
  readonly least: Value;
  readonly greatest: Value;
  /** Most frequent first, then in the order of values; missing ones left out. */
  readonly top: readonly { readonly value: Value; readonly count: number }[];
  /** Ascending, for a column of numbers: quantiles and classes are made from them. */
  readonly numbers: Float64Array | null;
}

export function readStatistics(from: Readable, { column, where, top }: ColumnQuery, isNumeric: boolean): ColumnStatistics {
  const name = quoted(checkColumn(from, column));
  const params = where?.params ?? [];
  const under = `FROM ${from.source.scanSql}${where ? ` WHERE (${where.sql})` : ''}`;
  const present = `(${name} IS NOT NULL AND ${name} <> '')`;
  const totals = from.db
    .prepare<Value[], [number, number, number, Value, Value]>(
      `SELECT count(*), sum(${present} IS NOT 1), count(DISTINCT nullif(${name}, '')), min(nullif(${name}, '')), max(nullif(${name}, '')) ${under}`,
    )
    .raw()
    .get(...params);
  const [count, missing, distinct, least, greatest] = totals ?? [0, 0, 0, null, null];
  const frequent = from.db
    .prepare<Value[], { value: Value; count: number }>(
      `SELECT ${name} AS value, count(*) AS count ${under}${where ? ' AND' : ' WHERE'} ${present} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
    )
    .all(...params, top);
  return {
    count,
    missing: missing ?? 0,
    distinct,
    least,
    greatest,
    top: frequent,
    numbers: isNumeric ? ascending(from, name, under, params) : null,
  };
}

function ascending(from: Readable, name: string, under: string, params: readonly Value[]): Float64Array {
  const values = from.db
    .prepare<Value[], Value>(`SELECT ${name} ${under}`)
    .pluck()
    .all(...params);
  return Float64Array.from(values.filter((value) => typeof value === 'number')).sort();
}
