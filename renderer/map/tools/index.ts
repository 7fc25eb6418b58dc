import { drawTool } from './draw.ts';
import { editFillTool } from './edit-fill.ts';
import { editTransformTool } from './edit-transform.ts';
import { editVerticesTool } from './edit-vertices.ts';
import { selectTool } from './select.ts';
import type { MapTool, ToolId } from './tool.ts';
import { zoomBoxTool } from './zoom-box.ts';

/** To add a tool: its id in tool.ts, its file, a line here, a command in app/commands/map.ts. */
export const MAP_TOOLS: Readonly<Record<ToolId, MapTool>> = {
  select: selectTool,
  'zoom-box': zoomBoxTool,
  draw: drawTool('create'),
  'draw-hole': drawTool('hole'),
  'draw-split': drawTool('split'),
  'draw-reshape': drawTool('reshape'),
  'edit-fill': editFillTool,
  'edit-vertices': editVerticesTool,
  'edit-transform': editTransformTool,
};
