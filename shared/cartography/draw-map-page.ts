/** The map page: title, frames, legend, foot, set out on the sheet. The one entry of this room for exports and previews. */
import { type MapLayout, pageSize_mm } from '../domain/layout.ts';
import { formatScale } from '../format/quantities.ts';
import { typeset } from '../format/typography.ts';
import type { Geometry } from '../geo/geometry.ts';
import type { Translate } from '../messages/index.ts';
import { type Drawing, type DrawingNode, group, path, solid, tagged } from './drawing.ts';
import { footerBlock } from './elements/footer.ts';
import { titleBlock } from './elements/title.ts';
import type { Box } from './frame-view.ts';
import type { DrawnFrame } from './map-frame.ts';
import type { MapLayerData, MapSource } from './map-layer.ts';
import { belowBody, besideBody, type PageBody } from './page-sides.ts';
import { pageStyle } from './page-style.ts';
import { rectanglePath } from './path.ts';
import { discWay } from './site-discs.ts';
import { sourcesText } from './sources.ts';

/** What a map lacks before it may be published. Text: message `map.warning.<code>`. */
export type MapWarning =
  | 'no-title'
  | 'no-sources'
  | 'no-date'
  | 'no-realisation'
  | 'no-scale'
  | 'labels-dropped'
  | 'labels-too-small'
  | 'legend-cut'
  | 'nothing-drawn';

export interface MapReport {
  readonly scaleDenominator: number;
  readonly labelsPlaced: number;
  readonly labelsDropped: number;
  /** Objects drawn in the main frame, by table. */
  readonly objects: Readonly<Record<string, number>>;
  readonly warnings: readonly MapWarning[];
}

export interface MapPage {
  readonly drawing: Drawing;
  readonly report: MapReport;
}

/**
 * Draws a page. `layers` bottom first; objects in EPSG:4326. `text` gives the messages in the layout's language.
 * `focus`: polygons of the territory the map is about (EPSG:4326); what lies outside is drawn lighter.
 * Pure: the same input gives the same drawing, number for number.
 */
export function drawMapPage(layout: MapLayout, layers: readonly MapLayerData[], text: Translate, focus: readonly Geometry[] = []): MapPage {
  const [width, height] = pageSize_mm(layout.page);
  const style = pageStyle(width, height);
  const { margin, gap } = style;
  const inner = width - margin * 2;
  const title = titleBlock(layout, margin, margin, inner, style);
  // The foot takes the room that the sources of all layers need, then names those of the objects drawn.
  const all = layers.flatMap(({ sources }) => sources);
  const footerHeight = footerBlock(layout, all, text, margin, 0, inner, style).height;
  const top = margin + title.height;
  const box: Box = [margin, top, inner, height - margin - footerHeight - gap * 0.8 - top];
  const body = (width > height ? besideBody : belowBody)({ layout, layers, focus, style, text }, box);
  const shown = shownSources(body);
  const footer = footerBlock(layout, shown, text, margin, height - margin - footerHeight, inner, style);
  const { main, insets, legend } = body;

  const heading = layout.title ? typeset(layout.title, layout.language) : text('map.untitled');
  const description = text('map.description', { title: heading, scale: formatScale(main.view.denominator, layout.language) });
  const asFigure = (node: DrawingNode): DrawingNode =>
    node.type === 'group' && node.name !== 'inset-note' ? { ...node, tag: { role: 'figure', alternative: description } } : node;
  const children: DrawingNode[] = [
    tagged({ role: 'decoration' }, 'page', [path(rectanglePath(0, 0, width, height), solid('#ffffff'))]),
    tagged({ role: 'heading-1' }, 'title', title.nodes),
    asFigure(main.node),
    ...insets.block.nodes.map(asFigure),
    group('legend', legend.nodes),
    group('foot', footer.nodes),
  ];
  return {
    drawing: {
      width_mm: width,
      height_mm: height,
      language: layout.language,
      title: heading,
      description,
      children,
    },
    report: reportOf(layout, shown, body),
  };
}

/** Sources of the objects drawn in any frame, in the order of the layers. */
function shownSources({ main, insets }: PageBody): MapSource[] {
  const frames = [main, ...insets.frames];
  return main.layers.flatMap(({ data }, index) => {
    const used = new Set(frames.flatMap(({ layers }) => layers[index]?.objects.map(({ feature }) => feature.source ?? 0) ?? []));
    return data.sources.filter((_, source) => used.has(source));
  });
}

/** Names that stand nowhere on the page: a whole legend gives those of numbered sites. */
function droppedNames({ labels, view }: DrawnFrame, isLegendWhole: boolean): number {
  const isNamed = (table: string): boolean => isLegendWhole && discWay(table, view.denominator) === 'numbered';
  return [...labels.dropped].reduce((sum, [table, count]) => sum + (isNamed(table) ? 0 : count), 0);
}

function reportOf(layout: MapLayout, sources: readonly MapSource[], { main, legend }: PageBody): MapReport {
  const objects = Object.fromEntries(main.layers.map(({ data, objects: drawn }) => [data.table, drawn.length]));
  const warnings: MapWarning[] = [];
  if (!layout.title) warnings.push('no-title');
  if (sourcesText(sources, layout.sources) === '') warnings.push('no-sources');
  if (!layout.dateCarte && !layout.dateArrete) warnings.push('no-date');
  if (!layout.realisation) warnings.push('no-realisation');
  if (!layout.scaleBar) warnings.push('no-scale');
  const dropped = droppedNames(main, legend.left === 0 && layout.legend);
  if (dropped > 0) warnings.push('labels-dropped');
  if (main.labels.tooSmall.size > 0) warnings.push('labels-too-small');
  if (legend.left > 0) warnings.push('legend-cut');
  if (main.layers.every(({ objects: drawn }) => drawn.length === 0)) warnings.push('nothing-drawn');
  return {
    scaleDenominator: main.view.denominator,
    labelsPlaced: main.labels.placed,
    labelsDropped: dropped,
    objects,
    warnings,
  };
}
