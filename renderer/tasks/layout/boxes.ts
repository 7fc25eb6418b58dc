/** Boxes on the page, reckoned without a page: moved, resized by a handle, aligned, spread. Millimetres from the top left corner, y downwards. */

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
