/** Boxes on the page, reckoned without a page: moved, resized by a handle, scaled together, turned, aligned, spread. Millimetres from the top left corner, y downwards. */

import { middleOf, turnedPoint } from '../../../shared/cartography/page/turn.ts';

/** x, y, width, height. */
export type Box = readonly [number, number, number, number];
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];
export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** No side of an item is shorter. */
export const LEAST_SIDE_MM = 1;

/** A tenth of a millimetre is the finest that fields show. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
export const rounded = ([x, y, width, height]: Box): Box => [tenth(x), tenth(y), tenth(width), tenth(height)];

export function moved([x, y, width, height]: Box, dx: number, dy: number): Box {
  return [x + dx, y + dy, width, height];
}

/** The box after one of its handles went by (dx, dy); the opposite side stays. `ratio`: width and height keep their proportion. */
export function resized([x, y, width, height]: Box, handle: Handle, dx: number, dy: number, ratio = false): Box {
  const [west, east] = [handle.includes('w'), handle.includes('e')];
  const [north, south] = [handle.includes('n'), handle.includes('s')];
  let wide = Math.max(LEAST_SIDE_MM, width + (east ? dx : west ? -dx : 0));
  let high = Math.max(LEAST_SIDE_MM, height + (south ? dy : north ? -dy : 0));
  if (ratio) {
    const sideways = east || west;
    const scale = !sideways ? high / height : !(north || south) ? wide / width : Math.max(wide / width, high / height);
    // no side falls under the least one
    const held = Math.max(scale, LEAST_SIDE_MM / Math.min(width, height));
    wide = width * held;
    high = height * held;
  }
  return [west ? x + width - wide : x, north ? y + height - high : y, wide, high];
}

/** The same of a box set at an angle: the handle goes with the pointer, the opposite corner stays where it is seen. */
export function resizedTurned(box: Box, rotation: number, handle: Handle, dx: number, dy: number, ratio = false): Box {
  if (rotation === 0) return resized(box, handle, dx, dy, ratio);
  const [along, across] = turnedPoint([dx, dy], [0, 0], -rotation);
  const upright = resized(box, handle, along, across, ratio);
  const [cx, cy] = turnedPoint(middleOf(upright), middleOf(box), rotation);
  return [cx - upright[2] / 2, cy - upright[3] / 2, upright[2], upright[3]];
}

/** A box as it lies in `before`, in the same place of `after`: what is scaled together keeps its order. */
export function scaledInto([x, y, width, height]: Box, before: Box, after: Box): Box {
  const [wide, high] = [after[2] / before[2], after[3] / before[3]];
  return [after[0] + (x - before[0]) * wide, after[1] + (y - before[1]) * high, width * wide, height * high];
}

/** Degrees from the top of a box, about its middle, to a place: where a handle above it is pulled to. −180 to 180. */
export function angleTo(box: Box, [x, y]: readonly [number, number]): number {
  const [cx, cy] = middleOf(box);
  return (Math.atan2(x - cx, cy - y) * 180) / Math.PI;
}

const QUARTER = 90;
/** To the tenth of a degree; near a quarter of a turn, that quarter; `steps`: by fifteen degrees. */
export function heldAngle(degrees: number, steps: boolean): number {
  const quarter = Math.round(degrees / QUARTER) * QUARTER;
  const held = steps ? Math.round(degrees / 15) * 15 : Math.abs(degrees - quarter) < 2 ? quarter : tenth(degrees);
  return within180(held);
}

/** The same angle, over −180 and up to 180. */
export function within180(degrees: number): number {
  const turned = ((degrees % 360) + 360) % 360;
  return tenth(turned > 180 ? turned - 360 : turned);
}

/** From one corner to the other, whichever way it was drawn; `square`: as high as wide. */
export function drawnBox(from: readonly [number, number], to: readonly [number, number], square = false): Box {
  let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (square) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    dx = dx < 0 ? -side : side;
    dy = dy < 0 ? -side : side;
  }
  return [Math.min(from[0], from[0] + dx), Math.min(from[1], from[1] + dy), Math.abs(dx), Math.abs(dy)];
}

/** The smallest box around all; null for none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** Boxes brought to one side, or to one middle line, of `frame`: what is around them all, or the page for one alone. */
export function aligned(boxes: readonly Box[], how: Alignment, frame: Box): Box[] {
  const [left, top, wide, high] = frame;
  const placed = ([x, y, width, height]: Box): Box => {
    switch (how) {
      case 'left':
        return [left, y, width, height];
      case 'centre':
        return [left + (wide - width) / 2, y, width, height];
      case 'right':
        return [left + wide - width, y, width, height];
      case 'top':
        return [x, top, width, height];
      case 'middle':
        return [x, top + (high - height) / 2, width, height];
      case 'bottom':
        return [x, top + high - height, width, height];
    }
  };
  return boxes.map(placed);
}

/** The same gap between neighbours; the first and the last stay. Fewer than three boxes: as they are. */
export function distributed(boxes: readonly Box[], axis: 'horizontal' | 'vertical'): Box[] {
  if (boxes.length < 3) return [...boxes];
  const [at, size] = axis === 'horizontal' ? ([0, 2] as const) : ([1, 3] as const);
  const order = boxes.map((_, index) => index).sort((a, b) => side(boxes, a, at) - side(boxes, b, at) || a - b);
  const [first, last] = [order[0] as number, order.at(-1) as number];
  const span = side(boxes, last, at) + side(boxes, last, size) - side(boxes, first, at);
  const gap = (span - boxes.reduce((sum, box) => sum + box[size], 0)) / (boxes.length - 1);
  const result = [...boxes];
  let next = side(boxes, first, at);
  for (const index of order) {
    const box = boxes[index] as Box;
    result[index] = axis === 'horizontal' ? [next, box[1], box[2], box[3]] : [box[0], next, box[2], box[3]];
    next += box[size] + gap;
  }
  return result;
}

const side = (boxes: readonly Box[], index: number, part: 0 | 1 | 2 | 3): number => (boxes[index] as Box)[part];

/** True where the boxes share a point. */
export function meet(a: Box, b: Box): boolean {
  return a[0] <= b[0] + b[2] && b[0] <= a[0] + a[2] && a[1] <= b[1] + b[3] && b[1] <= a[1] + a[3];
}
