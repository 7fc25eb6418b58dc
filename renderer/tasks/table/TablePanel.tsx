import { Table2 } from 'lucide-react';
import { type LayerInfo, tableOfLayer } from '../../../shared/domain/layer.ts';
import { useLayers } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { LayerTable } from './LayerTable.tsx';
import './table.css';

interface TablePanelProps {
  /** How a layer is called. */
  readonly nameOf: (layer: LayerInfo) => string;
  /** False where the table fills the window. */
  readonly collapsible: boolean;
}

export function TablePanel({ nameOf, collapsible }: TablePanelProps) {
  const text = useText();
  const layers = useLayers().filter((layer) => layer.count > 0);
  // a layer chosen in the tree, until another table is chosen on the map or in the palette
  const table = useView(({ layer, table }) => (layer !== null && tableOfLayer(layer) === table ? layer : table));
  const open = useView((view) => view.tableOpen);
  const layer =
    layers.find((one) => one.id === table) ??
    layers.find((one) => one.table === table) ??
    layers.find((one) => one.kind === 'sites') ??
    layers.at(-1);
  if (!layer) return <EmptyState icon={Table2} title={text('table.empty')} />;
  const choose = (
    <Select
      label={text('table.layer')}
      hideLabel
      compact
      value={layer.id}
      choices={[...layers].reverse().map((one) => ({ id: one.id, label: nameOf(one) }))}
      onChange={(id) => useView.getState().set({ layer: id, table: tableOfLayer(id) })}
    />
  );
  return (
    <LayerTable key={layer.id} layer={layer} label={nameOf(layer)} choose={choose} collapsible={collapsible} open={open || !collapsible} />
  );
}
