/** What stands between a project and its file: a session with a private working copy, or a command on a copy beside the document. */
import type { Database } from 'better-sqlite3';
import type { StoredLayer } from '../layers.ts';

export interface SaveOptions {
  /** Writes over what another program changed meanwhile: the planner chose so. */
  readonly replaceOutsideChanges?: boolean;
}

export interface CloseOptions {
  /** Drops what the document does not have. Without it the document is written first. */
  readonly discard?: boolean;
}

/** What finishing a document asks of the project. */
export interface Finished {
  layers(): StoredLayer[];
  annotationLayers(): StoredLayer[];
  views(): StoredLayer[];
  staleAnalyses(): string[];
}

export interface DocumentState {
  readonly readOnly: boolean;
  readonly recovered: boolean;
  readonly saving: boolean;
  readonly savedAt: string | null;
  readonly bytes: number;
}

export interface WorkingDocument {
  readonly path: string | null;
  /** Id of the session, null for a command. */
  readonly session: string | null;
  isDirty(edits: number): boolean;
  state(): DocumentState;
  save(db: Database, project: Finished, options: SaveOptions): Promise<void>;
  saveAs(db: Database, project: Finished, path: string): Promise<void>;
  commit(db: Database, project: Finished): Promise<void>;
  close(db: Database, project: Finished, options: CloseOptions): Promise<void>;
}

export interface StoreEnvironment {
  /** Folder of sessions and backups; null where there are none (command line). */
  readonly userData: string | null;
  readonly appVersion: string;
  readonly now?: () => Date;
  /** Bytes of undo kept in a document. */
  readonly journalBytes?: number;
}

export function clockOf(environment: StoreEnvironment): () => Date {
  return environment.now ?? (() => new Date());
}
