import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { EngineHandlers } from './serve.ts';

/** Decisions remembered for files with the same columns. */
export function mappingHandlers(): Pick<EngineHandlers, 'mapping/list' | 'mapping/save' | 'mapping/forget'> {
  return {
    'mapping/list': () => [],
    'mapping/save': () => {
      throw new EmpriseError('internal');
    },
    'mapping/forget': () => ({}),
  };
}
