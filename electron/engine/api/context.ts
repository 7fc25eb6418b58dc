/** What the engine's process gives to the handlers of the contract. */
import type { EngineEvent, EventPayload } from '../../../shared/contract/engine.ts';
import type { NetworkSwitch } from '../catalogue/network.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { Tasks } from '../jobs/tasks.ts';
import type { GrantBook } from './grant-book.ts';
import type { Turns } from './turns.ts';

export interface EngineContext {
  /** Folder for working copies, backups and recovery. */
  readonly userData: string;
  /** Read-only files shipped with the application: fonts, reference tables, demonstration. */
  readonly resources: string;
  readonly version: string;
  readonly files: GrantBook;
  readonly jobs: JobRunner<Tasks>;
  /** A queue of its own: a slow server holds up no import. */
  readonly downloads: JobRunner<Tasks>;
  /** Of their own too: changes of very many rows, which the line of changes waits for. */
  readonly changes: JobRunner<Tasks>;
  /** Off until main says otherwise. */
  readonly network: NetworkSwitch;
  /** The line in which the project is changed, shared with the server of calls. */
  readonly turns: Turns;
  /** Registers what must be done before the process ends: write the document, close the working copy. Runs once, after the running calls. */
  onQuit(close: () => void | Promise<void>): void;
  emit<E extends EngineEvent>(event: E, payload: EventPayload<E>): void;
}
