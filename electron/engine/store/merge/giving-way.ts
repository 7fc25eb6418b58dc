/** Objects of the project that were decided to give way to records of the file: removed in the step of the import, before its rows come in. */
import { type Operation, toRanges } from '../journal/operation.ts';
import { quoted } from '../sql.ts';
import type { MergeContext } from './context.ts';
import { deleteWithFollowers, FOLLOWERS } from './followers.ts';

/** By the table their outlines are in: a friche goes with its outline. */
export interface GivingWay {
  readonly table: string;
  readonly fids: readonly number[];
}

/** Answers how many there were: one that is gone meanwhile is nobody's loss. */
export function removeGivingWay(context: MergeContext, { table, fids }: GivingWay, inverses: Operation[][]): number {
  const { catalogue, executor } = context;
  const facts = catalogue.table(table);
  const key = quoted(facts.primaryKey);
  const there = keysIn(context, `SELECT ${key} FROM ${quoted(table)} WHERE ${key} IN (SELECT value FROM json_each(?))`, fids);
  if (there.length === 0) return 0;
  const led = Object.entries(FOLLOWERS).find(([, [follower]]) => follower === table);
  if (led === undefined) {
    deleteWithFollowers(context, facts, there, inverses);
  } else {
    const [leader, [, link]] = led;
    const leading = catalogue.table(leader);
    const named = `SELECT ${quoted(link)} FROM ${quoted(table)} WHERE ${key} IN (SELECT value FROM json_each(?))`;
    const leaders = keysIn(
      context,
      `SELECT ${quoted(leading.primaryKey)} FROM ${quoted(leader)} WHERE ${quoted(link)} IN (${named})`,
      there,
    );
    deleteWithFollowers(context, leading, leaders, inverses);
    // an outline that belongs to no friche
    const left = keysIn(context, `SELECT ${key} FROM ${quoted(table)} WHERE ${key} IN (SELECT value FROM json_each(?))`, there);
    if (left.length > 0) inverses.push(executor.run([{ op: 'delete', table, ranges: toRanges(left) }]));
    executor.touch(leader);
  }
  executor.touch(table);
  return there.length;
}

function keysIn({ db }: MergeContext, sql: string, fids: readonly number[]): number[] {
  return db.prepare<[string], number>(sql).pluck().all(JSON.stringify(fids));
}
