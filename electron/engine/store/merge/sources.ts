import type { Value } from '../../../../shared/domain/change.ts';
import type { Operation } from '../journal/operation.ts';
import { packRows } from '../journal/operation.ts';
import { type MergeContext, type MergedTable, STAGING } from './context.ts';
import type { SourceRecord } from './manifest.ts';

/** Writes the sources of a staging file; answers staging number → `sources.id`. */
export function addSources({ db, executor, now }: MergeContext, inverses: Operation[][]): Map<number, number> {
  const staged = db
    .prepare<[], { id: number; record: string; report: string | null }>(
      `SELECT id, record, report FROM ${STAGING}.manifest_sources ORDER BY id`,
    )
    .all();
  const last =
    db.prepare<[], number>(`SELECT coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = 'sources'), 0)`).pluck().get() ?? 0;
  const numbers = new Map<number, number>();
  const rows = staged.map(({ id, record, report }, index) => {
    const source = JSON.parse(record) as SourceRecord;
    const fields: Record<string, Value> = { id: last + 1 + index };
    for (const name of ['nom', 'producteur', 'millesime', 'licence', 'url', 'fichier', 'sha256'] as const)
      fields[name] = source[name] ?? null;
    numbers.set(id, last + 1 + index);
    return { ...fields, importe_le: now, rapport: report };
  });
  if (rows.length > 0) inverses.push(executor.run(packRows('sources', rows)));
  return numbers;
}

/** The sources that `first` selects and all that they continued before. */
export const continuedSql = (first: string): string => `WITH RECURSIVE line(id) AS (${first}
  UNION SELECT e.value FROM line JOIN main.sources s ON s.id = line.id JOIN json_each(s.rapport, '$.continues') e) SELECT id FROM line`;

/** Keeps with the sources of a merge which ones they continue: what those left is theirs to miss at the next vintage. Undone with the sources. */
export function keepContinued({ db }: MergeContext, sources: readonly number[], continued: ReadonlySet<number>): void {
  if (continued.size === 0) return;
  const keep = db.prepare(`UPDATE main.sources SET rapport = json_set(coalesce(rapport, '{}'), '$.continues', json(?)) WHERE id = ?`);
  for (const source of sources) keep.run(JSON.stringify([...continued]), source);
}

/** Rewrites the report kept with the first source of a merge, in the same step. */
export function completeReport(
  { db, executor }: MergeContext,
  { sources, tables, gaveWay }: { readonly sources: readonly number[]; readonly tables: readonly MergedTable[]; readonly gaveWay: number },
  complete: (report: unknown, tables: readonly MergedTable[], gaveWay: number) => unknown,
): Operation[] {
  const [first] = sources;
  if (first === undefined) return [];
  const kept = db.prepare<[number], string | null>('SELECT rapport FROM sources WHERE id = ?').pluck().get(first) ?? null;
  if (kept === null) return [];
  const fresh = JSON.stringify(complete(JSON.parse(kept), tables, gaveWay));
  return fresh === kept ? [] : executor.run([{ op: 'put', table: 'sources', columns: ['id', 'rapport'], rows: [[first, fresh]] }]);
}
