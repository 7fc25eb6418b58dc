import { EmpriseError } from '../../../shared/contract/errors.ts';
import { GEOCODING, geocode } from '../catalogue/index.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

/** Names of the project, and addresses of the national service or of the one `EMPRISE_GEOCODER` names. */
export function searchHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `search/${string}`>> {
  const { network, version } = workspace.context;
  return {
    'search/find': async ({ query, most }) => ({ found: [...(await workspace.search.find(query, most))] }),
    'search/address': async ({ query, near }) => {
      if (!network.allowed) throw new EmpriseError('network-off');
      const service = process.env['EMPRISE_GEOCODER'] ?? GEOCODING;
      const hooks = { isAllowed: () => network.allowed, checkpoint: () => undefined };
      return { host: new URL(service).host, addresses: await geocode(service, version, { words: query, near }, hooks) };
    },
  };
}
