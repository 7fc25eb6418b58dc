/** The tools of the map by group, as the buttons at its left show them. */
import {
  BookmarkCheck,
  BoxSelect,
  Circle,
  Compass,
  FunctionSquare,
  Lasso,
  LocateFixed,
  Pentagon,
  Ruler,
  Square,
  SquareDashedMousePointer,
  VectorSquare,
} from 'lucide-react';
import type { GroupedCommand } from './ToolGroup.tsx';

export const SELECT_GROUP: readonly GroupedCommand[] = [
  { command: 'tool/select-box', tool: 'select-box', icon: BoxSelect },
  { command: 'tool/select-lasso', tool: 'select-lasso', icon: Lasso },
  { command: 'tool/select-polygon', tool: 'select-polygon', icon: Pentagon },
  { command: 'tool/select-circle', tool: 'select-circle', icon: Circle },
  { command: 'selection/by-expression', icon: FunctionSquare, separated: true },
  { command: 'selection/by-place', icon: LocateFixed },
  { command: 'selection/kept', icon: BookmarkCheck },
  { command: 'selection/all', icon: Square, separated: true },
  { command: 'selection/invert', icon: SquareDashedMousePointer },
];

export const MEASURE_GROUP: readonly GroupedCommand[] = [
  { command: 'tool/measure-length', tool: 'measure-length', icon: Ruler },
  { command: 'tool/measure-area', tool: 'measure-area', icon: VectorSquare },
  { command: 'tool/measure-azimuth', tool: 'measure-azimuth', icon: Compass },
];
