import type { EngineHandlers } from './serve.ts';
import { planAtlas } from './services/atlas/plan.ts';
import type { Workspace } from './workspace.ts';

type AtlasCall = Extract<keyof EngineHandlers, `atlas/${string}`>;

/** Series of pages: announced here, drawn and written in a thread. */
export function atlasHandlers(workspace: Workspace): Pick<EngineHandlers, AtlasCall> {
  return {
    'atlas/plan': ({ atlas, language }) => planAtlas(workspace.project, atlas, language),
  } as Pick<EngineHandlers, AtlasCall>;
}
