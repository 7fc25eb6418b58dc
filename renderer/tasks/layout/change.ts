/** What commands, keys and buttons do to the page shown. Nothing happens where it may not be changed. */
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import { type PageItem, type PageItemType, type PageLayout, rotationOf } from '../../../shared/domain/page-layout.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { choose, useLayoutView } from '../../state/layout.ts';
import { type Alignment, aligned, around, type Box, distributed, moved, within180 } from './boxes.ts';
import { boundsOf, type ItemChange, type OrderStep, reordered, withBoxes, withCopies, withItem, without } from './edit.ts';
import { itemName } from './item-name.ts';
import { newItem, withDrawn } from './new-item.ts';
import { commitLayout, type LayoutAct } from './pending.ts';
import { fitted, toPage } from './table-view.ts';

export interface Shown {
  readonly layout: PageLayout;
  /** Chosen, in the order they were chosen. */
  readonly chosen: readonly PageItem[];
  /** Those of them that may be moved. */
  readonly free: readonly PageItem[];
}

/** The page that may be changed now, or null. */
export function changeable(): Shown | null {
  const { shown: layout, readOnly, selected } = useLayoutView.getState();
  if (!layout || readOnly) return null;
  const chosen = selected.flatMap((id) => layout.items.find((item) => item.id === id) ?? []);
  return { layout, chosen, free: chosen.filter(({ locked }) => !locked) };
}

function subjectOf(items: readonly PageItem[], text: Translate): string {
  const [first] = items;
  return items.length === 1 && first ? itemName(first, text) : text('layout.items', { count: items.length });
}

export function changeItem(item: PageItem, change: ItemChange, act: LayoutAct, text: Translate): void {
  const now = changeable();
  if (now) commitLayout(withItem(now.layout, item.id, change), act, itemName(item, text));
}

export function changeItems(items: readonly PageItem[], change: ItemChange, act: LayoutAct, text: Translate): void {
  const now = changeable();
  if (!now || items.length === 0) return;
  const layout = items.reduce((page, { id }) => withItem(page, id, change), now.layout);
  commitLayout(layout, act, subjectOf(items, text));
}

export function changePage(change: Partial<PageLayout>, text: Translate): void {
  const now = changeable();
  if (now) commitLayout({ ...now.layout, ...change }, 'page', text('layout.page'));
}

export function placeItems(boxes: ReadonlyMap<string, Box>, act: 'move' | 'resize', text: Translate): void {
  const now = changeable();
  if (!now) return;
  const items = now.layout.items.filter(({ id }) => boxes.has(id));
  commitLayout(withBoxes(now.layout, boxes), act, subjectOf(items, text));
}

export function nudge(dx: number, dy: number, text: Translate): void {
  const now = changeable();
  if (now && now.free.length > 0) placeItems(new Map(now.free.map(({ id, box }) => [id, moved(box, dx, dy)])), 'move', text);
}

export function alignChosen(how: Alignment, text: Translate): void {
  const now = changeable();
  if (!now || now.free.length === 0) return;
  const boxes = now.free.map(boundsOf);
  const [width, height] = pageSize_mm(now.layout.page);
  const margin = now.layout.margin_mm;
  // one alone is brought to the margins of the page, several to each other
  const frame: Box = boxes.length === 1 ? [margin, margin, width - margin * 2, height - margin * 2] : (around(boxes) as Box);
  const result = aligned(boxes, how, frame);
  placeItems(shiftedTo(now.free, result), 'move', text);
}

export function distributeChosen(axis: 'horizontal' | 'vertical', text: Translate): void {
  const now = changeable();
  if (!now || now.free.length < 3) return;
  placeItems(shiftedTo(now.free, distributed(now.free.map(boundsOf), axis)), 'move', text);
}

/** Items whose bounds go to `places`: one at an angle keeps its own box within them. */
function shiftedTo(items: readonly PageItem[], places: readonly Box[]): Map<string, Box> {
  return new Map(
    items.map((item, index) => {
      const [from, to] = [boundsOf(item), places[index] as Box];
      return [item.id, moved(item.box, to[0] - from[0], to[1] - from[1])];
    }),
  );
}

/** As wide, or as high, as the one that was chosen first; each stays where its corner is. */
export function sameSize(side: 'width' | 'height', text: Translate): void {
  const now = changeable();
  const [first] = now?.chosen ?? [];
  if (!now || !first || now.chosen.length < 2) return;
  const [, , width, height] = first.box;
  const boxes = now.free.map(({ id, box }): [string, Box] => [
    id,
    side === 'width' ? [box[0], box[1], width, box[3]] : [box[0], box[1], box[2], height],
  ]);
  placeItems(new Map(boxes), 'resize', text);
}

/** All by as much, or to one angle; what cannot be turned stays. */
export function turnChosen(angle: (before: number) => number, text: Translate): void {
  const now = changeable();
  const turning = now?.free.filter((item) => 'rotation' in item) ?? [];
  if (!now || turning.length === 0) return;
  const layout = turning.reduce((page, item) => withItem(page, item.id, { rotation: within180(angle(rotationOf(item))) }), now.layout);
  commitLayout(layout, 'rotate', subjectOf(turning, text));
}

export function orderChosen(step: OrderStep, text: Translate): void {
  const now = changeable();
  if (!now || now.chosen.length === 0) return;
  const layout = reordered(
    now.layout,
    now.chosen.map(({ id }) => id),
    step,
  );
  if (layout.items.some((item, index) => item !== now.layout.items[index])) commitLayout(layout, 'order', subjectOf(now.chosen, text));
}

export function removeChosen(text: Translate): void {
  const now = changeable();
  if (!now || now.free.length === 0) return;
  const ids = now.free.map(({ id }) => id);
  choose([]);
  commitLayout(without(now.layout, ids), 'remove', subjectOf(now.free, text));
}

export function copyChosen(): void {
  const { shown, selected, set } = useLayoutView.getState();
  const copied = shown?.items.filter(({ id }) => selected.includes(id)) ?? [];
  if (copied.length > 0) set({ copied });
}

const COPY_SHIFT_MM = 5;
function addCopies(items: readonly PageItem[], text: Translate): void {
  const now = changeable();
  if (!now || items.length === 0) return;
  const { layout, ids } = withCopies(now.layout, items, COPY_SHIFT_MM);
  choose(ids);
  commitLayout(layout, 'add', subjectOf(items, text));
}

export function pasteCopied(text: Translate): void {
  addCopies(useLayoutView.getState().copied, text);
}

export function duplicateChosen(text: Translate): void {
  addCopies(changeable()?.chosen ?? [], text);
}

/** All at once the other way: locked if one of them is not. */
export function toggleLocked(text: Translate): void {
  const now = changeable();
  if (now) changeItems(now.chosen, { locked: now.chosen.some(({ locked }) => !locked) }, 'lock', text);
}

/** Where a new item goes: in a rectangle that was drawn, or of its usual size around a place. */
export type NewPlace = { readonly box: Box; readonly rising: boolean } | { readonly around: readonly [number, number] };

/** In the middle of what is in sight. */
export function addItem(type: PageItemType, text: Translate): void {
  const now = changeable();
  if (!now) return;
  const { tableSize, view } = useLayoutView.getState();
  const seen = view ?? fitted(pageSize_mm(now.layout.page), tableSize);
  putItem(type, { around: toPage(seen, [tableSize[0] / 2, tableSize[1] / 2]) }, text);
}

export function putItem(type: PageItemType, place: NewPlace, text: Translate): void {
  const now = changeable();
  if (!now) return;
  const { layout } = now;
  const around = 'around' in place ? place.around : ([0, 0] as const);
  const usual = newItem(
    type,
    layout,
    pageSize_mm(layout.page),
    around,
    freeName(layout, text(`layout.type.${type}`)),
    text('layout.new-text'),
  );
  const item = 'box' in place ? withDrawn(usual, place.box, place.rising) : usual;
  commitLayout({ ...layout, items: [...layout.items, item] }, 'add', item.name);
  choose([item.id]);
}

/** The next rectangle drawn on the page is one; asked again, no more. */
export function startPlacing(type: PageItemType): void {
  const { placing, set } = useLayoutView.getState();
  if (placing === type || !changeable()) set({ placing: null });
  else {
    choose([]);
    set({ placing: type });
  }
}

function freeName(layout: PageLayout, base: string): string {
  const used = new Set(layout.items.map(({ name }) => name));
  if (!used.has(base)) return base;
  let n = 2;
  while (used.has(`${base} ${n}`)) n++;
  return `${base} ${n}`;
}
