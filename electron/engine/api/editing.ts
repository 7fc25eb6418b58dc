import type { EngineHandlers } from './serve.ts';
import { editShape } from './services/editing/edit-shape.ts';
import type { Workspace } from './workspace.ts';

export function editingHandlers(workspace: Workspace): Pick<EngineHandlers, 'edit/shape'> {
  return {
    'edit/shape': async (asked) => {
      const { receipt, ...outcome } = await editShape(workspace.project, asked);
      return { receipt: workspace.changed(receipt, 'edit'), ...outcome };
    },
  };
}
