/** Stored analyses: what was computed, from which state of which tables, and whether that still holds. */
import type { Database } from 'better-sqlite3';
import { ANALYSES, type AnalysisDefinition, type AnalysisNote } from '../../../shared/domain/analysis.ts';
import type { Row, Value } from '../../../shared/domain/change.ts';
import type { MethodeSurface } from '../../../shared/domain/site.ts';
import type { Catalogue } from './catalogue.ts';
import type { Executor } from './journal/execute.ts';
import { type Operation, packRows, toRanges } from './journal/operation.ts';
import { columnRevisions, revisionOfColumns } from './journal/revisions.ts';
import type { ProjectSettings } from './settings.ts';
import { quoted } from './sql.ts';
import { ANNOTATIONS } from './tables/annotations.ts';
import { ensureResults } from './tables/results.ts';

const ANNOTATION_NAMES: ReadonlySet<string> = new Set(ANNOTATIONS.map(({ name }) => name));

export interface AnalysisInput {
  readonly table: string;
  /** Of the rows, outlines and columns that the analysis reads. */
  readonly revision: number;
  readonly source: string | null;
}

export interface AnalysisRecord {
  readonly code: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputs: AnalysisInput[];
  readonly notes: readonly AnalysisNote[];
  readonly engineVersion: string | null;
  readonly computedAt: string | null;
  readonly duration_ms: number | null;
  readonly stale: boolean;
}

/** A row of a result table; booleans are stored as 0 and 1. */
export type ResultRow = Readonly<Record<string, Value | boolean>>;

/** What one analysis hands over. Its rows take the place of all former ones; in `resultats_sites`, of the columns they name. */
export interface AnalysisOutcome {
  readonly code: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly inputs: readonly AnalysisInput[];
  /** The project's method when it was computed: another one may have been chosen since. */
  readonly methode_surface: MethodeSurface;
  readonly notes: readonly AnalysisNote[];
  readonly duration_ms: number;
  readonly sets: readonly { readonly table: string; readonly rows: readonly ResultRow[] }[];
}

interface StoredAnalysis {
  readonly code: string;
  readonly parametres: string;
  readonly entrees: string;
  readonly notes: string;
  readonly version_moteur: string | null;
  readonly calcule_le: string | null;
  readonly duree_ms: number | null;
  readonly methode_surface: string | null;
}

/** What an analysis reads of the project as it stands: results computed on other revisions are stale. */
export function inputsOf(db: Database, catalogue: Catalogue, definition: AnalysisDefinition): Omit<AnalysisInput, 'source'>[] {
  const columnsRead = new Map<string, readonly string[]>(Object.entries(definition.reads));
  if (definition.readsEveryPolygon) for (const table of polygonTables(db)) columnsRead.set(table, columnsRead.get(table) ?? []);
  const revisions = columnRevisions(db);
  return [...columnsRead].flatMap(([table, columns]) => {
    const facts = catalogue.find(table);
    if (!facts) return [];
    return [{ table, revision: revisionOfColumns(revisions, table, ['uid', facts.geometryColumn ?? 'geom', ...columns]) }];
  });
}

function polygonTables(db: Database): string[] {
  return (
    db
      .prepare<[], string>(`SELECT table_name FROM gpkg_geometry_columns WHERE upper(geometry_type_name) IN ('POLYGON', 'MULTIPOLYGON')`)
      .pluck()
      .all()
      // marks for people count in no analysis
      .filter((name) => !ANNOTATION_NAMES.has(name))
  );
}

function isStale(
  computedOn: readonly Pick<AnalysisInput, 'table' | 'revision'>[],
  standing: readonly Pick<AnalysisInput, 'table' | 'revision'>[],
  changedOutside: ReadonlySet<string>,
): boolean {
  // A table without a revision was never written: it may as well not be there.
  const before = new Map(computedOn.map(({ table, revision }) => [table, revision]));
  const now = new Map(standing.map(({ table, revision }) => [table, revision]));
  return [...new Set([...before.keys(), ...now.keys()])].some(
    (table) => changedOutside.has(table) || (before.get(table) ?? 0) !== (now.get(table) ?? 0),
  );
}

export function readAnalyses(
  db: Database,
  catalogue: Catalogue,
  settings: ProjectSettings,
  changedOutside: ReadonlySet<string>,
): AnalysisRecord[] {
  return db
    .prepare<[], StoredAnalysis>('SELECT * FROM analyses ORDER BY id')
    .all()
    .map((row) => {
      const inputs = JSON.parse(row.entrees) as AnalysisInput[];
      const definition = Object.values(ANALYSES).find(({ code }) => code === row.code);
      const otherMethod = definition?.usesAreaMethod === true && row.methode_surface !== settings.methode_surface;
      return {
        code: row.code,
        parameters: JSON.parse(row.parametres) as Record<string, unknown>,
        inputs,
        notes: JSON.parse(row.notes) as AnalysisNote[],
        engineVersion: row.version_moteur,
        computedAt: row.calcule_le,
        duration_ms: row.duree_ms,
        stale: otherMethod || (definition !== undefined && isStale(inputs, inputsOf(db, catalogue, definition), changedOutside)),
      };
    });
}

/** Writes outcomes inside the caller's transaction; answers with what takes them back. */
export function writeAnalyses(
  db: Database,
  catalogue: Catalogue,
  executor: Executor,
  outcomes: readonly AnalysisOutcome[],
  facts: { readonly version: string; readonly at: string },
): Operation[] {
  ensureResults(
    db,
    catalogue,
    outcomes.flatMap(({ sets }) => sets.map(({ table }) => table)),
  );
  const inverses = outcomes.map((outcome) => {
    const operations = outcome.sets.flatMap(({ table, rows }) =>
      table === 'resultats_sites' ? mergeSites(db, catalogue, rows) : replaceAll(db, catalogue, table, rows),
    );
    const id = db.prepare<[string], number>('SELECT id FROM analyses WHERE code = ?').pluck().get(outcome.code) ?? null;
    const record = {
      id,
      code: outcome.code,
      parametres: JSON.stringify(outcome.parameters),
      entrees: JSON.stringify(outcome.inputs),
      version_moteur: facts.version,
      calcule_le: facts.at,
      duree_ms: Math.round(outcome.duration_ms),
      notes: JSON.stringify(outcome.notes),
      methode_surface: outcome.methode_surface,
      perime: 0,
    };
    return executor.run([...operations, ...packRows('analyses', [record])]);
  });
  return inverses.reverse().flat();
}

/** Sites may have been deleted while a job computed on them. */
function ofLivingSites(db: Database, rows: readonly ResultRow[]): Row[] {
  const living = new Set(db.prepare<[], string>('SELECT uid FROM sites').pluck().all());
  return rows.filter((row) => row['site_uid'] === undefined || living.has(String(row['site_uid']))).map(storedRow);
}

function storedRow(row: ResultRow): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]));
}

function replaceAll(db: Database, catalogue: Catalogue, table: string, rows: readonly ResultRow[]): Operation[] {
  const { primaryKey } = catalogue.table(table);
  const keys = db
    .prepare<[], number>(`SELECT ${quoted(primaryKey)} FROM ${quoted(table)}`)
    .pluck()
    .all();
  const removal: Operation[] = keys.length > 0 ? [{ op: 'delete', table, ranges: toRanges(keys) }] : [];
  return [...removal, ...packRows(table, ofLivingSites(db, rows))];
}

/** One wide row a site: each analysis writes its own columns. Derived ones (`surface_ha`…) are joined when read, not stored. */
function mergeSites(db: Database, catalogue: Catalogue, rows: readonly ResultRow[]): Operation[] {
  const { columns } = catalogue.table('resultats_sites');
  const known = ofLivingSites(db, rows).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))));
  const names = Object.keys(known[0] ?? {}).filter((name) => name !== 'site_uid');
  const ids = new Map(db.prepare<[], [string, number]>('SELECT site_uid, id FROM resultats_sites').raw().all());
  const fresh = new Set(known.map((row) => row['site_uid']));
  const emptied = [...ids].filter(([uid]) => !fresh.has(uid)).map(([, id]) => [id, ...names.map(() => null)]);
  return [
    ...packRows(
      'resultats_sites',
      known.map((row) => ({ id: ids.get(String(row['site_uid'])) ?? null, ...row })),
    ),
    ...(emptied.length > 0 && names.length > 0
      ? [{ op: 'put' as const, table: 'resultats_sites', columns: ['id', ...names], rows: emptied }]
      : []),
  ];
}

/** For readers of the file without Emprise: the flag as it stands when the document is written. */
export function markStale(db: Database, stale: readonly string[]): void {
  db.prepare('UPDATE analyses SET perime = code IN (SELECT value FROM json_each(?))').run(JSON.stringify(stale));
}
