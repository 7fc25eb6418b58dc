/** From an SQLite connection to a project: is it one, is it of a known version, what has to be mended. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams } from '../faults.ts';
import { repairTriggers } from '../geopackage/rtree.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../migrations/index.ts';
import { acceptOutsideChanges, tablesChangedOutside } from './outside.ts';

/** Throws `project-foreign-geopackage`, `project-newer-version`. Answers the schema version. */
export function requireProject(db: Database, path: string): number {
  const version = schemaVersion(db);
  if (version === 0) throw new EmpriseError('project-foreign-geopackage', fileParams(path));
  if (version > SCHEMA_VERSION) {
    throw new EmpriseError('project-newer-version', { ...fileParams(path), version, supported: SCHEMA_VERSION });
  }
  return version;
}

/** Readies a working copy for writing; `changeCounter` is that of the document it was copied from. */
export function prepareWorkingCopy(db: Database, path: string, changeCounter: number): void {
  requireProject(db, path);
  const outside = tablesChangedOutside(db, changeCounter);
  migrate(db, path);
  db.transaction(() => repairTriggers(db)).immediate();
  if (outside.length > 0) acceptOutsideChanges(db, outside);
}
