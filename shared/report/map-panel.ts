/**
 * A map as it stands in a report: one frame at a true scale with its legend, scale bar, north, a locator and measured distances inside it, and overseas
 * insets below. Pure: the same input gives the same drawing.
 */
import { type DrawingNode, group, line, path, solid } from '../cartography/drawing.ts';
import { northArrow } from '../cartography/elements/north-arrow.ts';
import { scaleBarElement } from '../cartography/elements/scale-bar.ts';
import type { Box, PlacedView } from '../cartography/frame-view.ts';
import { type LegendEntry, legendSections } from '../cartography/legend.ts';
import { legendBlock } from '../cartography/legend-block.ts';
import { type DrawnFrame, drawFrame } from '../cartography/map-frame.ts';
import type { MapLayerData } from '../cartography/map-layer.ts';
import { type PageStyle, pageStyle } from '../cartography/page-style.ts';
import { resolveColour } from '../cartography/palette.ts';
import { circlePath, polylinePath, rectanglePath } from '../cartography/path.ts';
import { makeGridder } from '../cartography/shapes.ts';
import { textNode, textWidth } from '../cartography/text.ts';
import type { MapFrame } from '../domain/layout.ts';
import { formatScale } from '../format/quantities.ts';
import type { Geometry } from '../geo/geometry.ts';
import type { Translate } from '../messages/index.ts';
import type { MapBlock } from './model.ts';

export interface Locator {
  readonly frame: MapFrame;
  /** Outlines of the surroundings, and those that hold the object (EPSG:4326). */
  readonly around: readonly Geometry[];
  readonly holding: readonly Geometry[];
  /** Longitude, latitude of the object. */
  readonly at: readonly [number, number];
  readonly title: string | null;
}
/** A distance drawn between two places (longitude, latitude). */
export interface MeasureLine {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly label: string;
}
export interface PanelInput {
  readonly width_mm: number;
  readonly height_mm: number;
  readonly language: 'fr' | 'en';
  readonly frame: MapFrame;
  readonly insets: readonly MapFrame[];
  /** Bottom first. */
  readonly layers: readonly MapLayerData[];
  /** Tables the legend explains. */
  readonly legendOf: readonly string[];
  /** Territory the map is about: what lies outside is drawn lighter. */
  readonly focus: readonly Geometry[];
  /** Outlined as the one thing the document is about. */
  readonly subject: readonly Geometry[];
  readonly locator: Locator | null;
  readonly measures: readonly MeasureLine[];
  readonly caption: string;
  readonly alternative: (scale: string) => string;
}

const INSET_HEIGHT = 26;
const INSET_GAP = 2;
const EDGE = 2;

export function drawMapPanel(input: PanelInput, text: Translate): MapBlock {
  const { width_mm, height_mm, layers, insets } = input;
  const style = pageStyle(210, 297);
  const insetsHeight = insets.length === 0 ? 0 : INSET_HEIGHT + INSET_GAP * 2 + style.small.size;
  const box: Box = [0, 0, width_mm, height_mm - insetsHeight];
  // The legend lists what the frame shows: the frame is drawn a first time to know it.
  const first = frameOf(input, box, style, text, []);
  const plates = platesOf(input, first, box, style, text);
  const main = frameOf(
    input,
    box,
    style,
    text,
    plates.map(({ box: taken }) => taken),
  );
  const drawnInsets = insets.map((frame, index) => {
    const width = (width_mm - INSET_GAP * (insets.length - 1)) / insets.length;
    const inset: Box = [index * (width + INSET_GAP), box[3] + INSET_GAP, width, INSET_HEIGHT];
    return drawFrame(`inset-${index + 1}`, frame, inset, layers, style, text, { names: false });
  });
  const scale = formatScale(main.view.denominator, input.language);
  const note = insets.some(({ epsg }) => epsg !== input.frame.epsg) ? 'map.overseas-not-to-scale' : null;
  const noteTop = box[3] + INSET_GAP * 2 + INSET_HEIGHT + style.small.size * 0.7;
  return {
    type: 'map',
    caption: input.caption,
    alternative: input.alternative(scale),
    scale: main.view.denominator,
    drawing: {
      width_mm,
      height_mm,
      language: input.language,
      title: input.caption,
      description: input.alternative(scale),
      children: [
        main.node,
        group(
          'plates',
          plates.map(({ node }) => node),
        ),
        path(rectanglePath(...box), null, line(resolveColour('@m-reg'), 0.26)),
        ...drawnInsets.map(({ node }) => node),
        ...(note ? [textNode(text(note), 0, noteTop, style.small)] : []),
      ],
    },
  };
}

function frameOf(input: PanelInput, box: Box, style: PageStyle, text: Translate, taken: readonly Box[]): DrawnFrame {
  return drawFrame('map', input.frame, box, input.layers, style, text, {
    focus: input.focus,
    taken: taken,
    over: (view) => [...subjectNodes(input.subject, view), ...measureNodes(input.measures, view, style)],
  });
}

/** Orange, and only here: the object the document is about. */
function subjectNodes(subject: readonly Geometry[], view: PlacedView): DrawingNode[] {
  const gridder = makeGridder(view);
  const shapes = subject.flatMap((geometry) => gridder.shape(geometry) ?? []);
  const outline = (colour: string, width: number, opacity: number): DrawingNode[] =>
    shapes.map((shape) => ({ type: 'shape', ...shape, closed: true, fill: null, stroke: line(colour, width, [], opacity) }));
  return [group('objet', [...outline('#ffffff', 1.7, 0.8), ...outline(resolveColour('@c-select-map'), 0.8, 1)], view.box)];
}

function measureNodes(measures: readonly MeasureLine[], view: PlacedView, style: PageStyle): DrawingNode[] {
  const accent = resolveColour('@c-accent');
  const [x, y, width, height] = view.box;
  const nodes = measures.flatMap(({ from, to, label }): DrawingNode[] => {
    const [a, b] = [from, to].map((place) => placeOf(place, view)) as [readonly [number, number], readonly [number, number]];
    const isInside = (p: readonly [number, number]): boolean => p[0] >= x && p[0] <= x + width && p[1] >= y && p[1] <= y + height;
    const set = { ...style.smallStrong, size: style.small.size * 1.1, colour: accent };
    if (!isInside(a) || !isInside(b) || Math.hypot(a[0] - b[0], a[1] - b[1]) < textWidth(label, set.face, set.size)) return [];
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
    return [
      path(polylinePath([a, b]), null, line('#ffffff', 0.9, [], 0.8)),
      path(polylinePath([a, b]), null, line(accent, 0.35, [1.3, 0.8])),
      textNode(label, middle[0], middle[1] - 1, set, 'middle', { colour: '#ffffff', width: 0.8 }),
    ];
  });
  return nodes.length === 0 ? [] : [group('distances', nodes, view.box)];
}

function placeOf([lon, lat]: readonly [number, number], view: PlacedView): readonly [number, number] {
  const [x = 0, y = 0] = view.projection.forward(Float64Array.of(lon, lat));
  const [minX, , , maxY] = view.extent;
  return [view.box[0] + ((x - minX) * 1000) / view.denominator, view.box[1] + ((maxY - y) * 1000) / view.denominator];
}

interface Plate {
  readonly box: Box;
  readonly node: DrawingNode;
}

function platesOf(input: PanelInput, drawn: DrawnFrame, box: Box, style: PageStyle, text: Translate): Plate[] {
  const [, , width, height] = box;
  const plates: Plate[] = [];
  const bar = scaleBarElement(drawn.view.denominator, input.language, 0, height - EDGE, style);
  const barLeft = width - EDGE - bar.box[2];
  plates.push(scaleBarElement(drawn.view.denominator, input.language, barLeft, height - EDGE, style));
  plates.push(northArrow(drawn.view, text('map.north'), barLeft - 8, height - EDGE, style));
  const legend = legendPlate(input, drawn, box, style, text);
  if (legend) plates.push(legend);
  if (input.locator) plates.push(locatorPlate(input.locator, width, style));
  return plates;
}

/** At the lower left, flush with the frame: classes of the tables that matter here, without their headings. */
function legendPlate({ legendOf, language }: PanelInput, drawn: DrawnFrame, box: Box, style: PageStyle, text: Translate): Plate | null {
  const shown = drawn.layers.filter(({ data }) => legendOf.includes(data.table));
  const sections = legendSections([{ layers: shown, labels: drawn.labels }], drawn.view.denominator, language, text);
  const entries: LegendEntry[] = [];
  for (const { heading, entries: some } of sections) {
    for (const entry of some) {
      if (entry.number !== null || entries.some(({ label }) => label === entry.label)) continue;
      // A class without a name of its own says nothing without its heading.
      const isOther = entry.label === text('legend.other') && heading !== null;
      entries.push(isOther ? { ...entry, label: heading } : entry);
    }
  }
  const [like] = sections;
  if (entries.length === 0 || !like) return null;
  const pad = 2.2;
  const widest = Math.max(...entries.map(({ label }) => textWidth(label, style.body.face, style.body.size)));
  const columnWidth = Math.min(36, widest + 9);
  const across = entries.length > 5 ? 2 : 1;
  const width = Math.min(box[2] * 0.5, across * columnWidth + (across - 1) * style.gap);
  const whole = [{ ...like, heading: null, entries, note: null }];
  const at = (top: number) => legendBlock(whole, { x: pad, top, width, maxHeight: box[3] * 0.5, columns: 1, even: false }, style, text);
  const { height } = at(0);
  const top = box[3] - height - pad;
  const plate: Box = [0, top - pad, width + pad * 2, height + pad * 2];
  return {
    box: plate,
    node: group('legend', [path(rectanglePath(...plate), solid('#ffffff'), line(resolveColour('@m-reg'), 0.26)), ...at(top).nodes]),
  };
}

const LOCATOR = { width: 34, height: 29 } as const;

function locatorPlate({ frame, around, holding, at, title }: Locator, right: number, style: PageStyle): Plate {
  const box: Box = [right - LOCATOR.width, 0, LOCATOR.width, LOCATOR.height];
  const empty = drawFrame('locator', { ...frame, title: null }, insideOf(box), [], style, (id) => id, {
    names: false,
    ground: null,
    border: null,
  });
  const gridder = makeGridder(empty.view);
  const shapes = (geometries: readonly Geometry[], fill: string, edge: number): DrawingNode[] =>
    geometries.flatMap((geometry): DrawingNode[] => {
      const shape = gridder.shape(geometry);
      return shape ? [{ type: 'shape', ...shape, closed: true, fill: solid(fill), stroke: line(resolveColour('@m-reg'), edge) }] : [];
    });
  const place = placeOf(at, empty.view);
  return {
    box,
    node: group('locator', [
      path(rectanglePath(...box), solid('#ffffff')),
      group('locator-map', [...shapes(around, resolveColour('@m-land'), 0.1), ...shapes(holding, '#d9e4bc', 0.22)], box),
      path(circlePath(...place, 1.4), null, line('#ffffff', 1)),
      path(circlePath(...place, 1.4), null, line(resolveColour('@c-select-map'), 0.6)),
      ...(title
        ? [textNode(title, box[0] + 1.4, LOCATOR.height - 1.4, style.smallStrong, 'start', { colour: '#ffffff', width: 0.7 })]
        : []),
      path(rectanglePath(...box), null, line(resolveColour('@m-reg'), 0.26)),
    ]),
  };
}

const insideOf = ([x, y, width, height]: Box): Box => [x + 1, y + 1, width - 2, height - 5];
