import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

/** Territories built from the communes of the project. */
export function territoryHandlers(_workspace: Workspace): Pick<EngineHandlers, 'territory/build'> {
  return {
    'territory/build': () => {
      throw new EmpriseError('internal');
    },
  };
}
