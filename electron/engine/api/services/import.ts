import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import type { MergeReport, Project } from '../../store/index.ts';
import type { Hooks } from './hooks.ts';
import { stageImport } from './stage-import.ts';

/** Puts a staged import into the project, as one step of its journal. Throws `keys-clash` when rows are there already (append). */
export function mergeStaged(project: Project, staging: string, options: ImportOptions, report: ImportReport): MergeReport {
  return project.merge(
    staging,
    { mode: options.mode, ...(options.key === undefined ? {} : { key: options.key }) },
    { code: 'import', params: { count: report.imported, kind: options.kind, files: report.files.length }, origin: 'import' },
  );
}

/** A whole import in this process: the command line's way. A dry run reads and reports, and leaves the project alone. */
export async function importFiles(
  project: Project | null,
  paths: readonly string[],
  options: ImportOptions,
  hooks: Hooks,
): Promise<ImportReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-import-'));
  try {
    const staging = path.join(folder, 'staging.sqlite');
    const report = await stageImport({ paths, options, staging }, hooks);
    hooks.checkpoint();
    if (!project) return report;
    hooks.progress('write', options.kind, 0, 0);
    mergeStaged(project, staging, options, report);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
