import { selectTool } from './select.ts';
import type { MapTool, ToolId } from './tool.ts';
import { zoomBoxTool } from './zoom-box.ts';

/** To add a tool: its id in tool.ts, its file, a line here, a command in app/commands/map.ts. */
export const MAP_TOOLS: Readonly<Record<ToolId, MapTool>> = {
  select: selectTool,
  'zoom-box': zoomBoxTool,
};
