/**
 * Names on the map: greedy placement by priority, no two overlapping, none over a symbol, the furniture or the edge of the frame.
 * Names that find no room are counted, never squeezed in.
 */
import type { LabelStyle } from '../domain/style.ts';
import { BoxIndex } from './box-index.ts';
import { type Face, GRID_MM, type TextNode } from './drawing.ts';
import type { Box } from './frame-view.ts';
import type { DrawnLayer, DrawnObject } from './map-layer.ts';
import { resolveColour } from './palette.ts';
import { isBoundary, isSeen, shapeBox, sizeOf_mm } from './shape-box.ts';
import type { GridShape } from './shapes.ts';
import { shortName } from './short-names.ts';
import { labelDrawnAtScale, labelField } from './style-rules.ts';
import { CAP_HEIGHT, textNode, textWidth, wrapText } from './text.ts';

export interface PlacedLabels {
  readonly nodes: readonly TextNode[];
  readonly placed: number;
  /** Names of the territory without room, by table. */
  readonly dropped: ReadonlyMap<string, number>;
  /** Objects whose name found no room, by table. */
  readonly unnamed: ReadonlyMap<string, readonly DrawnObject[]>;
}

export interface LabelOptions {
  /** The frame's own title: a name that repeats it is left out. */
  readonly known?: string | null;
  /** Whether a point of the page (millimetres) lies in the territory the map is about: its names come first, the others are lighter and not counted when dropped. */
  readonly inFocus?: (x: number, y: number) => boolean;
}

interface Candidate {
  readonly object: DrawnObject;
  readonly table: string;
  /** Best first: the full name, then a shorter one. */
  readonly texts: readonly string[];
  readonly style: LabelStyle;
  readonly focused: boolean;
  readonly order: number;
  /** Polygons are named inside; those that also have a symbol, being places as much as areas, may be named beside. */
  readonly inside: boolean;
  readonly beside: boolean;
}

const LINE_HEIGHT = 1.12;
/** Space kept between two names, in ems. */
const GAP = 0.25;

/** Points smaller than this lie under names without harm: the halo keeps both apart. */
const LEAST_OBSTACLE_MM = 0.75;

export function placeLabels(
  layers: readonly DrawnLayer[],
  frame: Box,
  furniture: readonly Box[],
  denominator: number,
  { known = null, inFocus = () => true }: LabelOptions = {},
): PlacedLabels {
  const taken = new BoxIndex(frame);
  for (const box of furniture) taken.add(box);
  const candidates: Candidate[] = [];
  layers.forEach(({ data, compiled, objects }, order) => {
    for (const object of objects) {
      if (object.at && object.radius >= LEAST_OBSTACLE_MM)
        taken.add([object.at[0] - object.radius, object.at[1] - object.radius, object.radius * 2, object.radius * 2]);
    }
    const style = data.style.label;
    if (!style || !labelDrawnAtScale(style, denominator)) return;
    const named = labelField(style);
    for (const object of objects) {
      if (object.shape && isBoundary(data.table) && !isSeen(object.shape, frame, true)) continue;
      if (style.minObject_mm !== undefined && object.shape && sizeOf_mm(object.shape) < style.minObject_mm) continue;
      const value = object.feature.values[named];
      if (value !== null && value !== undefined && value !== '' && value !== known && !object.crowded) {
        const inside = object.shape !== null && object.closed;
        const focused = inFocus(...(object.at ?? standingOf(object.shape as GridShape)));
        candidates.push({
          object,
          table: data.table,
          texts: namesAtScale(data.table, String(value), denominator),
          style: focused ? style : { ...style, colour: '@m-label-2', weight: 400 },
          focused,
          order,
          inside,
          beside: !inside || Boolean(compiled.classes[object.classIndex]?.symbolisation.symbol),
        });
      }
    }
  });
  // The territory, priority, then the upper layer, then the larger object; the sort is stable, so equals keep the order of the data.
  candidates.sort(
    (a, b) =>
      Number(b.focused) - Number(a.focused) ||
      b.style.priority - a.style.priority ||
      b.order - a.order ||
      extentOf(b.object) - extentOf(a.object),
  );

  const nodes: TextNode[] = [];
  let placed = 0;
  const dropped = new Map<string, number>();
  const unnamed = new Map<string, DrawnObject[]>();
  for (const candidate of candidates) {
    const label = firstThatFits(candidate, taken);
    if (label) {
      nodes.push(...label);
      placed++;
      continue;
    }
    unnamed.set(candidate.table, [...(unnamed.get(candidate.table) ?? []), candidate.object]);
    if (candidate.focused) dropped.set(candidate.table, (dropped.get(candidate.table) ?? 0) + 1);
  }
  return { nodes, placed, dropped, unnamed };
}

function firstThatFits(candidate: Candidate, taken: BoxIndex): TextNode[] | null {
  for (const text of candidate.texts) {
    const label =
      (candidate.inside && insidePolygon(candidate, text, taken)) || (candidate.beside && besideInFewLines(candidate, text, taken));
    if (label) return label;
  }
  return null;
}

/** From this scale on names are short on the whole map, not here and there. */
const SHORT_NAMES_FROM = 400_000;

function namesAtScale(table: string, name: string, denominator: number): string[] {
  const short = shortName(table, name);
  return denominator >= SHORT_NAMES_FROM || short === name ? [short] : [name, short];
}

const extentOf = ({ shape, radius }: DrawnObject): number => (shape ? sizeOf_mm(shape) : radius);

export function labelFace({ weight, italic }: LabelStyle): Face {
  if (italic) return 'IBMPlexSansCondensed-Italic';
  return weight === 600 ? 'IBMPlexSansCondensed-SemiBold' : weight === 500 ? 'IBMPlexSansCondensed-Medium' : 'IBMPlexSansCondensed-Regular';
}

function setLines(lines: readonly string[], x: number, top: number, anchor: TextNode['anchor'], style: LabelStyle): TextNode[] {
  const size = style.size_mm;
  const halo = style.halo === null ? null : { colour: resolveColour(style.halo), width: style.haloWidth_mm ?? size * 0.28 };
  return lines.map((text, index) =>
    textNode(
      text,
      x,
      top + size * (CAP_HEIGHT + index * LINE_HEIGHT),
      { face: labelFace(style), size, colour: resolveColour(style.colour) },
      anchor,
      halo,
    ),
  );
}

const blockHeight = (lines: number, size: number): number => size * (CAP_HEIGHT + (lines - 1) * LINE_HEIGHT);

/** On one line if it fits in the polygon's width, else on several, centred on the widest place near the middle. */
function insidePolygon({ object, style }: Candidate, text: string, taken: BoxIndex): TextNode[] | null {
  const shape = object.shape as GridShape;
  const spot = innerSpot(shape);
  if (!spot) return null;
  const face = labelFace(style);
  const size = style.size_mm;
  const room = spot.width * 1.1;
  const oneLine = textWidth(text, face, size);
  const lines = oneLine <= room ? [text] : wrapText(text, face, size, Math.max(room, longestWord(text, face, size)));
  const width = Math.max(...lines.map((part) => textWidth(part, face, size)));
  if (lines.length > 3 || width > spot.width * 1.35) return null;
  const height = blockHeight(lines.length, size);
  for (const shift of [0, -0.9, 0.9, -1.8, 1.8]) {
    const top = spot.y - height / 2 + shift * size;
    const box: Box = [spot.x - width / 2 - size * GAP, top - size * GAP, width + size * GAP * 2, height + size * GAP * 2];
    if (taken.tryAdd(box)) return setLines(lines, spot.x, top, 'middle', style);
  }
  return null;
}

function longestWord(text: string, face: Face, size: number): number {
  return Math.max(...text.split(/[ \t]+/).map((word) => textWidth(word, face, size)));
}

/** On one line, else a long name on two. */
function besideInFewLines(candidate: Candidate, text: string, taken: BoxIndex): TextNode[] | null {
  const { size_mm: size } = candidate.style;
  const face = labelFace(candidate.style);
  const width = textWidth(text, face, size);
  const whole = besidePoint(candidate, [text], taken);
  if (whole || width < size * LONG_NAME) return whole;
  const words = text.split(/[ \t]+/);
  const breaks = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  const widest = (lines: readonly string[]): number => Math.max(...lines.map((part) => textWidth(part, face, size)));
  const [best] = breaks.sort((a, b) => widest(a) - widest(b));
  return best ? besidePoint(candidate, best, taken) : null;
}

/** Ems from which a name is long. */
const LONG_NAME = 6;

/** Right, left, above, below, then the corners: the order readers expect. Lines are named at their middle vertex. */
function besidePoint({ object, style }: Candidate, lines: readonly string[], taken: BoxIndex): TextNode[] | null {
  const [x, y] = object.at ?? (object.closed ? middleOfBox : middleVertex)(object.shape as GridShape);
  const size = style.size_mm;
  const face = labelFace(style);
  const width = Math.max(...lines.map((part) => textWidth(part, face, size)));
  const cap = blockHeight(lines.length, size);
  const radius = object.closed && object.shape ? sizeOf_mm(object.shape) / 2 : object.radius;
  const away = radius + size * 0.35;
  const diagonal = radius * 0.7 + size * 0.2;
  const sides = {
    right: ['start', x + away, y - cap / 2],
    left: ['end', x - away, y - cap / 2],
    above: ['middle', x, y - away - cap],
    below: ['middle', x, y + away],
    centre: ['middle', x, y - cap / 2],
  } as const;
  const wanted = style.placement === undefined || style.placement === 'auto' ? null : sides[style.placement];
  const places: readonly (readonly [TextNode['anchor'], number, number])[] = [
    ...(wanted ? [wanted] : []),
    sides.right,
    sides.left,
    sides.above,
    sides.below,
    ['start', x + diagonal, y - diagonal - cap],
    ['start', x + diagonal, y + diagonal],
    ['end', x - diagonal, y - diagonal - cap],
    ['end', x - diagonal, y + diagonal],
  ];
  for (const [anchor, left, top] of places) {
    const boxLeft = anchor === 'start' ? left : anchor === 'end' ? left - width : left - width / 2;
    const box: Box = [boxLeft - size * 0.1, top - size * 0.15, width + size * 0.2, cap + size * 0.3];
    if (taken.tryAdd(box)) return setLines(lines, left, top, anchor, style);
  }
  return null;
}

/** Where a shape is best told to lie. */
function standingOf(shape: GridShape): readonly [number, number] {
  const spot = innerSpot(shape);
  return spot ? [spot.x, spot.y] : middleOfBox(shape);
}

function middleOfBox(shape: GridShape): readonly [number, number] {
  const [minX, minY, maxX, maxY] = shapeBox(shape);
  return [((minX + maxX) / 2) * GRID_MM, ((minY + maxY) / 2) * GRID_MM];
}

function middleVertex({ xy, parts }: GridShape): readonly [number, number] {
  const middle = Math.floor((parts[0] ?? 0) / 2);
  return [(xy[middle * 2] ?? 0) * GRID_MM, (xy[middle * 2 + 1] ?? 0) * GRID_MM];
}

/** The widest horizontal run inside a polygon on five lines around its middle height: where a name reads best. Millimetres. */
function innerSpot(shape: GridShape): { x: number; y: number; width: number } | null {
  const [, minY, , maxY] = shapeBox(shape);
  let best: { x: number; y: number; width: number } | null = null;
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    // Half a step off the grid, where no vertex can lie.
    const y = Math.floor(minY + (maxY - minY) * share) + 0.5;
    const crossings: number[] = [];
    let start = 0;
    for (const end of shape.parts) {
      for (let i = start; i < end; i++) {
        const j = i === start ? end - 1 : i - 1;
        const y0 = shape.xy[j * 2 + 1] as number;
        const y1 = shape.xy[i * 2 + 1] as number;
        if (y0 < y === y1 < y) continue;
        const x0 = shape.xy[j * 2] as number;
        crossings.push(x0 + (((shape.xy[i * 2] as number) - x0) * (y - y0)) / (y1 - y0));
      }
      start = end;
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const left = crossings[i] as number;
      const width = ((crossings[i + 1] as number) - left) * GRID_MM;
      // The middle keeps a bonus: a name far from the centre is not read as the whole's.
      if (!best || width > best.width * 1.15) best = { x: left * GRID_MM + width / 2, y: y * GRID_MM, width };
    }
  }
  return best;
}
