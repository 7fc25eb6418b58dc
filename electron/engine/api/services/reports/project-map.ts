/** The map of a report on many sites: the project's, or a territory's. */

import type { MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import { dataLayout, territoireLayout } from '../../../../../shared/cartography/presets.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import type { MapBlock } from '../../../../../shared/report/model.ts';
import { mapLayers } from '../map-layers.ts';
import type { ReportContext } from './context.ts';
import { reportMap } from './panel.ts';
import type { MapSize } from './site-map.ts';

/** What a map of many sites shows: detail would hide its subject. */
const SHOWN = ['communes', 'epci', 'territoires', 'sites', 'friches', 'laureats'];
const LIMITS = ['epci', 'communes', 'territoires'];

export interface ProjectMapOptions {
  /** Layers as this map draws them, where it tells something else than they do. */
  readonly restyle?: (layer: MapLayerData) => MapLayerData;
  /** Tables drawn, in the place of the usual ones. */
  readonly tables?: readonly string[];
  /** Those the legend explains. */
  readonly legendOf?: readonly string[];
  readonly caption?: string;
  readonly alternative?: (scale: string) => string;
}

/** Null where nothing can be drawn. `focus`: outlines of the territory, the rest is drawn lighter. */
export async function projectMap(
  context: ReportContext,
  focus: readonly Geometry[],
  title: string,
  size: MapSize,
  { restyle = (layer) => layer, tables = SHOWN, legendOf, caption, alternative }: ProjectMapOptions = {},
): Promise<MapBlock | null> {
  const { reader, hooks, text } = context;
  const drawn = mapLayers(reader, hooks.language, undefined, ['sites'])
    .filter(({ table }) => tables.includes(table))
    .map(restyle);
  const layers = focus.length > 0 ? drawn : drawn.filter(({ table }) => table !== 'friches');
  const page = { format: 'custom' as const, width_mm: size.width, height_mm: size.height };
  const subject = layers.filter(({ table }) => table === 'sites');
  // The sites say what is looked at; the limits of the territories, where there are any, give the frame.
  const limits = layers.filter(({ table }) => LIMITS.includes(table));
  const layout =
    focus.length > 0 ? territoireLayout(focus, { page }, 0.02) : dataLayout(limits.length > 0 ? limits : subject, text, { page });
  if (!layout || subject.length === 0) return null;
  return reportMap(context, {
    width_mm: size.width,
    height_mm: size.height,
    language: hooks.language,
    frame: layout.main,
    insets: layout.insets,
    layers,
    legendOf: legendOf ?? tables.filter((table) => table !== 'communes'),
    beside: true,
    focus,
    subject: [],
    locator: null,
    measures: [],
    caption: caption ?? text('report.map.sites', { name: title }),
    alternative: alternative ?? ((scale) => text('report.map.sites.alternative', { name: title, scale })),
  });
}
