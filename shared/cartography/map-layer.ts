/** A layer of the project inside a frame: its objects sorted by class of the style, as nodes of the drawing. */
import type { LayerStyle, PointSymbol, Stroke, Symbolisation } from '../domain/style.ts';
import type { Geometry } from '../geo/geometry.ts';
import { type DrawingNode, type FillPaint, GRID_MM, group, line, type PathNode, path, type StrokePaint, solid } from './drawing.ts';
import { sharedOutlines } from './outlines.ts';
import { resolveColour } from './palette.ts';
import { circlePath, transformPath } from './path.ts';
import type { Gridder, GridShape } from './shapes.ts';
import { type CompiledStyle, compileStyle, drawnAtScale, outlineAtScale, proportionalRadius, type StyleValues } from './style-rules.ts';
import { type SymbolPaint, symbolPath } from './symbols.ts';

export interface MapFeature {
  /** EPSG:4326; null draws nothing. */
  readonly geometry: Geometry | null;
  /** The values that `styleFields(style)` names. */
  readonly values: StyleValues;
}

export interface MapLayerData {
  readonly table: string;
  /** As the legend names it, in the layout's language. */
  readonly title: string;
  readonly style: LayerStyle;
  /** 0–1. */
  readonly opacity: number;
  readonly features: readonly MapFeature[];
  /** Where the data come from, for the line of sources. */
  readonly source: { readonly nom: string | null; readonly producteur: string | null; readonly millesime: string | null } | null;
}

/** An object as drawn, for its label: where it stands on the page. */
export interface DrawnObject {
  readonly values: StyleValues;
  readonly classIndex: number;
  /** The shape of a polygon or line, in grid steps; null for points and for polygons drawn as a symbol. */
  readonly shape: GridShape | null;
  readonly closed: boolean;
  /** Middle of the symbol, in millimetres. */
  readonly at: readonly [number, number] | null;
  /** Half the size of the symbol, in millimetres. */
  readonly radius: number;
}

export interface DrawnLayer {
  readonly data: MapLayerData;
  readonly compiled: CompiledStyle;
  readonly node: DrawingNode;
  readonly objects: readonly DrawnObject[];
  /** How each class shows in this frame: the legend lists no other. */
  readonly shown: ReadonlyMap<number, ReadonlySet<'polygon' | 'line' | 'symbol'>>;
}

export function drawLayer(data: MapLayerData, gridder: Gridder, denominator: number): DrawnLayer {
  const compiled = compileStyle(data.style);
  const objects: DrawnObject[] = [];
  if (drawnAtScale(data.style, denominator)) {
    for (const { geometry, values } of data.features) {
      const classIndex = geometry ? compiled.classOf(values) : -1;
      const entry = compiled.classes[classIndex];
      if (!geometry || !entry) continue;
      collect(objects, data.style, geometry, values, classIndex, entry.symbolisation, gridder);
    }
  }
  const shown = new Map<number, Set<'polygon' | 'line' | 'symbol'>>();
  for (const object of objects) {
    const ways = shown.get(object.classIndex) ?? new Set();
    ways.add(object.at ? 'symbol' : object.closed ? 'polygon' : 'line');
    shown.set(object.classIndex, ways);
  }
  return { data, compiled, node: group(data.title, layerNodes(data, compiled, objects, denominator), null, data.opacity), objects, shown };
}

function collect(
  objects: DrawnObject[],
  style: LayerStyle,
  geometry: Geometry,
  values: StyleValues,
  classIndex: number,
  symbolisation: Symbolisation,
  gridder: Gridder,
): void {
  const radius = style.renderer.type === 'proportional' ? proportionalRadius(style, values) : (symbolisation.symbol?.size_mm ?? 0) / 2;
  const place = (x: number, y: number): void => {
    if (radius > 0) objects.push({ values, classIndex, shape: null, closed: false, at: [x, y], radius });
  };
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
    const points = gridder.points(geometry);
    for (let i = 0; i < points.length; i += 2) place(points[i] as number, points[i + 1] as number);
    return;
  }
  const closed = geometry.type === 'MultiPolygon';
  const shape = gridder.shape(geometry);
  // A polygon with a symbol is drawn as the symbol where the paper leaves it less room than the symbol takes.
  if (closed && radius > 0 && (style.renderer.type === 'proportional' || !shape || sizeOf_mm(shape) < radius * 2)) {
    const [x, y] = gridder.points(middleOf(geometry));
    if (x !== undefined && y !== undefined) place(x, y);
  } else if (shape) objects.push({ values, classIndex, shape, closed, at: null, radius: 0 });
}

/** The longer side of a shape's box. */
export function sizeOf_mm(shape: GridShape): number {
  const [minX, minY, maxX, maxY] = shapeBox(shape);
  return Math.max(maxX - minX, maxY - minY) * GRID_MM;
}

function middleOf(geometry: Geometry): Geometry {
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < geometry.xy.length; i += 2) {
    minX = Math.min(minX, geometry.xy[i] as number);
    maxX = Math.max(maxX, geometry.xy[i] as number);
    minY = Math.min(minY, geometry.xy[i + 1] as number);
    maxY = Math.max(maxY, geometry.xy[i + 1] as number);
  }
  return { type: 'Point', xy: Float64Array.of((minX + maxX) / 2, (minY + maxY) / 2), parts: [], polygons: [] };
}

export function shapeBox({ xy }: GridShape): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** Bottom up: fills, casings and bands, outlines and lines, symbols. */
function layerNodes(data: MapLayerData, compiled: CompiledStyle, objects: readonly DrawnObject[], denominator: number): DrawingNode[] {
  const byClass = compiled.classes.map(({ symbolisation }, index) => ({
    symbolisation,
    own: objects.filter((object) => object.classIndex === index),
    ...outlineAtScale(symbolisation, denominator),
  }));
  const nodes: DrawingNode[] = [];
  const bands: DrawingNode[] = [];
  const strokes: DrawingNode[] = [];
  const trace = ({ xy, parts }: GridShape, stroke: Stroke | null, casing: Stroke | null): void => {
    if (casing) bands.push({ type: 'shape', xy, parts, closed: false, fill: null, stroke: strokePaint(casing) });
    if (stroke) strokes.push({ type: 'shape', xy, parts, closed: false, fill: null, stroke: strokePaint(stroke) });
  };
  for (const { symbolisation, own, stroke, casing } of byClass) {
    const polygons = own.flatMap(({ shape, closed }) => (shape && closed ? [shape] : []));
    const lines = own.flatMap(({ shape, closed }) => (shape && !closed ? [shape] : []));
    const fill = fillPaint(symbolisation);
    if (fill) for (const { xy, parts } of polygons) nodes.push({ type: 'shape', xy, parts, closed: true, fill, stroke: null });
    if (polygons.length > 0 && (stroke || casing)) trace(sharedOutlines(polygons), stroke, casing);
    if (lines.length > 0) trace(merge(lines), symbolisation.stroke, symbolisation.casing);
  }
  // All casings before any stroke: a road that crosses another opens into it.
  nodes.push(...bands, ...strokes);
  for (const { symbolisation, own } of byClass) {
    const placed = own.filter(({ at }) => at !== null);
    if (placed.length === 0) continue;
    if (data.style.renderer.type === 'proportional') nodes.push(...circles(symbolisation, placed));
    else if (symbolisation.symbol)
      nodes.push({ type: 'stamp', parts: symbolParts(symbolisation.symbol), at: placed.flatMap(({ at }) => at ?? []) });
  }
  return nodes;
}

function merge(shapes: readonly GridShape[]): GridShape {
  const xy = new Int32Array(shapes.reduce((sum, shape) => sum + shape.xy.length, 0));
  const parts: number[] = [];
  let at = 0;
  for (const shape of shapes) {
    xy.set(shape.xy, at * 2);
    for (const end of shape.parts) parts.push(at + end);
    at += shape.xy.length / 2;
  }
  return { xy, parts };
}

/** Big ones first, so that none is hidden. */
function circles(symbolisation: Symbolisation, placed: readonly DrawnObject[]): DrawingNode[] {
  const fill = fillPaint(symbolisation);
  const stroke = symbolisation.stroke ? strokePaint(symbolisation.stroke) : null;
  return [...placed]
    .sort((a, b) => b.radius - a.radius)
    .map(({ at, radius }) => path(circlePath(at?.[0] ?? 0, at?.[1] ?? 0, radius), fill, stroke));
}

export function fillPaint({ fill }: Symbolisation): FillPaint | null {
  if (!fill) return null;
  const solidPaint = fill.colour === null ? null : { colour: resolveColour(fill.colour), opacity: fill.opacity };
  const pattern =
    fill.pattern === null
      ? null
      : { id: fill.pattern, colour: resolveColour(fill.patternColour ?? fill.colour ?? '@m-label'), opacity: fill.opacity };
  return solidPaint || pattern ? { solid: solidPaint, pattern } : null;
}

export function strokePaint(stroke: Stroke): StrokePaint {
  return line(resolveColour(stroke.colour), stroke.width_mm, stroke.dash_mm, stroke.opacity);
}

/** The paths of a symbol at its size, around 0, 0. */
export function symbolParts(symbol: PointSymbol): PathNode[] {
  const colours: Readonly<Record<SymbolPaint, string | null>> = {
    colour: resolveColour(symbol.colour),
    outline: symbol.outline === null ? null : resolveColour(symbol.outline),
    ground: resolveColour('@m-poi-bg'),
  };
  return symbolPath(symbol.id).map((part) => {
    const fill = part.fill && colours[part.fill];
    const stroke = part.stroke && colours[part.stroke];
    return path(
      transformPath(part.commands, symbol.size_mm, 0, 0),
      fill ? solid(fill) : null,
      stroke ? line(stroke, part.width * symbol.size_mm) : null,
    );
  });
}
