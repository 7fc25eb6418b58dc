/** Lines of the page that a moving or growing box is drawn to: margins, sides and middles of the page and of the other items, guides of the rulers. */
import type { Box, Handle } from './boxes.ts';

export interface SnapLines {
  /** Places on the x axis (upright lines), millimetres. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** What was caught, to be shown while it is held. */
export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly lines: SnapLines;
}

export const NO_LINES: SnapLines = { x: [], y: [] };

/** `margin_mm`: the white border that templates keep. */
export function snapLines(page: readonly [number, number], others: readonly Box[], guides: SnapLines, margin_mm: number): SnapLines {
  const [width, height] = page;
  const of = (at: number, size: number): number[] => [at, at + size / 2, at + size];
  return {
    x: [0, margin_mm, width / 2, width - margin_mm, width, ...others.flatMap(([x, , wide]) => of(x, wide)), ...guides.x],
    y: [0, margin_mm, height / 2, height - margin_mm, height, ...others.flatMap(([, y, , high]) => of(y, high)), ...guides.y],
  };
}

/** How far the nearest line lies from one of `places`; null where none is within reach. */
function nearest(places: readonly number[], lines: readonly number[], reach: number): number | null {
  let best: number | null = null;
  for (const place of places)
    for (const line of lines) {
      const gap = line - place;
      if (Math.abs(gap) <= reach && (best === null || Math.abs(gap) < Math.abs(best))) best = gap;
    }
  return best;
}

const TOUCHING_MM = 0.01;
/** The lines that one of the places now lies on. */
function held(places: readonly number[], lines: readonly number[]): number[] {
  return [...new Set(lines.filter((line) => places.some((place) => Math.abs(place - line) < TOUCHING_MM)))];
}

/** A box moved by (dx, dy), drawn by its sides and its middle. */
export function snapMove([x, y, width, height]: Box, dx: number, dy: number, lines: SnapLines, reach_mm: number): Snapped {
  const across = [x + dx, x + dx + width / 2, x + dx + width];
  const down = [y + dy, y + dy + height / 2, y + dy + height];
  const moreX = nearest(across, lines.x, reach_mm) ?? 0;
  const moreY = nearest(down, lines.y, reach_mm) ?? 0;
  return {
    dx: dx + moreX,
    dy: dy + moreY,
    lines: {
      x: held(
        across.map((place) => place + moreX),
        lines.x,
      ),
      y: held(
        down.map((place) => place + moreY),
        lines.y,
      ),
    },
  };
}

/** A handle moved by (dx, dy), drawn by the sides it holds. */
export function snapResize(
  [x, y, width, height]: Box,
  handle: Handle,
  dx: number,
  dy: number,
  lines: SnapLines,
  reach_mm: number,
): Snapped {
  const sideX = handle.includes('w') ? x : handle.includes('e') ? x + width : null;
  const sideY = handle.includes('n') ? y : handle.includes('s') ? y + height : null;
  const moreX = sideX === null ? 0 : (nearest([sideX + dx], lines.x, reach_mm) ?? 0);
  const moreY = sideY === null ? 0 : (nearest([sideY + dy], lines.y, reach_mm) ?? 0);
  return {
    dx: dx + moreX,
    dy: dy + moreY,
    lines: {
      x: sideX === null ? [] : held([sideX + dx + moreX], lines.x),
      y: sideY === null ? [] : held([sideY + dy + moreY], lines.y),
    },
  };
}
