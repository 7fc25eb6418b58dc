import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useView } from '../../state/view.ts';
import { useText } from '../../ui/text.tsx';
import { arrangeLayers, changeLayer, showLayers } from './actions.ts';
import { dropped, groupStep } from './arrange.ts';
import { GroupRow } from './GroupRow.tsx';
import { groupName, type TreeGroup } from './groups.ts';
import { LayerRow } from './LayerRow.tsx';
import { hasLegendEntries, LegendEntries } from './LegendEntries.tsx';
import type { LayerTools } from './layer-menu.ts';
import { layerName } from './layer-name.ts';
import { type TreeRow, treeAction } from './tree-keys.ts';

interface LayerTreeProps {
  readonly layers: readonly LayerInfo[];
  readonly groups: readonly TreeGroup[];
  readonly filter: string;
  readonly collapsed: ReadonlySet<string>;
  readonly onCollapse: (key: string) => void;
  readonly onRenameGroup: (group: TreeGroup) => void;
  readonly tools: LayerTools;
}

const groupKey = (group: TreeGroup): string => `group ${group.id}`;
/** Where the layer that is dragged would go. */
interface Target {
  readonly group: string;
  readonly layer: string | null;
  readonly after: boolean;
}

/** Legends with many classes start folded. */
export const FOLDED_FROM = 9;
export function startsFolded(layer: LayerInfo): boolean {
  const { renderer } = layer.style;
  return renderer.type === 'categorised' && renderer.categories.length >= FOLDED_FROM;
}

export function LayerTree({ layers, groups: all, filter, collapsed, onCollapse, onRenameGroup, tools }: LayerTreeProps) {
  const text = useText();
  const active = useView((view) => view.layer ?? view.table);
  const element = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const groups = useMemo(() => {
    const wanted = filter.toLocaleLowerCase();
    if (wanted === '') return all;
    const found = (layer: LayerInfo): boolean => layerName(layer, text).toLocaleLowerCase().includes(wanted);
    return all.map((group) => ({ ...group, layers: group.layers.filter(found) })).filter((group) => group.layers.length > 0);
  }, [all, filter, text]);
  const isOpen = (layer: LayerInfo): boolean => hasLegendEntries(layer) && collapsed.has(layer.id) === startsFolded(layer);
  const rows: TreeRow[] = groups.flatMap((group) => [
    { key: groupKey(group), level: 1 as const, expanded: !collapsed.has(groupKey(group)) },
    ...(collapsed.has(groupKey(group))
      ? []
      : group.layers.map((layer) => ({ key: layer.id, level: 2 as const, expanded: hasLegendEntries(layer) ? isOpen(layer) : null }))),
  ]);
  const [focused, setFocused] = useState<string | null>(null);
  const stop = rows.some((row) => row.key === focused) ? focused : (rows.find((row) => row.key === active)?.key ?? rows[0]?.key ?? null);
  const moveGroup = (group: TreeGroup, direction: 'up' | 'down'): void =>
    void arrangeLayers(groupName(group, text), groupStep(layers, all, group.id, direction));

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!(event.target as HTMLElement).dataset['row'] || event.ctrlKey || stop === null) return;
    const group = groups.find((one) => groupKey(one) === stop);
    const layer = layers.find((one) => one.id === stop);
    if (event.altKey) {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      const direction = event.key === 'ArrowUp' ? 'up' : 'down';
      if (group) moveGroup(group, direction);
      else if (layer) tools.move(layer, direction);
      return;
    }
    if (event.key === 'F2') {
      if (group) onRenameGroup(group);
      else if (layer) tools.rename(layer);
      return;
    }
    const action = treeAction(event.key, rows, stop);
    if (!action) return;
    event.preventDefault();
    if (action.do === 'focus') {
      setFocused(action.key);
      element.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(action.key)}"]`)?.focus();
    } else if (action.do === 'toggle') onCollapse(action.key);
    else if (group) void showLayers(group.layers, group.visible !== true, groupName(group, text));
    else if (layer && action.do === 'check') void changeLayer(layer, { visible: !layer.visible });
    else if (layer) tools.openTable(layer);
  };

  /** A row takes what is dragged over its upper or its lower half. */
  const dropOn = (group: TreeGroup, layer: LayerInfo | null) => ({
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (dragged === null) return;
      event.preventDefault();
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const after = event.clientY > top + height / 2;
      if (target?.group !== group.id || target.layer !== (layer?.id ?? null) || target.after !== after)
        setTarget({ group: group.id, layer: layer?.id ?? null, after });
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      if (dragged === null || !target) return;
      event.preventDefault();
      const moved = layers.find((one) => one.id === dragged);
      if (moved) void arrangeLayers(layerName(moved, text), dropped(layers, all, dragged, target));
      setDragged(null);
      setTarget(null);
    },
  });
  const dropClass = (group: TreeGroup, layer: LayerInfo | null): string =>
    dragged !== null && target?.group === group.id && target.layer === (layer?.id ?? null)
      ? ` drop-${layer === null ? 'into' : target.after ? 'after' : 'before'}`
      : '';

  return (
    <div ref={element} className="layer-tree" role="tree" aria-label={text('layers.title')} onKeyDown={onKeyDown}>
      {groups.map((group, place) => {
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
              className={`layer-row group${dropClass(group, null)}`}
              onFocus={() => setFocused(groupKey(group))}
              {...dropOn(group, null)}
            >
              <GroupRow
                group={group}
                groups={all}
                open={open}
                ends={{ first: place === 0, last: place === groups.length - 1 }}
                onToggle={() => onCollapse(groupKey(group))}
                onRename={() => onRenameGroup(group)}
                onMove={(direction) => moveGroup(group, direction)}
              />
            </div>
            {open &&
              group.layers.map((layer, index) => (
                <div key={layer.id} role="none">
                  <div
                    role="treeitem"
                    aria-level={2}
                    aria-selected={layer.id === active}
                    aria-expanded={hasLegendEntries(layer) ? isOpen(layer) : undefined}
                    tabIndex={stop === layer.id ? 0 : -1}
                    data-row={layer.id}
                    data-table={layer.id}
                    className={`layer-row${layer.id === active ? ' active' : ''}${layer.visible || layer.geometry === null ? '' : ' hidden'}${dropClass(group, layer)}`}
                    draggable
                    onDragStart={(event) => {
                      event.dataTransfer.setData('text/plain', layerName(layer, text));
                      event.dataTransfer.effectAllowed = 'move';
                      setDragged(layer.id);
                    }}
                    onDragEnd={() => {
                      setDragged(null);
                      setTarget(null);
                    }}
                    {...dropOn(group, layer)}
                    onFocus={() => setFocused(layer.id)}
                    onClick={(event) => {
                      if ((event.target as HTMLElement).closest('button,label,input') === null)
                        useView.getState().set({ table: layer.table, layer: layer.id });
                    }}
                    onDoubleClick={() => tools.openTable(layer)}
                    onKeyDown={undefined}
                  >
                    <LayerRow
                      layer={layer}
                      first={index === 0}
                      last={index === group.layers.length - 1}
                      expanded={isOpen(layer)}
                      onToggle={() => onCollapse(layer.id)}
                      tools={tools}
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
