import { removeAbandoned } from '../exporters/partial-file.ts';
import type { Job } from '../jobs/runner.ts';
import { targetOf } from './exports.ts';
import type { EngineHandlers } from './serve.ts';
import type { ReportPreview } from './services/reports/preview.ts';
import type { Workspace } from './workspace.ts';

/** Reports read the working copy in a thread: one look at a time, the newer one in the place of the older. */
export function reportHandlers(workspace: Workspace): Pick<EngineHandlers, 'reports/preview' | 'reports/write'> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  let look: Job<ReportPreview> | null = null;
  return {
    'reports/preview': async ({ kind, id, confidential, page, language }) => {
      await look?.cancel().catch(() => undefined);
      const { workingPath: path } = workspace.project;
      const job = context.jobs.start('preview-report', { path, request: { kind, id, confidential }, page, language, installation });
      look = job;
      try {
        return await job.result;
      } finally {
        if (look === job) look = null;
      }
    },
    'reports/write': ({ kind, id, confidential, file, format, language }) => {
      const target = targetOf(workspace, file);
      const { workingPath: path } = workspace.project;
      const options = { kind, id, confidential, format };
      return workspace.jobs.run({
        kind: 'report',
        subject: target.name,
        start: (hooks) =>
          context.jobs.start(
            'write-report',
            { path, target: target.path, options, language, installation },
            { ...hooks, cleanup: () => removeAbandoned(target.path, { ofThisProcess: true }) },
          ),
        finish: () => ({ written: target.name }),
      });
    },
  };
}
