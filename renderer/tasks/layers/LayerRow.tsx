import { ChevronDown, ChevronRight, Ellipsis, Funnel, LoaderCircle, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { leadingSymbolisation, Swatch, shapeOf } from '../../map/Swatch.tsx';
import { useView } from '../../state/view.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer } from './actions.ts';
import { FilteredCount } from './FilteredCount.tsx';
import { outOfScale } from './groups.ts';
import { hasLegendEntries } from './LegendEntries.tsx';
import { type LayerTools, layerMenu } from './layer-menu.ts';
import { layerName } from './layer-name.ts';
import { presentClasses } from './present-classes.ts';

interface LayerRowProps {
  readonly layer: LayerInfo;
  /** Place in its group. */
  readonly first: boolean;
  readonly last: boolean;
  readonly expanded: boolean;
  readonly onToggle: () => void;
  readonly tools: LayerTools;
}

function DrawnLayerRow({ layer, first, last, expanded, onToggle, tools }: LayerRowProps) {
  const text = useText();
  const format = useFormat();
  const name = layerName(layer, text);
  const state = useView((view) => view.layerStates[layer.id]);
  const beyond = outOfScale(
    layer,
    useView((view) => view.readout.scaleDenominator),
  );
  const counts = useView((view) => view.classCounts[layer.id] ?? null);
  const leading = presentClasses(layer.style, counts)[0]?.symbolisation ?? leadingSymbolisation(layer.style);
  const failed = typeof state === 'object';
  const hint = beyond && layer.visible ? text(`layers.visible-${beyond.bound}`, { scale: format.scale(beyond.denominator) }) : '';
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
      ) : layer.filter !== null ? (
        <span className="count number filtered" title={text('layers.filtered', { filter: layer.filter })}>
          <Funnel size={11} aria-hidden="true" />
          <FilteredCount table={layer.table} filter={layer.filter} of={layer.count} />
        </span>
      ) : (
        <span className="count number">{format.number(layer.count)}</span>
      )}
      <Menu
        label={text('layers.options', { name })}
        placement="bottom end"
        trigger={<IconButton compact icon={Ellipsis} label={text('layers.options', { name })} excludeFromTabOrder />}
        entries={layerMenu(layer, { first, last }, tools, text)}
      />
    </>
  );
}

/** Drawn again only for a change of its own: what it calls reads the stores, and needs no fresh copy. */
export const LayerRow = memo(
  DrawnLayerRow,
  (before, after) =>
    before.layer === after.layer && before.expanded === after.expanded && before.first === after.first && before.last === after.last,
);
