import { createTable } from '../tables/create.ts';
import { RESTORE } from '../tables/restore.ts';
import type { Migration } from './index.ts';

/** Restore points. */
export const restorePoints: Migration = {
  version: 4,
  name: 'restore-points',
  run(db) {
    const isThere = db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
    for (const table of RESTORE) if (isThere.get(table.name) === undefined) createTable(db, table);
  },
};
