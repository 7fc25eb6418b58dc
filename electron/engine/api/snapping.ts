import type { EngineHandlers } from './serve.ts';
import { snapLines } from './services/editing/snap-lines.ts';
import { goingAlong } from './services/going-along.ts';
import type { Workspace } from './workspace.ts';

export function snappingHandlers(workspace: Workspace): Pick<EngineHandlers, 'edit/snapping' | 'edit/held'> {
  return {
    'edit/snapping': (asked) => snapLines(workspace.project, asked),
    'edit/held': ({ table, fids }) => {
      workspace.project.layer(table);
      const counts = workspace.project.heldBy(table, fids);
      for (const along of goingAlong(workspace.project, table, fids))
        counts.set(along.table, (counts.get(along.table) ?? 0) + along.keys.length);
      return [...counts].map(([held, count]) => ({ table: held, count }));
    },
  };
}
