import type { EngineHandlers } from './serve.ts';
import { MappingBook } from './services/remembered-mappings.ts';
import type { Workspace } from './workspace.ts';

/** Decisions remembered for files with the same columns. */
export function mappingHandlers({ context }: Workspace): Pick<EngineHandlers, 'mapping/list' | 'mapping/save' | 'mapping/forget'> {
  const book = new MappingBook(context.userData);
  return {
    'mapping/list': () => book.list(),
    'mapping/save': (mapping) => book.save(mapping),
    'mapping/forget': ({ id }) => {
      book.forget(id);
      return {};
    },
  };
}
