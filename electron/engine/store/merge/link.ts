import type { Value } from '../../../../shared/domain/change.ts';
import type { Operation } from '../journal/operation.ts';
import type { MergeContext } from './context.ts';

/**
 * A terrain names its site by the standard's `site_id`; the project's own link is `site_uid`, found whichever of the two came first. A terrain
 * that its source has moved to another site follows; a link the planner made himself stays.
 */
export function linkTerrains({ db, executor }: MergeContext, inverses: Operation[][]): void {
  if (!executor.touched.has('terrains') && !executor.touched.has('sites')) return;
  const moved = executor.touched.get('terrains')?.has('site_id') ? 't.source_id NOT NULL' : '0';
  const links = db
    .prepare<[], Value[]>(
      `SELECT t.fid, s.uid FROM terrains t JOIN sites s ON s.site_id = t.site_id LEFT JOIN sites linked ON linked.uid = t.site_uid
        WHERE t.site_id NOT NULL AND linked.site_id IS NOT t.site_id
          AND (t.site_uid IS NULL OR ${moved} AND NOT EXISTS
            (SELECT 1 FROM emprise_retouches r WHERE r.table_name = 'terrains' AND r.fid = t.fid AND r.champ = 'site_uid'))
        GROUP BY t.fid`,
    )
    .raw()
    .all();
  if (links.length > 0) inverses.push(executor.run([{ op: 'put', table: 'terrains', columns: ['fid', 'site_uid'], rows: links }]));
}
