/** The keyboard on the page: everything the pointer can do. */
import type { MapItem } from '../../../shared/domain/page-layout.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { choose, useLayoutView } from '../../state/layout.ts';
import { useMapViews } from '../../state/map-views.ts';
import type { Box } from './boxes.ts';
import { LEAST_SIDE_MM } from './boxes.ts';
import { changeable, copyChosen, duplicateChosen, nudge, orderChosen, pasteCopied, placeItems, removeChosen } from './change.ts';
import { withItem } from './edit.ts';
import { itemName } from './item-name.ts';
import { contentOf, draggedContent, type MapContent, readableScale, scaledContent } from './map-content.ts';
import { commitLayout } from './pending.ts';
import { fitPage, zoomStep } from './zoom.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Steps of the wheel and of + and −. */
export const SCALE_STEP = 1.1;

/** Answers whether the key meant something here. */
export function tableKey(event: KeyboardEvent, text: Translate): boolean {
  const { entered, shown } = useLayoutView.getState();
  if (!shown) return false;
  const control = event.ctrlKey || event.metaKey;
  const item = shown.items.find(({ id }) => id === entered);
  if (item?.type === 'map' && !control && contentKey(event, item, text)) return true;
  if (control) return controlKey(event, text);
  return plainKey(event, text);
}

function controlKey({ key, shiftKey }: KeyboardEvent, text: Translate): boolean {
  const { shown } = useLayoutView.getState();
  switch (key.toLowerCase()) {
    case 'a':
      choose(shown?.items.filter(({ hidden, locked }) => !hidden && !locked).map(({ id }) => id) ?? []);
      return true;
    case 'c':
      copyChosen();
      return true;
    case 'x':
      copyChosen();
      removeChosen(text);
      return true;
    case 'v':
      pasteCopied(text);
      return true;
    case 'd':
      duplicateChosen(text);
      return true;
    case 'pageup':
      orderChosen(shiftKey ? 'front' : 'up', text);
      return true;
    case 'pagedown':
      orderChosen(shiftKey ? 'back' : 'down', text);
      return true;
    default:
      return false;
  }
}

function plainKey(event: KeyboardEvent, text: Translate): boolean {
  const arrow = ARROWS[event.key];
  const step = event.shiftKey ? 10 : 1;
  if (arrow && event.altKey) return grow(arrow[0] * step, arrow[1] * step, text);
  if (arrow) {
    nudge(arrow[0] * step, arrow[1] * step, text);
    return true;
  }
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      removeChosen(text);
      return true;
    case 'PageDown':
    case 'PageUp':
      chooseNext(event.key === 'PageDown' ? 1 : -1);
      return true;
    case '+':
    case '-':
      zoomStep(event.key === '+' ? 1 : -1);
      return true;
    case 'Home':
      fitPage();
      return true;
    case 'Enter':
      return enter();
    case 'Escape':
      return leave();
    default:
      return false;
  }
}

/** Alt and arrows: the right and the lower side go. */
function grow(dx: number, dy: number, text: Translate): boolean {
  const now = changeable();
  if (!now || now.free.length === 0) return true;
  const boxes = now.free.map(({ id, box: [x, y, width, height] }): [string, Box] => [
    id,
    [x, y, Math.max(LEAST_SIDE_MM, width + dx), Math.max(LEAST_SIDE_MM, height + dy)],
  ]);
  placeItems(new Map(boxes), 'resize', text);
  return true;
}

/** From the top of the list down, round the end. */
function chooseNext(direction: 1 | -1): void {
  const { shown, selected } = useLayoutView.getState();
  const items = shown?.items.filter(({ hidden }) => !hidden).reverse() ?? [];
  const at = items.findIndex(({ id }) => id === selected.at(-1));
  const next = items[at < 0 ? (direction === 1 ? 0 : items.length - 1) : (at + direction + items.length) % items.length];
  if (next) choose([next.id]);
}

/** Into a map; of another item, to its first field. */
function enter(): boolean {
  const now = changeable();
  const item = now?.chosen.length === 1 ? now.chosen[0] : undefined;
  if (item?.type === 'map') useLayoutView.getState().set({ entered: item.id });
  else document.querySelector<HTMLElement>('[data-region="inspector"] .layout-own :is(input, textarea, button)')?.focus();
  return true;
}

function leave(): boolean {
  const { entered, selected, set } = useLayoutView.getState();
  if (entered !== null) set({ entered: null });
  else if (selected.length > 0) choose([]);
  // the selection of the map is none of this page's business
  else return !useMapViews.getState().fullScreen;
  return true;
}

/** Inside a map the arrows move the ground, + and − change its scale. */
function contentKey(event: KeyboardEvent, item: MapItem, text: Translate): boolean {
  const now = changeable();
  const drawn = useLayoutView.getState().report?.maps[item.id];
  if (!now || !drawn) return false;
  const keep = (content: MapContent): true => {
    commitLayout(withItem(now.layout, item.id, { ...content }), 'map', itemName(item, text));
    return true;
  };
  const before = contentOf(item, drawn);
  const arrow = ARROWS[event.key];
  const step = event.shiftKey ? 10 : 1;
  // the view goes where the arrow points, as on the map
  if (arrow) return keep(draggedContent(before, -arrow[0] * step, -arrow[1] * step));
  const { denominator } = before.view;
  if (event.key === '+') return keep(scaledContent(before, readableScale(denominator / SCALE_STEP), [0, 0]));
  if (event.key === '-') return keep(scaledContent(before, readableScale(denominator * SCALE_STEP), [0, 0]));
  return false;
}
