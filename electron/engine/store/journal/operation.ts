/** The stored form of a change: rows packed by column, so that thousands of them stay small, and the making and dropping of layers. */
import type { Change, Row, Value } from '../../../../shared/domain/change.ts';
import type { TableSpecification } from '../tables/specification.ts';
import type { ColumnOperation } from './columns.ts';

export interface LayerDefinition {
  readonly table: TableSpecification;
  readonly title: string | null;
}

export type Operation =
  | { readonly op: 'put'; readonly table: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }
  | { readonly op: 'delete'; readonly table: string; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly op: 'create-layer'; readonly table: string; readonly definition: LayerDefinition }
  | { readonly op: 'drop-layer'; readonly table: string }
  | ColumnOperation;

export type PutOperation = Extract<Operation, { op: 'put' }>;

/** Packs the rows of a change, consecutive rows with the same columns together. */
export function packChange(change: Change): Operation[] {
  return change.operations.flatMap((operation): Operation[] =>
    operation.op === 'delete' ? [operation] : packRows(operation.table, operation.rows),
  );
}

export function packRows(table: string, rows: readonly Row[]): PutOperation[] {
  const packed: { op: 'put'; table: string; columns: readonly string[]; rows: (readonly Value[])[] }[] = [];
  let signature = '';
  for (const row of rows) {
    const columns = Object.keys(row);
    const own = columns.join('\u0000');
    let last = packed.at(-1);
    if (!last || own !== signature) {
      last = { op: 'put', table, columns, rows: [] };
      packed.push(last);
      signature = own;
    }
    last.rows.push(columns.map((name) => row[name] ?? null));
  }
  return packed;
}

/** Ascending keys as inclusive ranges. */
export function toRanges(keys: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const key of [...keys].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && key <= last[1] + 1) last[1] = Math.max(last[1], key);
    else ranges.push([key, key]);
  }
  return ranges;
}
