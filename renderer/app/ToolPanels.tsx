import { AREA_TOOL_IDS, MEASURE_TOOL_IDS } from '../map/tools/tool.ts';
import { MeasurePanel } from '../tasks/measure/MeasurePanel.tsx';
import { SelectPanel } from '../tasks/select/SelectPanel.tsx';
import { theMap } from './map-handle.ts';
import { useTool } from './tool.ts';
import './tool-panel.css';

/** What the tool in hand has to say and to ask, beside the buttons. */
export function ToolPanels() {
  const tool = useTool((store) => store.tool);
  const measuring = MEASURE_TOOL_IDS.find((id) => id === tool);
  const selecting = AREA_TOOL_IDS.find((id) => id === tool);
  const leave = (): void => {
    useTool.getState().set('select');
    theMap()?.focus();
  };
  const restart = (): void => {
    if (!measuring) return;
    theMap()?.restartTool();
    theMap()?.focus();
  };
  if (measuring) return <MeasurePanel key={measuring} tool={measuring} onRestart={restart} onClose={leave} />;
  return selecting ? <SelectPanel key={selecting} tool={selecting} /> : null;
}
