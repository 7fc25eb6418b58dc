import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CheckedParams } from '../../../shared/contract/engine.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { probeFile } from '../importers/index.ts';
import { reportJob } from './job-events.ts';
import type { EngineHandlers } from './serve.ts';
import { mergeStaged } from './services/import.ts';
import type { Workspace } from './workspace.ts';

export function importHandlers(workspace: Workspace): Pick<EngineHandlers, 'import/inspect' | 'import/start' | 'import/reports'> {
  return {
    'import/inspect': ({ file }) => probeFile(workspace.context.files.resolve(file, 'read').path),
    'import/start': (params) => startImport(workspace, params),
    'import/reports': () =>
      workspace.project.rows('sources').flatMap((row) => {
        const report = importReportSchema.safeParse(JSON.parse(String(row['rapport'] ?? 'null')));
        return report.success ? [{ source: Number(row['id']), at: String(row['importe_le']), report: report.data }] : [];
      }),
  };
}

/** Reads the files in a thread, into a staging file; then merges it in one short transaction, so that edits stay possible meanwhile. */
async function startImport(workspace: Workspace, { files, options, language }: CheckedParams<'import/start'>): Promise<{ job: string }> {
  const { context, project } = workspace;
  const paths = files.map((file) => context.files.resolve(file, 'read').path);
  const folder = await mkdtemp(path.join(tmpdir(), 'emprise-import-'));
  const staging = path.join(folder, 'staging.sqlite');
  const removeStaging = () => rmSync(folder, { recursive: true, force: true });
  return reportJob(context, 'import', options.kind, {
    start: (hooks) =>
      context.jobs.start(
        'import',
        { paths, options, staging, language, installation: { resources: context.resources, version: context.version } },
        { ...hooks, cleanup: removeStaging },
      ),
    finish: (report) => {
      try {
        const merged = mergeStaged(project, staging, options, report);
        workspace.changed(merged.receipt, 'import');
        return { report };
      } finally {
        removeStaging();
      }
    },
  });
}
