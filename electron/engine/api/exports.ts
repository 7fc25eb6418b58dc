import { statSync } from 'node:fs';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { FileGrant } from '../../../shared/contract/wire.ts';
import { removeAbandoned } from '../exporters/partial-file.ts';
import type { JobHooks } from '../jobs/runner.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

/** Exports read the working copy in a thread, and write beside the target first: a file is whole or absent. */
export function exportHandlers(workspace: Workspace): Pick<EngineHandlers, 'export/layer' | 'export/map'> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  return {
    'export/layer': ({ table, file, format, epsg, public: isPublic, where, search, fids, language }) => {
      const target = targetOf(workspace, file);
      const { workingPath } = workspace.project;
      workspace.project.layer(table);
      const only = where === undefined && search === undefined && fids === undefined ? undefined : { where, search, fids };
      const options = { format, epsg, public: isPublic, only };
      return workspace.jobs.run({
        kind: 'export',
        subject: target.name,
        start: (hooks) =>
          context.jobs.start(
            'export-layer',
            { path: workingPath, table, target: target.path, options, language, installation },
            sparing(target, hooks),
          ),
        finish: ({ notes }) => ({ written: target.name, notes }),
      });
    },
    'export/map': ({ file, format, territory, title, dpi, language }) => {
      const target = targetOf(workspace, file);
      const { workingPath } = workspace.project;
      const options = { format, territory, title, dpi };
      return workspace.jobs.run({
        kind: 'map',
        subject: target.name,
        start: (hooks) =>
          context.jobs.start(
            'export-map',
            { path: workingPath, target: target.path, options, language, installation },
            sparing(target, hooks),
          ),
        finish: () => ({ written: target.name }),
      });
    },
  };
}

/** A thread stopped dead leaves what it was writing: it goes before the next job begins, which may write the same target. */
function sparing(target: FileGrant, hooks: JobHooks): JobHooks {
  return { ...hooks, cleanup: () => removeAbandoned(target.path, { ofThisProcess: true }) };
}

/** An extract would take the place of the very project it comes from. */
export function targetOf({ context, project }: Workspace, token: string): FileGrant {
  const target = context.files.resolve(token, 'write');
  if (project.path !== null && isSameFile(project.path, target.path)) throw new EmpriseError('target-not-writable', { file: target.name });
  return target;
}

function isSameFile(left: string, right: string): boolean {
  const [first, second] = [left, right].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.dev === second.dev && first.ino === second.ino;
}
