import { ensureColumns } from '../tables/create.ts';
import { PAGE_COLUMNS } from '../tables/workshop.ts';
import type { Migration } from './index.ts';

/** Pages are kept in an order, with the version of their layout and the day they were last changed. */
export const pageLayouts: Migration = {
  version: 6,
  name: 'page-layouts',
  run: (db) => void ensureColumns(db, 'cartes', PAGE_COLUMNS),
};
