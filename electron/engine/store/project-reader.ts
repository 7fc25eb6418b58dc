/** An open project, read: a document in place, or a working copy seen from another thread. */
import type { Database } from 'better-sqlite3';
import { ANALYSES, type AnalysisCode } from '../../../shared/domain/analysis.ts';
import type { ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import type { JournalStep, Row, StepLabel, Value } from '../../../shared/domain/change.ts';
import { definitionOfTable, fieldOf } from '../../../shared/domain/kinds/index.ts';
import type { LayerGroupSetting } from '../../../shared/domain/layer.ts';
import type { ExpressionField } from '../../../shared/expression/index.ts';
import type { Bbox, Geometry } from '../../../shared/geo/geometry.ts';
import { type AnalysisInput, type AnalysisRecord, inputsOf, readAnalyses } from './analyses.ts';
import { readBaseMaps } from './base-maps.ts';
import { Catalogue } from './catalogue.ts';
import { checkProject, type Problem } from './check/index.ts';
import { editedFields, importedValues } from './edited-fields.ts';
import { refusing } from './faults.ts';
import type { BoundsList } from './geopackage/rtree-read.ts';
import { heldRows } from './held-rows.ts';
import { boxesOfStep } from './journal/boxes.ts';
import { Journal } from './journal/journal.ts';
import { revisionOf } from './journal/revisions.ts';
import { readKept } from './kept-values.ts';
import { layerOf, readGroups } from './layer-changes.ts';
import { LayerList, type StoredLayer } from './layers.ts';
import { type ComparedTable, compareStagingFile } from './merge/compare.ts';
import { type MergeOptions, STAGING } from './merge/context.ts';
import { type ProjectSettings, readSettings } from './settings.ts';
import { quoted } from './sql.ts';
import { type CodeQuery, readBeginnings, readCodes } from './tables/codes.ts';
import { countValues, readBounds, readKeys, readShapes, readValues, readWindow } from './tables/drawing.ts';
import { type GeometryQuery, type GeometryRow, readGeometries } from './tables/geometries.ts';
import { keyBounds, nextKey, type OrderQuery, orderStamp, readOrder, readRowsByKey } from './tables/order.ts';
import { type Condition, countRows, indexOfRow, type Readable, type RowQuery, readRows } from './tables/read.ts';
import { shapeStamp } from './tables/shape-stamp.ts';
import { plainSource, sourceWithResults } from './tables/source.ts';
import { type ColumnQuery, type ColumnStatistics, readStatistics } from './tables/statistics.ts';

export interface MainSource {
  readonly nom: string | null;
  readonly producteur: string | null;
  readonly millesime: string | null;
}

export interface ReaderFacts {
  readonly now: () => Date;
  readonly journalBytes?: number | undefined;
  /** Tables another program wrote since the document was saved: a reader cannot give them a new revision. */
  readonly changedOutside?: readonly string[];
}

export class ProjectReader {
  protected readonly db: Database;
  protected readonly catalogue: Catalogue;
  protected readonly journal: Journal;
  readonly #layers: LayerList;
  readonly #changedOutside: ReadonlySet<string>;
  /** The document as the user knows it, or null while it has never been saved. */
  protected documentPath: string | null;

  constructor(db: Database, documentPath: string | null, facts: ReaderFacts) {
    this.db = db;
    this.documentPath = documentPath;
    this.catalogue = new Catalogue(db);
    this.journal = new Journal(db, this.catalogue, facts.now, facts.journalBytes);
    this.#changedOutside = new Set(facts.changedOutside);
    this.#layers = new LayerList(db, this.catalogue);
  }

  get path(): string | null {
    return this.documentPath;
  }

  /** The file on the disk that holds what this connection sees: a reader in another thread opens it with mode `readonly`. */
  get workingPath(): string {
    return this.db.name;
  }

  /** Runs `use` on one state of the file, whatever is written meanwhile: what it reads belongs together. */
  async inOneState<T>(use: () => T | Promise<T>): Promise<T> {
    this.db.exec('BEGIN');
    try {
      return await use();
    } finally {
      this.db.exec('COMMIT');
    }
  }

  settings(): ProjectSettings {
    return this.reading(() => readSettings(this.db));
  }

  /** Lowest first. */
  baseMaps(): ShownBaseMap[] {
    return this.reading(() => readBaseMaps(this.db));
  }

  /** Throws `layer-unknown`. */
  primaryKey(table: string): string {
    return this.catalogue.table(table).primaryKey;
  }

  hasTable(name: string): boolean {
    return this.catalogue.find(name) !== null;
  }

  layers(): StoredLayer[] {
    return this.reading(() => this.#layers.all());
  }

  /** Annotations of the map, as other programs are to show them. */
  annotationLayers(): StoredLayer[] {
    return this.reading(() => this.#layers.annotations());
  }

  /** Further layers over the same tables, lowest first. */
  views(): StoredLayer[] {
    return this.reading(() => this.#layers.views(this.#layers.all()));
  }

  /** Everything that is drawn, lowest first. */
  drawnLayers(): StoredLayer[] {
    const layers = this.layers();
    return [...layers, ...this.reading(() => this.#layers.views(layers))].sort((a, b) => a.order - b.order);
  }

  /** A layer or a view by its id. Throws `layer-unknown`. */
  layer(id: string): StoredLayer {
    return layerOf(this.layers(), () => this.views(), id);
  }

  /** How the planner gathered the layers; empty = by kind. */
  groups(): LayerGroupSetting[] {
    return this.reading(() => readGroups(this.db));
  }

  /** What the window keeps under a key; undefined where there is nothing readable. The caller checks its shape. */
  kept(key: string): unknown {
    return this.reading(() => readKept(this.db, key));
  }

  /** The columns an expression may name, geometry left out. */
  columns(table: string, options: { readonly results?: boolean } = {}): ExpressionField[] {
    const from = this.#readable(table, options.results ?? false);
    const known = definitionOfTable(table);
    const facts = this.catalogue.table(table);
    return from.source.columns
      .filter((name) => name !== from.geometryColumn)
      .map((name) => {
        const stored = name.replace(/_declare$/, '');
        const field = known ? (fieldOf(known.table, name) ?? fieldOf(known.table, stored)) : undefined;
        const type = facts.types[name] ?? facts.types[stored];
        return { name, type: field?.type ?? from.source.types[name] ?? columnType(type ?? '') };
      });
  }

  /** Geometry left out unless `columns` names it. */
  rows(table: string, query: RowQuery = {}): Row[] {
    return this.reading(() => readRows(this.#readable(table, query.results ?? false), query));
  }

  count(table: string, query: { readonly where?: Condition | undefined; readonly results?: boolean } = {}): number {
    return this.reading(() => countRows(this.#readable(table, query.results ?? false), query.where));
  }

  /** One row with all its columns but the geometry, or null. */
  row(table: string, fid: number, options: { readonly results?: boolean } = {}): Row | null {
    const key = this.catalogue.table(table).primaryKey;
    return this.rows(table, { ...options, where: { sql: `${quoted(key)} = ?`, params: [fid] } })[0] ?? null;
  }

  /** Rows of other tables that go when these go, by table; results of analyses aside. */
  heldBy(table: string, fids: readonly number[]): Map<string, number> {
    return this.reading(() => heldRows(this.db, this.catalogue, table, fids));
  }

  /** The first of `fids` that no row has, or null. */
  firstMissing(table: string, fids: readonly number[]): number | null {
    const key = quoted(this.catalogue.table(table).primaryKey);
    return this.reading(
      () =>
        this.db
          .prepare<[string], number>(`SELECT value FROM json_each(?) WHERE value NOT IN (SELECT ${key} FROM ${quoted(table)}) LIMIT 1`)
          .pluck()
          .get(JSON.stringify(fids)) ?? null,
    );
  }

  /** Keys of all rows under a condition, in an order; `results` as in `rows`. */
  order(table: string, query: OrderQuery): Float64Array {
    return this.reading(() => readOrder(this.#readable(table, true), query));
  }

  /** The same text as long as an order by and a condition on these columns (stored or computed) stays what it is. */
  orderStamp(table: string, columns: readonly string[]): string {
    const { methode_surface } = this.settings();
    return this.reading(() => orderStamp(this.db, this.catalogue, this.#readable(table, true), columns, methode_surface));
  }

  /** A key that no row of the table has or had. */
  nextKey(table: string): number {
    return this.reading(() => nextKey(this.db, this.catalogue.table(table)));
  }

  keyBounds(table: string): { first: number; last: number; count: number } {
    return this.reading(() => keyBounds(this.#readable(table, false)));
  }

  /** Rows with their computed columns, in the order of `keys`; those that are gone are left out. */
  rowsByKey(table: string, keys: readonly number[], columns?: readonly string[]): Row[] {
    return this.reading(() => readRowsByKey(this.#readable(table, true), keys, columns));
  }

  /** Keys of the rows whose code begins and ends so, through the index of the column. */
  codesBeginning(table: string, query: CodeQuery): { key: number; code: string }[] {
    return this.reading(() => readCodes(this.#readable(table, false), query));
  }

  /** The different beginnings of an indexed code. */
  codeBeginnings(table: string, column: string, length: number): string[] {
    return this.reading(() => readBeginnings(this.#readable(table, false), column, length));
  }

  statistics(table: string, query: ColumnQuery): ColumnStatistics {
    const type = this.columns(table, { results: true }).find(({ name }) => name === query.column)?.type;
    return this.reading(() => readStatistics(this.#readable(table, true), query, type === 'integer' || type === 'real'));
  }

  indexOf(table: string, fid: number, query: Pick<RowQuery, 'where' | 'orderBy' | 'results'> = {}): number | null {
    return this.reading(() => indexOfRow(this.#readable(table, query.results ?? false), fid, query));
  }

  /** In the order of fid, in degrees. Other reads and writes may happen between two of its rows. */
  geometries(table: string, query: GeometryQuery = {}): Iterable<GeometryRow> {
    const from = this.#readable(table, query.results ?? false);
    return readGeometries(from, query, this.catalogue.table(table).isIndexed, this.#srsId(table));
  }

  /** Bounds in degrees of all objects of a table, for drawing: rounded outwards by up to half a metre. */
  bounds(table: string): BoundsList {
    const facts = this.catalogue.table(table);
    return this.reading(() => readBounds(this.#readable(table, false), facts.isIndexed, this.#srsId(table)));
  }

  /** Those that meet a box in degrees; null where they are more than `most`, or the table has no index in degrees. */
  boundsIn(table: string, box: Bbox, most: number): BoundsList | null {
    const facts = this.catalogue.table(table);
    return this.reading(() => readWindow(this.#readable(table, false), facts.isIndexed, this.#srsId(table), box, most));
  }

  /** Shapes in degrees of the objects named, in their order; null for one that is gone or cannot be drawn. */
  shapes(table: string, fids: Iterable<number>): Iterable<Geometry | null> {
    return readShapes(this.#readable(table, false), this.#srsId(table), fids);
  }

  /** Stored and computed columns of the objects named, one list per column. */
  values(table: string, fids: ArrayLike<number>, columns: readonly string[]): Record<string, Value[]> {
    return this.reading(() => readValues(this.#readable(table, true), fids, columns));
  }

  /** The different values of a column, stored or computed, each with its number of objects. */
  valueCounts(table: string, column: string, where?: Condition): [Value, number][] {
    return this.reading(() => countValues(this.#readable(table, true), column, where));
  }

  /** Keys of the rows a condition holds for. */
  keysWhere(table: string, where: Condition): number[] {
    return this.reading(() => readKeys(this.#readable(table, true), where));
  }

  /** What a step of the journal did to a table, as far as drawing goes: boxes its objects left and reached; null where that cannot be told. */
  boxesOfStep(step: number, table: string): Bbox[] | null {
    return this.reading(() => boxesOfStep(this.db, this.catalogue, step, table));
  }

  /** The same text as long as the shapes of a table are what they are, in this document and its copies; null where that cannot be told. */
  shapeStamp(table: string): string | null {
    if (this.#changedOutside.size > 0) return null;
    return this.reading(() => shapeStamp(this.db, this.catalogue.table(table)));
  }

  revision(table: string): number {
    return revisionOf(this.db, table);
  }

  /** Names of the sources the rows of a table come from, joined by a comma; null where nothing was imported into it. */
  sourceOf(table: string): string | null {
    const facts = this.catalogue.table(table);
    if (!facts.columns.includes('source_id')) return null;
    const names = this.db
      .prepare<[], string>(`SELECT coalesce(nom, fichier) FROM sources WHERE id IN (SELECT source_id FROM ${quoted(table)}) ORDER BY id`)
      .pluck()
      .all();
    return names.length === 0 ? null : names.join(', ');
  }

  /** The source most of a table's rows come from, for the line of sources of a map. */
  mainSource(table: string): MainSource | null {
    if (!this.catalogue.table(table).columns.includes('source_id')) return null;
    return (
      this.db
        .prepare<[], MainSource>(
          `SELECT nom, producteur, millesime FROM sources WHERE id =
            (SELECT source_id FROM ${quoted(table)} WHERE source_id NOT NULL GROUP BY source_id ORDER BY count(*) DESC, source_id LIMIT 1)`,
        )
        .get() ?? null
    );
  }

  /** Fields of an imported object changed by hand since. */
  editedFields(table: string, fid: number): string[] {
    return this.reading(() => editedFields(this.db, table, fid));
  }

  /** What the source said of those fields, where the project still knows. */
  importedValues(table: string, fid: number): Record<string, string | number | null> {
    return this.reading(() => importedValues(this.db, table, fid));
  }

  analyses(): AnalysisRecord[] {
    return this.reading(() => readAnalyses(this.db, this.catalogue, this.settings(), this.#changedOutside));
  }

  /** What an analysis that runs now is computed on. */
  inputsOf(code: AnalysisCode): AnalysisInput[] {
    return this.reading(() =>
      inputsOf(this.db, this.catalogue, ANALYSES[code]).map((input) => ({ ...input, source: this.sourceOf(input.table) })),
    );
  }

  /** Codes of the analyses whose results no longer follow from what the project holds. */
  staleAnalyses(): string[] {
    return this.analyses()
      .filter(({ stale }) => stale)
      .map(({ code }) => code);
  }

  /** What a staging file would bring, nothing being written. Throws `key-missing` where the merge would. */
  compare(stagingPath: string, options: MergeOptions): ComparedTable[] {
    return this.reading(() => {
      this.db.prepare(`ATTACH ? AS ${STAGING}`).run(stagingPath);
      try {
        return compareStagingFile(this.db, this.catalogue, options);
      } finally {
        // Inside a transaction SQLite does not let go of the file before the end: a reader that looks at one state is closed soon after.
        if (!this.db.inTransaction) this.db.exec(`DETACH ${STAGING}`);
      }
    });
  }

  history(): JournalStep[] {
    return this.reading(() => this.journal.history());
  }

  undoLabel(): StepLabel | null {
    return this.journal.undoLabel();
  }

  redoLabel(): StepLabel | null {
    return this.journal.redoLabel();
  }

  /** Integrity, foreign keys, GeoPackage rules, spatial indexes, stale results; empty when all is well. */
  check(): Problem[] {
    return checkProject(this.db, this.catalogue, this.staleAnalyses());
  }

  async close(): Promise<void> {
    this.db.close();
  }

  protected reading<T>(read: () => T): T {
    return refusing(this.documentPath ?? this.db.name, read);
  }

  #readable(table: string, results: boolean): Readable {
    const facts = this.catalogue.table(table);
    const siteResults = this.catalogue.find('resultats_sites')?.columns ?? [];
    const source = results ? sourceWithResults(facts, readSettings(this.db).methode_surface, siteResults) : plainSource(facts);
    return { db: this.db, source, table, primaryKey: facts.primaryKey, geometryColumn: facts.geometryColumn };
  }

  #srsId(table: string): number {
    return this.db.prepare<[string], number>('SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?').pluck().get(table) ?? 4326;
  }
}

function columnType(sql: string): ExpressionField['type'] {
  if (sql.startsWith('BOOLEAN')) return 'boolean';
  if (sql.includes('INT')) return 'integer';
  if (/^(REAL|DOUBLE|FLOAT)/.test(sql)) return 'real';
  if (sql.startsWith('DATETIME')) return 'datetime';
  return sql.startsWith('DATE') ? 'date' : 'text';
}
