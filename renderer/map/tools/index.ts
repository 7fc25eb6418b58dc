import { annotateTool, editAnnotationsTool, placeMediaTool } from './annotate.ts';
import { drawTool } from './draw.ts';
import { editFillTool } from './edit-fill.ts';
import { editTransformTool } from './edit-transform.ts';
import { editVerticesTool } from './edit-vertices.ts';
import { measureTool } from './measure.ts';
import { selectTool } from './select.ts';
import { selectBoxTool, selectCircleTool, selectLassoTool, selectPolygonTool } from './select-area.ts';
import type { MapTool, ToolId } from './tool.ts';
import { zoomBoxTool } from './zoom-box.ts';

/** To add a tool: its id in tool.ts, its file, a line here, a command in app/commands/map.ts. */
export const MAP_TOOLS: Readonly<Record<ToolId, MapTool>> = {
  select: selectTool,
  'select-box': selectBoxTool,
  'select-lasso': selectLassoTool,
  'select-polygon': selectPolygonTool,
  'select-circle': selectCircleTool,
  'measure-length': measureTool('measure-length'),
  'measure-area': measureTool('measure-area'),
  'measure-azimuth': measureTool('measure-azimuth'),
  'zoom-box': zoomBoxTool,
  draw: drawTool('create'),
  'draw-hole': drawTool('hole'),
  'draw-split': drawTool('split'),
  'draw-reshape': drawTool('reshape'),
  'edit-fill': editFillTool,
  'edit-vertices': editVerticesTool,
  'edit-transform': editTransformTool,
  'annotate-texte': annotateTool('texte'),
  'annotate-fleche': annotateTool('fleche'),
  'annotate-ligne': annotateTool('ligne'),
  'annotate-surlignage': annotateTool('surlignage'),
  'annotate-polygone': annotateTool('polygone'),
  'annotate-cercle': annotateTool('cercle'),
  'annotate-edit': editAnnotationsTool,
  'place-media': placeMediaTool,
};
