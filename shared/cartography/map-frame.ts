/** One frame of the page: background, layers, names, furniture, border. */
import type { MapFrame, MapLayout } from '../domain/layout.ts';
import { formatScale } from '../format/quantities.ts';
import type { Bbox, Geometry } from '../geo/geometry.ts';
import type { Translate } from '../messages/index.ts';
import { type DrawingNode, group, line, path, type StrokePaint, solid } from './drawing.ts';
import { baseline } from './elements/block.ts';
import { northArrow } from './elements/north-arrow.ts';
import { scaleBarElement } from './elements/scale-bar.ts';
import { type Box, type PlacedView, placeView } from './frame-view.ts';
import { generalisedGridder } from './generalised-gridder.ts';
import { inShapes } from './in-shapes.ts';
import { type PlacedLabels, placeLabels } from './labels.ts';
import { type DrawnLayer, drawLayer, type MapLayerData } from './map-layer.ts';
import { outerOutlines } from './outlines.ts';
import type { PageStyle } from './page-style.ts';
import { resolveColour } from './palette.ts';
import { rectanglePath } from './path.ts';
import type { GridShape } from './shapes.ts';
import { DISC_TABLE } from './site-discs.ts';
import { fitText, textNode, textWidth } from './text.ts';

export interface DrawnFrame {
  readonly view: PlacedView;
  readonly layers: readonly DrawnLayer[];
  readonly labels: PlacedLabels;
  readonly node: DrawingNode;
}

export interface FrameOptions {
  /** Set for the main frame: the page's own furniture stands in it. */
  readonly layout?: MapLayout;
  /** Territory the map is about (EPSG:4326, polygons): what lies outside is drawn lighter. */
  readonly focus?: readonly Geometry[];
  /** Boxes that stand on the frame: no name goes under them. */
  readonly taken?: readonly Box[];
  /** Names stand inside this part of the frame. */
  readonly labelBox?: Box;
  /** False: no names. */
  readonly names?: boolean;
  /** Colour of what no layer covers; null: none. */
  readonly ground?: string | null;
  /** Null: no border. */
  readonly border?: StrokePaint | null;
  /** An inset says its own scale beside its title, in this language. */
  readonly scaleIn?: 'fr' | 'en';
  /** Extents (metres of this projection) that zooms of the page show larger: areas that lie in one whole are named there. */
  readonly zooms?: readonly Bbox[];
  /** Between the ground and the layers: pictures of base maps. */
  readonly under?: (view: PlacedView) => readonly DrawingNode[];
  /** Above the layers, below their names: a grid. */
  readonly over?: (view: PlacedView) => readonly DrawingNode[];
}

export function drawFrame(
  name: string,
  frame: MapFrame,
  box: Box,
  layers: readonly MapLayerData[],
  style: PageStyle,
  text: Translate,
  options: FrameOptions = {},
): DrawnFrame {
  const plate = (denominator: number): Furniture | null =>
    frame.title
      ? titlePlate(frame.title, options.scaleIn ? formatScale(denominator, options.scaleIn) : null, options.labelBox ?? box, style)
      : null;
  const view = placeView(frame, box, plate(WIDEST_SCALE)?.box[3] ?? 0);
  const title = plate(view.denominator);
  const gridder = generalisedGridder(view, layers, options.focus ?? []);
  const drawn = layers.map((layer) => drawLayer(layer, gridder, box, view.denominator));
  const furniture = options.layout ? furnitureOf(options.layout, view, style, text) : [];
  const boxes = [...[...furniture, ...(title ? [title] : [])].map(({ box: taken }) => taken), ...(options.taken ?? [])];
  const focus = (options.focus ?? []).flatMap((geometry) => gridder.shape(geometry) ?? []);
  const seen = drawn.filter(({ objects }) => objects.length > 0);
  // Under the veil, layers of symbols alone would be cut in two on the border. Sites, the subject of the map, lie above every other symbol.
  const ofSymbols = seen.filter((layer) => layer.objects.every(({ shape }) => shape === null));
  const subject = ofSymbols.filter(({ data }) => data.table === DISC_TABLE);
  const raised = focus.length > 0 ? ofSymbols.filter((layer) => !subject.includes(layer)) : [];
  const ground = seen.filter((layer) => !raised.includes(layer) && !subject.includes(layer));
  const { labelBox = box, names = true, ground: groundColour = resolveColour('@m-out') } = options;
  const { border = line(resolveColour('@m-reg'), 0.25 * style.factor) } = options;
  const labels = placeLabels(names ? drawn : [], labelBox, boxes, view.denominator, {
    known: frame.title,
    wholeOnly: options.scaleIn !== undefined,
    zooms: (options.zooms ?? []).map((extent) => onPage(extent, view)),
    ...(focus.length > 0 ? { inFocus: inShapes(focus) } : {}),
  });
  return {
    view,
    layers: drawn,
    labels,
    node: group(name, [
      ...(groundColour === null ? [] : [path(rectanglePath(...box), solid(groundColour))]),
      ...(options.under?.(view) ?? []),
      group(`${name}-layers`, ground.map(nodeOf), box),
      ...(focus.length > 0 ? [focusNode(focus, gridder.bounds, box, style)] : []),
      group(`${name}-symbols`, [...raised, ...subject].map(nodeOf), box),
      ...(options.over?.(view) ?? []),
      group(`${name}-labels`, labels.nodes, box),
      ...furniture.map(({ node }) => node),
      ...(title ? [title.node] : []),
      ...(border ? [path(rectanglePath(...box), null, border)] : []),
    ]),
  };
}

const nodeOf = ({ node }: DrawnLayer): DrawingNode => node;

/** What is outside keeps 58 % of its strength; the territory's own border stands out. */
const VEIL = 0.42;

function focusNode(focus: readonly GridShape[], [minX, minY, maxX, maxY]: Bbox, box: Box, style: PageStyle): DrawingNode {
  const sheet = [minX, minY, maxX, minY, maxX, maxY, minX, maxY];
  const xy = Int32Array.from([...sheet, ...focus.flatMap((shape) => [...shape.xy])]);
  const parts = [4];
  for (const shape of focus) {
    const before = parts.at(-1) ?? 0;
    for (const end of shape.parts) parts.push(before + end);
  }
  return group(
    'focus',
    [
      { type: 'shape', xy, parts, closed: true, fill: solid(resolveColour('@c-surface'), VEIL), stroke: null },
      { type: 'shape', ...outerOutlines(focus), closed: false, fill: null, stroke: line(resolveColour('@m-reg'), 0.5 * style.factor) },
    ],
    box,
  );
}

interface Furniture {
  readonly node: DrawingNode;
  readonly box: Box;
}

function furnitureOf(layout: MapLayout, view: PlacedView, style: PageStyle, text: Translate): Furniture[] {
  const [x, y, , height] = view.box;
  const inset = 2 * style.factor;
  const bottom = y + height - inset;
  const furniture: Furniture[] = [];
  let left = x + inset;
  if (layout.scaleBar) {
    const bar = scaleBarElement(view.denominator, layout.language, left, bottom, style);
    furniture.push(bar);
    left += bar.box[2] + inset * 0.5;
  }
  if (layout.northArrow) furniture.push(northArrow(view, text('map.north'), left, bottom, style));
  return furniture;
}

/** As wide as a scale gets. */
const WIDEST_SCALE = 28_800_000;

/** The title, and the scale after it or below it; a frame too small for them has none. */
function titlePlate(title: string, scale: string | null, [x, y, width, height]: Box, style: PageStyle): Furniture | null {
  const set = style.smallStrong;
  const pad = 1.1 * style.factor;
  const fitted = fitText(title, set.face, set.size, width - pad * 2);
  const titleWidth = textWidth(fitted, set.face, set.size);
  const scaleWidth = scale === null ? 0 : textWidth(scale, style.small.face, style.small.size);
  const isBeside = scale !== null && titleWidth + set.size * 0.6 + scaleWidth <= width - pad * 2;
  const lines = scale === null || isBeside ? 1 : 2;
  const wide = isBeside ? titleWidth + set.size * 0.6 + scaleWidth : Math.max(titleWidth, scaleWidth);
  const box: Box = [x, y, wide + pad * 2, set.size * (0.7 + (lines - 1) * 1.25) + pad * 2];
  if (box[2] > width + 0.01 || box[3] > height) return scale === null ? null : titlePlate(title, null, [x, y, width, height], style);
  const first = baseline(y + pad, set.size);
  const scaleX = isBeside ? x + pad + titleWidth + set.size * 0.6 : x + pad;
  return {
    box,
    node: group('frame-title', [
      path(rectanglePath(...box), solid('#ffffff', 0.9)),
      textNode(fitted, x + pad, first, set),
      ...(scale === null ? [] : [textNode(scale, scaleX, isBeside ? first : first + set.size * 1.25, style.small)]),
    ]),
  };
}

function onPage([minX, minY, maxX, maxY]: Bbox, { box: [x, y], extent, denominator }: PlacedView): Box {
  const mm = 1000 / denominator;
  return [x + (minX - extent[0]) * mm, y + (extent[3] - maxY) * mm, (maxX - minX) * mm, (maxY - minY) * mm];
}
