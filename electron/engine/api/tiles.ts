import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

export function tileHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `tiles/${string}`>> {
  const { tiles } = workspace;
  return {
    'tiles/get': async ({ table, filter, epsg, z, x, y, style, labels, ticket }) => {
      const { geometry, count } = workspace.project.layer(table);
      const areDots = geometry === 'POINT' || geometry === 'MULTIPOINT';
      return { tile: await tiles.tile({ table, filter }, { epsg, z, x, y, labels, areDots, objects: count }, style, ticket) };
    },
    'tiles/drop': ({ tickets }) => {
      tiles.drop(tickets);
      return {};
    },
    'tiles/values': async (asked) => ({ values: await tiles.ask({ type: 'values', ...asked }) }),
    'tiles/within': async (asked) => ({ fids: await tiles.ask({ type: 'within', ...asked }) }),
  };
}
