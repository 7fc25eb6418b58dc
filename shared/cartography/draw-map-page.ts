/** The map page: title, frames, legend, foot, set out on the sheet. The one entry of this room for exports and previews. */
import { type MapLayout, pageSize_mm } from '../domain/layout.ts';
import { formatScale } from '../format/quantities.ts';
import { typeset } from '../format/typography.ts';
import type { Geometry } from '../geo/geometry.ts';
import type { Translate } from '../messages/index.ts';
import { type Drawing, type DrawingNode, group, path, solid } from './drawing.ts';
import { type Block, paragraph } from './elements/block.ts';
import { footerBlock, sourcesText } from './elements/footer.ts';
import { titleBlock } from './elements/title.ts';
import type { Box } from './frame-view.ts';
import { legendBlock, legendSections } from './legend.ts';
import { type DrawnFrame, drawFrame } from './map-frame.ts';
import type { MapLayerData } from './map-layer.ts';
import { type PageStyle, pageStyle, SMALLEST_TEXT_MM } from './page-style.ts';
import { rectanglePath } from './path.ts';

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
  const footerHeight = footerBlock(layout, layers, text, margin, 0, inner, style).height;
  const footer = footerBlock(layout, layers, text, margin, height - margin - footerHeight, inner, style);
  const top = margin + title.height;
  const body: Box = [margin, top, inner, height - margin - footerHeight - gap * 0.8 - top];
  const { main, insets, legend } =
    width > height ? besideLayout(layout, layers, body, style, text, focus) : belowLayout(layout, layers, body, style, text, focus);

  const children: DrawingNode[] = [
    group('page', [path(rectanglePath(0, 0, width, height), solid('#ffffff'))]),
    group('title', title.nodes),
    main.node,
    ...insets.nodes,
    group('legend', legend.nodes),
    group('foot', footer.nodes),
  ];
  const heading = layout.title ? typeset(layout.title, layout.language) : text('map.untitled');
  return {
    drawing: {
      width_mm: width,
      height_mm: height,
      language: layout.language,
      title: heading,
      description: text('map.description', { title: heading, scale: formatScale(main.view.denominator, layout.language) }),
      children,
    },
    report: reportOf(layout, layers, main, legend.left),
  };
}

interface SideParts {
  readonly main: DrawnFrame;
  readonly insets: Block;
  readonly legend: Block & { readonly left: number };
}

const NO_BLOCK = { nodes: [], height: 0, left: 0 };

/** Landscape: the map on the left, insets and legend in a column on the right. */
function besideLayout(
  layout: MapLayout,
  layers: readonly MapLayerData[],
  body: Box,
  style: PageStyle,
  text: Translate,
  focus: readonly Geometry[],
): SideParts {
  const [x, top, width, height] = body;
  const side = layout.legend || layout.insets.length > 0 ? sideWidth(layout, width, height, style) : 0;
  const mainBox: Box = [x, top, side > 0 ? width - side - style.gap : width, height];
  const main = drawFrame('map', layout.main, mainBox, layers, style, text, { layout, focus });
  const sideX = x + width - side;
  const { block: insets, frames } = insetRows(layout, layers, sideX, top, side, style, text, layout.insets.length > 3 ? [2, 3] : [2]);
  if (!layout.legend) return { main, insets, legend: NO_BLOCK };
  const legendTop = top + insets.height + (insets.height > 0 ? style.gap * 0.7 : 0);
  const sections = legendSections([main.layers, ...frames.map((frame) => frame.layers)], main.view.denominator, layout.language, text);
  const legend = legendBlock(
    sections,
    { x: sideX, top: legendTop, width: side, maxHeight: top + height - legendTop, columns: 1 },
    style,
    text,
  );
  return { main, insets, legend };
}

/** A map that is limited by its height leaves width: the column takes it, up to 84 mm on A4. */
function sideWidth({ main }: MapLayout, width: number, height: number, { factor, gap }: PageStyle): number {
  const [least, most] = [58 * factor, 84 * factor];
  if (main.view.type !== 'extent') return least;
  const [minX, minY, maxX, maxY] = main.view.extent;
  const spare = width - gap - (height * (maxX - minX)) / Math.max(maxY - minY, 1);
  return Math.min(most, Math.max(least, spare));
}

/** Portrait: insets and legend under the map, which takes what they leave. The legend is measured on a first drawing, then the map is drawn in its place. */
function belowLayout(
  layout: MapLayout,
  layers: readonly MapLayerData[],
  body: Box,
  style: PageStyle,
  text: Translate,
  focus: readonly Geometry[],
): SideParts {
  const [x, top, width, height] = body;
  const columns = 3;
  const most = height * 0.34;
  const measure = (mainHeight: number, y: number): SideParts => {
    const main = drawFrame('map', layout.main, [x, top, width, mainHeight], layers, style, text, { layout, focus });
    const { block: insets, frames } = insetRows(layout, layers, x, y, width, style, text, [6]);
    if (!layout.legend) return { main, insets, legend: NO_BLOCK };
    const legendTop = y + insets.height + (insets.height > 0 ? style.gap * 0.7 : 0);
    const sections = legendSections([main.layers, ...frames.map((frame) => frame.layers)], main.view.denominator, layout.language, text);
    const legend = legendBlock(sections, { x, top: legendTop, width, maxHeight: most, columns }, style, text);
    return { main, insets, legend };
  };
  if (!layout.legend && layout.insets.length === 0) return measure(height, top + height);
  const first = measure(height * 0.75, top + height * 0.75);
  const below = first.insets.height + (first.insets.height > 0 ? style.gap * 0.7 : 0) + first.legend.height;
  const mainHeight = height - below - style.gap * 0.7;
  return measure(mainHeight, top + mainHeight + style.gap * 0.7);
}

/** Small frames in rows of `counts` (the last count repeats), then the word that they are at other scales. */
function insetRows(
  layout: MapLayout,
  layers: readonly MapLayerData[],
  x: number,
  top: number,
  width: number,
  style: PageStyle,
  text: Translate,
  counts: readonly number[],
): { block: Block; frames: DrawnFrame[] } {
  const frames: DrawnFrame[] = [];
  const gap = style.gap * 0.4;
  let y = top;
  let done = 0;
  for (let row = 0; done < layout.insets.length; row++) {
    const count = Math.min(counts[row] ?? counts.at(-1) ?? 3, layout.insets.length - done);
    const across = Math.max(count, 2);
    const boxWidth = (width - gap * (across - 1)) / across;
    const boxHeight = Math.min(boxWidth * 1.05, 30 * style.factor);
    for (let i = 0; i < count; i++) {
      const inset = layout.insets[done + i];
      if (inset)
        frames.push(drawFrame(`inset-${done + i + 1}`, inset, [x + i * (boxWidth + gap), y, boxWidth, boxHeight], layers, style, text));
    }
    y += boxHeight + gap;
    done += count;
  }
  if (frames.length === 0) return { block: { nodes: [], height: 0 }, frames };
  const note = paragraph(text('map.insets-not-to-scale'), x, y, width, style.smallItalic);
  return { block: { nodes: [...frames.map(({ node }) => node), group('inset-note', note.nodes)], height: y - top + note.height }, frames };
}

function reportOf(layout: MapLayout, layers: readonly MapLayerData[], main: DrawnFrame, legendLeft: number): MapReport {
  const objects = Object.fromEntries(main.layers.map(({ data, objects: drawn }) => [data.table, drawn.length]));
  const warnings: MapWarning[] = [];
  if (!layout.title) warnings.push('no-title');
  if (sourcesText(layers, layout.sources) === '') warnings.push('no-sources');
  if (!layout.dateCarte && !layout.dateArrete) warnings.push('no-date');
  if (!layout.realisation) warnings.push('no-realisation');
  if (!layout.scaleBar) warnings.push('no-scale');
  if (main.labels.dropped > 0) warnings.push('labels-dropped');
  if (main.labels.nodes.some(({ size }) => size < SMALLEST_TEXT_MM)) warnings.push('labels-too-small');
  if (legendLeft > 0) warnings.push('legend-cut');
  if (main.layers.every(({ objects: drawn }) => drawn.length === 0)) warnings.push('nothing-drawn');
  return {
    scaleDenominator: main.view.denominator,
    labelsPlaced: main.labels.placed,
    labelsDropped: main.labels.dropped,
    objects,
    warnings,
  };
}
