import { AREA_TOOL_IDS, MEASURE_TOOL_IDS, type ToolId } from '../../map/tools/tool.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { invertSelection, selectAll } from '../../tasks/select/actions.ts';
import { activeLayer } from '../../tasks/select/layers.ts';
import { theMap } from '../map-handle.ts';
import { useTool } from '../tool.ts';

const onMap = (): boolean => useProject.getState().project !== null && useView.getState().mode === 'carte';
const hasObjects = (): boolean => activeLayer() !== null;

const SHORTCUTS: Partial<Record<ToolId, string>> = {
  'select-box': 'Shift+V',
  'select-lasso': 'L',
  'select-polygon': 'P',
  'select-circle': 'C',
  'measure-length': 'M',
  'measure-area': 'Shift+M',
};
const ICONS: Partial<Record<ToolId, string>> = {
  'select-box': 'box',
  'select-lasso': 'lasso',
  'select-polygon': 'polygon',
  'select-circle': 'circle',
  'measure-length': 'ruler',
  'measure-area': 'measure-area',
  'measure-azimuth': 'compass',
};

export const selectingCommands: readonly Command[] = [
  ...[...AREA_TOOL_IDS, ...MEASURE_TOOL_IDS].map((tool): Command => {
    const shortcut = SHORTCUTS[tool];
    return {
      id: `tool/${tool}`,
      label: `command.tool/${tool}`,
      icon: ICONS[tool] ?? 'pointer',
      ...(shortcut ? { shortcut } : {}),
      onlyOnMap: true,
      when: onMap,
      run: () => {
        useTool.getState().set(tool);
        theMap()?.focus();
      },
    };
  }),
  {
    id: 'selection/by-expression',
    label: 'command.selection/by-expression',
    icon: 'expression',
    shortcut: 'Mod+Shift+E',
    when: hasObjects,
    run: () => useDialogs.getState().show({ kind: 'select-by-expression' }),
  },
  {
    id: 'selection/by-place',
    label: 'command.selection/by-place',
    icon: 'locate',
    shortcut: 'Mod+Shift+L',
    when: () => hasObjects() && onMap(),
    run: () => useDialogs.getState().show({ kind: 'select-by-place' }),
  },
  {
    id: 'selection/kept',
    label: 'command.selection/kept',
    icon: 'keep',
    when: () => useProject.getState().project !== null,
    run: () => useDialogs.getState().show({ kind: 'kept-selections' }),
  },
  { id: 'selection/all', label: 'command.selection/all', icon: 'square', when: hasObjects, run: selectAll },
  { id: 'selection/invert', label: 'command.selection/invert', icon: 'invert', when: hasObjects, run: invertSelection },
];
