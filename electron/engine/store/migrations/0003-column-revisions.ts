import { createTable, ensureColumns } from '../tables/create.ts';
import { INTERNAL } from '../tables/internal.ts';
import { column } from '../tables/specification.ts';
import type { Migration } from './index.ts';

/** Revisions by column. What is known of whole tables is taken for their rows, so that results that hold go on to hold, and undo finds them. */
export const columnRevisions: Migration = {
  version: 3,
  name: 'column-revisions',
  run(db) {
    const table = INTERNAL.find(({ name }) => name === 'emprise_revisions_champs');
    const isThere = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'emprise_revisions_champs'`).get() !== undefined;
    if (table && !isThere) createTable(db, table);
    ensureColumns(db, 'emprise_journal', [column('champs', 'TEXT', `NOT NULL DEFAULT '{}'`)]);
    if (isThere) return;
    db.exec(`INSERT INTO emprise_revisions_champs (table_name, champ, revision) SELECT table_name, '', revision FROM emprise_revisions;
UPDATE emprise_journal SET champs = (SELECT json_group_object(key, json_object('', json(value))) FROM json_each(emprise_journal.revisions));`);
  },
};
