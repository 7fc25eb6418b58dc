import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useView } from '../../state/view.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer, showLayers } from './actions.ts';
import { groupLayers, type LayerGroup } from './groups.ts';
import { LayerRow } from './LayerRow.tsx';
import { hasLegendEntries, LegendEntries } from './LegendEntries.tsx';
import { layerName } from './layer-name.ts';
import { type TreeRow, treeAction } from './tree-keys.ts';

interface LayerTreeProps {
  readonly layers: readonly LayerInfo[];
  readonly filter: string;
  readonly collapsed: ReadonlySet<string>;
  readonly onCollapse: (key: string) => void;
  readonly onOpenTable: (layer: LayerInfo) => void;
  readonly onZoom: (layer: LayerInfo) => void;
  readonly onRename: (layer: LayerInfo) => void;
  readonly onExport: (layer: LayerInfo) => void;
}

const groupKey = (group: LayerGroup): string => `group ${group.id}`;

/** Legends with many classes start folded. */
export const FOLDED_FROM = 9;
export function startsFolded(layer: LayerInfo): boolean {
  const { renderer } = layer.style;
  return renderer.type === 'categorised' && renderer.categories.length >= FOLDED_FROM;
}

export function LayerTree({ layers, filter, collapsed, onCollapse, ...handlers }: LayerTreeProps) {
  const text = useText();
  const active = useView((view) => view.table);
  const element = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => {
    const wanted = filter.toLocaleLowerCase();
    return groupLayers(layers.filter((layer) => layerName(layer, text).toLocaleLowerCase().includes(wanted)));
  }, [layers, filter, text]);
  const isOpen = (layer: LayerInfo): boolean => hasLegendEntries(layer) && collapsed.has(layer.table) === startsFolded(layer);
  const rows: TreeRow[] = groups.flatMap((group) => [
    { key: groupKey(group), level: 1 as const, expanded: !collapsed.has(groupKey(group)) },
    ...(collapsed.has(groupKey(group))
      ? []
      : group.layers.map((layer) => ({ key: layer.table, level: 2 as const, expanded: hasLegendEntries(layer) ? isOpen(layer) : null }))),
  ]);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = rows.some((row) => row.key === focused) ? focused : (rows.find((row) => row.key === active)?.key ?? rows[0]?.key ?? null);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!(event.target as HTMLElement).dataset['row'] || event.ctrlKey || event.altKey) return;
    const action = stop === null ? null : treeAction(event.key, rows, stop);
    if (!action) return;
    event.preventDefault();
    const group = groups.find((one) => groupKey(one) === action.key);
    const layer = layers.find((one) => one.table === action.key);
    if (action.do === 'focus') {
      setFocused(action.key);
      element.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(action.key)}"]`)?.focus();
    } else if (action.do === 'toggle') onCollapse(action.key);
    else if (group) void showLayers(group.layers, group.visible !== true);
    else if (layer && action.do === 'check') void changeLayer(layer, { visible: !layer.visible });
    else if (layer) handlers.onOpenTable(layer);
  };

  return (
    <div ref={element} className="layer-tree" role="tree" aria-label={text('layers.title')} onKeyDown={onKeyDown}>
      {groups.map((group) => {
        const open = !collapsed.has(groupKey(group));
        return (
          <div key={group.id} role="none">
            <div
              role="treeitem"
              aria-level={1}
              aria-expanded={open}
              aria-selected={false}
              tabIndex={stop === groupKey(group) ? 0 : -1}
              data-row={groupKey(group)}
              className="layer-row group"
              onFocus={() => setFocused(groupKey(group))}
            >
              <button type="button" className="twist" tabIndex={-1} aria-hidden="true" onClick={() => onCollapse(groupKey(group))}>
                {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
              </button>
              <Checkbox
                checked={group.visible}
                label={text('layers.show', { name: text(`layers.group.${group.id}`) })}
                excludeFromTabOrder
                onChange={(visible) => void showLayers(group.layers, visible)}
              />
              <span className="ellipsis name">{text(`layers.group.${group.id}`)}</span>
            </div>
            {open &&
              group.layers.map((layer) => (
                <div key={layer.table} role="none">
                  <div
                    role="treeitem"
                    aria-level={2}
                    aria-selected={layer.table === active}
                    aria-expanded={hasLegendEntries(layer) ? isOpen(layer) : undefined}
                    tabIndex={stop === layer.table ? 0 : -1}
                    data-row={layer.table}
                    data-table={layer.table}
                    className={`layer-row${layer.table === active ? ' active' : ''}${layer.visible || layer.geometry === null ? '' : ' hidden'}`}
                    onFocus={() => setFocused(layer.table)}
                    onClick={(event) => {
                      if ((event.target as HTMLElement).closest('button,label,input') === null)
                        useView.getState().set({ table: layer.table });
                    }}
                    onDoubleClick={() => handlers.onOpenTable(layer)}
                    onKeyDown={undefined}
                  >
                    <LayerRow
                      layer={layer}
                      neighbours={group.layers}
                      expanded={isOpen(layer)}
                      onToggle={() => onCollapse(layer.table)}
                      onOpenTable={() => handlers.onOpenTable(layer)}
                      onZoom={() => handlers.onZoom(layer)}
                      onRename={() => handlers.onRename(layer)}
                      onExport={() => handlers.onExport(layer)}
                    />
                  </div>
                  {isOpen(layer) && <LegendEntries layer={layer} />}
                </div>
              ))}
          </div>
        );
      })}
    </div>
  );
}
