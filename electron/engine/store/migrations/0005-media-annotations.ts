import { ANNOTATIONS } from '../tables/annotations.ts';
import { createTable, ensureColumns } from '../tables/create.ts';
import { MEDIA_COLUMNS } from '../tables/workshop.ts';
import type { Migration } from './index.ts';

/** What is said of photos, documents and notes; annotations of the map. */
export const mediaAndAnnotations: Migration = {
  version: 5,
  name: 'media-annotations',
  run(db) {
    ensureColumns(db, 'medias', MEDIA_COLUMNS);
    const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
    for (const table of ANNOTATIONS) if (isThere.get(table.name) === undefined) createTable(db, table);
  },
};
