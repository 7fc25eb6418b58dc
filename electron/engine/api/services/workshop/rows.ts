/** Small helpers to read and write the workshop's tables. A project opened in place that is older than a table has no rows of it. */
import type { ChangeOperation, Row, Value } from '../../../../../shared/domain/change.ts';
import type { ProjectReader } from '../../../store/index.ts';

/** By `order` then id; columns a table of an older file lacks are undefined. */
export function rowsOf(reader: ProjectReader, table: string, order?: string): Row[] {
  if (!reader.hasTable(table)) return [];
  const rows = reader.rows(table, { orderBy: [{ column: 'id', descending: false }] });
  return order === undefined ? rows : [...rows].sort((a, b) => Number(a[order] ?? 0) - Number(b[order] ?? 0));
}

/** JSON of a column, undefined where there is none to read. */
export function parsed(value: Value | undefined): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

export function textOf(value: Value | undefined): string | null {
  return value === null || value === undefined || value instanceof Uint8Array ? null : String(value);
}

export function numberOf(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : null;
}

/** Without the operations that write nothing. */
export function writable(operations: readonly ChangeOperation[]): ChangeOperation[] {
  return operations.filter((operation) => (operation.op === 'put' ? operation.rows.length > 0 : operation.ranges.length > 0));
}

export function deletion(table: string, ids: readonly number[]): ChangeOperation {
  return { op: 'delete', table, ranges: ids.map((id) => [id, id] as const) };
}
