/** What differs between two states of a table: which rows came, went or changed, and in which fields. Blocks in common are not looked at. */
import type { Value } from '../../../../shared/domain/change.ts';
import type { BlockList, Work } from './blocks.ts';
import type { State, StateTable } from './state.ts';

export interface TableDifference {
  readonly table: string;
  readonly before: StateTable | null;
  readonly after: StateTable | null;
  /** Keys, ascending. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
  readonly changed: readonly number[];
  /** Of the changed rows: in each field, how many; geometry under the name of its column. */
  readonly fields: ReadonlyMap<string, number>;
}

/** Written by the engine at each change: says nothing by itself. */
const SILENT: readonly string[] = ['maj'];

/** Tables whose rows differ; those of one revision are taken for equal. */
export function* compareStates(before: State, after: State, only?: string): Work<TableDifference[]> {
  const names = [...new Set([...before.tables(), ...after.tables()])].filter((name) => only === undefined || name === only);
  const differences: TableDifference[] = [];
  for (const name of names) {
    const difference = yield* compareTable(before, after, name);
    if (difference) differences.push(difference);
  }
  return differences;
}

export function* compareTable(before: State, after: State, name: string): Work<TableDifference | null> {
  const from = before.table(name);
  const to = after.table(name);
  if (from && to && from.revision === to.revision) return null;
  const [first, second] = [yield* before.blocks(name), yield* after.blocks(name)];
  const added: number[] = [];
  const removed: number[] = [];
  const changed: number[] = [];
  const fields = new Map<string, number>();
  const columns = comparedColumns(from, to);
  for (const block of differing(first, second)) {
    const old = byKey(from, first.has(block) ? before.rows(name, block) : []);
    const now = byKey(to, second.has(block) ? after.rows(name, block) : []);
    for (const key of old.keys()) if (!now.has(key)) removed.push(key);
    for (const [key, row] of now) {
      const former = old.get(key);
      if (!former) {
        added.push(key);
        continue;
      }
      const names = columns.filter(({ at, to: second }) => !isSame(former[at] ?? null, row[second] ?? null)).map(({ name }) => name);
      if (names.length === 0) continue;
      changed.push(key);
      for (const field of names) fields.set(field, (fields.get(field) ?? 0) + 1);
    }
    yield;
  }
  const isGone = (from === null) !== (to === null);
  if (!isGone && added.length + removed.length + changed.length === 0) return null;
  return { table: name, before: from, after: to, added, removed, changed, fields };
}

/** Numbers of the blocks that are not the same on both sides, ascending. */
export function differing(first: BlockList, second: BlockList): number[] {
  const numbers = new Set<number>();
  for (const [number, hash] of first) if (second.get(number) !== hash) numbers.add(number);
  for (const [number, hash] of second) if (first.get(number) !== hash) numbers.add(number);
  return [...numbers].sort((a, b) => a - b);
}

/** Columns in common, with their place on either side; those that came or went with the table's schema are no change of a row. */
function comparedColumns(from: StateTable | null, to: StateTable | null): { name: string; at: number; to: number }[] {
  return (to?.columns ?? []).flatMap((name, index) => {
    const at = from?.columns.indexOf(name) ?? -1;
    return at < 0 || SILENT.includes(name) ? [] : [{ name, at, to: index }];
  });
}

export function byKey(table: StateTable | null, rows: readonly Value[][]): Map<number, Value[]> {
  const at = table?.columns.indexOf(table.key) ?? -1;
  return new Map(rows.map((row) => [Number(row[at]), row]));
}

export function isSame(left: Value, right: Value): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return left === right;
}
