/** What the pointer does on the page: choose, move, frame, move a map's content, draw out guides, pan; shaping.ts has the others. One gesture at a time. */
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import type { PageLayout } from '../../../shared/domain/page-layout.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { choose, type LayoutTableView, useLayoutView } from '../../state/layout.ts';
import { around, type Box, meet, moved, tenth } from './boxes.ts';
import { changeable, changePage, placeItems } from './change.ts';
import { boundsOf, withBoxes, withItem } from './edit.ts';
import { itemName } from './item-name.ts';
import { contentOf, draggedContent, type MapContent } from './map-content.ts';
import { commitLayout, draftLayout, dropDraft, holding } from './pending.ts';
import { type SnapLines, snapLines, snapMove } from './snapping.ts';
import { panned, type Size, toPage } from './table-view.ts';

export interface GestureSight {
  readonly view: LayoutTableView;
  readonly text: Translate;
  /** The frame that chooses what it meets, while it is drawn. */
  readonly onFrame: (frame: Box | null) => void;
  /** Guide under the pointer, while it is drawn out. */
  readonly onGuide: (guide: { readonly axis: 'x' | 'y'; readonly at_mm: number } | null) => void;
}

export interface Gesture {
  /** `draw`: what is shown may be drawn anew meanwhile; a part that is only moved goes along by itself. */
  readonly kind: 'pan' | 'move' | 'resize' | 'rotate' | 'place' | 'frame' | 'content' | 'guide';
  readonly move: (at: Size, event: PointerEvent) => void;
  readonly end: () => void;
  readonly cancel: () => void;
}

export const START_PX = 3;
export const REACH_PX = 6;

export function linesFor(layout: PageLayout, going: readonly string[]): SnapLines {
  const others = layout.items.filter(({ id, hidden }) => !hidden && !going.includes(id)).map(boundsOf);
  const guides = (axis: 'x' | 'y'): number[] => layout.guides.filter((guide) => guide.axis === axis).map(({ at_mm }) => at_mm);
  return snapLines(pageSize_mm(layout.page), others, { x: guides('x'), y: guides('y') }, layout.margin_mm);
}

const show = useLayoutView.getState().set;
export const snaps = (event: PointerEvent): boolean => useLayoutView.getState().snapping && !event.altKey;
export function hold(lines: SnapLines): void {
  show({ held: [...lines.x.map((at_mm) => ({ axis: 'x' as const, at_mm })), ...lines.y.map((at_mm) => ({ axis: 'y' as const, at_mm }))] });
}
export function release(): void {
  holding(false);
  show({ held: [] });
}

export function panGesture(start: Size, { view }: GestureSight): Gesture {
  const { shown, tableSize } = useLayoutView.getState();
  const page = shown ? pageSize_mm(shown.page) : ([0, 0] as const);
  return {
    kind: 'pan',
    move: (at) => show({ view: panned(view, at[0] - start[0], at[1] - start[1], page, tableSize) }),
    end: () => undefined,
    cancel: () => show({ view }),
  };
}

export function moveGesture(start: Size, { view, text }: GestureSight): Gesture | null {
  const now = changeable();
  if (!now || now.free.length === 0) return null;
  const { layout, free } = now;
  const frame = around(free.map(boundsOf)) as Box;
  const lines = linesFor(
    layout,
    free.map(({ id }) => id),
  );
  let boxes: ReadonlyMap<string, Box> | null = null;
  holding(true);
  return {
    kind: 'move',
    move: (at, event) => {
      let [dx, dy] = [(at[0] - start[0]) / view.scale, (at[1] - start[1]) / view.scale];
      if (boxes === null && Math.hypot(dx, dy) * view.scale < START_PX) return;
      if (event.shiftKey) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
      const snapped = snaps(event) ? snapMove(frame, dx, dy, lines, REACH_PX / view.scale) : { dx, dy, lines: { x: [], y: [] } };
      hold(snapped.lines);
      boxes = new Map(free.map(({ id, box }) => [id, moved(box, snapped.dx, snapped.dy)]));
      draftLayout({ ...withBoxes(layout, boxes) });
    },
    end: () => {
      release();
      if (boxes) placeItems(boxes, 'move', text);
    },
    cancel: () => {
      release();
      dropDraft();
    },
  };
}

export function frameGesture(start: Size, keep: readonly string[], { view, onFrame }: GestureSight): Gesture {
  const { shown } = useLayoutView.getState();
  const from = toPage(view, start);
  return {
    kind: 'frame',
    move: (at) => {
      const to = toPage(view, at);
      const frame: Box = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
      onFrame(frame);
      const met = shown?.items.filter((item) => !item.hidden && !item.locked && meet(boundsOf(item), frame)).map(({ id }) => id) ?? [];
      choose([...keep, ...met.filter((id) => !keep.includes(id))]);
    },
    end: () => onFrame(null),
    cancel: () => {
      onFrame(null);
      choose(keep);
    },
  };
}

/** Drags what the map item shows. */
export function contentGesture(start: Size, id: string, { view, text }: GestureSight): Gesture | null {
  const now = changeable();
  const item = now?.layout.items.find((one) => one.id === id);
  const drawn = useLayoutView.getState().report?.maps[id];
  if (!now || item?.type !== 'map' || !drawn) return null;
  const before = contentOf(item, drawn);
  let after: MapContent | null = null;
  holding(true);
  return {
    kind: 'content',
    move: (at) => {
      after = draggedContent(before, (at[0] - start[0]) / view.scale, (at[1] - start[1]) / view.scale);
      draftLayout(withItem(now.layout, id, { ...after }));
    },
    end: () => {
      release();
      if (after) commitLayout(withItem(now.layout, id, { ...after }), 'map', itemName(item, text));
    },
    cancel: () => {
      release();
      dropDraft();
    },
  };
}

/** A guide drawn out of a ruler, or moved; left on the ruler it goes away. */
export function guideGesture(axis: 'x' | 'y', index: number | null, { view, text, onGuide }: GestureSight): Gesture | null {
  const now = changeable();
  if (!now) return null;
  const others = now.layout.guides.filter((_, place) => place !== index);
  let at_mm: number | null = null;
  return {
    kind: 'guide',
    move: (at) => {
      const pixels = at[axis === 'x' ? 0 : 1];
      at_mm = pixels < 0 ? null : tenth(toPage(view, at)[axis === 'x' ? 0 : 1]);
      onGuide(at_mm === null ? null : { axis, at_mm });
    },
    end: () => {
      onGuide(null);
      if (at_mm !== null || index !== null) changePage({ guides: at_mm === null ? others : [...others, { axis, at_mm }] }, text);
    },
    cancel: () => onGuide(null),
  };
}
