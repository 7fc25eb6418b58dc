import path from 'node:path';
import type { EventPayload, ProjectSummary, SaveState } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt } from '../../../shared/domain/change.ts';
import { AutosaveScheduler, type Project } from '../store/index.ts';
import type { EngineContext } from './context.ts';
import { toEngineError } from './serve.ts';

type Origin = EventPayload<'project/changed'>['origin'];

/** The project that is open in the window, and everything that follows from a change to it: events, save state, autosave. */
export class Workspace {
  readonly context: EngineContext;
  #project: Project | null = null;
  #autosave: AutosaveScheduler | null = null;
  #saving = false;
  #failure: ProjectSummary['saveError'] = null;

  constructor(context: EngineContext) {
    this.context = context;
    context.onQuit(() => this.close({ discard: false }));
  }

  get environment() {
    return { userData: this.context.userData, appVersion: this.context.version };
  }

  /** Throws `project-not-open`. */
  get project(): Project {
    if (!this.#project) throw new EmpriseError('project-not-open');
    return this.#project;
  }

  /** Closes what is open, then opens something else. When that fails nothing is open, and nothing is lost. */
  async open(next: () => Promise<Project>): Promise<ProjectSummary> {
    await this.close({ discard: false });
    const project = await next();
    this.#project = project;
    this.#failure = null;
    this.#autosave = new AutosaveScheduler({ save: () => this.#autosaveNow(), clock: systemClock });
    this.context.emit('project/changed', { tables: project.layers().map((layer) => layer.table), origin: 'open' });
    return this.announce();
  }

  async close(options: { discard: boolean }): Promise<void> {
    const project = this.#project;
    if (!project) return;
    this.#autosave?.stop();
    // A document that cannot be written keeps its working copy: the next start offers it.
    await project.close(options);
    this.#project = null;
    this.#autosave = null;
    this.context.emit('project/state', null);
  }

  /** Tells the window what a change touched, and answers with its receipt. */
  changed(receipt: ChangeReceipt, origin: Origin): { step: ChangeReceipt['step']; tables: string[] } {
    this.context.emit('project/changed', { tables: [...receipt.tables], origin });
    this.#autosave?.touched();
    this.announce();
    return { step: receipt.step, tables: [...receipt.tables] };
  }

  async save(options: { replaceOutsideChanges: boolean }): Promise<ProjectSummary> {
    await this.#writing(() => this.project.save(options));
    return this.announce();
  }

  async saveAs(target: string): Promise<ProjectSummary> {
    await this.#writing(() => this.project.saveAs(target));
    return this.announce();
  }

  /** What the window shows of the project; also sent as an event. */
  announce(): ProjectSummary {
    const summary = this.summary();
    this.context.emit('project/state', summary);
    return summary;
  }

  summary(): ProjectSummary {
    const { project } = this;
    const { nom, methode_surface, demonstration } = project.settings();
    const state = project.state();
    return {
      name: nom,
      fileName: project.path === null ? null : path.basename(project.path),
      folder: project.path === null ? null : path.dirname(project.path),
      bytes: state.bytes,
      demonstration,
      readOnly: state.readOnly,
      saveState: this.#saveState(state),
      saveError: this.#failure,
      savedAt: state.savedAt,
      recovered: state.recovered,
      methodeSurface: methode_surface,
      layers: project.layers(),
      undo: project.undoLabel(),
      redo: project.redoLabel(),
    };
  }

  get isOpen(): boolean {
    return this.#project !== null;
  }

  #saveState(state: { readOnly: boolean; dirty: boolean }): SaveState {
    if (state.readOnly) return 'read-only';
    if (this.#saving) return 'saving';
    if (this.#failure) return 'failed';
    if (this.project.path === null) return 'unsaved';
    return state.dirty ? 'dirty' : 'saved';
  }

  async #autosaveNow(): Promise<void> {
    if (!this.#project || this.#project.path === null || this.#saving) return;
    try {
      await this.#writing(() => this.project.save({ replaceOutsideChanges: false }));
    } catch {
      // The failure is in the summary: the window says it, the working copy holds every edit.
    }
    this.announce();
  }

  async #writing(write: () => Promise<unknown>): Promise<void> {
    this.#saving = true;
    this.announce();
    try {
      await write();
      this.#failure = null;
    } catch (error) {
      this.#failure = toEngineError(error);
      if (this.#failure.code === 'project-changed-outside') {
        this.context.emit('project/changed-outside', { fileName: path.basename(this.project.path ?? '') });
      }
      throw error;
    } finally {
      this.#saving = false;
      this.announce();
    }
  }
}

const systemClock = {
  now: () => Date.now(),
  after: (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
