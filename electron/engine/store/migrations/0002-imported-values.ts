import { ensureColumns } from '../tables/create.ts';
import { column } from '../tables/specification.ts';
import type { Migration } from './index.ts';

/** The value a source had given stays beside the one written over it by hand. */
export const importedValues: Migration = {
  version: 2,
  name: 'imported-values',
  run(db) {
    ensureColumns(db, 'emprise_retouches', [column('valeur', 'TEXT')]);
  },
};
