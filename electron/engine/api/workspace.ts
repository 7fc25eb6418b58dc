import path from 'node:path';
import type { EventPayload, ProjectSummary, SaveState } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt, StepLabel } from '../../../shared/domain/change.ts';
import type { JobHooks } from '../jobs/runner.ts';
import { AutosaveScheduler, type Project, type ProjectState } from '../store/index.ts';
import type { EngineContext } from './context.ts';
import { LayerTiles } from './layer-tiles.ts';
import { PageDesk } from './page-desk.ts';
import { RoomDesk } from './room-desk.ts';
import { RoundClock } from './round-clock.ts';
import { RunningJobs } from './running-jobs.ts';
import { SearchDesk } from './search-desk.ts';
import { toEngineError } from './serve.ts';
import { LARGE_BYTES, LARGE_ROWS, type LargeChange, type LargeOutcome, makeChange } from './services/large-change.ts';
import { StabilityDesk } from './stability-desk.ts';

type Origin = EventPayload<'project/changed'>['origin'];

/** The project that is open in the window, and everything that follows from a change to it: events, save state, autosave. */
export class Workspace {
  readonly context: EngineContext;
  readonly jobs: RunningJobs;
  readonly tiles: LayerTiles;
  readonly search: SearchDesk;
  readonly stability: StabilityDesk;
  readonly room: RoomDesk;
  readonly rounds: RoundClock;
  readonly pages: PageDesk;
  #project: Project | null = null;
  #autosave: AutosaveScheduler | null = null;
  #autosaving: Promise<void> = Promise.resolve();
  /** A change that a thread makes in the working copy. */
  #changing: Promise<unknown> = Promise.resolve();
  /** Writes under way. */
  #saving = 0;
  #failure: ProjectSummary['saveError'] = null;

  constructor(context: EngineContext) {
    this.context = context;
    this.jobs = new RunningJobs(context);
    this.tiles = new LayerTiles(context);
    this.search = new SearchDesk(context.resources, context.version);
    this.stability = new StabilityDesk(context.resources);
    this.room = new RoomDesk(context, (receipt) => void this.changed(receipt, 'settings'));
    this.rounds = new RoundClock(context, (receipt) => {
      this.changed(receipt, 'settings');
      this.room.announce();
    });
    this.pages = new PageDesk(context.resources, context.version, { userData: context.userData, network: context.network.shared });
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

  /**
   * Saves what is open, unless told to `discard` it, opens something else, then closes the former. When saving or opening fails the former is
   * still open, and nothing is lost.
   */
  async open(next: () => Promise<Project>, options = { discard: false }): Promise<ProjectSummary> {
    if (!options.discard) await this.#saveLeft();
    const project = await next();
    await this.#leave(options);
    return this.#adopt(project);
  }

  /** Opens the document anew, then drops the former working copy: the answer to a change by another program. */
  async reload(next: () => Promise<Project>): Promise<ProjectSummary> {
    const project = await next();
    await this.#leave({ discard: true });
    return this.#adopt(project);
  }

  /** Without `discard` a document that lacks something is saved first, and stays open if that fails; a project never saved keeps its working copy for recovery. */
  async close(options: { discard: boolean }): Promise<void> {
    if (!options.discard) await this.#saveLeft();
    await this.#leave(options);
  }

  async #saveLeft(): Promise<void> {
    await this.#autosaving;
    const project = this.#project;
    if (project && project.path !== null && project.dirty) await this.#writing(project, () => project.save());
  }

  /** Its jobs end first: what they would still bring has no place to go. */
  async #leave(options: { discard: boolean }): Promise<void> {
    const project = this.#project;
    if (!project) return;
    // no ballot comes to a project that is being left
    this.rounds.follow(null);
    await Promise.all([this.room.stop(), this.stability.close()]);
    this.#autosave?.stop();
    await this.#autosaving;
    await this.jobs.stop();
    // readers of the working copy go before it does
    await Promise.all([this.tiles.close(), this.search.close(), this.pages.close()]);
    try {
      await project.close(options);
    } catch (error) {
      this.tiles.open(project);
      this.search.open(project.workingPath);
      this.pages.open(project.workingPath);
      this.rounds.follow(project);
      throw error;
    }
    this.#project = null;
    this.#autosave = null;
    this.#failure = null;
    this.context.emit('project/state', null);
  }

  /** One step; where it is about very many rows, in a thread. */
  async change(change: LargeChange, label: StepLabel, rows: number): Promise<LargeOutcome> {
    return rows < LARGE_ROWS ? makeChange(this.project, change, label) : this.inThread(change, label, rows);
  }

  /** The last step taken back, or the next made again. */
  async turn(which: 'undo' | 'redo'): Promise<ChangeReceipt> {
    const { project } = this;
    if (project.turnBytes(which) < LARGE_BYTES) return which === 'undo' ? project.undo() : project.redo();
    const label = which === 'undo' ? project.undoLabel() : project.redoLabel();
    if (!label) throw new EmpriseError(which === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
    return (await this.inThread({ do: which }, label)).receipt;
  }

  /**
   * A change of very many rows, made by a thread: other calls are answered meanwhile from what was there before. In the line of changes like any other;
   * nothing is saved while it writes. Throws `cancelled` and what the change throws, the project being as before.
   */
  async inThread(change: LargeChange, label: StepLabel, rows = 0): Promise<LargeOutcome> {
    const { project, context } = this;
    const input = { path: project.workingPath, version: context.version, change, label, rows };
    const start = (hooks: JobHooks) => context.changes.start('large-change', input, hooks);
    const made = this.#autosaving.then(() => this.jobs.within({ kind: 'change', subject: '', start }));
    this.#changing = made.catch(() => undefined);
    try {
      return await made;
    } finally {
      project.reread();
    }
  }

  /** Tells the window what a change touched, and answers with its receipt. */
  changed(receipt: ChangeReceipt, origin: Origin): { step: ChangeReceipt['step']; tables: string[] } {
    this.context.emit('project/changed', { tables: [...receipt.tables], origin });
    this.#damage(receipt, origin);
    this.#autosave?.touched();
    this.announce();
    return { step: receipt.step, tables: [...receipt.tables] };
  }

  /** Several steps taken back or made again as one gesture: said once. */
  turned(receipts: readonly ChangeReceipt[], origin: 'undo' | 'redo'): void {
    if (receipts.length === 0) return;
    this.context.emit('project/changed', { tables: [...new Set(receipts.flatMap(({ tables }) => tables))], origin });
    for (const receipt of receipts) this.#damage(receipt, origin);
    this.#autosave?.touched();
    this.announce();
  }

  /** A change of style or settings alone leaves shapes and values as they are. */
  #damage({ step, tables }: ChangeReceipt, origin: Origin): void {
    if (origin === 'style' || origin === 'settings') return;
    if (origin !== 'edit') this.search.forget();
    for (const damage of this.tiles.changed(this.project, { id: step.id, isEdit: origin === 'edit' }, tables)) {
      this.context.emit('tiles/changed', damage);
    }
  }

  save(options: { replaceOutsideChanges: boolean }): Promise<ProjectSummary> {
    const { project } = this;
    return this.#announced(() => this.#writing(project, () => project.save(options)));
  }

  /** A place that cannot be written says nothing of the document as it is: its own state stays. */
  saveAs(target: string): Promise<ProjectSummary> {
    const { project } = this;
    return this.#announced(async () => {
      // Whatever an autosave has to say is said of the former document.
      await this.#autosaving;
      await project.saveAs(target);
      this.#failure = null;
    });
  }

  /** What the window shows of the project; also sent as an event. */
  announce(): ProjectSummary {
    const summary = this.summary();
    this.context.emit('project/state', summary);
    return summary;
  }

  summary(): ProjectSummary {
    const { project } = this;
    const { nom, methode_surface, realisation, contact, demonstration } = project.settings();
    const state = project.state();
    return {
      name: nom,
      session: project.session,
      fileName: project.path === null ? null : path.basename(project.path),
      folder: project.path === null ? null : path.dirname(project.path),
      bytes: state.bytes,
      demonstration,
      readOnly: state.readOnly,
      saveState: this.#saveState(state),
      dirty: state.dirty,
      saveError: this.#failure,
      savedAt: state.savedAt,
      recovered: state.recovered,
      methodeSurface: methode_surface,
      realisation,
      contact,
      layers: project.layers(),
      views: project.views(),
      groups: project.groups(),
      undo: project.undoLabel(),
      redo: project.redoLabel(),
    };
  }

  #adopt(project: Project): ProjectSummary {
    this.#project = project;
    this.tiles.open(project);
    this.search.open(project.workingPath);
    this.pages.open(project.workingPath);
    this.#autosave = new AutosaveScheduler({ save: () => this.#autosaveNow() });
    this.#failure = null;
    this.rounds.follow(project);
    this.context.emit('project/changed', { tables: this.project.layers().map((layer) => layer.table), origin: 'open' });
    return this.announce();
  }

  #saveState({ readOnly, dirty }: ProjectState): SaveState {
    if (readOnly) return 'read-only';
    if (this.#saving > 0) return 'saving';
    if (this.#failure) return 'failed';
    if (this.project.path === null) return 'unsaved';
    return dirty ? 'dirty' : 'saved';
  }

  /** Shows the state after a write, whether it went well or not. */
  async #announced(write: () => Promise<void>): Promise<ProjectSummary> {
    try {
      await write();
    } catch (error) {
      this.announce();
      throw error;
    }
    return this.announce();
  }

  /** Beside the line of changes, which an autosave must not hold up; leaving the project waits for it. */
  #autosaveNow(): Promise<void> {
    const saved = this.#changing.then(async () => {
      const project = this.#project;
      if (!project || project.path === null || project.state().readOnly || this.#saving > 0 || !project.dirty) return;
      await this.#announced(() => this.#writing(project, () => project.save()));
    });
    this.#autosaving = saved.catch(() => undefined);
    return saved;
  }

  async #writing(project: Project, write: () => Promise<void>): Promise<void> {
    this.#saving += 1;
    this.announce();
    try {
      await write();
      this.#failure = null;
    } catch (error) {
      this.#failure = toEngineError(error);
      if (this.#failure.code === 'project-changed-outside') {
        this.context.emit('project/changed-outside', { fileName: path.basename(project.path ?? '') });
      }
      throw error;
    } finally {
      this.#saving -= 1;
    }
  }
}
