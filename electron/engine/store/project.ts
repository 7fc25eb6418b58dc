/** An open project, read and written. One connection owns its working copy; every change goes through one journal. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import type { Change, ChangeReceipt, StepLabel } from '../../../shared/domain/change.ts';
import type { FieldDefinition, TableGeometry } from '../../../shared/domain/kinds/index.ts';
import { type AnalysisOutcome, writeAnalyses } from './analyses.ts';
import { baseMapsRow } from './base-maps.ts';
import type { CloseOptions, SaveOptions, WorkingDocument } from './document/working-document.ts';
import { noteEditedFields } from './edited-fields.ts';
import { refusing, refusingLater } from './faults.ts';
import type { Executor } from './journal/execute.ts';
import { type LayerDefinition, type Operation, packChange, packRows } from './journal/operation.ts';
import { keptRow } from './kept-values.ts';
import { arrangement, forgetLayers, freeView, type LayerArrangement, type LayerPatch, layerRow, viewRow } from './layer-changes.ts';
import { type MergedTable, type MergeOptions, STAGING } from './merge/context.ts';
import { DirectImport, type ImportSink } from './merge/direct-import.ts';
import { mergeStagingFile } from './merge/merge.ts';
import { completeReport } from './merge/sources.ts';
import { readCount } from './meta.ts';
import { ProjectReader } from './project-reader.ts';
import { RestorePoints } from './restore/points.ts';
import { type ProjectSettings, settingRows } from './settings.ts';
import { quoted, timestamp } from './sql.ts';
import { freeTable, layerTable } from './tables/kinds.ts';
import { type ColumnChange, columnOperation } from './tables/own-columns.ts';

export interface MergeReport {
  readonly receipt: ChangeReceipt;
  readonly tables: readonly MergedTable[];
  /** `sources.id` of what was merged, in the order of the staging file. */
  readonly sources: readonly number[];
  /** Objects removed because they had to give way to records that cover them. */
  readonly gaveWay: number;
}

export interface ProjectState {
  readonly readOnly: boolean;
  readonly recovered: boolean;
  /** True while the document lacks something the working copy has. */
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly savedAt: string | null;
  readonly bytes: number;
}

export class Project extends ProjectReader {
  readonly points: RestorePoints;
  readonly #document: WorkingDocument;
  readonly #now: () => Date;
  readonly #version: string;

  constructor(db: Database, document: WorkingDocument, facts: { now: () => Date; appVersion: string; journalBytes?: number | undefined }) {
    super(db, document.path, facts);
    this.#document = document;
    this.#now = facts.now;
    this.#version = facts.appVersion;
    const { catalogue, journal } = this;
    this.points = new RestorePoints({ db, catalogue, journal, now: facts.now, guard: (run) => this.writing(run) });
  }

  override get path(): string | null {
    return this.#document.path;
  }

  /** A put without the primary key inserts; `maj` is set where the row does not say it. `layers` are made first, in the same step. */
  apply(change: Change, label: StepLabel, layers: readonly LayerDefinition[] = []): ChangeReceipt {
    return this.#record(label, (executor) => {
      const unmade = executor.run(layers.map((definition) => ({ op: 'create-layer', table: definition.table.name, definition })));
      const operations = packChange(this.#stamped(change));
      const notes = label.origin === 'edit' ? noteEditedFields(this.db, this.catalogue, operations) : [];
      return [...executor.run([...notes, ...operations]), ...unmade];
    });
  }

  /** A layer of the planner's own, for `apply`: its table is named after its title. */
  newLayer(title: string, geometry: TableGeometry, fields: readonly FieldDefinition[]): LayerDefinition {
    return {
      table: layerTable(
        freeTable(title, (name) => this.hasTable(name)),
        geometry,
        fields,
      ),
      title,
    };
  }

  /** Told of rows as the next steps write them; what it throws takes the step back. */
  watch(follow: ((rows: number) => void) | null): void {
    this.journal.watch = follow;
  }

  /** Another thread has written to the working copy. */
  reread(): void {
    this.catalogue.forget();
  }

  /** Bytes of what the next undo, or redo, would write. */
  turnBytes(which: 'undo' | 'redo'): number {
    return this.journal.turnBytes(which === 'undo');
  }

  /** Throws `nothing-to-undo`. */
  undo(): ChangeReceipt {
    return this.writing(() => this.journal.undo());
  }

  /** Throws `nothing-to-redo`. */
  redo(): ChangeReceipt {
    return this.writing(() => this.journal.redo());
  }

  /**
   * A whole staging file as one step; the project is as before when it throws (`keys-clash`, `key-missing`…). `complete` has the last word on the
   * report kept with its first source, once the fate of the rows is known.
   */
  merge(
    stagingPath: string,
    options: MergeOptions,
    label: StepLabel,
    complete: (report: unknown, tables: readonly MergedTable[], gaveWay: number) => unknown = (report) => report,
  ): MergeReport {
    return this.writing(() => {
      this.db.prepare(`ATTACH ? AS ${STAGING}`).run(stagingPath);
      try {
        let merged: ReturnType<typeof mergeStagingFile> | null = null;
        const receipt = this.journal.record(label, (executor) => {
          const context = { db: this.db, catalogue: this.catalogue, executor, now: timestamp(this.#now()) };
          merged = mergeStagingFile(context, options);
          return [...completeReport(context, merged, complete), ...merged.inverse];
        });
        const { tables, sources, gaveWay } = merged as unknown as ReturnType<typeof mergeStagingFile>;
        return { receipt, tables, sources, gaveWay };
      } finally {
        this.db.exec(`DETACH ${STAGING}`);
      }
    });
  }

  /**
   * An import written straight into this copy, as one step; `use` fills it and names the step. The project is as before when it throws. For a command:
   * whoever else wrote through this project meanwhile would write into the same step.
   */
  async importing(options: MergeOptions, use: (sink: ImportSink) => Promise<StepLabel>): Promise<MergeReport> {
    const step = this.writing(() => this.journal.begin());
    try {
      const context = { db: this.db, catalogue: this.catalogue, executor: step.executor, now: timestamp(this.#now()) };
      return await refusingLater(this.path ?? this.db.name, async () => {
        const direct = new DirectImport(context, options);
        const label = await use(direct).finally(() => direct.flushed());
        const { inverse, tables, sources } = direct.finish();
        return { receipt: step.finish(label, inverse), tables, sources, gaveWay: 0 };
      });
    } catch (error) {
      step.abandon();
      throw error;
    }
  }

  writeResults(outcomes: readonly AnalysisOutcome[], label: StepLabel): ChangeReceipt {
    const facts = { version: this.#version, at: timestamp(this.#now()) };
    return this.#record(label, (executor) => writeAnalyses(this.db, this.catalogue, executor, outcomes, facts));
  }

  putSettings(patch: Partial<ProjectSettings>, label: StepLabel): ChangeReceipt {
    return this.#record(label, (executor) => executor.run(packRows('emprise_reglages', settingRows(this.db, patch))));
  }

  /** A JSON value of the window's under a key of its own, not one of the settings. */
  keep(key: string, value: unknown, label: StepLabel): ChangeReceipt {
    return this.#record(label, (executor) => executor.run(packRows('emprise_reglages', [keptRow(this.db, key, value)])));
  }

  putBaseMaps(shown: readonly ShownBaseMap[], label: StepLabel): ChangeReceipt {
    return this.#record(label, (executor) => executor.run(packRows('emprise_reglages', [baseMapsRow(this.db, shown)])));
  }

  /** Throws `layer-unknown`, as the next ones do. */
  updateLayer(id: string, patch: LayerPatch, label: StepLabel): ChangeReceipt {
    this.layer(id);
    return this.#record(label, (executor) => executor.run(packRows('emprise_couches', [layerRow(this.db, id, patch)])));
  }

  /** Answers with the id of the view made. */
  duplicateLayer(id: string, title: string, label: StepLabel): { receipt: ChangeReceipt; id: string } {
    const layer = this.layer(id);
    const view = freeView(this.db, layer.table);
    const row = viewRow(this.db, layer, view, title);
    return { id: view, receipt: this.#record(label, (executor) => executor.run(packRows('emprise_couches', [row]))) };
  }

  arrangeLayers(change: LayerArrangement, label: StepLabel): ChangeReceipt {
    const known = new Set(this.drawnLayers().map((layer) => layer.id));
    const unknown = [...(change.orders ?? []), ...(change.visible ?? []).flatMap(({ tables }) => tables.map((table) => ({ table })))]
      .map(({ table }) => table)
      .find((id) => !known.has(id));
    if (unknown !== undefined) throw new EmpriseError('layer-unknown', { layer: unknown });
    return this.#record(label, (executor) => executor.run(arrangement(this.db, change)));
  }

  /** Empties a layer of the schema, an imported one goes altogether, and with either its views; a view goes alone. Undo brings all back. */
  removeLayer(id: string, label: StepLabel): ChangeReceipt {
    const { table } = this.layer(id);
    if (id !== table) return this.#record(label, (executor) => executor.run(forgetLayers(this.db, [id])));
    const { primaryKey } = this.catalogue.table(table);
    const bounds = this.db
      .prepare<[], [number | null, number]>(`SELECT min(${quoted(primaryKey)}), max(${quoted(primaryKey)}) FROM ${quoted(table)}`)
      .raw()
      .get();
    const views = this.views().filter((view) => view.table === table);
    const operations: Operation[] = forgetLayers(
      this.db,
      views.map((view) => view.id),
    );
    if (bounds && bounds[0] !== null) operations.push({ op: 'delete', table, ranges: [[bounds[0], bounds[1]]] });
    if (this.db.prepare('SELECT 1 FROM emprise_definitions WHERE table_name = ?').get(table)) operations.push({ op: 'drop-layer', table });
    return this.#record(label, (executor) => executor.run(operations));
  }

  /** Own columns of an imported layer; `layers`: what is said of it by the name of the column, in the same step. Throws `layer-unknown` for a table of the schema, `field-unknown`, `parameter-invalid` for a name that is taken. */
  changeColumn(
    table: string,
    change: ColumnChange,
    label: StepLabel,
    layers: readonly { readonly id: string; readonly patch: LayerPatch }[] = [],
  ): ChangeReceipt {
    const looks = layers.flatMap(({ id, patch }) => packRows('emprise_couches', [layerRow(this.db, id, patch)]));
    return this.#record(label, (executor) => executor.run([columnOperation(this.catalogue.table(table), change), ...looks]));
  }

  /** What `recoverSession` takes, should this process die; null for a command. */
  get session(): string | null {
    return this.#document.session;
  }

  get dirty(): boolean {
    return this.#document.isDirty(this.edits);
  }

  /** Counts every change of the working copy, undone ones included: what was drawn at one count is still right at the same. */
  get edits(): number {
    return readCount(this.db, 'edits');
  }

  state(): ProjectState {
    return { ...this.#document.state(), dirty: this.dirty };
  }

  /**
   * Writes the document. Throws `project-changed-outside` (choices: reload, save as, `replaceOutsideChanges`), `folder-read-only`, `disk-full`,
   * `project-busy`; the document on the disk is then untouched, and the working copy keeps everything.
   */
  async save(options: SaveOptions = {}): Promise<void> {
    await this.#document.save(this.db, this, options);
  }

  /** Writes the document elsewhere and goes on working on that one. */
  async saveAs(path: string): Promise<void> {
    await this.#document.saveAs(this.db, this, path);
  }

  /** Command mode: finishes, puts the file in place of the document, closes. */
  async commit(): Promise<void> {
    await this.#document.commit(this.db, this);
  }

  /** A session writes what its document lacks, unless told to `discard` it; a command that was not committed leaves no trace. */
  override async close(options: CloseOptions = {}): Promise<void> {
    await this.#document.close(this.db, this, options);
  }

  protected writing<T>(write: () => T): T {
    return refusing(this.path ?? this.db.name, write);
  }

  #record(label: StepLabel, write: (executor: Executor) => Operation[]): ChangeReceipt {
    return this.writing(() => this.journal.record(label, write));
  }

  #stamped(change: Change): Change {
    const maj = timestamp(this.#now());
    return {
      operations: change.operations.map((operation) => {
        if (operation.op !== 'put' || !this.catalogue.table(operation.table).columns.includes('maj')) return operation;
        return { ...operation, rows: operation.rows.map((row) => ('maj' in row ? row : { ...row, maj })) };
      }),
    };
  }
}
