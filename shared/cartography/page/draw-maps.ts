/** The maps of a page, each drawn once, with what stands on it kept free of names. */
import { type MapItem, type PageItem, type PageLayout, rotationOf } from '../../domain/page-layout.ts';
import type { Bbox } from '../../geo/geometry.ts';
import type { Translate } from '../../messages/index.ts';
import { line } from '../drawing.ts';
import type { Box, PlacedView } from '../frame-view.ts';
import { type DrawnFrame, drawFrame } from '../map-frame.ts';
import type { PageStyle } from '../page-style.ts';
import { gridNodes } from './draw-grid.ts';
import type { FrameKeeper, PageData } from './page-data.ts';
import { layersOf, onPage, subjectOf } from './page-views.ts';
import { turnedBounds } from './turn.ts';

export interface MapsInput {
  readonly layout: PageLayout;
  readonly data: PageData;
  readonly views: ReadonlyMap<string, PlacedView>;
  readonly style: PageStyle;
  readonly size_mm: readonly [number, number];
  readonly text: Translate;
}

/** Maps that are seen, by id. One drawn before from the same data is taken from the keeper. */
export function drawMaps(input: MapsInput, keeper: FrameKeeper | null): Map<string, DrawnFrame> {
  const { layout, data, views } = input;
  const frames = new Map<string, DrawnFrame>();
  for (const [index, item] of layout.items.entries()) {
    const view = views.get(item.id);
    if (item.type !== 'map' || item.hidden || !view || !onPage(item.box, input.size_mm)) continue;
    const taken = standingOn(item, layout.items.slice(index + 1));
    const zooms = zoomsOn(item, view, input);
    const key = data.stamp === null ? null : keyOf(input, item, view, [...taken, ...zooms]);
    const kept = key === null ? undefined : keeper?.get(key);
    const frame = kept ?? draw(input, item, view, taken, zooms);
    if (key !== null && !kept) keeper?.set(key, frame, item.id);
    frames.set(item.id, frame);
  }
  return frames;
}

function keyOf(
  { layout, data, style }: MapsInput,
  item: MapItem,
  { centre, denominator, projection }: PlacedView,
  taken: readonly Box[],
): string {
  const { name: _, locked: _locked, frame, ...drawn } = item;
  const visible = item.layers === 'project' ? data.visible : item.layers;
  return JSON.stringify([data.stamp, drawn, frame, centre, denominator, projection.epsg, taken, visible, layout.language, style.factor]);
}

/** Extents that zooms of the page show larger, in metres of a map's projection. */
function zoomsOn(item: MapItem, { projection }: PlacedView, { layout, views }: MapsInput): Bbox[] {
  if (item.inset !== null) return [];
  return layout.items.flatMap((other) => {
    const view = views.get(other.id);
    return other.type === 'map' && other.inset === 'zoom' && !other.hidden && view?.projection.epsg === projection.epsg
      ? [view.extent]
      : [];
  });
}

function draw(
  { layout, data, style, size_mm, text }: MapsInput,
  item: MapItem,
  view: PlacedView,
  taken: readonly Box[],
  zooms: readonly Bbox[],
): DrawnFrame {
  const subject = item.veil ? subjectOf(item.view, data) : null;
  const { frame, grid } = item;
  const seen = onPage(item.box, size_mm) ?? item.box;
  const stroke = frame?.stroke ?? null;
  return drawFrame(
    item.id,
    {
      epsg: view.projection.epsg as Parameters<typeof drawFrame>[1]['epsg'],
      view: { type: 'scale', centre: [view.centre[0], view.centre[1]], denominator: view.denominator },
      title: item.title,
    },
    item.box,
    layersOf(item, data),
    style,
    text,
    {
      focus: subject?.veils ? subject.geometries : [],
      taken,
      zooms,
      ...(item.inset === null ? {} : { scaleIn: layout.language }),
      labelBox: seen,
      names: item.labels,
      ground: frame?.fill ?? item.background,
      border: stroke === null || frame === null ? null : line(stroke, frame.width_mm),
      under: () => data.underlays.get(item.id)?.nodes ?? [],
      over: (placed) => (grid ? [gridNodes(grid, placed, { seen, taken }, style, layout.language)] : []),
    },
  );
}

/** Boxes of the items above a map that stand on it: no name goes under them. */
function standingOn({ box }: MapItem, above: readonly PageItem[]): Box[] {
  return above.flatMap((item): Box[] => {
    const bounds = turnedBounds(item.box, rotationOf(item));
    if (item.hidden || !overlap(bounds, box)) return [];
    if (item.type === 'line' || (item.type === 'rectangle' && !item.frame?.fill)) return [];
    return [bounds];
  });
}

const overlap = ([x, y, width, height]: Box, [left, top, broad, high]: Box): boolean =>
  x < left + broad && x + width > left && y < top + high && y + height > top;
