import path from 'node:path';
import type { EventPayload, ProjectSummary, SaveState } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt } from '../../../shared/domain/change.ts';
import { AutosaveScheduler, type Project, type ProjectState } from '../store/index.ts';
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

  get isOpen(): boolean {
    return this.#project !== null;
  }

  /** Throws `project-not-open`. */
  get project(): Project {
    if (!this.#project) throw new EmpriseError('project-not-open');
    return this.#project;
  }

  /** Opens something else, then saves and closes what was open. When either fails the former project is still open, and nothing is lost. */
  async open(next: () => Promise<Project>): Promise<ProjectSummary> {
    const project = await next();
    try {
      await this.close({ discard: false });
    } catch (error) {
      await project.close({ discard: true });
      throw error;
    }
    return this.#adopt(project);
  }

  /** Drops what the working copy has, and opens the document anew: the answer to a change by another program. */
  async reload(next: () => Promise<Project>): Promise<ProjectSummary> {
    await this.close({ discard: true });
    return this.#adopt(await next());
  }

  /** Without `discard` a document that lacks something is saved first, and stays open if that fails; a project never saved keeps its working copy for recovery. */
  async close(options: { discard: boolean }): Promise<void> {
    if (!this.#project) return;
    this.#autosave?.stop();
    await this.#writing(() => this.project.close(options));
    this.#project = null;
    this.#autosave = null;
    this.#failure = null;
    this.context.emit('project/state', null);
  }

  /** Tells the window what a change touched, and answers with its receipt. */
  changed(receipt: ChangeReceipt, origin: Origin): { step: ChangeReceipt['step']; tables: string[] } {
    this.context.emit('project/changed', { tables: [...receipt.tables], origin });
    this.#autosave?.touched();
    this.announce();
    return { step: receipt.step, tables: [...receipt.tables] };
  }

  save(options: { replaceOutsideChanges: boolean }): Promise<ProjectSummary> {
    return this.#announced(() => this.project.save(options));
  }

  saveAs(target: string): Promise<ProjectSummary> {
    return this.#announced(() => this.project.saveAs(target));
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

  #adopt(project: Project): ProjectSummary {
    this.#project = project;
    this.#autosave = new AutosaveScheduler({ save: () => this.#autosaveNow(), onFailure: () => this.announce() });
    return this.#opened();
  }

  #opened(): ProjectSummary {
    this.#failure = null;
    this.context.emit('project/changed', { tables: this.project.layers().map((layer) => layer.table), origin: 'open' });
    return this.announce();
  }

  #saveState({ readOnly, dirty }: ProjectState): SaveState {
    if (readOnly) return 'read-only';
    if (this.#saving) return 'saving';
    if (this.#failure) return 'failed';
    if (this.project.path === null) return 'unsaved';
    return dirty ? 'dirty' : 'saved';
  }

  /** A write whose failure shows in the state, too. */
  async #announced(write: () => Promise<unknown>): Promise<ProjectSummary> {
    try {
      await this.#writing(write);
    } finally {
      this.announce();
    }
    return this.summary();
  }

  async #autosaveNow(): Promise<void> {
    if (!this.#project || this.#project.path === null || this.#saving || !this.#project.dirty) return;
    await this.#writing(() => this.project.save());
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
    }
  }
}
