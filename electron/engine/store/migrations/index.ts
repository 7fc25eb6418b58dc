/** Numbered steps from one schema to the next: each in one transaction, stopping at the first fault. The file keeps its number in emprise_meta. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams } from '../faults.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { initial } from './0001-initial.ts';
import { importedValues } from './0002-imported-values.ts';
import { columnRevisions } from './0003-column-revisions.ts';
import { restorePoints } from './0004-restore-points.ts';
import { mediaAndAnnotations } from './0005-media-annotations.ts';
import { pageLayouts } from './0006-page-layouts.ts';
import { workshop } from './0007-workshop.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  run(db: Database): void;
}

const MIGRATIONS: readonly Migration[] = [
  initial,
  importedValues,
  columnRevisions,
  restorePoints,
  mediaAndAnnotations,
  pageLayouts,
  workshop,
];

if (MIGRATIONS.some(({ version }, index) => version !== index + 1)) throw new Error('migrations are numbered from 1 without gaps');

export const SCHEMA_VERSION = MIGRATIONS.length;

export function schemaVersion(db: Database): number {
  const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'emprise_meta'`).get();
  return known === undefined ? 0 : Number(readMeta(db, 'schema_version') ?? 0);
}

/** Throws `project-newer-version` where the file comes from a later Emprise. Answers true when something was done. */
export function migrate(db: Database, path: string, migrations: readonly Migration[] = MIGRATIONS): boolean {
  const from = schemaVersion(db);
  if (from > migrations.length) {
    throw new EmpriseError('project-newer-version', { ...fileParams(path), version: from, supported: migrations.length });
  }
  for (const migration of migrations.slice(from)) {
    db.transaction(() => {
      migration.run(db);
      writeMeta(db, 'schema_version', String(migration.version));
    }).immediate();
  }
  return from < migrations.length;
}
