import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { automaticPoint } from './restore-points.ts';
import type { EngineHandlers } from './serve.ts';
import { mergeTerritories } from './services/build-territories.ts';
import type { Workspace } from './workspace.ts';

/** Territories built from the communes of the project: in a thread, into a staging file, then merged as one step. */
export function territoryHandlers(workspace: Workspace): Pick<EngineHandlers, 'territory/build'> {
  const { context } = workspace;
  return {
    'territory/build': async ({ options, composition, movements, language }) => {
      const { project } = workspace;
      const pathOf = (token: string | undefined): string | null => (token === undefined ? null : context.files.resolve(token, 'read').path);
      const files = { composition: pathOf(composition), movements: pathOf(movements) };
      const root = path.join(context.userData, 'staging');
      mkdirSync(root, { recursive: true });
      const folder = await mkdtemp(path.join(root, 'territory-'));
      const staging = path.join(folder, 'staging.sqlite');
      const installation = { resources: context.resources, version: context.version };
      await automaticPoint(workspace, 'territory');
      return workspace.jobs.run({
        kind: 'territory',
        subject: options.levels.join(', '),
        start: (hooks) =>
          context.jobs.start('territory', { path: project.workingPath, options, ...files, staging, language, installation }, hooks),
        lastStep: 'merge',
        finish: (built) => {
          const { receipt, report } = mergeTerritories(project, staging, built, language);
          if (receipt !== null) workspace.changed(receipt, 'import');
          return { territory: report };
        },
        cleanup: () => rmSync(folder, { recursive: true, force: true }),
      });
    },
  };
}
