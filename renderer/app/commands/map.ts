import { call } from '../../engine/call.ts';
import type { Command } from '../../state/commands.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { activeMap } from '../../tasks/views/maps.ts';
import { theMap } from '../map-handle.ts';
import { useTool } from '../tool.ts';

type Extent = readonly [number, number, number, number];
const isOpen = (): boolean => useProject.getState().project !== null;
const onMap = (): boolean => isOpen() && useView.getState().mode === 'carte';
/** The map of the workshop is looked at, not worked on. */
const mapInSight = (): boolean => onMap() || (isOpen() && useView.getState().mode === 'atelier');

/** Bounds in degrees of what is selected in all layers. */
async function selectionExtent(): Promise<Extent | null> {
  const sets = Object.entries(useSelection.getState().sets).map(([table, fids]) => ({ table, fids: Float64Array.from(fids) }));
  return sets.length === 0 ? null : (await call('selection/extent', { sets })).extent;
}

export const mapCommands: readonly Command[] = [
  {
    id: 'map/extent',
    label: 'command.map/extent',
    icon: 'maximize',
    shortcut: 'Home',
    onlyOnMap: true,
    when: mapInSight,
    run: () => activeMap()?.camera.fitAll(),
  },
  {
    id: 'map/zoom-selection',
    label: 'command.map/zoom-selection',
    icon: 'scan',
    shortcut: 'Z',
    onlyOnMap: true,
    when: () => useSelection.getState().fids.length > 0,
    run: async () => {
      useView.getState().set({ mode: 'carte' });
      const extent = await selectionExtent();
      if (extent) theMap()?.fit(extent);
    },
  },
  {
    id: 'map/zoom-in',
    label: 'command.map/zoom-in',
    icon: 'plus',
    shortcut: '+',
    onlyOnMap: true,
    when: mapInSight,
    run: () => activeMap()?.camera.zoomBy(1),
  },
  {
    id: 'map/zoom-out',
    label: 'command.map/zoom-out',
    icon: 'minus',
    shortcut: '-',
    onlyOnMap: true,
    when: mapInSight,
    run: () => activeMap()?.camera.zoomBy(-1),
  },
  {
    id: 'map/previous',
    label: 'command.map/previous',
    icon: 'undo',
    shortcut: 'Alt+ArrowLeft',
    when: () => mapInSight() && useView.getState().readout.canGoBack,
    run: () => activeMap()?.camera.previous(),
  },
  {
    id: 'tool/select',
    label: 'command.tool/select',
    icon: 'pointer',
    shortcut: 'V',
    onlyOnMap: true,
    when: onMap,
    run: () => useTool.getState().set('select'),
  },
  {
    id: 'tool/zoom-box',
    label: 'command.tool/zoom-box',
    icon: 'box',
    shortcut: 'A',
    onlyOnMap: true,
    when: onMap,
    run: () => useTool.getState().set('zoom-box'),
  },
];
