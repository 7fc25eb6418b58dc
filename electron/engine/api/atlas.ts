import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import { translate } from '../../../shared/messages/index.ts';
import { removeAbandoned } from '../exporters/partial-file.ts';
import { targetOf } from './exports.ts';
import type { EngineHandlers } from './serve.ts';
import { atlasNotes } from './services/atlas/notes.ts';
import { planAtlas } from './services/atlas/plan.ts';
import { keptLayout, LAYOUTS } from './services/layouts/kept.ts';
import type { Workspace } from './workspace.ts';

type AtlasCall = Extract<keyof EngineHandlers, `atlas/${string}`>;

/** Series of pages: announced here, drawn and written in a thread. */
export function atlasHandlers(workspace: Workspace): Pick<EngineHandlers, AtlasCall> {
  const { context } = workspace;
  const kept = (id: string): PageLayout => {
    const found = keptLayout(workspace.project, id);
    if (!found) throw new EmpriseError('object-unknown', { layer: LAYOUTS, id });
    if (!found.layout) throw new EmpriseError('template-newer-version', { file: found.name });
    return found.layout;
  };
  return {
    'atlas/plan': ({ atlas, language }) => planAtlas(workspace.project, atlas, language),
    'atlas/export': ({ layout: given, atlas, file, form, format, dpi, language }) => {
      const target = targetOf(workspace, file);
      const layout = typeof given === 'string' ? kept(given) : given;
      // refused at once rather than by a job
      planAtlas(workspace.project, atlas, language);
      const installation = { resources: context.resources, version: context.version };
      const access = { userData: context.userData, network: context.network.shared };
      const { workingPath } = workspace.project;
      return workspace.jobs.run({
        kind: 'atlas',
        subject: target.name,
        start: (hooks) =>
          context.jobs.start(
            'export-atlas',
            {
              path: workingPath,
              target: target.path,
              request: { layout, atlas, form, format: form === 'book' ? 'pdf' : format, dpi },
              access,
              language,
              installation,
            },
            { ...hooks, cleanup: () => removeAbandoned(target.path, { ofThisProcess: true }) },
          ),
        finish: (done) => ({ written: target.name, notes: atlasNotes(done, (id, params) => translate(language, id, params)) }),
      });
    },
  };
}
