import type { Value } from '../../../../shared/domain/change.ts';
import type { Operation } from '../journal/operation.ts';
import { packRows } from '../journal/operation.ts';
import { type MergeContext, STAGING } from './context.ts';
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
