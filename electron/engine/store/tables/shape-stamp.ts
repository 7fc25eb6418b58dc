/**
 * What tells one state of a table's shapes from any other. A revision alone does not: two copies of a document, edited apart, give the same numbers. With the
 * time of the step that gave it and the last takeover from another program it does.
 */
import type { Database } from 'better-sqlite3';
import type { TableFacts } from '../catalogue.ts';
import { columnRevisions, revisionOfColumns } from '../journal/revisions.ts';
import { readMeta } from '../meta.ts';

export function shapeStamp(db: Database, { name, geometryColumn }: TableFacts): string {
  const revision = revisionOfColumns(columnRevisions(db), name, geometryColumn === null ? [] : [geometryColumn]);
  const at = db
    .prepare<[number], string>(
      `SELECT step.at FROM emprise_journal AS step, json_each(step.revisions) AS turn
        WHERE json_extract(turn.value, '$[1]') = ? ORDER BY step.id DESC LIMIT 1`,
    )
    .pluck()
    .get(revision);
  return [readMeta(db, 'project_uid'), revision, at ?? '', readMeta(db, 'outside_change') ?? ''].join(' ');
}
