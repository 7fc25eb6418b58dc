import type { Value } from '../../../../shared/domain/change.ts';
import type { Operation } from '../journal/operation.ts';
import type { MergeContext } from './context.ts';

/** A terrain names its site by the standard's `site_id`; the project's own link is `site_uid`, found whichever of the two came first. */
export function linkTerrains({ db, executor }: MergeContext, inverses: Operation[][]): void {
  if (!executor.touched.has('terrains') && !executor.touched.has('sites')) return;
  const links = db
    .prepare<[], Value[]>(
      `SELECT t.fid, s.uid FROM terrains t JOIN sites s ON s.site_id = t.site_id WHERE t.site_uid IS NULL AND t.site_id NOT NULL GROUP BY t.fid`,
    )
    .raw()
    .all();
  if (links.length > 0) inverses.push(executor.run([{ op: 'put', table: 'terrains', columns: ['fid', 'site_uid'], rows: links }]));
}
