import type { EngineHandlers } from './serve.ts';
import { snapLines } from './services/editing/snap-lines.ts';
import type { Workspace } from './workspace.ts';

export function snappingHandlers(workspace: Workspace): Pick<EngineHandlers, 'edit/snapping' | 'edit/held'> {
  return {
    'edit/snapping': (asked) => snapLines(workspace.project, asked),
    'edit/held': ({ table, fids }) => {
      workspace.project.layer(table);
      return [...workspace.project.heldBy(table, fids)].map(([held, count]) => ({ table: held, count }));
    },
  };
}
