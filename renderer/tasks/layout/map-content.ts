/** What a map item shows, moved and scaled as one drags inside it. Millimetres of the page, metres of the projection. */
import type { MapItem, MapItemView } from '../../../shared/domain/page-layout.ts';
import type { MapItemReport } from '../../../shared/domain/page-report.ts';

export interface MapContent {
  readonly epsg: MapItem['epsg'];
  readonly view: Extract<MapItemView, { type: 'scale' }>;
}

const LEAST = 100;
const MOST = 100_000_000;
/** Three figures: a scale is read. */
export function readableScale(denominator: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 2);
  return Math.min(MOST, Math.max(LEAST, Math.round(denominator / step) * step));
}

/** What is shown now, as a centre and a scale of the projection it is drawn in. */
export function contentOf(item: MapItem, drawn: MapItemReport): MapContent {
  const view = item.view.type === 'scale' ? item.view : { type: 'scale' as const, centre: drawn.centre, denominator: drawn.denominator };
  // a centre in metres means nothing without its projection
  return { epsg: item.epsg === 'auto' ? (drawn.epsg as MapItem['epsg']) : item.epsg, view };
}

/** The paper under the pointer went by (dx, dy) millimetres: what was there goes with it. */
export function draggedContent(content: MapContent, dx_mm: number, dy_mm: number): MapContent {
  const { centre, denominator } = content.view;
  const metres = denominator / 1000;
  return { ...content, view: { ...content.view, centre: [centre[0] - dx_mm * metres, centre[1] + dy_mm * metres] } };
}

/** Another scale; the ground under `at` (millimetres from the middle of the item) stays there. */
export function scaledContent(content: MapContent, denominator: number, at: readonly [number, number]): MapContent {
  const next = readableScale(denominator);
  const { centre, denominator: before } = content.view;
  const metres = (before - next) / 1000;
  return { ...content, view: { type: 'scale', centre: [centre[0] + at[0] * metres, centre[1] - at[1] * metres], denominator: next } };
}
