/** What the menu of a layer does, for the active one: found in the palette by its name. */
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { translator } from '../../../shared/messages/index.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/view.ts';
import { duplicateLayer, removeLayer, resetStyle } from '../../tasks/layers/actions.ts';
import { layerName } from '../../tasks/layers/layer-name.ts';
import { activeLayer } from '../../tasks/select/layers.ts';
import { theMap } from '../map-handle.ts';

const onMap = (): boolean => useView.getState().mode === 'carte';
const drawn = (): boolean => onMap() && (activeLayer()?.geometry ?? null) !== null;

function command(id: string, icon: string, when: () => boolean, use: (layer: LayerInfo) => void): Command {
  return {
    id: `layer/${id}`,
    label: `command.layer/${id}`,
    icon,
    when: () => when() && activeLayer() !== null,
    run: () => {
      const layer = activeLayer();
      if (layer) use(layer);
    },
  };
}

const nameOf = (layer: LayerInfo): string => layerName(layer, translator(usePreferences.getState().language));
const { show } = useDialogs.getState();

export const layerCommands: readonly Command[] = [
  command('style', 'theme', drawn, (layer) =>
    useView.getState().set({ styling: layer.id, inspectorOpen: true, historyOpen: false, table: layer.table, layer: layer.id }),
  ),
  command('default-style', 'undo', drawn, (layer) => void resetStyle(layer)),
  command('filter', 'expression', onMap, (layer) => show({ kind: 'layer-filter', layer: layer.id })),
  command(
    'zoom',
    'maximize',
    () => drawn() && (activeLayer()?.extent ?? null) !== null,
    (layer) => {
      if (layer.extent) theMap()?.fit(layer.extent);
    },
  ),
  command('rename', 'pencil', onMap, (layer) => show({ kind: 'layer-name', layer: layer.id })),
  command('duplicate', 'copy', drawn, (layer) => {
    const text = translator(usePreferences.getState().language);
    void duplicateLayer(layer, text('layers.copy-of', { name: nameOf(layer) }));
  }),
  command('remove', 'trash', onMap, (layer) => void removeLayer(layer, nameOf(layer))),
];
