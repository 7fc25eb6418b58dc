/** A new project: in a session that has no document yet, or as a file a command will leave behind. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { Catalogue } from '../catalogue.ts';
import { connect } from '../connection.ts';
import { fileParams, refusing } from '../faults.ts';
import { Executor } from '../journal/execute.ts';
import { packRows } from '../journal/operation.ts';
import { readCount, writeMeta } from '../meta.ts';
import { migrate } from '../migrations/index.ts';
import { Project } from '../project.ts';
import { settingRows } from '../settings.ts';
import { timestamp } from '../sql.ts';
import { CommandDocument } from './command-document.ts';
import { removeAbandoned, removeDatabase, temporaryBeside } from './files.ts';
import { acquireLock } from './lock.ts';
import { documentAt, refuseUnwritable } from './place.ts';
import { SessionDocument } from './session-document.ts';
import { discardSession, newSession } from './session-files.ts';
import { clockOf, type StoreEnvironment } from './working-document.ts';

export interface CreateOptions {
  readonly name: string;
  /** Fictional data: said everywhere. */
  readonly demo?: boolean;
  /** Replaces a file of the same name. */
  readonly force?: boolean;
}

/** A session whose document `saveAs` will write. Throws `project-exists` where `path` is taken, unless `force`. */
export function createSession(environment: StoreEnvironment & { userData: string }, path: string | null, options: CreateOptions): Project {
  refuseExisting(path, options);
  const session = newSession(environment.userData);
  try {
    const db = refusing(session.work, () => fill(session.work, 'session', environment, options));
    const facts = { id: session.id, userData: environment.userData, document: null, stamp: null, lock: null };
    const document = new SessionDocument(environment, { ...facts, savedEdits: readCount(db, 'edits'), savedAt: null, recovered: false });
    return new Project(db, document, {
      now: clockOf(environment),
      appVersion: environment.appVersion,
      journalBytes: environment.journalBytes,
    });
  } catch (error) {
    discardSession(environment.userData, session.id);
    throw error;
  }
}

/** Throws `project-exists` unless `force`. The file appears at `commit`. */
export function createCommand(path: string, environment: StoreEnvironment, options: CreateOptions): Project {
  const document = documentAt(path);
  refuseExisting(document, options);
  refuseUnwritable(document);
  const lock = acquireLock(document, false, clockOf(environment));
  const copy = temporaryBeside(document);
  try {
    return refusing(document, () => {
      if (!lock) throw new EmpriseError('folder-read-only', fileParams(document));
      removeAbandoned(document);
      removeDatabase(copy);
      const db = fill(copy, 'scratch', environment, options);
      const facts = { now: clockOf(environment), appVersion: environment.appVersion, journalBytes: environment.journalBytes };
      return new Project(db, new CommandDocument(environment, { document, copy, stamp: null, lock, savedEdits: -1 }), facts);
    });
  } catch (error) {
    removeDatabase(copy);
    lock?.release();
    throw error;
  }
}

function refuseExisting(path: string | null, options: CreateOptions): void {
  if (path !== null && existsSync(path) && options.force !== true) throw new EmpriseError('project-exists', fileParams(path));
}

function fill(path: string, use: 'session' | 'scratch', environment: StoreEnvironment, options: CreateOptions): Database {
  const db = connect(path, use);
  try {
    migrate(db, path);
    db.transaction(() => {
      writeMeta(db, 'created', timestamp(clockOf(environment)()));
      writeMeta(db, 'app_version', environment.appVersion);
      writeMeta(db, 'project_uid', randomUUID());
      const settings = { nom: options.name, methode_surface: 'projection_legale', demonstration: options.demo === true } as const;
      new Executor(db, new Catalogue(db)).run(packRows('emprise_reglages', settingRows(db, settings)));
    }).immediate();
    // The header says what the file is only once it has left the log: readers in other threads look there.
    db.pragma('wal_checkpoint(TRUNCATE)');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
