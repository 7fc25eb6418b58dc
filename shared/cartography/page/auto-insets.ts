/**
 * Insets of a map of France set by themselves, as on the programme's maps: a zoom on Île-de-France and each overseas département that the layers hold,
 * in its own legal projection at its own scale, standing on the map where it shows nothing, else beside it where the page is free.
 */
import { pageSize_mm } from '../../domain/layout.ts';
import { type MapItem, type PageItem, type PageItemInput, type PageLayout, pageItemSchema } from '../../domain/page-layout.ts';
import type { Bbox, Geometry } from '../../geo/geometry.ts';
import type { Translate } from '../../messages/index.ts';
import type { Box } from '../frame-view.ts';
import { type AreaRows, areaRows } from '../labelling/area-rows.ts';
import { NamedAreas } from '../labelling/named-areas.ts';
import { extentOfBounds, ILE_DE_FRANCE, OVERSEAS } from '../presets.ts';
import { makeGridder } from '../shapes.ts';
import type { PageData } from './page-data.ts';
import { layersOf, mainMap, pageViews } from './page-views.ts';

export interface PlacedInsets {
  readonly layout: PageLayout;
  /** Titles of those that were added, and of those that found no room. */
  readonly added: readonly string[];
  readonly left: readonly string[];
}

interface Subject {
  readonly id: string;
  readonly epsg: MapItem['epsg'];
  readonly extent: readonly [number, number, number, number];
  readonly title: string;
  readonly inset: 'zoom' | 'overseas';
  /** Width over height. */
  readonly shape: number;
}

const STEP_MM = 2;
const GAP_MM = 1.5;
/** Width of an overseas inset and of a zoom, as shares of the map's width. */
const [OVERSEAS_SHARE, ZOOM_SHARE] = [0.105, 0.26];
/** Overseas ones are all alike: width over height. */
const OVERSEAS_SHAPE = 0.95;
/** An inset that finds no room is made smaller, this often. */
const [SMALLER, TRIES] = [0.86, 5];
/** Boundaries are everywhere: they are no reason for a zoom. */
const GROUND: readonly string[] = ['communes', 'epci', 'occupation_sol'];

/** Insets that the page has already (same system and kind) stay as they are. The main map is the largest that is no inset; one in Lambert-93 is needed. */
export function withInsets(layout: PageLayout, data: PageData, text: Translate): PlacedInsets {
  const nothing: PlacedInsets = { layout, added: [], left: [] };
  const map = mainMap(layout);
  const view = map && pageViews(layout, data).get(map.id);
  if (!map || !view || view.projection.epsg !== 2154) return nothing;
  const layers = layersOf(map, data);
  const has = (bounds: Bbox, withGround: boolean): boolean =>
    layers.some(
      ({ table, features }) =>
        (withGround || !GROUND.includes(table)) && features.some(({ geometry }) => geometry !== null && startsIn(geometry, bounds)),
    );
  const subjects: Subject[] = [
    ...(has(IDF_DEGREES, false)
      ? [subjectOf('zoom-idf', 2154, ILE_DE_FRANCE as readonly [number, number, number, number], text('map.zoom.ile-de-france'), 'zoom')]
      : []),
    ...OVERSEAS.filter(({ bounds }) => has(bounds, true)).map(({ code, epsg, bounds }) =>
      subjectOf(`drom-${code}`, epsg, extentOfBounds(bounds, epsg), text(`map.overseas.${code}`), 'overseas'),
    ),
  ].filter(
    ({ id, title }) => !layout.items.some((item) => item.id === id || (item.type === 'map' && item.inset !== null && item.title === title)),
  );

  const land = new NamedAreas(map.box);
  const gridder = makeGridder(view);
  for (const { features } of layers) {
    for (const { geometry } of features) {
      const shape = geometry?.type === 'MultiPolygon' ? gridder.shape(geometry) : null;
      const rows: AreaRows | null = shape && areaRows(shape);
      if (rows) land.add(rows);
    }
  }
  const [width, height] = pageSize_mm(layout.page);
  const sheet: Box = [layout.margin_mm, layout.margin_mm, width - layout.margin_mm * 2, height - layout.margin_mm * 2];
  const taken: Box[] = layout.items.filter((item) => item.id !== map.id && !item.hidden && item.type !== 'line').map(({ box }) => box);
  const found: PageItem[] = [];
  const left: string[] = [];
  for (const subject of subjects) {
    const box = roomFor(subject, map.box, sheet, taken, land);
    if (!box) {
      left.push(subject.title);
      continue;
    }
    taken.push(box);
    found.push(itemOf(subject, box, map));
  }
  return { layout: { ...layout, items: [...layout.items, ...found] }, added: found.map(({ name }) => name), left };
}

/** Of Île-de-France, for a first look at the data. */
const IDF_DEGREES: Bbox = [1.44, 48.12, 3.56, 49.24];

function subjectOf(
  id: string,
  epsg: MapItem['epsg'],
  extent: readonly [number, number, number, number],
  title: string,
  inset: 'zoom' | 'overseas',
): Subject {
  const ratio = (extent[2] - extent[0]) / Math.max(extent[3] - extent[1], 1);
  return { id, epsg, extent, title, inset, shape: inset === 'overseas' ? OVERSEAS_SHAPE : ratio };
}

function startsIn({ xy }: Geometry, [west, south, east, north]: Bbox): boolean {
  const [x, y] = [xy[0] ?? Number.NaN, xy[1] ?? Number.NaN];
  return x >= west && x <= east && y >= south && y <= north;
}

/** On the map first (overseas ones from the top left downwards, the zoom in the top right corner), then anywhere on the sheet. */
function roomFor({ inset, shape }: Subject, map: Box, sheet: Box, taken: readonly Box[], land: NamedAreas): Box | null {
  const share = inset === 'zoom' ? ZOOM_SHARE : OVERSEAS_SHARE;
  let wide = map[2] * share;
  for (let attempt = 0; attempt < TRIES; attempt++, wide *= SMALLER) {
    const size = [Math.round(wide * 2) / 2, Math.round((wide / shape) * 2) / 2 + TITLE_MM] as const;
    for (const [area, onMap] of [
      [map, true],
      [sheet, false],
    ] as const) {
      let best: { box: Box; cost: number } | null = null;
      for (let y = area[1] + GAP_MM; y + size[1] <= area[1] + area[3] - GAP_MM; y += STEP_MM) {
        for (let x = area[0] + GAP_MM; x + size[0] <= area[0] + area[2] - GAP_MM; x += STEP_MM) {
          const box: Box = [Math.round(x * 10) / 10, Math.round(y * 10) / 10, ...size];
          const fromLeft = x - area[0];
          const fromRight = area[0] + area[2] - x - size[0];
          const cost = inset === 'zoom' ? fromRight * 2 + (y - area[1]) : fromLeft * 5 + (y - area[1]);
          if (best && cost >= best.cost) continue;
          if (taken.some((other) => near(box, other)) || (!onMap && near(box, map)) || (onMap && covers(land, box))) continue;
          best = { box, cost };
        }
      }
      if (best) return best.box;
    }
  }
  return null;
}

/** The plate of the title stands on the inset. */
const TITLE_MM = 3;

const near = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean =>
  ax < bx + bw + GAP_MM && bx < ax + aw + GAP_MM && ay < by + bh + GAP_MM && by < ay + ah + GAP_MM;

function covers(land: NamedAreas, [x, y, width, height]: Box): boolean {
  for (let i = 0; i <= Math.ceil(width); i++) for (let j = 0; j <= Math.ceil(height); j++) if (land.has(x + i, y + j)) return true;
  return false;
}

function itemOf({ id, epsg, extent, title, inset }: Subject, box: Box, map: MapItem): PageItem {
  return pageItemSchema.parse({
    id,
    type: 'map',
    name: title,
    title,
    box: [...box],
    epsg,
    inset,
    view: { type: 'extent', extent: [...extent] },
    layers: map.layers,
    namedLayers: map.namedLayers,
    labels: map.labels,
    labelSize_pt: map.labelSize_pt,
    frame: { stroke: '#4a565f', width_mm: 0.25, fill: '#ffffff' },
  } satisfies PageItemInput);
}
