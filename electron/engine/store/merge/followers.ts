/** Deletes rows of a table with those of other tables that only name them by their key: outlines of a friche, members of a territoire. */
import type { TableFacts } from '../catalogue.ts';
import { indexName } from '../geopackage/rtree.ts';
import { type Operation, toRanges } from '../journal/operation.ts';
import { quoted } from '../sql.ts';
import type { MergeContext } from './context.ts';

/** What follows by foreign key the executor deletes by itself. */
/** Table → the one whose rows only name its own by their key. */
export const FOLLOWERS: Readonly<Record<string, readonly [table: string, key: string]>> = {
  friches: ['friches_emprises', 'friche_id'],
  territoires: ['territoire_membres', 'ti_id'],
};

/** The table's own spatial triggers are down meanwhile: its index is kept here. */
export function deleteWithFollowers(context: MergeContext, facts: TableFacts, fids: readonly number[], inverses: Operation[][]): void {
  if (fids.length === 0) return;
  const { db, executor, catalogue } = context;
  const follower = FOLLOWERS[facts.name];
  if (follower) {
    const [table, key] = follower;
    const primaryKey = quoted(catalogue.table(table).primaryKey);
    const following = db
      .prepare<[string], number>(
        `SELECT f.${primaryKey} FROM ${quoted(table)} f WHERE f.${quoted(key)} IN
          (SELECT ${quoted(key)} FROM ${quoted(facts.name)} WHERE ${quoted(facts.primaryKey)} IN (SELECT value FROM json_each(?)))`,
      )
      .pluck()
      .all(JSON.stringify(fids));
    if (following.length > 0) inverses.push(executor.run([{ op: 'delete', table, ranges: toRanges(following) }]));
  }
  const ranges = toRanges(fids);
  inverses.push(executor.run([{ op: 'delete', table: facts.name, ranges }]));
  if (!facts.isIndexed) return;
  const forget = db.prepare(`DELETE FROM ${quoted(indexName(facts.name))} WHERE id BETWEEN ? AND ?`);
  for (const [from, to] of ranges) forget.run(from, to);
}
