import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronRight,
  Download,
  Ellipsis,
  LoaderCircle,
  Maximize,
  Pencil,
  Table2,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { memo } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { leadingSymbolisation, Swatch, shapeOf } from '../../map/Swatch.tsx';
import { useView } from '../../state/view.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer, moveLayer, removeLayer } from './actions.ts';
import { outOfScale } from './groups.ts';
import { hasLegendEntries } from './LegendEntries.tsx';
import { layerName } from './layer-name.ts';
import { presentClasses } from './present-classes.ts';

interface LayerRowProps {
  readonly layer: LayerInfo;
  readonly neighbours: readonly LayerInfo[];
  readonly expanded: boolean;
  readonly onToggle: () => void;
  readonly onOpenTable: () => void;
  readonly onZoom: () => void;
  readonly onRename: () => void;
  readonly onExport: () => void;
}

function DrawnLayerRow({ layer, neighbours, expanded, onToggle, onOpenTable, onZoom, onRename, onExport }: LayerRowProps) {
  const text = useText();
  const format = useFormat();
  const name = layerName(layer, text);
  const state = useView((view) => view.layerStates[layer.table]);
  const beyond = outOfScale(
    layer,
    useView((view) => view.readout.scaleDenominator),
  );
  const counts = useView((view) => view.classCounts[layer.table] ?? null);
  const leading = presentClasses(layer.style, counts)[0]?.symbolisation ?? leadingSymbolisation(layer.style);
  const failed = typeof state === 'object';
  const hint = beyond && layer.visible ? text(`layers.visible-${beyond.bound}`, { scale: format.scale(beyond.denominator) }) : '';
  const ends = { first: neighbours[0]?.table === layer.table, last: neighbours.at(-1)?.table === layer.table };
  return (
    <>
      {hasLegendEntries(layer) ? (
        <button type="button" className="twist" tabIndex={-1} aria-hidden="true" onClick={onToggle}>
          {expanded ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </button>
      ) : (
        <span />
      )}
      {layer.geometry === null ? (
        <span />
      ) : (
        <Checkbox
          checked={layer.visible}
          label={text('layers.show', { name })}
          excludeFromTabOrder
          onChange={(visible) => void changeLayer(layer, { visible })}
        />
      )}
      <span className="layer-swatch">{leading && layer.geometry && <Swatch symbolisation={leading} shape={shapeOf(layer)} />}</span>
      <span className={`name${hint ? ' beyond' : ''}`} title={name}>
        <span className="ellipsis">{name}</span>
        {hint && (
          <span className="micro muted beyond-hint" title={hint}>
            {hint}
          </span>
        )}
      </span>
      {failed ? (
        <span title={state.error} className="failed">
          <TriangleAlert size={14} aria-label={state.error} />
        </span>
      ) : state === 'loading' && layer.visible ? (
        <LoaderCircle size={13} className="spinner muted" aria-label={text('layers.loading')} />
      ) : (
        <span className="count number">{format.number(layer.count)}</span>
      )}
      <Menu
        label={text('layers.options', { name })}
        placement="bottom end"
        trigger={<IconButton compact icon={Ellipsis} label={text('layers.options', { name })} excludeFromTabOrder />}
        entries={[
          { id: 'table', label: text('layers.open-table'), icon: Table2, run: onOpenTable },
          { id: 'zoom', label: text('layers.zoom'), icon: Maximize, disabled: layer.extent === null, run: onZoom },
          { id: 'rename', label: text('layers.rename'), icon: Pencil, run: onRename },
          { id: 'export', label: text('layers.export'), icon: Download, run: onExport },
          {
            id: 'up',
            label: text('layers.up'),
            icon: ArrowUp,
            separated: true,
            disabled: ends.first,
            run: () => void moveLayer(layer, neighbours, 'up'),
          },
          {
            id: 'down',
            label: text('layers.down'),
            icon: ArrowDown,
            disabled: ends.last,
            run: () => void moveLayer(layer, neighbours, 'down'),
          },
          {
            id: 'remove',
            label: text('layers.remove'),
            icon: Trash2,
            separated: true,
            danger: true,
            run: () => void removeLayer(layer, name),
          },
        ]}
      />
    </>
  );
}

/** Drawn again only for a change of its own: what it calls reads the stores, and needs no fresh copy. */
export const LayerRow = memo(
  DrawnLayerRow,
  (before, after) =>
    before.layer === after.layer &&
    before.expanded === after.expanded &&
    before.neighbours.length === after.neighbours.length &&
    before.neighbours.every((layer, index) => layer === after.neighbours[index]),
);
