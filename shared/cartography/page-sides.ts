/** The body of a page: the map, its insets and its legend, side by side on a wide sheet, one under the other on a high one. */
import type { MapLayout } from '../domain/layout.ts';
import { formatScale } from '../format/quantities.ts';
import type { Bbox, Geometry } from '../geo/geometry.ts';
import type { Translate } from '../messages/index.ts';
import { group } from './drawing.ts';
import { type Block, paragraph } from './elements/block.ts';
import type { Box } from './frame-view.ts';
import { legendSections } from './legend.ts';
import { type LegendBox, legendBlock } from './legend-block.ts';
import { type DrawnFrame, drawFrame } from './map-frame.ts';
import type { MapLayerData } from './map-layer.ts';
import type { PageStyle } from './page-style.ts';

export interface PageBody {
  readonly main: DrawnFrame;
  readonly insets: Insets;
  readonly legend: Block & { readonly left: number };
  /** Where the legend stands, with the room it has; absent on a page without. */
  readonly legendBox?: LegendBox;
}

interface Insets {
  readonly block: Block;
  readonly frames: readonly DrawnFrame[];
  /** Where the word on their scales stands, or null. */
  readonly note: Box | null;
}

export interface BodyInput {
  readonly layout: MapLayout;
  readonly layers: readonly MapLayerData[];
  readonly focus: readonly Geometry[];
  readonly style: PageStyle;
  readonly text: Translate;
}

const NO_BLOCK = { nodes: [], height: 0, left: 0 };

const mainFrame = ({ layout, layers, focus, style, text }: BodyInput, box: Box): DrawnFrame =>
  drawFrame('map', layout.main, box, layers, style, text, { layout, focus, zooms: zoomsOf(layout) });

/** Extents of the insets in the projection of the map: they show it larger. */
const zoomsOf = ({ insets, main }: MapLayout): Bbox[] =>
  insets.flatMap(({ epsg, view }) => (epsg === main.epsg && view.type === 'extent' ? [[...view.extent] as Bbox] : []));

function sectionsOf({ layout, text }: BodyInput, main: DrawnFrame, { frames }: Insets) {
  return legendSections([main, ...frames], main.view.denominator, layout.language, text);
}

/** Landscape: the map on the left, insets and legend in a column on the right. A legend too long for it takes a wider one, and two columns. */
export function besideBody(input: BodyInput, [x, top, width, height]: Box): PageBody {
  const { layout, style, text } = input;
  const hasSide = layout.legend || layout.insets.length > 0;
  const narrow = hasSide ? sideWidth(layout, width, height, style) : 0;
  const wide = WIDEST_SIDE * style.factor;
  const draw = (side: number, columns: number): PageBody => {
    const main = mainFrame(input, [x, top, side > 0 ? width - side - style.gap : width, height]);
    const sideX = x + width - side;
    const insets = insetRows(input, sideX, top, side);
    if (!layout.legend) return { main, insets, legend: NO_BLOCK };
    const legendTop = top + insets.block.height + (insets.block.height > 0 ? style.gap * 0.7 : 0);
    const box = { x: sideX, top: legendTop, width: side, maxHeight: top + height - legendTop, columns, even: false };
    return { main, insets, legend: legendBlock(sectionsOf(input, main, insets), box, style, text), legendBox: box };
  };
  const body = draw(narrow, 1);
  return body.legend.left > 0 ? draw(Math.max(narrow, wide), 2) : body;
}

const [NARROWEST_SIDE, WIDEST_SIDE] = [58, 84];

/** A map that is limited by its height leaves width: the column takes it, up to 84 mm on A4. */
function sideWidth({ main }: MapLayout, width: number, height: number, { factor, gap }: PageStyle): number {
  const [least, most] = [NARROWEST_SIDE * factor, WIDEST_SIDE * factor];
  if (main.view.type !== 'extent') return least;
  const [minX, minY, maxX, maxY] = main.view.extent;
  const spare = width - gap - (height * (maxX - minX)) / Math.max(maxY - minY, 1);
  return Math.min(most, Math.max(least, spare));
}

/**
 * Portrait: insets and legend under the map, which takes what they leave. They are measured on a first drawing, then the map is drawn in its place; a map
 * of another height may have another scale, and so other classes: a legend that grew by it is given its room once more.
 */
export function belowBody(input: BodyInput, [x, top, width, height]: Box): PageBody {
  const { layout, style, text } = input;
  const most = height * 0.34;
  const gap = style.gap * 0.7;
  const draw = (mainHeight: number, legendRoom: number): PageBody => {
    const y = top + mainHeight + gap;
    const main = mainFrame(input, [x, top, width, mainHeight]);
    const insets = insetRows(input, x, y, width);
    if (!layout.legend) return { main, insets, legend: NO_BLOCK };
    const legendTop = y + insets.block.height + (insets.block.height > 0 ? gap : 0);
    const box = { x, top: legendTop, width, maxHeight: legendRoom, columns: 3, even: true };
    return { main, insets, legend: legendBlock(sectionsOf(input, main, insets), box, style, text), legendBox: box };
  };
  if (!layout.legend && layout.insets.length === 0) return draw(height, 0);
  let body = draw(height * 0.75, most);
  let room = 0;
  for (let pass = 0; pass < PASSES && body.legend.height > room; pass++) {
    room = Math.max(room, body.legend.height);
    const above = body.insets.block.height + (body.insets.block.height > 0 ? gap : 0);
    body = draw(height - gap - above - room, pass === PASSES - 1 ? room : most);
  }
  return body;
}

const PASSES = 3;

/**
 * Small frames in rows, then the word that they are at other scales. On a wide column a zoom (an inset in the projection of the map) has a row of its own
 * and the overseas départements the next ones; on a broad page all stand in one row.
 */
function insetRows(input: BodyInput, x: number, top: number, width: number): Insets {
  const { layout, layers, style, text } = input;
  const frames: DrawnFrame[] = [];
  const gap = style.gap * 0.4;
  let y = top;
  let done = 0;
  for (const { count, share } of rowsOf(layout, width / style.factor)) {
    const boxWidth = (width - gap * (Math.max(count, 2) - 1)) / Math.max(count, share === 1 ? count : 2);
    const boxHeight = share === 1 ? boxWidth * ZOOM_HEIGHT : Math.min(boxWidth * 1.15, 30 * style.factor);
    for (let i = 0; i < count; i++) {
      const inset = layout.insets[done + i];
      const box: Box = [x + i * (boxWidth + gap), y, share === 1 ? width : boxWidth, boxHeight];
      if (inset) frames.push(drawFrame(`inset-${done + i + 1}`, inset, box, layers, style, text, { scaleIn: layout.language }));
    }
    y += boxHeight + gap;
    done += count;
  }
  if (frames.length === 0) return { block: { nodes: [], height: 0 }, frames, note: null };
  const note = paragraph(insetNote(layout, frames, text), x, y, width, style.smallItalic);
  const block = { nodes: [...frames.map(({ node }) => node), group('inset-note', note.nodes)], height: y - top + note.height };
  return { block, frames, note: [x, y, width, note.height] };
}

const ZOOM_HEIGHT = 0.52;
/** From this width on (millimetres on A4) all insets stand in one row. */
const BROAD_MM = 120;

interface InsetRow {
  readonly count: number;
  /** 1: the inset takes the whole width. */
  readonly share: number;
}

function rowsOf({ insets, main }: MapLayout, width_mm: number): InsetRow[] {
  const total = insets.length;
  if (total === 0) return [];
  if (width_mm > BROAD_MM) return [{ count: total, share: 1 / total }];
  const zooms = insets.filter(({ epsg }) => epsg === main.epsg).length;
  const rows: InsetRow[] = Array.from({ length: zooms }, () => ({ count: 1, share: 1 }));
  const others = total - zooms;
  // Five thumbnails fit on the row that a zoom leaves, or on two rows of their own.
  const perRow = zooms > 0 && width_mm > 75 ? 5 : others > 3 ? 3 : 2;
  for (let left = others; left > 0; left -= perRow) rows.push({ count: Math.min(perRow, left), share: 1 / perRow });
  return rows;
}

function insetNote({ insets, main, language }: MapLayout, frames: readonly DrawnFrame[], text: Translate): string {
  const isZoom = (index: number): boolean => insets[index]?.epsg === main.epsg;
  const zooms = frames.flatMap(({ view }, index) =>
    isZoom(index) ? [text('map.inset-scale', { name: insets[index]?.title ?? '', scale: formatScale(view.denominator, language) })] : [],
  );
  return [...zooms, ...(frames.some((_, index) => !isZoom(index)) ? [text('map.overseas-not-to-scale')] : [])].join(' ');
}
