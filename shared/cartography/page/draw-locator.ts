/** Where a map lies: the country or the overseas département in small, with the map's extent on it. */
import { LAYOUT_SYSTEMS, type LayoutSystem } from '../../domain/layout.ts';
import type { PageItemOf } from '../../domain/page-layout.ts';
import { LEGAL_ZONES, legalZoneAt } from '../../geo/crs.ts';
import type { Geometry } from '../../geo/geometry.ts';
import { type DrawingNode, group, line, path, solid, tagged } from '../drawing.ts';
import { type Box, type PlacedView, placeView, projectedExtent } from '../frame-view.ts';
import { FRANCE_OUTLINE } from '../france-outline.ts';
import { drawLayer } from '../map-layer.ts';
import { resolveColour } from '../palette.ts';
import { circlePath, polylinePath, rectanglePath } from '../path.ts';
import { makeGridder } from '../shapes.ts';
import type { DrawItem, PageContext } from './context.ts';
import { mapOf, viewOf } from './page-views.ts';

/** A rectangle smaller than this is not seen: a ring goes round it. */
const LEAST_MM = 2;

export const drawLocator: DrawItem<PageItemOf<'locator'>> = (item, box, context) => {
  const { layout, views, style } = context;
  const map = mapOf(layout, item.map);
  const shown = map && views.get(map.id);
  if (!map || !shown) {
    context.warn('map-missing', item.id, { name: item.name });
    return [];
  }
  const view = locatorView(item, box, shown, context);
  const gridder = makeGridder(view);
  const land = landOf(view.projection.epsg).flatMap((geometry) => gridder.shape(geometry) ?? []);
  const layers = item.layers.flatMap((id) => context.data.layers.get(id) ?? []);
  const nodes: DrawingNode[] = [
    path(rectanglePath(...box), solid(resolveColour('@m-water'))),
    ...land.map(
      ({ xy, parts }): DrawingNode => ({
        type: 'shape',
        xy,
        parts,
        closed: true,
        fill: solid('#ffffff'),
        stroke: line(resolveColour('@m-reg'), 0.15 * style.factor),
      }),
    ),
    ...layers.map((layer) => drawLayer({ ...layer, style: { ...layer.style, label: null } }, gridder, box, view.denominator).node),
    ...extentMark(item, view, shown, style.factor),
  ];
  return [
    tagged({ role: 'figure', alternative: item.name || context.text('page.item.locator') }, 'locator', [
      group('locator-map', nodes, [...box]),
    ]),
  ];
};

/** The whole of the zone the map lies in. */
function locatorView(item: PageItemOf<'locator'>, box: Box, shown: PlacedView, context: PageContext): PlacedView {
  if (item.view) {
    const found = viewOf(
      { ...item, labelSize_pt: null, namedLayers: null, symbolScale: 1 },
      item.view,
      context.data,
      (id) => context.views.get(id) ?? null,
    );
    return placeView({ ...found, title: null }, box);
  }
  const [lon = 0, lat = 0] = shown.projection.inverse(Float64Array.of(...shown.centre));
  const zone = legalZoneAt(lon, lat)?.epsg;
  const epsg = item.epsg === 'auto' ? (LAYOUT_SYSTEMS.find((one) => one === zone) ?? 2154) : item.epsg;
  const [minX, minY, maxX, maxY] = projectedExtent(landOf(epsg), epsg) ?? shown.extent;
  return placeView({ epsg: epsg as LayoutSystem, view: { type: 'extent', extent: [minX, minY, maxX, maxY] }, title: null }, box);
}

/** The land of a zone; conic zones lie in that of Lambert-93. */
function landOf(epsg: number): Geometry[] {
  const zone = LEGAL_ZONES.find((one) => one.epsg === epsg) ? epsg : 2154;
  return FRANCE_OUTLINE.filter((ring) => legalZoneAt(ring[0] as number, ring[1] as number)?.epsg === zone).map((ring) => ({
    type: 'MultiPolygon',
    xy: Float64Array.from(ring),
    parts: [ring.length / 2],
    polygons: [1],
  }));
}

/** The frame of the map, followed in pieces: it is no rectangle in another projection. */
function extentMark(item: PageItemOf<'locator'>, view: PlacedView, shown: PlacedView, factor: number): DrawingNode[] {
  const [minX, minY, maxX, maxY] = shown.extent;
  const edge: number[] = [];
  const pieces = 12;
  const side = (x1: number, y1: number, x2: number, y2: number): void => {
    for (let i = 0; i < pieces; i++) edge.push(x1 + ((x2 - x1) * i) / pieces, y1 + ((y2 - y1) * i) / pieces);
  };
  side(minX, minY, maxX, minY);
  side(maxX, minY, maxX, maxY);
  side(maxX, maxY, minX, maxY);
  side(minX, maxY, minX, minY);
  const metres = view.projection.forward(shown.projection.inverse(Float64Array.from(edge)));
  const points = Array.from({ length: metres.length / 2 }, (_, i): readonly [number, number] => [
    view.box[0] + (((metres[i * 2] as number) - view.extent[0]) * 1000) / view.denominator,
    view.box[1] + ((view.extent[3] - (metres[i * 2 + 1] as number)) * 1000) / view.denominator,
  ]).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (points.length < 3) return [];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const colour = item.colour.toLowerCase();
  if (Math.max(right - left, bottom - top) < LEAST_MM * factor)
    return [
      path(circlePath((left + right) / 2, (top + bottom) / 2, (LEAST_MM * factor) / 2), solid(colour, 0.25), line(colour, 0.4 * factor)),
    ];
  return [path(polylinePath(points, true), solid(colour, 0.15), line(colour, 0.35 * factor))];
}
