import { useView } from '../state/view.ts';
import { useTool } from './tool.ts';

/** What the tool in hand says beside the pointer: a length, an area, what a click would do. The pointer passes through. */
export function ToolHint() {
  const hint = useTool((store) => store.hint);
  const onMap = useView((view) => view.readout.pointer !== null);
  if (hint === null || !onMap) return null;
  return (
    <div className="tool-hint number" data-testid="tool-hint">
      {hint}
    </div>
  );
}
