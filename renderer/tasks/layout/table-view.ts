/** How the page lies on the table: zoom and place, reckoned without a page. */
import type { LayoutTableView as TableView } from '../../state/layout.ts';

export type Size = readonly [number, number];

/** One CSS pixel is a 96th of an inch: 100 % is the page at its own size. */
export const PIXELS_PER_MM = 96 / 25.4;
export const LEAST_ZOOM = 0.05;
export const MOST_ZOOM = 16;
export const ZOOMS: readonly number[] = [0.25, 0.5, 0.75, 1, 1.5, 2, 4, 8];
const AROUND_PX = 24;

export const zoomOf = ({ scale }: TableView): number => scale / PIXELS_PER_MM;
const bounded = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));

/** The whole page, in the middle. */
export function fitted(page: Size, table: Size): TableView {
  const room = (pixels: number): number => Math.max(40, pixels - AROUND_PX * 2);
  const zoom = bounded(Math.min(room(table[0]) / page[0], room(table[1]) / page[1]) / PIXELS_PER_MM);
  return centred(page, table, zoom * PIXELS_PER_MM);
}

function centred(page: Size, table: Size, scale: number): TableView {
  return { x: Math.round((table[0] - page[0] * scale) / 2), y: Math.round((table[1] - page[1] * scale) / 2), scale };
}

/** Another zoom; the place of the page under `at` (pixels of the table) stays there. */
export function zoomedAt(view: TableView, zoom: number, at: Size): TableView {
  const scale = bounded(zoom) * PIXELS_PER_MM;
  const ratio = scale / view.scale;
  return { x: at[0] - (at[0] - view.x) * ratio, y: at[1] - (at[1] - view.y) * ratio, scale };
}

/** Moved by pixels; a part of the page always stays in sight. */
export function panned(view: TableView, dx: number, dy: number, page: Size, table: Size): TableView {
  const within = (at: number, length: number, room: number): number => Math.min(room - 40, Math.max(40 - length, at));
  return {
    x: within(view.x + dx, page[0] * view.scale, table[0]),
    y: within(view.y + dy, page[1] * view.scale, table[1]),
    scale: view.scale,
  };
}

/** The next usual zoom, larger or smaller. */
export function steppedZoom(zoom: number, direction: 1 | -1): number {
  const next = direction === 1 ? ZOOMS.find((one) => one > zoom * 1.01) : ZOOMS.findLast((one) => one < zoom / 1.01);
  return next ?? (direction === 1 ? MOST_ZOOM : LEAST_ZOOM);
}

/** « 53 % », « 53 », « 53,5 »; null where it is no zoom. */
export function readZoom(typed: string): number | null {
  const number = Number(typed.replace(/[\s\u00a0\u202f%]/g, '').replace(',', '.'));
  return Number.isFinite(number) && number > 0 ? bounded(number / 100) : null;
}

export function toPage(view: TableView, at: Size): Size {
  return [(at[0] - view.x) / view.scale, (at[1] - view.y) / view.scale];
}
