import type { EngineHandlers } from './serve.ts';
import { snapLines } from './services/editing/snap-lines.ts';
import type { Workspace } from './workspace.ts';

export function snappingHandlers(workspace: Workspace): Pick<EngineHandlers, 'edit/snapping'> {
  return { 'edit/snapping': (asked) => snapLines(workspace.project, asked) };
}
