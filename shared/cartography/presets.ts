/** The two layouts of the foundation: France with its overseas départements, and a territory. */
import { LAYOUT_VERSION, type LayoutSystem, layoutSchema, type MapLayout, type MapLayoutInput } from '../domain/layout.ts';
import { LEGAL_ZONES, legalZoneAt } from '../geo/crs.ts';
import { type Bbox, bboxOf, type Geometry } from '../geo/geometry.ts';
import type { Translate } from '../messages/index.ts';
import { projectedExtent } from './frame-view.ts';
import type { MapLayerData } from './map-layer.ts';

export type LayoutChoices = Partial<Omit<MapLayoutInput, 'version' | 'main' | 'insets'>>;

/** Metropolitan France with Corsica, in Lambert-93 metres. */
export const METROPOLE: Bbox = [99_000, 6_046_000, 1_243_000, 7_111_000];

/** The five overseas départements and régions: département code (its name is a message), projection, longitude and latitude bounds of the land. */
export const OVERSEAS: readonly { readonly code: string; readonly epsg: LayoutSystem; readonly bounds: Bbox }[] = [
  { code: '971', epsg: 5490, bounds: [-61.82, 15.82, -60.99, 16.53] },
  { code: '972', epsg: 5490, bounds: [-61.24, 14.38, -60.8, 14.89] },
  { code: '973', epsg: 2972, bounds: [-54.61, 2.1, -51.6, 5.76] },
  { code: '974', epsg: 2975, bounds: [55.2, -21.4, 55.84, -20.86] },
  { code: '976', epsg: 4471, bounds: [45.01, -13.01, 45.31, -12.63] },
];

/** Île-de-France, in Lambert-93 metres. */
export const ILE_DE_FRANCE: Bbox = [585_000, 6_778_000, 742_500, 6_906_000];
/** The same, in degrees, for a first look at the data. */
const ILE_DE_FRANCE_DEGREES: Bbox = [1.44, 48.12, 3.56, 49.24];
/** Boundaries are everywhere: they are no reason for a zoom. */
const BOUNDARIES: readonly string[] = ['communes', 'epci', 'occupation_sol'];

/** France at A4 landscape unless told otherwise; a zoom on Île-de-France and an inset for each overseas département where the layers have something. */
export function franceLayout(layers: readonly MapLayerData[], text: Translate, choices: LayoutChoices = {}): MapLayout {
  const zooms = layers.some(
    ({ table, features }) =>
      !BOUNDARIES.includes(table) && features.some(({ geometry }) => geometry !== null && meets(geometry, ILE_DE_FRANCE_DEGREES)),
  )
    ? [
        {
          epsg: 2154 as const,
          view: { type: 'extent' as const, extent: [...ILE_DE_FRANCE] as [number, number, number, number] },
          title: text('map.zoom.ile-de-france'),
        },
      ]
    : [];
  return layoutSchema.parse({
    page: { format: 'A4', orientation: 'landscape' },
    ...choices,
    version: LAYOUT_VERSION,
    main: { epsg: 2154, view: { type: 'extent', extent: [...METROPOLE] } },
    insets: [...zooms, ...overseasInsets(layers, text)],
  } satisfies MapLayoutInput);
}

function overseasInsets(layers: readonly MapLayerData[], text: Translate): MapLayout['insets'] {
  return OVERSEAS.filter(({ bounds }) =>
    layers.some(({ features }) => features.some(({ geometry }) => geometry !== null && meets(geometry, bounds))),
  ).map(({ code, epsg, bounds }) => ({
    epsg,
    view: { type: 'extent' as const, extent: extentOfBounds(bounds, epsg) },
    title: text(`map.overseas.${code}`),
  }));
}

/** All the data: fitted in the zone where most of it lies, with an inset for each overseas département of another zone, so that nothing is left out unsaid. */
export function dataLayout(layers: readonly MapLayerData[], text: Translate, choices: LayoutChoices = {}): MapLayout | null {
  const layout = territoireLayout(
    layers.flatMap(({ features }) => features.map(({ geometry }) => geometry)),
    choices,
  );
  return layout && { ...layout, insets: overseasInsets(layers, text).filter(({ epsg }) => epsg !== layout.main.epsg) };
}

/**
 * A région, département, EPCI or Territoire d'industrie: the page fits the given objects (EPSG:4326), in the legal projection of their zone.
 * `surroundings`: how much is shown around, as a share of the longer side. Answers null where there is nothing to fit.
 */
export function territoireLayout(
  geometries: readonly (Geometry | null)[],
  choices: LayoutChoices = {},
  surroundings = 0,
): MapLayout | null {
  const epsg = projectionFor(geometries);
  const extent =
    epsg === null
      ? null
      : projectedExtent(
          geometries.filter((geometry) => geometry !== null && zoneEpsg(geometry) === epsg),
          epsg,
        );
  if (epsg === null || !extent) return null;
  const [minX, minY, maxX, maxY] = extent;
  const wide = maxX - minX >= (maxY - minY) * 0.85;
  const around = Math.max(maxX - minX, maxY - minY) * surroundings;
  return layoutSchema.parse({
    page: { format: 'A4', orientation: wide ? 'landscape' : 'portrait' },
    ...choices,
    version: LAYOUT_VERSION,
    main: { epsg, view: { type: 'extent', extent: [minX - around, minY - around, maxX + around, maxY + around] } },
    insets: [],
  } satisfies MapLayoutInput);
}

export function zoneEpsg(geometry: Geometry): number | null {
  const bbox = bboxOf(geometry);
  return bbox ? (legalZoneAt((bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2)?.epsg ?? null) : null;
}

/** The zone most objects lie in. */
export function projectionFor(geometries: readonly (Geometry | null)[]): LayoutSystem | null {
  const counts = new Map<number, number>();
  for (const geometry of geometries) {
    const epsg = geometry ? zoneEpsg(geometry) : null;
    if (epsg !== null) counts.set(epsg, (counts.get(epsg) ?? 0) + 1);
  }
  let best: { epsg: number; count: number } | null = null;
  for (const { epsg } of LEGAL_ZONES) {
    const count = counts.get(epsg) ?? 0;
    if (count > (best?.count ?? 0)) best = { epsg, count };
  }
  return best ? (best.epsg as LayoutSystem) : null;
}

function meets(geometry: Geometry, [west, south, east, north]: Bbox): boolean {
  const [x, y] = geometry.xy;
  return x !== undefined && y !== undefined && x >= west && x <= east && y >= south && y <= north;
}

export function extentOfBounds([west, south, east, north]: Bbox, epsg: number): [number, number, number, number] {
  const corners: Geometry = {
    type: 'MultiPoint',
    xy: Float64Array.of(west, south, east, south, east, north, west, north),
    parts: [],
    polygons: [],
  };
  const [minX, minY, maxX, maxY] = projectedExtent([corners], epsg) ?? METROPOLE;
  return [minX, minY, maxX, maxY];
}
