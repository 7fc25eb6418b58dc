import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChangeReceipt, StepLabel } from '../../../../shared/domain/change.ts';
import type { Comparison, ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import { KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import { type Language, translate } from '../../../../shared/messages/index.ts';
import { outlineTable } from '../../importers/prepare/overlaps.ts';
import type { MergedTable, MergeOptions, Project } from '../../store/index.ts';
import { compareImport } from './compare-import.ts';
import type { Hooks } from './hooks.ts';
import { stageImport } from './stage-import.ts';

/**
 * Puts a staged import into the project, as one step of its journal; the report then also says what became of the rows that were there.
 * Throws `keys-clash` when rows are there already (append).
 */
export function mergeStaged(
  project: Project,
  staging: string,
  options: ImportOptions,
  report: ImportReport,
  language: Language,
): { receipt: ChangeReceipt; report: ImportReport } {
  const { receipt, tables, gaveWay } = project.merge(staging, mergeOptions(options), stepOf(options, report), (kept, merged, leaving) =>
    withFates(kept as ImportReport, merged, leaving, options, language),
  );
  return { receipt, report: withFates(report, tables, gaveWay, options, language) };
}

function stepOf(options: ImportOptions, report: ImportReport): StepLabel {
  const params = { count: report.imported, kind: options.kind, files: report.files.length, layer: layerNamed(options, report) };
  return { code: 'import', params, origin: 'import' };
}

export function mergeOptions({ mode, kind, key, gone, edits, replaces }: ImportOptions): MergeOptions {
  const outlines = outlineTable(kind);
  const givingWay = replaces === undefined || outlines === null ? undefined : { table: outlines.table, fids: replaces };
  return { mode, gone, edits, givingWay, ...(key === undefined ? {} : { key }) };
}

/** The layer as a step names it: the kind's own, or the file of a layer kept as it is. */
function layerNamed({ kind }: ImportOptions, { files }: ImportReport): string {
  return kind === 'couche' ? (files[0]?.file ?? '') : KIND_DEFINITIONS[kind].tables[0].name;
}

const FATES = [
  ['updated', 'rows-updated'],
  ['unchanged', 'rows-unchanged'],
  ['deleted', 'rows-deleted'],
] as const;

/** The report with what became of the rows of the project. */
function withFates(
  report: ImportReport,
  tables: readonly MergedTable[],
  gaveWay: number,
  options: ImportOptions,
  language: Language,
): ImportReport {
  return { ...report, notes: [...report.notes, ...mergeNotes(tables, gaveWay, options, language)] };
}

/** Objects of the main table; its further tables (outlines, members) follow it, but for what was kept of them. */
function mergeNotes(
  tables: readonly MergedTable[],
  gaveWay: number,
  { edits, gone }: ImportOptions,
  language: Language,
): ImportReport['notes'] {
  const [main] = tables;
  if (!main) return [];
  const counts: [code: string, count: number][] = FATES.map(([fate, code]) => [code, main[fate]]);
  counts.push(['overlapped-replaced', gaveWay]);
  const missing = tables.reduce((sum, table) => sum + table.gone, 0);
  if (gone !== 'delete') counts.push(['rows-gone', missing]);
  const edited = tables.reduce((sum, table) => sum + table.edits, 0);
  counts.push([edits === 'replace' ? 'edits-replaced' : 'edits-kept', edited]);
  return counts
    .filter(([, count]) => count > 0)
    .map(([code, count]) => ({ code, count, message: translate(language, `note.${code}`, { count }), rows: [] }));
}

/** What an import would do, the refusals of the merge met as well: on a copy of the project that is thrown away. */
export async function tryImport(
  scratch: Project,
  paths: readonly string[],
  options: ImportOptions,
  hooks: Hooks,
): Promise<{ report: ImportReport; comparison: Comparison | null }> {
  let comparison: Comparison | null = null;
  const report = await importFiles(scratch, paths, options, hooks, (staging) => {
    if (options.mode === 'update') comparison = compareImport(scratch, staging, mergeOptions(options), hooks.language);
  });
  return { report, comparison };
}

/**
 * True where the rows may go straight into the project: it is the command's own copy, every row is a new object of a table that is there, and nobody
 * asks the project about them meanwhile.
 */
function goesDirectly(project: Project, { mode, kind, findOverlaps, replaces, join }: ImportOptions): boolean {
  return (
    project.session === null &&
    mode === 'append' &&
    kind !== 'couche' &&
    kind !== 'territoires' &&
    !findOverlaps &&
    !replaces &&
    join === undefined
  );
}

async function importDirectly(project: Project, paths: readonly string[], options: ImportOptions, hooks: Hooks): Promise<ImportReport> {
  let report: ImportReport | null = null;
  await project.importing(mergeOptions(options), async (sink) => {
    report = await stageImport({ paths, options, staging: sink }, hooks);
    hooks.checkpoint();
    hooks.progress('write', options.kind, 0, 0);
    return stepOf(options, report);
  });
  return report as unknown as ImportReport;
}

/** A whole import in this process: the command line's way. `beforeMerge` may look at the staging file. */
export async function importFiles(
  project: Project,
  paths: readonly string[],
  options: ImportOptions,
  hooks: Hooks,
  beforeMerge: (staging: string) => void = () => undefined,
): Promise<ImportReport> {
  if (goesDirectly(project, options)) return importDirectly(project, paths, options, hooks);
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-import-'));
  try {
    const staging = path.join(folder, 'staging.sqlite');
    const report = await stageImport({ paths, options, staging, reader: project }, hooks);
    hooks.checkpoint();
    beforeMerge(staging);
    hooks.progress('write', options.kind, 0, 0);
    return mergeStaged(project, staging, options, report, hooks.language).report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
