import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

export function tileHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `tiles/${string}`>> {
  const { tiles } = workspace;
  return {
    'tiles/get': async ({ table, filter, epsg, z, x, y, fields, labels, ticket }) => {
      const { geometry } = workspace.project.layer(table);
      const areDots = geometry === 'POINT' || geometry === 'MULTIPOINT';
      return { tile: await tiles.tile({ table, filter }, { epsg, z, x, y, labels, areDots }, fields, ticket) };
    },
    'tiles/drop': ({ tickets }) => {
      tiles.drop(tickets);
      return {};
    },
    'tiles/values': async ({ table, fids, fields }) => ({ values: await tiles.ask({ type: 'values', table, fids, fields }) }),
    'tiles/classes': async (asked) => ({ counts: await tiles.ask({ type: 'classes', ...asked }) }),
    'tiles/within': async (asked) => ({ fids: await tiles.ask({ type: 'within', ...asked }) }),
  };
}
