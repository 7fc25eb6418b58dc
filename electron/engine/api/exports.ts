import { reportJob } from './job-events.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

/** Exports read the working copy in a thread, and write beside the target first: a file is whole or absent. */
export function exportHandlers(workspace: Workspace): Pick<EngineHandlers, 'export/layer' | 'export/map'> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  return {
    'export/layer': ({ table, file, format, epsg, public: isPublic }) => {
      const target = context.files.resolve(file, 'write');
      const input = {
        path: workspace.project.workingPath,
        table,
        target: target.path,
        options: { format, epsg, public: isPublic },
        installation,
      };
      return reportJob(context, 'export', target.name, {
        start: (hooks) => context.jobs.start('export-layer', input, hooks),
        finish: () => ({ written: target.name }),
      });
    },
    'export/map': ({ file, format, territory, title, dpi, language }) => {
      const target = context.files.resolve(file, 'write');
      const input = {
        path: workspace.project.workingPath,
        target: target.path,
        options: { format, territory, title, dpi },
        language,
        installation,
      };
      return reportJob(context, 'map', target.name, {
        start: (hooks) => context.jobs.start('export-map', input, hooks),
        finish: () => ({ written: target.name }),
      });
    },
  };
}
