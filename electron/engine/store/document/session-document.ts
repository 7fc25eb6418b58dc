/** A session: a private working copy where each edit is durable at once, and a document rewritten as a whole when it is saved. */
import { constants, copyFileSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams, refusingLater } from '../faults.ts';
import { readCount } from '../meta.ts';
import { timestamp } from '../sql.ts';
import { keepBackup } from './backups.ts';
import { removeAbandoned, removeDatabase, temporaryBeside } from './files.ts';
import { prepareForReaders, seal } from './finish.ts';
import { type DocumentStamp, inspectDocument } from './inspect.ts';
import { acquireLock, type DocumentLock } from './lock.ts';
import { documentAt } from './place.ts';
import { refuseOutsideChange, replaceDocument } from './replace.ts';
import { copyBytes, withNeededRoom } from './room.ts';
import { discardSession, sessionPlace, writeSession } from './session-files.ts';
import {
  type CloseOptions,
  clockOf,
  type DocumentState,
  type Finished,
  type SaveOptions,
  type StoreEnvironment,
  type WorkingDocument,
} from './working-document.ts';

export interface SessionFacts {
  readonly id: string;
  readonly userData: string;
  readonly document: string | null;
  readonly stamp: DocumentStamp | null;
  readonly lock: DocumentLock | null;
  /** Edit number the document has; -1 where it has none of the session's work. */
  readonly savedEdits: number;
  readonly savedAt: string | null;
  readonly recovered: boolean;
}

interface WriteTarget {
  readonly document: string;
  readonly lock: DocumentLock;
  /** State of the document that may be replaced. */
  readonly known: DocumentStamp | null | 'any';
}

export class SessionDocument implements WorkingDocument {
  readonly #environment: StoreEnvironment;
  #facts: SessionFacts;
  /** Writes under way or waiting. */
  #turns = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(environment: StoreEnvironment, facts: SessionFacts) {
    this.#environment = environment;
    this.#facts = facts;
    this.#remember();
  }

  get path(): string | null {
    return this.#facts.document;
  }

  get session(): string {
    return this.#facts.id;
  }

  isDirty(edits: number): boolean {
    return edits !== this.#facts.savedEdits;
  }

  state(): DocumentState {
    const { document, lock, recovered, savedAt } = this.#facts;
    return {
      readOnly: document !== null && lock === null,
      recovered,
      saving: this.#turns > 0,
      savedAt,
      bytes: statSync(sessionPlace(this.#facts.userData, this.#facts.id).work).size,
    };
  }

  save(db: Database, project: Finished, options: SaveOptions): Promise<void> {
    return this.#inTurn(() => this.#save(db, project, options));
  }

  saveAs(db: Database, project: Finished, path: string): Promise<void> {
    return this.#inTurn(async () => {
      const place = documentAt(path);
      if (place === this.#facts.document) return this.#save(db, project, { replaceOutsideChanges: true });
      const former = this.#facts.lock;
      const lock = acquireLock(place, false, clockOf(this.#environment));
      try {
        if (!lock) throw new EmpriseError('folder-read-only', fileParams(place));
        await this.#write(db, project, { document: place, lock, known: 'any' });
      } catch (error) {
        lock?.release();
        throw error;
      }
      former?.release();
    });
  }

  async commit(): Promise<void> {
    throw new Error('a session is saved, not committed');
  }

  /**
   * When saving fails nothing is closed: the caller may save elsewhere, or discard. Unsaved work without a document stays in the session's folder,
   * to be offered at the next start.
   */
  async close(db: Database, project: Finished, options: CloseOptions): Promise<void> {
    let isDone = true;
    await this.#inTurn(async () => {
      if (!db.open) return;
      const isLeft = options.discard !== true && this.isDirty(readCount(db, 'edits'));
      if (isLeft && this.#facts.document !== null) await this.#save(db, project, {});
      db.close();
      this.#facts.lock?.release();
      isDone = isLeft && this.#facts.document === null;
    });
    if (isDone) return;
    try {
      discardSession(this.#facts.userData, this.#facts.id);
    } catch {
      // Windows keeps files that another thread still reads: without unsaved work, the next start clears them away.
    }
  }

  /**
   * One write after the other: two at once would take each other's temporary file and checkpoints, and a document could end with another's lock.
   * The first begins at once, so that what is edited after the call is left for the next.
   */
  #inTurn(write: () => Promise<void>): Promise<void> {
    const isFree = this.#turns === 0;
    this.#turns += 1;
    const run = async (): Promise<void> => {
      try {
        await write();
      } finally {
        this.#turns -= 1;
      }
    };
    const turn = isFree ? run() : this.#last.then(run);
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #save(db: Database, project: Finished, options: SaveOptions): Promise<void> {
    const { document, lock, stamp } = this.#facts;
    if (document === null) throw new EmpriseError('project-not-found', { file: '' }, 'never saved: save as');
    if (lock === null) throw new EmpriseError('project-read-only', fileParams(document));
    await this.#write(db, project, { document, lock, known: options.replaceOutsideChanges === true ? 'any' : stamp });
  }

  /** Path and lock change together, once the document stands. */
  async #write(db: Database, project: Finished, target: WriteTarget): Promise<void> {
    const { document, lock, known } = target;
    const now = clockOf(this.#environment)();
    await refusingLater(document, async () => {
      if (known !== 'any') refuseOutsideChange(document, known);
      prepareForReaders(db, project, { now, appVersion: this.#environment.appVersion });
      const edits = readCount(db, 'edits');
      const copy = temporaryBeside(document);
      try {
        removeAbandoned(document);
        await copyWorkingCopy(db, copy);
        seal(copy, document);
        keepBackup(this.#facts.userData, document, now);
        if (known !== 'any') refuseOutsideChange(document, known);
        const stamp = await replaceDocument(copy, document);
        this.#facts = { ...this.#facts, document, lock, stamp, savedEdits: edits, savedAt: timestamp(now), recovered: false };
        this.#remember();
      } finally {
        removeDatabase(copy);
      }
    }).catch((error: unknown) => {
      throw withNeededRoom(error, document, copyBytes(db));
    });
  }

  #remember(): void {
    const { userData, id, document, stamp, savedEdits, savedAt } = this.#facts;
    writeSession(sessionPlace(userData, id).folder, { document, stamp, savedEdits, savedAt });
  }
}

/**
 * Copies a WAL database whole while edits go on: everything is moved into the main file, which then stays as it is until the copy is done,
 * because new edits go to the WAL and nothing moves them. A passive checkpoint never waits for a reader: the engine would stand still.
 */
async function copyWorkingCopy(db: Database, copy: string): Promise<void> {
  db.pragma('wal_autocheckpoint = 0');
  try {
    const [result] = db.pragma('wal_checkpoint(PASSIVE)') as { busy: number; log: number; checkpointed: number }[];
    if (result?.busy === 0 && result.log === result.checkpointed) await copyFile(db.name, copy, constants.COPYFILE_FICLONE);
    // A reader in another thread holds an older state: SQLite's own backup copies around it.
    else await db.backup(copy);
  } finally {
    db.pragma('wal_autocheckpoint = 1000');
  }
}

/** The document as it is on the disk, copied into the session. Throws what `inspectDocument` throws. */
export function copyIntoSession(document: string, work: string): void {
  inspectDocument(document);
  try {
    copyFileSync(document, work, constants.COPYFILE_FICLONE);
  } catch (error) {
    rmSync(work, { force: true });
    throw error;
  }
}
