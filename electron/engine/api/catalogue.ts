import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

/** Official sources: what there is, what was fetched before, and fetching. */
export function catalogueHandlers(
  _workspace: Workspace,
): Pick<EngineHandlers, 'catalogue/list' | 'catalogue/download' | 'catalogue/use' | 'catalogue/forget'> {
  const notYet = (): never => {
    throw new EmpriseError('internal');
  };
  return {
    'catalogue/list': () => ({ networkAllowed: false, entries: [], copies: [] }),
    'catalogue/download': notYet,
    'catalogue/use': notYet,
    'catalogue/forget': notYet,
  };
}
