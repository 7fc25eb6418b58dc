/** Opens SQLite the way each use wants it. Foreign keys are always on; the spatial functions stand on every connection that writes. */
import Database from 'better-sqlite3';
import { fold, registerExpressionFunctions } from '../../../shared/expression/index.ts';
import { registerSameOutline, registerSpatialFunctions } from './geopackage/functions.ts';
import { keepStatements } from './statements.ts';

/**
 * - `session`: the private working copy; an edit is durable when it is answered (WAL with synchronous FULL, two fsyncs a commit).
 * - `scratch`: a copy that is thrown away unless it is finished, then synced as a whole.
 * - `reader`: a document in place, or a working copy seen from another thread.
 */
export type ConnectionUse = 'session' | 'scratch' | 'reader';

export function connect(path: string, use: ConnectionUse): Database.Database {
  const db = new Database(path, { readonly: use === 'reader', fileMustExist: use === 'reader', timeout: 5000 });
  keepStatements(db);
  try {
    db.pragma('foreign_keys = ON');
    registerExpressionFunctions(db);
    registerSameOutline(db);
    db.function('emprise_fold', { deterministic: true, directOnly: true }, sortKeys());
    if (use === 'reader') {
      // A first read finds out now, not later, that the file is no database or needs a recovery it cannot have.
      db.pragma('schema_version');
      return db;
    }
    registerSpatialFunctions(db);
    if (use === 'session') {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    } else {
      db.pragma('journal_mode = MEMORY');
      db.pragma('synchronous = OFF');
      db.pragma('cache_size = -65536');
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const KEYS_REMEMBERED = 20_000;

/** Sorting asks for the same few values again and again (communes, sections, statuses). */
function sortKeys(): (value: unknown) => unknown {
  const keys = new Map<string, string>();
  return (value) => {
    if (typeof value !== 'string') return value;
    // Codes have nothing to fold but their case.
    if (/^[0-9A-Za-z]*$/.test(value)) return value.toLowerCase();
    let key = keys.get(value);
    if (key === undefined) {
      key = fold(value);
      if (keys.size < KEYS_REMEMBERED) keys.set(value, key);
    }
    return key;
  };
}

/** Version of the SQLite that is compiled in. */
export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    db.close();
  }
}
