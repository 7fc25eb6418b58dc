/** A working copy written by a second thread, for one change of very many rows: who holds the session waits meanwhile, and alone saves. */
import type { Database } from 'better-sqlite3';
import { connect } from '../connection.ts';
import { refusing } from '../faults.ts';
import { Project } from '../project.ts';
import { requireProject } from './prepare.ts';
import { clockOf, type DocumentState, type StoreEnvironment, type WorkingDocument } from './working-document.ts';

class BesideDocument implements WorkingDocument {
  readonly path = null;
  readonly session = null;

  isDirty(): boolean {
    return false;
  }

  state(): DocumentState {
    return { readOnly: true, recovered: false, saving: false, savedAt: null, bytes: 0 };
  }

  save(): Promise<void> {
    return refused();
  }

  saveAs(): Promise<void> {
    return refused();
  }

  commit(): Promise<void> {
    return refused();
  }

  async close(db: Database): Promise<void> {
    db.close();
  }
}

async function refused(): Promise<never> {
  throw new Error('a working copy is saved by the session that holds it');
}

export function openBeside(workingPath: string, environment: StoreEnvironment): Project {
  return refusing(workingPath, () => {
    const db = connect(workingPath, 'session');
    try {
      requireProject(db, workingPath);
      const { appVersion, journalBytes } = environment;
      return new Project(db, new BesideDocument(), { now: clockOf(environment), appVersion, journalBytes });
    } catch (error) {
      db.close();
      throw error;
    }
  });
}
