/** Changes of a page's items as plain functions: layout in, layout out. */

import { mainMap } from '../../../shared/cartography/page/page-views.ts';
import { turnedBounds } from '../../../shared/cartography/page/turn.ts';
import { type MapItem, type MapItemView, type PageItem, type PageLayout, rotationOf } from '../../../shared/domain/page-layout.ts';
import { filterAbout } from '../../../shared/domain/page-territory.ts';
import { type Box, rounded } from './boxes.ts';

/** The upright box around an item as it lies on the page. */
export const boundsOf = (item: PageItem): Box => turnedBounds(item.box, rotationOf(item));

export type ItemChange = Partial<Omit<PageItem, 'id' | 'type'>> & Record<string, unknown>;

export function withItem(layout: PageLayout, id: string, change: ItemChange): PageLayout {
  return { ...layout, items: layout.items.map((item) => (item.id === id ? ({ ...item, ...change } as PageItem) : item)) };
}

/** Another view of a map; where it is the main one, the tables and charts that named its territory name the new one. */
export function withView(
  layout: PageLayout,
  map: MapItem,
  change: { readonly view: MapItemView; readonly epsg?: MapItem['epsg'] },
): PageLayout {
  const after = withItem(layout, map.id, { ...change });
  if (mainMap(layout)?.id !== map.id || map.view.type !== 'territory' || change.view.type !== 'territory') return after;
  const [former, next] = [map.view.territory, change.view.territory];
  const items = after.items.map((item) =>
    item.type === 'table' || item.type === 'chart' ? { ...item, where: filterAbout(item.where, former, next) } : item,
  );
  return { ...after, items };
}

/** New boxes by id, to the tenth of a millimetre. */
export function withBoxes(layout: PageLayout, boxes: ReadonlyMap<string, Box>): PageLayout {
  return {
    ...layout,
    items: layout.items.map((item) => {
      const box = boxes.get(item.id);
      return box ? ({ ...item, box: [...rounded(box)] } as PageItem) : item;
    }),
  };
}

export function without(layout: PageLayout, ids: readonly string[]): PageLayout {
  return { ...layout, items: layout.items.filter(({ id }) => !ids.includes(id)) };
}

export type OrderStep = 'up' | 'down' | 'front' | 'back';

/** Items one place up or down among the others, or first or last; among themselves they keep their order. */
export function reordered(layout: PageLayout, ids: readonly string[], step: OrderStep): PageLayout {
  const going = new Set(ids);
  const moving = layout.items.filter(({ id }) => going.has(id));
  const staying = layout.items.filter(({ id }) => !going.has(id));
  if (step === 'front') return { ...layout, items: [...staying, ...moving] };
  if (step === 'back') return { ...layout, items: [...moving, ...staying] };
  const items = [...layout.items];
  const indexes = items.flatMap(({ id }, index) => (going.has(id) ? [index] : []));
  for (const index of step === 'up' ? indexes.reverse() : indexes) {
    const other = step === 'up' ? index + 1 : index - 1;
    const [here, there] = [items[index], items[other]];
    // a neighbour that goes along is no obstacle to pass
    if (!here || !there || going.has(there.id)) continue;
    items[index] = there;
    items[other] = here;
  }
  return { ...layout, items };
}

/** `id` just above or just below another item (bottom first). */
export function placedBeside(layout: PageLayout, id: string, target: string, where: 'above' | 'below'): PageLayout {
  const item = layout.items.find((one) => one.id === id);
  const others = layout.items.filter((one) => one.id !== id);
  const at = others.findIndex((one) => one.id === target);
  if (!item || at < 0) return layout;
  const to = where === 'above' ? at + 1 : at;
  return { ...layout, items: [...others.slice(0, to), item, ...others.slice(to)] };
}

/** An id that no item has: `carte`, `carte-2`… */
export function freeId(layout: PageLayout, base: string): string {
  const used = new Set(layout.items.map(({ id }) => id));
  if (!used.has(base)) return base;
  let n = 2;
  while (used.has(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}

/** Copies with ids of their own, put on top `shift_mm` further down and right; what they say of each other follows them. */
export function withCopies(
  layout: PageLayout,
  copied: readonly PageItem[],
  shift_mm: number,
): { readonly layout: PageLayout; readonly ids: readonly string[] } {
  let made = layout;
  const names = new Map<string, string>();
  for (const item of copied) {
    const id = freeId(made, item.id.replace(/-\d+$/, ''));
    names.set(item.id, id);
    const [x, y, width, height] = item.box;
    made = { ...made, items: [...made.items, { ...item, id, box: [x + shift_mm, y + shift_mm, width, height], locked: false }] };
  }
  const ids = [...names.values()];
  const items = made.items.map((item) => (ids.includes(item.id) ? followed(item, names) : item));
  return { layout: { ...made, items }, ids };
}

function followed(item: PageItem, names: ReadonlyMap<string, string>): PageItem {
  const other = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
  if (item.type === 'map' && item.view.type === 'linked')
    return { ...item, view: { ...item.view, map: names.get(item.view.map) ?? item.view.map } };
  if (item.type === 'scale-bar' || item.type === 'north-arrow' || item.type === 'locator') return { ...item, map: other(item.map) };
  if (item.type === 'legend' && item.maps) return { ...item, maps: item.maps.map((id) => names.get(id) ?? id) };
  return item;
}
