/**
 * Moving layers in the tree, reckoned without a page. Within a group the tree's order is the drawing order; a group moved past another is drawn past it.
 * Untouched layers keep the order of the design, where roads lie under sites whatever the groups.
 */
import type { LayerGroupSetting, LayerInfo } from '../../../shared/domain/layer.ts';
import type { TreeGroup } from './groups.ts';

export interface Placement {
  readonly table: string;
  readonly order: number;
}

const STEP = 1000;

/**
 * Orders that put `moved` (topmost first) just above or just below one layer. Only the moved ones change where there is room between the neighbours;
 * else all layers are numbered anew.
 */
export function placedBy(all: readonly LayerInfo[], moved: readonly LayerInfo[], where: 'above' | 'below', target: string): Placement[] {
  const going = new Set(moved.map(({ id }) => id));
  const others = all.filter(({ id }) => !going.has(id)).sort((a, b) => a.order - b.order);
  const index = others.findIndex(({ id }) => id === target);
  if (index < 0 || moved.length === 0) return [];
  const at = where === 'above' ? index + 1 : index;
  const low = others[at - 1]?.order ?? (others[at]?.order ?? 0) - STEP * (moved.length + 1);
  const high = others[at]?.order ?? low + STEP * (moved.length + 1);
  const bottomUp = [...moved].reverse();
  const step = Math.floor((high - low) / (moved.length + 1));
  if (step >= 1) return bottomUp.map(({ id }, place) => ({ table: id, order: low + step * (place + 1) }));
  const renumbered = [...others.slice(0, at), ...bottomUp, ...others.slice(at)];
  return renumbered.flatMap((layer, place) => (layer.order === place * STEP ? [] : [{ table: layer.id, order: place * STEP }]));
}

/** One place up or down among the layers of its group; nothing at the end. */
export function stepOrders(all: readonly LayerInfo[], group: TreeGroup, id: string, direction: 'up' | 'down' | 'top'): Placement[] {
  const index = group.layers.findIndex((layer) => layer.id === id);
  const layer = group.layers[index];
  const neighbour = direction === 'top' ? group.layers[0] : group.layers[index + (direction === 'up' ? -1 : 1)];
  if (!layer || !neighbour || neighbour.id === id) return [];
  return placedBy(all, [layer], direction === 'down' ? 'below' : 'above', neighbour.id);
}

/** The groups as they stand, to be stored: what the tree shows becomes what the planner chose. */
export function settingsOf(groups: readonly TreeGroup[]): LayerGroupSetting[] {
  return groups.map(({ id, title, layers }) => ({ id, title, layers: layers.map((layer) => layer.id) }));
}

export interface Arrangement {
  readonly orders: Placement[];
  readonly groups?: LayerGroupSetting[];
}

/** A layer before or after another one, in that one's group; or at the end of a group. */
export function dropped(
  all: readonly LayerInfo[],
  groups: readonly TreeGroup[],
  id: string,
  target: { readonly group: string; readonly layer: string | null; readonly after: boolean },
): Arrangement | null {
  const layer = all.find((one) => one.id === id);
  const from = groups.find((group) => group.layers.some((one) => one.id === id));
  const to = groups.find((group) => group.id === target.group);
  if (!layer || !to || target.layer === id) return null;
  const anchor = target.layer ?? to.layers.filter((one) => one.id !== id).at(-1)?.id ?? null;
  const where = target.layer === null || target.after ? 'below' : 'above';
  const orders = anchor === null ? [] : placedBy(all, [layer], where, anchor);
  if (from?.id === to.id) return orders.length > 0 ? { orders } : null;
  const settings = settingsOf(groups).map((group) => ({
    ...group,
    layers: [...group.layers.filter((one) => one !== id), ...(group.id === to.id ? [id] : [])],
  }));
  return { orders, groups: settings };
}

/** A group past its neighbour, in the tree and on the map. */
export function groupStep(
  all: readonly LayerInfo[],
  groups: readonly TreeGroup[],
  id: string,
  direction: 'up' | 'down',
): Arrangement | null {
  const index = groups.findIndex((group) => group.id === id);
  const group = groups[index];
  const other = groups[index + (direction === 'up' ? -1 : 1)];
  if (!group || !other) return null;
  const turned = groups.map((one) => (one === group ? other : one === other ? group : one));
  const anchor = direction === 'up' ? other.layers[0] : other.layers.at(-1);
  const orders = anchor ? placedBy(all, group.layers, direction === 'up' ? 'above' : 'below', anchor.id) : [];
  return { orders, groups: settingsOf(turned) };
}

/** A group by a name of its own, at the top; a layer may come along. */
export function newGroup(groups: readonly TreeGroup[], title: string, layer: string | null): LayerGroupSetting[] {
  const taken = new Set(groups.map(({ id }) => id));
  let number = 1;
  while (taken.has(`groupe-${number}`)) number++;
  const others = settingsOf(groups).map((group) => ({ ...group, layers: group.layers.filter((id) => id !== layer) }));
  return [{ id: `groupe-${number}`, title, layers: layer === null ? [] : [layer] }, ...others];
}

/** The layers of a group that goes return to the groups of their kinds. */
export function withoutGroup(groups: readonly TreeGroup[], id: string): LayerGroupSetting[] {
  return settingsOf(groups).filter((group) => group.id !== id);
}

export function renamedGroup(groups: readonly TreeGroup[], id: string, title: string | null): LayerGroupSetting[] {
  return settingsOf(groups).map((group) => (group.id === id ? { ...group, title } : group));
}
