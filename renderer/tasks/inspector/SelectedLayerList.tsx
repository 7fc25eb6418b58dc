import { X } from 'lucide-react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useLayers } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';

/** Where several layers have selected objects: which is looked at, and the way to the others. */
export function SelectedLayerList({ nameOf }: { nameOf: (layer: LayerInfo) => string }) {
  const text = useText();
  const format = useFormat();
  const layers = useLayers();
  const { sets, table: present } = useSelection();
  const tables = Object.keys(sets);
  if (tables.length < 2) return null;
  return (
    <ul className="selected-layers" aria-label={text('select.layers')} data-testid="selected-layers">
      {tables.map((table) => {
        const layer = layers.find((one) => one.table === table);
        const name = layer ? nameOf(layer) : table;
        return (
          <li key={table} className={table === present ? 'present' : ''}>
            <button
              type="button"
              aria-pressed={table === present}
              aria-label={text('select.layers.show', { name })}
              onClick={() => useSelection.getState().present(table, 'inspector')}
            >
              <span className="ellipsis grow">{name}</span>
              <span className="number">{format.number(sets[table]?.length ?? 0)}</span>
            </button>
            <IconButton
              compact
              icon={X}
              label={text('select.layers.clear', { name })}
              onPress={() => useSelection.getState().clear('inspector', table)}
            />
          </li>
        );
      })}
    </ul>
  );
}
