/** Makes a working copy into a document that other programs read well, and seals it as one closed file. */
import Database from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { markStale } from '../analyses.ts';
import { fileParams } from '../faults.ts';
import { readHeader } from '../geopackage/header.ts';
import { writeLayerStyles } from '../geopackage/layer-styles.ts';
import type { StoredLayer } from '../layers.ts';
import { advance, writeMeta } from '../meta.ts';
import { quoted, timestamp } from '../sql.ts';
import { syncFile } from './files.ts';
import type { Finished } from './working-document.ts';

/** Extents, dates, styles and flags as other programs look for them. One transaction; no step of the journal. */
export function prepareForReaders(db: Database.Database, project: Finished, facts: { now: Date; appVersion: string }): void {
  const layers = project.layers();
  const annotations = project.annotationLayers();
  const stale = project.staleAnalyses();
  db.transaction(() => {
    stampContents(db, [...layers, ...annotations], timestamp(facts.now));
    writeLayerStyles(db, [...layers, ...annotations, ...project.views()], timestamp(facts.now));
    markStale(db, stale);
    advance(db, 'revision');
    writeMeta(db, 'app_version', facts.appVersion);
  }).immediate();
}

function stampContents(db: Database.Database, layers: readonly StoredLayer[], now: string): void {
  const extents = new Map(layers.map((layer) => [layer.table, layer.extent]));
  const written = db
    .prepare<[], string>(
      `SELECT table_name FROM gpkg_contents LEFT JOIN emprise_revisions USING (table_name)
        WHERE data_type IN ('features', 'attributes') AND coalesce(revision, 0) <> coalesce(ecrite, 0)`,
    )
    .pluck()
    .all();
  const stamp = db.prepare('UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?');
  const bound = db.prepare('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?');
  for (const table of written) {
    stamp.run(now, table);
    const extent = extents.get(table);
    if (extent !== undefined) bound.run(...(extent ?? [null, null, null, null]), table);
    const count =
      db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get() ?? 0;
    db.prepare('UPDATE emprise_revisions SET ecrite = revision, lignes = ?, last_change = ? WHERE table_name = ?').run(count, now, table);
  }
}

/**
 * Turns a copy into a closed rollback-mode file, proves it sound and flushes it to the disk. Throws `project-damaged`: the copy is then worth nothing
 * and the document stays.
 */
export function seal(copy: string, document: string): void {
  const db = new Database(copy, { fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    const problem = db.pragma('quick_check(1)', { simple: true });
    if (problem !== 'ok') throw new EmpriseError('project-damaged', fileParams(document), String(problem));
    // Rows without their parent are not tested here: only another program can have left them, and they must not keep the planner from saving.
    // In rollback mode a write transaction adds exactly one to the counter of the header: what it will be is known beforehand.
    writeMeta(db, 'saved_counter', String(readHeader(copy).changeCounter + 1));
  } finally {
    db.close();
  }
  syncFile(copy);
}
