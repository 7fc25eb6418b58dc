/** A command: a copy beside the document, written fast and without care, and put in its place when the command succeeds. */
import { rmSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { refusingLater } from '../faults.ts';
import { readCount } from '../meta.ts';
import { keepBackup } from './backups.ts';
import { flushEarly, removeDatabase } from './files.ts';
import { prepareForReaders, seal } from './finish.ts';
import type { DocumentStamp } from './inspect.ts';
import type { DocumentLock } from './lock.ts';
import { refuseOutsideChange, replaceDocument } from './replace.ts';
import { clockOf, type DocumentState, type Finished, type StoreEnvironment, type WorkingDocument } from './working-document.ts';

export class CommandDocument implements WorkingDocument {
  readonly path: string;
  readonly session = null;
  readonly #environment: StoreEnvironment;
  readonly #copy: string;
  readonly #stamp: DocumentStamp | null;
  readonly #lock: DocumentLock | null;
  readonly #savedEdits: number;

  /** For a project being created `stamp` is null, and `savedEdits` -1: no document has any of its edits. */
  constructor(
    environment: StoreEnvironment,
    facts: { document: string; copy: string; stamp: DocumentStamp | null; lock: DocumentLock | null; savedEdits: number },
  ) {
    this.#environment = environment;
    this.path = facts.document;
    this.#copy = facts.copy;
    this.#stamp = facts.stamp;
    this.#lock = facts.lock;
    this.#savedEdits = facts.savedEdits;
  }

  isDirty(edits: number): boolean {
    return edits !== this.#savedEdits;
  }

  state(): DocumentState {
    return { readOnly: false, recovered: false, saving: false, savedAt: null, bytes: statSync(this.#copy).size };
  }

  async save(): Promise<void> {
    throw new Error('a command commits');
  }

  async saveAs(): Promise<void> {
    throw new Error('a command commits');
  }

  /** A command that had nothing to do leaves the document untouched: other programs, backups and synchronised folders see no new file. */
  async commit(db: Database, project: Finished): Promise<void> {
    if (!this.isDirty(readCount(db, 'edits'))) return this.close(db);
    const now = clockOf(this.#environment)();
    try {
      await refusingLater(this.path, async () => {
        prepareForReaders(db, project, { now, appVersion: this.#environment.appVersion });
        db.close();
        // the disk writes while the copy is read through
        const flushed = flushEarly(this.#copy);
        seal(this.#copy, this.path);
        if (this.#stamp) refuseOutsideChange(this.path, this.#stamp);
        if (this.#environment.userData !== null) keepBackup(this.#environment.userData, this.path, now);
        await flushed;
        await replaceDocument(this.#copy, this.path);
      });
    } finally {
      await this.close(db);
    }
  }

  async close(db: Database): Promise<void> {
    if (db.open) db.close();
    removeDatabase(this.#copy);
    rmSync(`${this.#copy}-journal`, { force: true });
    this.#lock?.release();
  }
}
