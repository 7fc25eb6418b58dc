/** What the pointer does to shapes: resizes one item or several together, turns one, draws the rectangle of a new one. */
import type { PageItemType } from '../../../shared/domain/page-layout.ts';
import { rotationOf } from '../../../shared/domain/page-layout.ts';
import { useLayoutView } from '../../state/layout.ts';
import { angleTo, around, type Box, drawnBox, type Handle, heldAngle, resized, resizedTurned, rounded, scaledInto } from './boxes.ts';
import { changeable, placeItems, putItem } from './change.ts';
import { boundsOf, withBoxes, withItem } from './edit.ts';
import { type Gesture, type GestureSight, hold, linesFor, REACH_PX, release, START_PX, snaps } from './gestures.ts';
import { itemName } from './item-name.ts';
import { commitLayout, draftLayout, dropDraft, holding } from './pending.ts';
import { NO_LINES, snapMove, snapResize } from './snapping.ts';
import { type Size, toPage } from './table-view.ts';

/** One item by its handle, at its angle; several by the box around them, each keeping its place in it. */
export function resizeGesture(start: Size, handle: Handle, { view, text }: GestureSight): Gesture | null {
  const now = changeable();
  const [item] = now?.free ?? [];
  if (!now || !item) return null;
  const only = now.free.length === 1;
  const frame = only ? item.box : (around(now.free.map(boundsOf)) as Box);
  const rotation = only ? rotationOf(item) : 0;
  const lines = linesFor(
    now.layout,
    now.free.map(({ id }) => id),
  );
  let boxes: ReadonlyMap<string, Box> | null = null;
  holding(true);
  return {
    kind: 'resize',
    move: (at, event) => {
      const [dx, dy] = [(at[0] - start[0]) / view.scale, (at[1] - start[1]) / view.scale];
      // the sides of a turned item lie on no upright line
      const snapped =
        snaps(event) && rotation === 0 ? snapResize(frame, handle, dx, dy, lines, REACH_PX / view.scale) : { dx, dy, lines: NO_LINES };
      hold(snapped.lines);
      if (only) boxes = new Map([[item.id, rounded(resizedTurned(frame, rotation, handle, snapped.dx, snapped.dy, event.shiftKey))]]);
      else {
        const after = resized(frame, handle, snapped.dx, snapped.dy, event.shiftKey);
        boxes = new Map(now.free.map(({ id, box }) => [id, rounded(scaledInto(box, frame, after))]));
      }
      draftLayout(withBoxes(now.layout, boxes));
    },
    end: () => {
      release();
      if (boxes) placeItems(boxes, 'resize', text);
    },
    cancel: () => {
      release();
      dropDraft();
    },
  };
}

/** The item follows the pointer round its middle; Maj by fifteen degrees. */
export function rotateGesture({ view, text }: GestureSight): Gesture | null {
  const now = changeable();
  const [item] = now?.free ?? [];
  if (!now || !item || now.free.length !== 1 || !('rotation' in item)) return null;
  let rotation: number | null = null;
  holding(true);
  return {
    kind: 'rotate',
    move: (at, event) => {
      // its handle hangs below the frame
      rotation = heldAngle(angleTo(item.box, toPage(view, at)) + 180, event.shiftKey);
      draftLayout(withItem(now.layout, item.id, { rotation }));
    },
    end: () => {
      release();
      if (rotation !== null) commitLayout(withItem(now.layout, item.id, { rotation }), 'rotate', itemName(item, text));
    },
    cancel: () => {
      release();
      dropDraft();
    },
  };
}

/** The rectangle of a new item, from corner to corner; a click alone puts one of the usual size there. */
export function placeGesture(start: Size, type: PageItemType, { view, text, onFrame }: GestureSight): Gesture | null {
  const now = changeable();
  if (!now) return null;
  const lines = linesFor(now.layout, []);
  const caught = (at: Size, event: PointerEvent | null): readonly [number, number] => {
    const [x, y] = toPage(view, at);
    if (event && !snaps(event)) return [x, y];
    const snapped = snapMove([x, y, 0, 0], 0, 0, lines, REACH_PX / view.scale);
    if (event) hold(snapped.lines);
    return [x + snapped.dx, y + snapped.dy];
  };
  const from = useLayoutView.getState().snapping ? caught(start, null) : toPage(view, start);
  let drawn: { readonly box: Box; readonly to: readonly [number, number] } | null = null;
  return {
    kind: 'place',
    move: (at, event) => {
      if (drawn === null && Math.hypot(at[0] - start[0], at[1] - start[1]) < START_PX) return;
      const to = caught(at, event);
      // of a line Maj keeps it level or upright, of all others it makes a square
      const straight: readonly [number, number] =
        Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? [to[0], from[1]] : [from[0], to[1]];
      const end = type === 'line' && event.shiftKey ? straight : to;
      drawn = { box: drawnBox(from, end, type !== 'line' && event.shiftKey), to: end };
      onFrame(drawn.box);
    },
    end: () => {
      onFrame(null);
      release();
      const rising = drawn !== null && drawn.to[0] > from[0] !== drawn.to[1] > from[1];
      putItem(type, drawn ? { box: drawn.box, rising } : { around: toPage(view, start) }, text);
    },
    cancel: () => {
      onFrame(null);
      release();
      useLayoutView.setState({ placing: null });
    },
  };
}
