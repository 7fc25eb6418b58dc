import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

export function historyHandlers(workspace: Workspace): Pick<EngineHandlers, 'history/list' | 'history/undo' | 'history/redo'> {
  return {
    'history/list': () => workspace.project.history(),
    'history/undo': () => workspace.changed(workspace.project.undo(), 'undo'),
    'history/redo': () => workspace.changed(workspace.project.redo(), 'redo'),
  };
}
