/** Decides from its first bytes whether a file is worth opening, and mends what another program left beside it. */

import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams, refusing } from '../faults.ts';
import { APPLICATION_ID, type FileHeader, readHeader } from '../geopackage/header.ts';
import { sideFiles } from './files.ts';

/** Throws `project-not-found`, `project-not-geopackage`, `project-damaged`. */
export function inspectDocument(path: string): FileHeader {
  if (!existsSync(path)) throw new EmpriseError('project-not-found', fileParams(path));
  if (!statSync(path).isFile()) throw new EmpriseError('project-not-geopackage', fileParams(path), 'not a file');
  const header = refusing(path, () => readHeaderOrRefuse(path));
  if (!header.isSqlite) throw new EmpriseError('project-not-geopackage', fileParams(path), 'no SQLite header');
  if (header.applicationId !== APPLICATION_ID) {
    throw new EmpriseError('project-not-geopackage', fileParams(path), `application_id ${header.applicationId}`);
  }
  if (!header.complete) throw new EmpriseError('project-damaged', fileParams(path), `${header.bytes} bytes, fewer than its page count`);
  return header;
}

function readHeaderOrRefuse(path: string): FileHeader {
  try {
    return readHeader(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) {
      throw new EmpriseError('file-unreadable', fileParams(path), error.message);
    }
    throw error;
  }
}

/**
 * A `-wal` or `-journal` beside a document: another program is editing it, or died doing so. Opening it once for writing finishes or takes back
 * what was under way. Throws `project-busy` where the other program is alive.
 */
export function settleSideFiles(path: string): void {
  if (sideFiles(path).length === 0) return;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 1000 });
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    throw new EmpriseError('project-busy', fileParams(path), String(error));
  } finally {
    db?.close();
  }
  if (sideFiles(path).length > 0) throw new EmpriseError('project-busy', fileParams(path), sideFiles(path).join(', '));
}

/** What identifies a state of a document on the disk. */
export interface DocumentStamp {
  readonly bytes: number;
  readonly modified_ms: number;
  readonly changeCounter: number;
}

export function stampOf(path: string): DocumentStamp | null {
  if (!existsSync(path)) return null;
  const { bytes, modified_ms, changeCounter } = readHeader(path);
  return { bytes, modified_ms, changeCounter };
}

export function isSameStamp(left: DocumentStamp | null, right: DocumentStamp | null): boolean {
  if (left === null || right === null) return left === right;
  return left.bytes === right.bytes && left.modified_ms === right.modified_ms && left.changeCounter === right.changeCounter;
}
