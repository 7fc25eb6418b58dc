import { removeAbandoned } from '../exporters/partial-file.ts';
import { targetOf } from './exports.ts';
import { ReportDesk } from './report-desk.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

/** Reports read the working copy in a thread: one look at a time, the newer one in the place of the older. */
export function reportHandlers(workspace: Workspace): Pick<EngineHandlers, 'reports/preview' | 'reports/write'> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  const access = { userData: context.userData, network: context.network.shared };
  const desk = new ReportDesk(workspace, access);
  return {
    'reports/preview': (look) => desk.look(look),
    'reports/write': ({ file, format, language, ...request }) => {
      const target = targetOf(workspace, file);
      const { workingPath: path } = workspace.project;
      const options = { ...request, format };
      return workspace.jobs.run({
        kind: 'report',
        subject: target.name,
        start: (hooks) =>
          context.jobs.start(
            'write-report',
            { path, target: target.path, options, language, installation, access },
            { ...hooks, cleanup: () => removeAbandoned(target.path, { ofThisProcess: true }) },
          ),
        finish: () => ({ written: target.name }),
      });
    },
  };
}
