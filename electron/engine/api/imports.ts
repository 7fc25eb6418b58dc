import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { CheckedParams } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { type ImportReport, importReportSchema } from '../../../shared/domain/import.ts';
import { writeFileSafely } from '../exporters/write-file.ts';
import { targetOf } from './exports.ts';
import { automaticPoint } from './restore-points.ts';
import type { EngineHandlers } from './serve.ts';
import { mergeStaged } from './services/import.ts';
import { reportText } from './services/import-report/index.ts';
import { Inspector, lookKey } from './services/inspector.ts';
import { MappingBook } from './services/remembered-mappings.ts';
import type { FileFacts } from './services/source-changes.ts';
import { SourceMemory } from './services/source-memory.ts';
import type { ImportTask } from './tasks/import.ts';
import type { Workspace } from './workspace.ts';

export function importHandlers(
  workspace: Workspace,
): Pick<EngineHandlers, 'import/inspect' | 'import/check' | 'import/start' | 'import/reports' | 'import/export-report'> {
  const { context } = workspace;
  // What an engine that was killed has left: no other one works in this folder.
  for (const left of [stagingRoot(context.userData), looksRoot(context.userData)]) rmSync(left, { recursive: true, force: true });
  const memory = new SourceMemory(new MappingBook(context.userData));
  const program = path.join(context.resources, '..', 'engine', 'inspection.cjs');
  const inspector = new Inspector({ program, folder: looksRoot(context.userData) });
  context.onQuit(() => inspector.stop());
  return {
    'import/inspect': ({ file, options = {} }) => {
      const { path: source } = context.files.resolve(file, 'read');
      return memory.inspect(source, options, (choices) => inspector.look(lookKey(file, choices), { path: source, options: choices }));
    },
    'import/check': (params) => checkImport(workspace, params),
    'import/export-report': async ({ report, file, format, language }) => {
      const target = targetOf(workspace, file);
      const kept = 'source' in report ? reportOf(workspace, report.source) : { report, at: null };
      const facts = { language, version: context.version, at: kept.at };
      await writeFileSafely(target.path, reportText(kept.report, format, facts));
      return { written: target.name };
    },
    'import/start': (params) => startImport(workspace, params, memory),
    'import/reports': () =>
      workspace.project.rows('sources').flatMap((row) => {
        const report = importReportSchema.safeParse(JSON.parse(String(row['rapport'] ?? 'null')));
        return report.success ? [{ source: Number(row['id']), at: String(row['importe_le']), report: report.data }] : [];
      }),
  };
}

/** The report kept with a source. Throws `object-unknown`. */
function reportOf({ project }: Workspace, source: number): { report: ImportReport; at: string | null } {
  const row = project.row('sources', source);
  const report = importReportSchema.safeParse(JSON.parse(String(row?.['rapport'] ?? 'null')));
  if (!row || !report.success) throw new EmpriseError('object-unknown', { id: source, layer: 'sources' });
  return { report: report.data, at: row['importe_le'] === null ? null : String(row['importe_le']) };
}

/** On the disk of the working copies, which has to bear the same rows soon after. */
function stagingRoot(userData: string): string {
  return path.join(userData, 'staging');
}

function looksRoot(userData: string): string {
  return path.join(userData, 'looks');
}

/** Reads the files in a thread, into a staging file; then merges it in one short transaction, so that edits stay possible meanwhile. */
async function startImport(workspace: Workspace, params: CheckedParams<'import/start'>, memory: SourceMemory): Promise<{ job: string }> {
  const { context, project } = workspace;
  const { options, language } = params;
  const { input: task, folder } = await taskOf(workspace, params);
  const looked = Object.fromEntries(
    task.paths.flatMap((file) => (memory.lookedAt(file) ? [[file, memory.lookedAt(file) as FileFacts]] : [])),
  );
  const input: ImportTask = { ...task, looked };
  const { staging } = input;
  await automaticPoint(workspace, 'import');
  return workspace.jobs.run({
    kind: 'import',
    subject: options.kind,
    start: (hooks) => context.jobs.start('import', input, hooks),
    lastStep: 'merge',
    finish: (report) => {
      const { receipt, report: completed } = mergeStaged(project, staging, options, report, language);
      workspace.changed(receipt, 'import');
      memory.keep(input.paths, options);
      return { report: completed };
    },
    cleanup: () => rmSync(folder, { recursive: true, force: true }),
  });
}

/** Like an import in every refusal, and nothing is merged. */
async function checkImport(workspace: Workspace, params: CheckedParams<'import/check'>): Promise<{ job: string }> {
  const { input, folder } = await taskOf(workspace, params);
  return workspace.jobs.run({
    kind: 'check',
    subject: params.options.kind,
    start: (hooks) => workspace.context.jobs.start('check-import', input, hooks),
    finish: (check) => ({ check }),
    cleanup: () => rmSync(folder, { recursive: true, force: true }),
  });
}

/** What a thread needs to read files: their paths, a folder of its own, the project as it stands. */
async function taskOf(
  { context, project }: Workspace,
  { files, options, language }: CheckedParams<'import/check'>,
): Promise<{ input: ImportTask; folder: string }> {
  const paths = files.map((file) => context.files.resolve(file, 'read').path);
  const root = stagingRoot(context.userData);
  mkdirSync(root, { recursive: true });
  const folder = await mkdtemp(path.join(root, 'import-'));
  const installation = { resources: context.resources, version: context.version };
  return {
    input: { paths, options, staging: path.join(folder, 'staging.sqlite'), project: project.workingPath, language, installation },
    folder,
  };
}
