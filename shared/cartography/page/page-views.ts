/** Where each map of a page looks: extents fitted, territories and objects found, maps linked to one another. */
import type { LayoutSystem } from '../../domain/layout.ts';
import { pageSize_mm } from '../../domain/layout.ts';
import type { MapItem, MapItemView, PageItemOf, PageLayout } from '../../domain/page-layout.ts';
import { formatScale } from '../../format/quantities.ts';
import type { Geometry } from '../../geo/geometry.ts';
import { type Box, type PlacedView, placeView, projectedExtent } from '../frame-view.ts';
import type { MapLayerData } from '../map-layer.ts';
import { pageStyle } from '../page-style.ts';
import { METROPOLE, projectionFor, zoneEpsg } from '../presets.ts';
import { magnified } from './magnify.ts';
import type { PageData, PageTerritory } from './page-data.ts';
import { plateHeight } from './plate.ts';

const FALLBACK: LayoutSystem = 2154;

/** The map that scale bars, north arrows, locators and `{{echelle}}` speak of unless told otherwise: the largest that is no inset. */
export function mainMap({ items }: PageLayout): MapItem | null {
  const maps = items.filter((item): item is MapItem => item.type === 'map' && !item.hidden);
  const size = ({ box, inset }: MapItem): number => box[2] * box[3] * (inset === null ? 1 : 1e-6);
  return maps.reduce<MapItem | null>((best, map) => (best === null || size(map) > size(best) ? map : best), null);
}

/** The map an item speaks of, by its id; the main one for null. */
export function mapOf(layout: PageLayout, id: string | null): MapItem | null {
  if (id === null) return mainMap(layout);
  return layout.items.find((item): item is MapItem => item.type === 'map' && item.id === id) ?? null;
}

type Shown = Pick<MapItem, 'layers' | 'labelSize_pt' | 'namedLayers' | 'symbolScale'>;

/** Layers of a map item that the project has, bottom first, with the names and the least size asked for. */
export function layersOf({ layers, labelSize_pt, namedLayers, symbolScale }: Shown, data: PageData): MapLayerData[] {
  const ids = layers === 'project' ? data.visible : layers;
  const found = ids.flatMap((id) => data.layers.get(id) ?? []).map((layer) => magnified(layer, symbolScale));
  if (labelSize_pt === null && namedLayers === null) return found;
  const least = (labelSize_pt ?? 0) * POINT_MM;
  return found.map((layer) => {
    const { label } = layer.style;
    if (!label) return layer;
    const isNamed = namedLayers?.includes(layer.id ?? layer.table) ?? true;
    const anyScale = namedLayers === null ? {} : { minScaleDenominator: null, maxScaleDenominator: null };
    const shown = isNamed ? { ...label, ...anyScale, size_mm: Math.max(label.size_mm, least) } : null;
    return { ...layer, style: { ...layer.style, label: shown } };
  });
}

export const POINT_MM = 25.4 / 72;

/** The territory or object a view is about. */
export function subjectOf(view: MapItemView, data: PageData): PageTerritory | null {
  if (view.type === 'atlas') return data.object;
  return view.type === 'territory' && view.territory !== null ? (data.territories.get(view.territory) ?? null) : null;
}

/** Every map of the page by its id; hidden ones too, since others may be linked to them. */
export function pageViews(layout: PageLayout, data: PageData): Map<string, PlacedView> {
  const placed = new Map<string, PlacedView>();
  const [width, height] = pageSize_mm(layout.page);
  const style = pageStyle(width, height);
  const place = (item: MapItem, under: readonly string[]): PlacedView => {
    const known = placed.get(item.id);
    if (known) return known;
    const view = viewOf(item, item.view, data, (id) => {
      const linked = mapOf(layout, id);
      return linked && !under.includes(linked.id) ? place(linked, [...under, linked.id]) : null;
    });
    const below = (scale: string | null): PlacedView => {
      const reserved = item.title ? plateHeight(style, item.title, scale, item.box[2]) : 0;
      return placeView({ epsg: view.epsg, view: view.view, title: item.title }, item.box, Math.min(reserved, item.box[3] / 3));
    };
    // the scale, which an inset says beside its title or below, depends on the room that both take
    const first = below(null);
    const made = item.inset === null ? first : below(formatScale(first.denominator, layout.language));
    placed.set(item.id, made);
    return made;
  };
  for (const item of layout.items) if (item.type === 'map') place(item, [item.id]);
  return placed;
}

interface Resolved {
  readonly epsg: LayoutSystem;
  readonly view: Parameters<typeof placeView>[0]['view'];
}

/** Of a map or a locator. `linked` answers where another map looks. */
export function viewOf(
  item: (Pick<MapItem, 'epsg' | 'box'> & Shown) | (PageItemOf<'locator'> & Pick<MapItem, 'labelSize_pt' | 'namedLayers' | 'symbolScale'>),
  view: MapItemView,
  data: PageData,
  linked: (id: string) => PlacedView | null,
): Resolved {
  if (view.type === 'linked') {
    const other = linked(view.map);
    if (!other) return wholeOf(item, data, 0.04, null);
    const epsg = item.epsg === 'auto' ? (other.projection.epsg as LayoutSystem) : item.epsg;
    const centre = epsg === other.projection.epsg ? other.centre : moved(other, epsg);
    return { epsg, view: { type: 'scale', centre: [centre[0], centre[1]], denominator: bounded(other.denominator * view.factor) } };
  }
  if (view.type === 'extent' || view.type === 'scale') return { epsg: item.epsg === 'auto' ? FALLBACK : item.epsg, view };
  const subject = subjectOf(view, data);
  const { around, denominator } = view;
  return subject ? fitted(subject.geometries, item, around, denominator) : wholeOf(item, data, around, denominator);
}

function wholeOf(item: Pick<MapItem, 'epsg'> & Shown, data: PageData, around: number, denominator: number | null): Resolved {
  const geometries = layersOf(item, data).flatMap(({ features }) => features.flatMap(({ geometry }) => geometry ?? []));
  return fitted(geometries, item, around, denominator);
}

/** France where there is nothing to fit: a page is never empty. */
function fitted(geometries: readonly Geometry[], item: Pick<MapItem, 'epsg'>, around: number, denominator: number | null): Resolved {
  const epsg = item.epsg === 'auto' ? (projectionFor(geometries) ?? FALLBACK) : item.epsg;
  const zone = zoneOfSystem(epsg);
  const inside = geometries.filter((geometry) => zone === null || zoneEpsg(geometry) === zone);
  const extent = projectedExtent(inside, epsg) ?? projectedExtent(FRANCE, epsg) ?? METROPOLE;
  const [minX, minY, maxX, maxY] = extent;
  const centre: [number, number] = [(minX + maxX) / 2, (minY + maxY) / 2];
  if (denominator !== null) return { epsg, view: { type: 'scale', centre, denominator } };
  const margin = Math.max(maxX - minX, maxY - minY) * around;
  return { epsg, view: { type: 'extent', extent: [minX - margin, minY - margin, maxX + margin, maxY + margin] } };
}

/** Metropolitan France, roughly: what a map without objects shows. */
const FRANCE: readonly Geometry[] = [
  { type: 'MultiPoint', xy: Float64Array.of(-5.2, 41.3, 9.6, 41.3, 9.6, 51.1, -5.2, 51.1), parts: [], polygons: [] },
];

/** Conic zones lie in the zone of Lambert-93. */
const zoneOfSystem = (epsg: number): number | null => (epsg >= 3942 && epsg <= 3950 ? 2154 : epsg);

function moved(other: PlacedView, epsg: LayoutSystem): readonly [number, number] {
  const degrees = other.projection.inverse(Float64Array.of(...other.centre));
  const point: Geometry = { type: 'Point', xy: degrees, parts: [], polygons: [] };
  const [x, y] = projectedExtent([point], epsg) ?? [...other.centre];
  return [x as number, y as number];
}

const bounded = (denominator: number): number => Math.min(100_000_000, Math.max(100, denominator));

/** The part of a box that lies on the page, or null. */
export function onPage([x, y, width, height]: Box, [pageWidth, pageHeight]: readonly [number, number]): Box | null {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(pageWidth, x + width), Math.min(pageHeight, y + height)];
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : null;
}
