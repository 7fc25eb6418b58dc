/** Which rows a scroll position shows. A browser lays out no box higher than 33 million pixels: beyond, the scroll bar stands for more than it measures. */
export const ROW_HEIGHT = 28;
export const TALLEST = 30_000_000;
const OVERSCAN = 6;

export interface RowWindow {
  /** Rows to draw, `last` left out. */
  readonly first: number;
  readonly last: number;
  /** Pixels from the top of the list to the top of row `first`. */
  readonly top: number;
}

/** Pixels the list takes. */
export function listHeight(total: number): number {
  return Math.min(TALLEST, total * ROW_HEIGHT);
}

export function windowAt(scrollTop: number, viewHeight: number, total: number): RowWindow {
  const rows = Math.ceil(viewHeight / ROW_HEIGHT);
  const whole = total * ROW_HEIGHT;
  if (whole <= TALLEST) {
    const first = clamp(Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN, total);
    return { first, last: Math.min(total, first + rows + 2 * OVERSCAN + 1), top: first * ROW_HEIGHT };
  }
  const at = exactRow(scrollTop, viewHeight, total);
  const first = clamp(Math.floor(at) - OVERSCAN, total);
  return { first, last: Math.min(total, first + rows + 2 * OVERSCAN + 1), top: Math.round(scrollTop - (at - first) * ROW_HEIGHT) };
}

/** Row at the upper edge of the view, with its fraction. */
function exactRow(scrollTop: number, viewHeight: number, total: number): number {
  const way = TALLEST - viewHeight;
  return way <= 0 ? 0 : Math.min(1, Math.max(0, scrollTop / way)) * (total - viewHeight / ROW_HEIGHT);
}

/** Where to scroll so that a row is wholly in view; null where it is already. */
export function scrollTo(row: number, scrollTop: number, viewHeight: number, total: number): number | null {
  const whole = total * ROW_HEIGHT;
  if (whole <= TALLEST) {
    if (row * ROW_HEIGHT < scrollTop) return row * ROW_HEIGHT;
    const bottom = (row + 1) * ROW_HEIGHT - viewHeight;
    return bottom > scrollTop ? bottom : null;
  }
  const at = exactRow(scrollTop, viewHeight, total);
  const rows = viewHeight / ROW_HEIGHT;
  const wanted = row < at ? row : row + 1 > at + rows ? row + 1 - rows : null;
  return wanted === null ? null : (wanted / (total - rows)) * (TALLEST - viewHeight);
}

const clamp = (row: number, total: number): number => Math.max(0, Math.min(total - 1, row));
