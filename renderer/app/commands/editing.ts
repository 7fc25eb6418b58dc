import { EDITING_TOOL_IDS, type ToolId } from '../../map/tools/tool.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useEditing } from '../../state/editing.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { askToDelete, editShape } from '../../tasks/editing/actions.ts';
import { selectedIn, theEditedLayer, whyNot } from '../../tasks/editing/model.ts';
import { useTool } from '../tool.ts';

type EditingTool = (typeof EDITING_TOOL_IDS)[number];

const onMap = (): boolean => useProject.getState().project !== null && useView.getState().mode === 'carte';

/** The layer being edited, where it can be. */
function editable() {
  const { project } = useProject.getState();
  const layer = theEditedLayer();
  return project && layer && whyNot(layer, project) === null ? layer : null;
}
const isPolygons = (): boolean => editable()?.geometry === 'MULTIPOLYGON';
const isLines = (): boolean => editable()?.geometry === 'MULTILINESTRING';
const chosen = (): readonly number[] => (useEditing.getState().on ? selectedIn(editable()?.table ?? null) : []);

const CAN: Readonly<Record<EditingTool, () => boolean>> = {
  draw: () => editable() !== null,
  'draw-hole': isPolygons,
  'draw-split': () => isPolygons() || isLines(),
  'draw-reshape': () => isPolygons() || isLines(),
  'edit-fill': isPolygons,
  'edit-vertices': () => editable() !== null,
  'edit-transform': () => editable() !== null,
};
const KEYS: Partial<Record<EditingTool, string>> = { draw: 'D', 'draw-split': 'X', 'edit-vertices': 'N', 'edit-transform': 'T' };
const ICONS: Readonly<Record<EditingTool, string>> = {
  draw: 'draw',
  'draw-hole': 'hole',
  'draw-split': 'cut',
  'draw-reshape': 'reshape',
  'edit-fill': 'fill',
  'edit-vertices': 'vertices',
  'edit-transform': 'transform',
};

function begin(): void {
  const layer = theEditedLayer();
  if (layer && useView.getState().table === null) useView.getState().set({ table: layer.table });
  useView.getState().set({ mode: 'carte' });
  if (!useEditing.getState().on) useEditing.getState().set({ on: true });
}

function toggle(): void {
  if (!useEditing.getState().on) {
    begin();
    return;
  }
  useEditing.getState().set({ on: false });
  if ((EDITING_TOOL_IDS as readonly ToolId[]).includes(useTool.getState().tool)) useTool.getState().set('select');
}

const flip = (name: 'snapping' | 'sharedBorders' | 'tracing') => (): void => {
  useEditing.getState().set({ [name]: !useEditing.getState()[name] });
};
const isOn = (): boolean => onMap() && useEditing.getState().on;
const withChosen = (least: number, act: (table: string, fids: readonly number[]) => void) => (): void => {
  const layer = editable();
  const fids = chosen();
  if (layer && fids.length >= least) act(layer.table, fids);
};

export const editingCommands: readonly Command[] = [
  { id: 'edit/toggle', label: 'command.edit/toggle', icon: 'pencil', shortcut: 'E', onlyOnMap: true, when: onMap, run: toggle },
  ...EDITING_TOOL_IDS.map((tool): Command => {
    const shortcut = KEYS[tool];
    return {
      id: `tool/${tool}`,
      label: `command.tool/${tool}`,
      icon: ICONS[tool],
      ...(shortcut ? { shortcut } : {}),
      onlyOnMap: true,
      when: () => onMap() && CAN[tool](),
      run: () => {
        begin();
        useTool.getState().set(tool);
      },
    };
  }),
  {
    id: 'edit/snapping',
    label: 'command.edit/snapping',
    icon: 'magnet',
    shortcut: 'S',
    onlyOnMap: true,
    when: isOn,
    run: flip('snapping'),
  },
  { id: 'edit/shared-borders', label: 'command.edit/shared-borders', icon: 'shared', when: isOn, run: flip('sharedBorders') },
  { id: 'edit/tracing', label: 'command.edit/tracing', icon: 'trace', shortcut: 'R', onlyOnMap: true, when: isOn, run: flip('tracing') },
  {
    id: 'edit/merge',
    label: 'command.edit/merge',
    icon: 'merge',
    when: () => isOn() && chosen().length > 1 && !editable()?.geometry?.endsWith('POINT'),
    run: withChosen(2, (table, fids) => useDialogs.getState().show({ kind: 'merge-objects', table, fids })),
  },
  {
    id: 'edit/explode',
    label: 'command.edit/explode',
    icon: 'explode',
    when: () => isOn() && chosen().length > 0 && editable()?.geometry !== 'POINT',
    run: withChosen(1, (table, fids) => void editShape(table, { kind: 'explode', fids: [...fids] })),
  },
  {
    id: 'edit/fill-holes',
    label: 'command.edit/fill-holes',
    icon: 'fill',
    when: () => isOn() && chosen().length > 0 && isPolygons(),
    run: withChosen(1, (table, fids) => void editShape(table, { kind: 'fill-holes', fids: [...fids] })),
  },
  {
    id: 'edit/buffer',
    label: 'command.edit/buffer',
    icon: 'buffer',
    shortcut: 'B',
    onlyOnMap: true,
    when: () => isOn() && chosen().length > 0,
    run: withChosen(1, (table, fids) => useDialogs.getState().show({ kind: 'buffer', table, fids })),
  },
  {
    id: 'edit/site-from-parcels',
    label: 'command.edit/site-from-parcels',
    icon: 'site',
    when: () => isOn() && editable()?.kind === 'parcelles' && chosen().length > 0,
    run: withChosen(1, (_table, fids) => useDialogs.getState().show({ kind: 'site-from-parcels', fids })),
  },
  {
    id: 'edit/delete',
    label: 'command.edit/delete',
    icon: 'trash',
    shortcut: 'Delete',
    onlyOnMap: true,
    when: () => isOn() && chosen().length > 0,
    run: withChosen(1, (table, fids) => void askToDelete(table, fids)),
  },
];
