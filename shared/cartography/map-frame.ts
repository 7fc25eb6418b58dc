/** One frame of the page: background, layers, names, furniture, border. */
import type { MapFrame, MapLayout } from '../domain/layout.ts';
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
  const title = frame.title ? titlePlate(frame.title, box, style) : null;
  const view = placeView(frame, box, title ? title.box[3] : 0);
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

function titlePlate(title: string, [x, y, width]: Box, style: PageStyle): Furniture {
  const set = style.smallStrong;
  const pad = 1.1 * style.factor;
  const fitted = fitText(title, set.face, set.size, width - pad * 2);
  const box: Box = [x, y, textWidth(fitted, set.face, set.size) + pad * 2, set.size * 0.7 + pad * 2];
  return {
    box,
    node: group('frame-title', [
      path(rectanglePath(...box), solid('#ffffff', 0.9)),
      textNode(fitted, x + pad, baseline(y + pad, set.size), set),
    ]),
  };
}
