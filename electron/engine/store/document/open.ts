/** Opens a project: for a session of work, for one command, or only to read it. */
import { constants, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { connect } from '../connection.ts';
import { fileParams, refusing, systemCode } from '../faults.ts';
import { readCount } from '../meta.ts';
import { migrate, SCHEMA_VERSION } from '../migrations/index.ts';
import { Project } from '../project.ts';
import { ProjectReader } from '../project-reader.ts';
import { CommandDocument } from './command-document.ts';
import { removeAbandoned, removeDatabase, sideFiles, temporaryBeside } from './files.ts';
import { inspectDocument, settleSideFiles, stampOf } from './inspect.ts';
import { acquireLock, type DocumentLock } from './lock.ts';
import { tablesChangedOutside } from './outside.ts';
import { documentAt, refuseUnwritable } from './place.ts';
import { prepareWorkingCopy, requireProject } from './prepare.ts';
import { withNeededRoom } from './room.ts';
import { copyIntoSession, SessionDocument } from './session-document.ts';
import { discardSession, newSession, readSession, sessionPlace } from './session-files.ts';
import { clockOf, type StoreEnvironment } from './working-document.ts';

export interface OpenOptions {
  /** Opens although another person has the document open: the planner chose so. */
  readonly ignoreLock?: boolean;
  /** Takes no lock and never writes the document: changes stay in the working copy until they are saved elsewhere. */
  readonly readOnly?: boolean;
}

/** A project for the window. A document in a folder that cannot be written opens all the same; saving it then asks for another place. */
export function openSession(path: string, environment: StoreEnvironment & { userData: string }, options: OpenOptions = {}): Project {
  const document = documentAt(path);
  inspectDocument(document);
  const lock = options.readOnly === true ? null : lockIfPossible(document, environment, options);
  const session = newSession(environment.userData);
  let db: Database | null = null;
  try {
    return refusing(document, () => {
      if (lock) settleSideFiles(document);
      const stamp = stampOf(document);
      copyIntoSession(document, session.work);
      db = connect(session.work, 'session');
      prepareWorkingCopy(db, document, stamp?.changeCounter ?? 0);
      const facts = { id: session.id, userData: environment.userData, document, stamp, lock, savedAt: null, recovered: false };
      return project(db, environment, new SessionDocument(environment, { ...facts, savedEdits: readCount(db, 'edits') }));
    });
  } catch (error) {
    (db as Database | null)?.close();
    lock?.release();
    discardSession(environment.userData, session.id);
    throw error;
  }
}

/** Null where the disk is full: the document is read all the same, and saving asks for another place. */
function lockIfPossible(document: string, environment: StoreEnvironment, options: OpenOptions): DocumentLock | null {
  try {
    return acquireLock(document, options.ignoreLock ?? false, clockOf(environment));
  } catch (error) {
    if (error instanceof EmpriseError && error.code === 'disk-full') return null;
    throw error;
  }
}

/** A project for one command: nothing of it is seen until `commit`. Throws `folder-read-only`, `project-locked`, `disk-full`. */
export function openCommand(path: string, environment: StoreEnvironment, options: OpenOptions = {}): Project {
  const document = documentAt(path);
  inspectDocument(document);
  refuseUnwritable(document);
  const lock = acquireLock(document, options.ignoreLock ?? false, clockOf(environment));
  const copy = temporaryBeside(document);
  let db: Database | null = null;
  try {
    return refusing(document, () => {
      if (!lock) throw new EmpriseError('folder-read-only', fileParams(document));
      removeAbandoned(document);
      settleSideFiles(document);
      const stamp = stampOf(document);
      copyFileSync(document, copy, constants.COPYFILE_FICLONE);
      db = connect(copy, 'scratch');
      prepareWorkingCopy(db, document, stamp?.changeCounter ?? 0);
      return project(
        db,
        environment,
        new CommandDocument(environment, { document, copy, stamp, lock, savedEdits: readCount(db, 'edits') }),
      );
    });
  } catch (error) {
    (db as Database | null)?.close();
    removeDatabase(copy);
    lock?.release();
    throw withNeededRoom(error, document, statSync(document).size);
  }
}

/** A document, or a session's working copy, read in place. Only a file that needs mending first is read from a copy. */
export function openReader(path: string, environment: StoreEnvironment): ProjectReader {
  const document = documentAt(path);
  const header = inspectDocument(document);
  return refusing(document, () => {
    try {
      const db = connect(document, 'reader');
      if (requireOrClose(db, document) === SCHEMA_VERSION) {
        const outside = header.isWal ? [] : tablesChangedOutside(db, header.changeCounter);
        return new ProjectReader(db, document, { now: clockOf(environment), changedOutside: outside });
      }
      db.close();
    } catch (error) {
      // A side file left by a dead program, in a folder that cannot be written.
      if (sideFiles(document).length === 0 || !/READONLY|CANTOPEN/.test(systemCode(error))) throw error;
    }
    return readCopy(document, environment);
  });
}

function requireOrClose(db: Database, path: string): number {
  try {
    return requireProject(db, path);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Reads an older project, brought to today's schema, or one that needs a recovery: in a copy, the document staying as it is. */
class CopiedReader extends ProjectReader {
  readonly #folder: string;

  constructor(db: Database, document: string, environment: StoreEnvironment, folder: string) {
    super(db, document, { now: clockOf(environment) });
    this.#folder = folder;
  }

  override async close(): Promise<void> {
    await super.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function readCopy(document: string, environment: StoreEnvironment): ProjectReader {
  const folder = mkdtempSync(join(tmpdir(), 'emprise-reader-'));
  try {
    const copy = join(folder, 'copy.gpkg');
    for (const file of [document, ...sideFiles(document)]) copyFileSync(file, copy + file.slice(document.length));
    const db = connect(copy, 'scratch');
    prepareWorkingCopy(db, document, stampOf(document)?.changeCounter ?? 0);
    return new CopiedReader(db, document, environment, folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Takes up the working copy of a session that died: it opens as unsaved work on its document. */
export async function recoverSession(userData: string, id: string, environment: StoreEnvironment): Promise<Project> {
  const { folder, work } = sessionPlace(userData, id);
  const record = readSession(folder);
  if (!record) throw new EmpriseError('project-not-found', { file: id });
  const name = record.document ?? work;
  return refusing(name, () => {
    const db = connect(work, 'session');
    try {
      requireProject(db, name);
      const problem = db.pragma('quick_check(1)', { simple: true });
      if (problem !== 'ok') throw new EmpriseError('project-damaged', fileParams(name), String(problem));
      migrate(db, name);
      const lock = record.document === null ? null : acquireLock(record.document, false, clockOf(environment));
      const { document, stamp, savedEdits, savedAt } = record;
      const facts = { id, userData, document, stamp, lock, savedEdits, savedAt, recovered: true };
      return project(db, environment, new SessionDocument(environment, facts));
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function project(db: Database, environment: StoreEnvironment, document: SessionDocument | CommandDocument): Project {
  return new Project(db, document, {
    now: clockOf(environment),
    appVersion: environment.appVersion,
    journalBytes: environment.journalBytes,
  });
}
