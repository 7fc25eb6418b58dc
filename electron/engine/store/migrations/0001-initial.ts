import { createContainer } from '../geopackage/ddl.ts';
import { createTable } from '../tables/create.ts';
import { allTables } from '../tables/index.ts';
import type { Migration } from './index.ts';

/** A project from nothing. It makes the tables as they are declared today: later migrations have to bear finding their columns there. */
export const initial: Migration = {
  version: 1,
  name: 'initial',
  run(db) {
    createContainer(db);
    for (const table of allTables()) createTable(db, table);
  },
};
