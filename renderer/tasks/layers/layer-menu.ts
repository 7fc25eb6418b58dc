/** What can be done with a layer, in its menu. */
import {
  ArrowDown,
  ArrowUp,
  ChevronsUp,
  ClipboardPaste,
  Copy,
  Download,
  Funnel,
  FunnelX,
  Layers2,
  Maximize,
  Palette,
  Pencil,
  RotateCcw,
  Table2,
  Trash2,
} from 'lucide-react';
import { styledFields } from '../../../shared/domain/computed-fields.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { pasteObstacle, useStyleClipboard } from '../../state/style-clipboard.ts';
import { useView } from '../../state/view.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import { changeLayer, duplicateLayer, removeLayer, resetStyle } from './actions.ts';
import { layerName } from './layer-name.ts';

/** What the panel does for a row. */
export interface LayerTools {
  readonly openTable: (layer: LayerInfo) => void;
  readonly zoom: (layer: LayerInfo) => void;
  readonly rename: (layer: LayerInfo) => void;
  readonly filter: (layer: LayerInfo) => void;
  readonly group: (layer: LayerInfo) => void;
  readonly exportLayer: (layer: LayerInfo) => void;
  readonly move: (layer: LayerInfo, direction: 'up' | 'down' | 'top') => void;
}

export function layerMenu(
  layer: LayerInfo,
  { first, last }: { readonly first: boolean; readonly last: boolean },
  tools: LayerTools,
  text: Translate,
): MenuEntry[] {
  const name = layerName(layer, text);
  const drawn = layer.geometry !== null;
  const computed = styledFields(layer).map((field) => field.name);
  const { copied, copy } = useStyleClipboard.getState();
  const style: MenuEntry[] = [
    {
      id: 'style',
      label: text('layers.style'),
      icon: Palette,
      separated: true,
      run: () => useView.getState().set({ styling: layer.id, inspectorOpen: true, table: layer.table, layer: layer.id }),
    },
    {
      id: 'copy-style',
      label: text('layers.copy-style'),
      icon: Copy,
      run: () => copy({ style: layer.style, geometry: layer.geometry, name }),
    },
    {
      id: 'paste-style',
      label: copied ? text('layers.paste-style-of', { name: copied.name }) : text('layers.paste-style'),
      icon: ClipboardPaste,
      disabled: pasteObstacle(copied, layer, computed) !== null,
      run: () => copied && void changeLayer(layer, { style: copied.style }),
    },
    { id: 'reset-style', label: text('layers.reset-style'), icon: RotateCcw, run: () => void resetStyle(layer) },
    {
      id: 'duplicate',
      label: text('layers.duplicate'),
      icon: Layers2,
      run: () => void duplicateLayer(layer, text('layers.copy-of', { name })),
    },
  ];
  return [
    { id: 'table', label: text('layers.open-table'), icon: Table2, run: () => tools.openTable(layer) },
    { id: 'zoom', label: text('layers.zoom'), icon: Maximize, disabled: layer.extent === null, run: () => tools.zoom(layer) },
    { id: 'rename', label: text('layers.rename'), icon: Pencil, run: () => tools.rename(layer) },
    { id: 'filter', label: text('layers.filter-objects'), icon: Funnel, run: () => tools.filter(layer) },
    ...(layer.filter === null
      ? []
      : [
          {
            id: 'unfilter',
            label: text('layers.filter-off'),
            icon: FunnelX,
            run: () => void changeLayer(layer, { filter: null }),
          },
        ]),
    ...(drawn ? style : []),
    {
      id: 'top',
      label: text('layers.top'),
      icon: ChevronsUp,
      separated: true,
      disabled: first,
      run: () => tools.move(layer, 'top'),
    },
    { id: 'up', label: text('layers.up'), icon: ArrowUp, shortcut: 'Alt+↑', disabled: first, run: () => tools.move(layer, 'up') },
    { id: 'down', label: text('layers.down'), icon: ArrowDown, shortcut: 'Alt+↓', disabled: last, run: () => tools.move(layer, 'down') },
    { id: 'group', label: text('layers.new-group-with'), icon: Layers2, run: () => tools.group(layer) },
    { id: 'export', label: text('layers.export'), icon: Download, separated: true, run: () => tools.exportLayer(layer) },
    {
      id: 'remove',
      label: text(layer.id === layer.table ? 'layers.remove' : 'layers.remove-view'),
      icon: Trash2,
      danger: true,
      run: () => void removeLayer(layer, name),
    },
  ];
}
