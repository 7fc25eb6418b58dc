/**
 * A map as it stands in a report: one frame at a true scale with its legend, scale bar, north, a locator and measured distances inside it, and overseas
 * insets below. Pure: the same input gives the same drawing.
 */
import { type DrawingNode, group, line, path, solid } from '../cartography/drawing.ts';
import { northArrow } from '../cartography/elements/north-arrow.ts';
import { scaleBarElement } from '../cartography/elements/scale-bar.ts';
import { type Box, type PlacedView, placeView } from '../cartography/frame-view.ts';
import { type LegendEntry, type LegendSection, legendSections } from '../cartography/legend.ts';
import { legendBlock } from '../cartography/legend-block.ts';
import { type DrawnFrame, drawFrame } from '../cartography/map-frame.ts';
import type { MapLayerData } from '../cartography/map-layer.ts';
import { type PageStyle, pageStyle } from '../cartography/page-style.ts';
import { resolveColour } from '../cartography/palette.ts';
import { circlePath, polylinePath, rectanglePath } from '../cartography/path.ts';
import { makeGridder } from '../cartography/shapes.ts';
import { fitText, textNode, textWidth } from '../cartography/text.ts';
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
  /** Legend and insets in a column of their own, left of the map: a map of many objects has no empty corner. */
  readonly beside: boolean;
  /** Territory the map is about: what lies outside is drawn lighter. */
  readonly focus: readonly Geometry[];
  /** Outlined as the one thing the document is about. */
  readonly subject: readonly Geometry[];
  readonly locator: Locator | null;
  readonly measures: readonly MeasureLine[];
  readonly caption: string;
  readonly alternative: (scale: string) => string;
  /** Pictures under the layers, and whom they are from. */
  readonly underlay?: { readonly nodes: readonly DrawingNode[]; readonly credits: readonly string[] };
}

/** Where the frame of a map stands and what it shows: what pictures under it are fetched for. */
export function panelView(input: Pick<PanelInput, 'width_mm' | 'height_mm' | 'frame' | 'beside'>): PlacedView {
  return placeView(input.frame, frameBox(input));
}

const EDGE = 2;
/** Of the column beside a map. */
const SIDE = { width: 52, gap: 3, inset: 19.5, between: 1.6 } as const;

export function drawMapPanel(input: PanelInput, text: Translate): MapBlock {
  const { width_mm, height_mm, beside } = input;
  const style = pageStyle(210, 297);
  const box = frameBox(input);
  const { denominator } = placeView(input.frame, box);
  const furniture = furniturePlates(input, denominator, box, style, text);
  // The legend lists what the frame shows: where it stands on the map, the frame is drawn a first time to know it.
  const legend = beside ? null : legendPlate(input, frameOf(input, box, style, text, [], false), box, style, text);
  const plates = [...furniture, ...(legend ? [legend] : [])];
  const taken = plates.map((plate) => plate.box);
  const main = frameOf(input, box, style, text, taken, true);
  const scale = formatScale(main.view.denominator, input.language);
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
        ...(beside ? sideColumn(input, main, style, text) : []),
      ],
    },
  };
}

function frameBox({ width_mm, height_mm, beside }: Pick<PanelInput, 'width_mm' | 'height_mm' | 'beside'>): Box {
  const left = beside ? SIDE.width + SIDE.gap : 0;
  return [left, 0, width_mm - left, height_mm];
}

/** From the top the legend, from the bottom the insets, two by two. */
function sideColumn(input: PanelInput, main: DrawnFrame, style: PageStyle, text: Translate): DrawingNode[] {
  const { insets, height_mm, layers, frame } = input;
  const rows = Math.ceil(insets.length / 2);
  const note = insets.some(({ epsg }) => epsg !== frame.epsg) ? text('map.overseas-not-to-scale') : null;
  const noteHeight = note ? style.small.size * 1.5 : 0;
  const insetsTop = height_mm - noteHeight - rows * (SIDE.inset + SIDE.between) + SIDE.between;
  const width = (SIDE.width - SIDE.between) / 2;
  const drawn = insets.map((one, index) => {
    const x = (index % 2) * (width + SIDE.between);
    const y = insetsTop + Math.floor(index / 2) * (SIDE.inset + SIDE.between);
    return drawFrame(`inset-${index + 1}`, one, [x, y, width, SIDE.inset], layers, style, text, { names: false });
  });
  const room = (rows === 0 ? height_mm : insetsTop) - SIDE.gap;
  const sections = legendOf(input, [main, ...drawn], text);
  const legend = legendBlock(sections, { x: 0, top: 0, width: SIDE.width, maxHeight: room, columns: 1, even: false }, style, text);
  return [
    group('legend', legend.nodes),
    ...drawn.map(({ node }) => node),
    ...(note ? [textNode(note, 0, height_mm - style.small.size * 0.25, style.small)] : []),
  ];
}

function frameOf(input: PanelInput, box: Box, style: PageStyle, text: Translate, taken: readonly Box[], names: boolean): DrawnFrame {
  return drawFrame('map', input.frame, box, input.layers, style, text, {
    focus: input.focus,
    taken,
    names,
    ...(input.underlay ? { under: () => input.underlay?.nodes ?? [] } : {}),
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

function furniturePlates(input: PanelInput, denominator: number, box: Box, style: PageStyle, text: Translate): Plate[] {
  const [x, , width, height] = box;
  const view = placeView(input.frame, box);
  const arrow = 8;
  // On the right where the legend stands on the left; on the left, in the Atlantic, where it stands beside: Corsica is on the right.
  const barWidth = scaleBarElement(denominator, input.language, 0, height - EDGE, style).box[2];
  const barLeft = input.beside ? x + EDGE + arrow : x + width - EDGE - barWidth;
  return [
    scaleBarElement(denominator, input.language, barLeft, height - EDGE, style),
    northArrow(view, text('map.north'), barLeft - arrow, height - EDGE, style),
    ...(input.locator ? [locatorPlate(input.locator, x + width, style)] : []),
    ...creditPlate(input, box, style),
  ];
}

/** Whom the pictures under the map are from, on the map itself, as their licences ask: at the upper left, where nothing else stands. */
function creditPlate({ underlay }: PanelInput, [x, y, width]: Box, style: PageStyle): Plate[] {
  const credits = [...new Set(underlay?.credits ?? [])].filter((credit) => credit !== '').join(' · ');
  if (credits === '') return [];
  const set = { ...style.small, size: style.small.size * 0.9 };
  const words = fitText(credits, set.face, set.size, width * 0.6);
  const plate: Box = [x, y, textWidth(words, set.face, set.size) + 2, set.size + 1.4];
  return [
    {
      box: plate,
      node: group('credit', [path(rectanglePath(...plate), solid('#ffffff', 0.85)), textNode(words, x + 1, y + set.size + 0.2, set)]),
    },
  ];
}

/** Classes of the tables that matter here, each name once, as one section. Colours that only tell régions apart are one entry. */
function legendOf({ legendOf: tables, language }: PanelInput, frames: readonly DrawnFrame[], text: Translate): LegendSection[] {
  const shown = frames.map(({ layers, labels }) => ({ layers: layers.filter(({ data }) => tables.includes(data.table)), labels }));
  const sections = legendSections(shown, frames[0]?.view.denominator ?? 1, language, text);
  const entries: LegendEntry[] = [];
  for (const { heading, entries: some, note } of sections) {
    const [first] = some;
    if (first && note !== null && some.length > 1) {
      entries.push({ ...first, label: text('report.legend.by-region', { name: heading ?? '' }) });
      continue;
    }
    for (const entry of some) {
      if (entry.number !== null || entries.some(({ label }) => label === entry.label)) continue;
      // A class without a name of its own says nothing without its heading.
      const isOther = entry.label === text('legend.other') && heading !== null;
      entries.push(isOther ? { ...entry, label: heading } : entry);
    }
  }
  const [like] = sections;
  return like && entries.length > 0 ? [{ ...like, heading: null, entries, note: null }] : [];
}

/** At the lower left, flush with the frame. */
function legendPlate(input: PanelInput, drawn: DrawnFrame, box: Box, style: PageStyle, text: Translate): Plate | null {
  const sections = legendOf(input, [drawn], text);
  const entries = sections.flatMap((section) => section.entries);
  if (entries.length === 0) return null;
  const pad = 2.2;
  const widest = Math.max(...entries.map(({ label }) => textWidth(label, style.body.face, style.body.size)));
  const columnWidth = Math.min(36, widest + 9);
  const across = entries.length > 5 ? 2 : 1;
  const width = Math.min(box[2] * 0.5, across * columnWidth + (across - 1) * style.gap);
  const at = (top: number) => legendBlock(sections, { x: pad, top, width, maxHeight: box[3] * 0.5, columns: 1, even: false }, style, text);
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
