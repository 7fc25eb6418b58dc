import { type RefObject, useEffect, useRef } from 'react';
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import { type LayoutTableView, useLayoutView } from '../../state/layout.ts';
import { addPending } from '../../state/pending.ts';
import { useText } from '../../ui/text.tsx';
import { changeable } from './change.ts';
import { withItem } from './edit.ts';
import { itemName } from './item-name.ts';
import { contentOf, type MapContent, scaledContent } from './map-content.ts';
import { allKept, commitLayout, draftLayout, holding } from './pending.ts';
import { SCALE_STEP } from './table-keys.ts';
import { panned, toPage, zoomedAt, zoomOf } from './table-view.ts';

/** A turn of the wheel is over when it rests this long: then the new scale is one step of the journal. */
const REST_MS = 350;
const NOTCH_PX = 100;

/** Wheel: along the page, with Ctrl its zoom; inside a map that was entered, the map's scale. */
export function useWheel(element: RefObject<HTMLElement | null>, view: LayoutTableView): void {
  const text = useText();
  const latest = useRef({ view, text });
  latest.current = { view, text };
  const resting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    const box = element.current;
    if (!box) return;
    // all of one turn is reckoned from where it began: the small steps of a touchpad add up before a scale is rounded to be read
    let turn: { readonly item: string; readonly from: MapContent; readonly delta: number } | null = null;
    let forget: (() => void) | null = null;
    // of the map it began in, which may have been left since
    const keep = (): void => {
      if (resting.current) clearTimeout(resting.current);
      resting.current = null;
      forget?.();
      forget = null;
      holding(false);
      const { draft } = useLayoutView.getState();
      const item = draft?.items.find(({ id }) => id === turn?.item);
      turn = null;
      if (draft && item) commitLayout(draft, 'map', itemName(item, latest.current.text));
    };
    /** True where the wheel turned inside the map that was entered. */
    const scaled = (event: WheelEvent, at: readonly [number, number]): boolean => {
      const { entered, report } = useLayoutView.getState();
      const now = changeable();
      const item = now?.layout.items.find(({ id }) => id === entered);
      const drawn = entered === null ? undefined : report?.maps[entered];
      if (!now || item?.type !== 'map' || !drawn || event.ctrlKey) return false;
      const [x, y] = toPage(latest.current.view, at);
      const [left, top, width, height] = item.box;
      if (x < left || y < top || x > left + width || y > top + height) return false;
      const from = turn?.item === item.id ? turn.from : contentOf(item, drawn);
      turn = { item: item.id, from, delta: (turn?.item === item.id ? turn.delta : 0) + event.deltaY };
      const next = from.view.denominator * SCALE_STEP ** (turn.delta / NOTCH_PX);
      holding(true);
      draftLayout(withItem(now.layout, item.id, { ...scaledContent(from, next, [x - left - width / 2, y - top - height / 2]) }));
      if (resting.current) clearTimeout(resting.current);
      resting.current = setTimeout(keep, REST_MS);
      forget ??= addPending(async () => {
        keep();
        await allKept();
      });
      return true;
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      const at = [event.clientX - left, event.clientY - top] as const;
      if (scaled(event, at)) return;
      const { shown, tableSize, set } = useLayoutView.getState();
      if (!shown) return;
      const now = latest.current.view;
      if (event.ctrlKey || event.metaKey) set({ view: zoomedAt(now, zoomOf(now) * 1.2 ** (-event.deltaY / NOTCH_PX), at) });
      else {
        const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
        set({ view: panned(now, -dx, -dy, pageSize_mm(shown.page), tableSize) });
      }
    };
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      box.removeEventListener('wheel', onWheel);
      if (resting.current) keep();
    };
  }, [element]);
}
