/** The objects of a layer as nodes, bottom up: fills, bands and outlines, lines in the order of the ways, symbols. */
import type { PointSymbol, Stroke, Symbolisation } from '../domain/style.ts';
import { CROWDED_RADIUS_MM } from './crowding.ts';
import { type DrawingNode, path, solid } from './drawing.ts';
import type { DrawnObject, MapLayerData } from './map-layer.ts';
import { sharedOutlines } from './outlines.ts';
import { fillPaint, strokePaint, symbolParts } from './paints.ts';
import { resolveColour } from './palette.ts';
import { circlePath } from './path.ts';
import type { GridShape } from './shapes.ts';
import { discWay } from './site-discs.ts';
import { type CompiledStyle, fillAtScale, outlineAtScale, sizeAtScale } from './style-rules.ts';
import { CAP_HEIGHT, textNode } from './text.ts';

/** One class of the layer and its objects. */
interface ClassObjects {
  readonly symbolisation: Symbolisation;
  readonly own: readonly DrawnObject[];
}

/** The share of its width a line keeps on a map of a whole country. */
const LEAST_LINE = 0.5;

export function layerNodes(
  data: MapLayerData,
  compiled: CompiledStyle,
  objects: readonly DrawnObject[],
  denominator: number,
): DrawingNode[] {
  const classes = compiled.classes.map(({ symbolisation }, index) => ({
    symbolisation: fillAtScale(symbolisation, data.table, denominator),
    own: objects.filter((object) => object.classIndex === index),
  }));
  return [
    ...polygonNodes(classes, denominator),
    ...lineNodes(classes, denominator),
    ...(data.style.renderer.type === 'proportional'
      ? [...symbolNodes(data, classes.slice(1), denominator), ...classes.slice(0, 1).flatMap(circles)]
      : symbolNodes(data, classes, denominator)),
  ];
}

const traced = ({ xy, parts }: GridShape, stroke: Stroke): DrawingNode => ({
  type: 'shape',
  xy,
  parts,
  closed: false,
  fill: null,
  stroke: strokePaint(stroke),
});

/** Fills, then the bands of all classes, then their outlines. */
function polygonNodes(classes: readonly ClassObjects[], denominator: number): DrawingNode[] {
  const fills: DrawingNode[] = [];
  const bands: DrawingNode[] = [];
  const outlines: DrawingNode[] = [];
  for (const { symbolisation, own } of classes) {
    const polygons = own.flatMap(({ shape, closed }) => (shape && closed ? [shape] : []));
    if (polygons.length === 0) continue;
    const fill = fillPaint(symbolisation);
    if (fill) for (const { xy, parts } of polygons) fills.push({ type: 'shape', xy, parts, closed: true, fill, stroke: null });
    const { stroke, casing } = outlineAtScale(symbolisation, denominator);
    if (!stroke && !casing) continue;
    const border = sharedOutlines(polygons);
    if (casing) bands.push(traced(border, casing));
    if (stroke) outlines.push(traced(border, stroke));
  }
  return [...fills, ...bands, ...outlines];
}

/**
 * Plain lines (water) at the bottom; then roads, all edges before any body so that a junction opens, the least important body first;
 * on top what crosses above: railways and cables, which are dashed.
 */
function lineNodes(classes: readonly ClassObjects[], denominator: number): DrawingNode[] {
  const share = sizeAtScale(denominator, LEAST_LINE);
  const thin = (stroke: Stroke): Stroke => ({
    ...stroke,
    width_mm: stroke.width_mm * share,
    dash_mm: stroke.dash_mm.map((length) => length * share),
  });
  const [plain, edges, bodies, dashed]: [DrawingNode[], DrawingNode[], DrawingNode[], DrawingNode[]] = [[], [], [], []];
  for (const { symbolisation, own } of [...classes].reverse()) {
    const lines = own.flatMap(({ shape, closed }) => (shape && !closed ? [shape] : []));
    const { stroke, casing } = symbolisation;
    if (lines.length === 0) continue;
    const track = merge(lines);
    const isDashed = stroke !== null && stroke.dash_mm.length > 0;
    if (casing) (isDashed ? dashed : edges).push(traced(track, thin(casing)));
    if (stroke) (isDashed ? dashed : casing ? bodies : plain).push(traced(track, thin(stroke)));
  }
  return [...plain, ...edges, ...bodies, ...dashed];
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

function symbolNodes(data: MapLayerData, classes: readonly ClassObjects[], denominator: number): DrawingNode[] {
  const placed = classes.map(({ symbolisation, own }) => ({
    symbol: symbolisation.symbol,
    own: own.filter(({ at, crowded }) => at !== null && !crowded),
    crowded: own.filter(({ crowded }) => crowded),
  }));
  const way = discWay(data.table, denominator);
  if (way) {
    // Each disc with its number, the smaller above the larger.
    const discs = placed.flatMap(({ symbol, own }) => (symbol ? own.map((object) => ({ symbol, object })) : []));
    return discs
      .sort((a, b) => b.object.radius - a.object.radius)
      .flatMap(({ symbol, object }): DrawingNode[] => [
        { type: 'stamp', parts: symbolParts({ ...symbol, size_mm: object.radius * 2 }), at: [...(object.at ?? [])] },
        ...(way === 'numbered'
          ? discNumber(object, symbol.id === 'maturity-1', symbol.id === 'maturity-2', NUMBER_SIZE_MM * (data.magnified ?? 1))
          : []),
      ]);
  }
  const nodes: DrawingNode[] = placed.flatMap(({ symbol, crowded }) => {
    const dot = path(circlePath(0, 0, CROWDED_RADIUS_MM), solid(resolveColour(symbol?.colour ?? '@m-poi')));
    return crowded.length > 0 ? [{ type: 'stamp' as const, parts: [dot], at: crowded.flatMap(({ at }) => at ?? []) }] : [];
  });
  for (const { symbol, own } of placed) {
    const [first] = own;
    if (!symbol || !first) continue;
    nodes.push({ type: 'stamp', parts: symbolParts(atSize(symbol, first.radius * 2)), at: own.flatMap(({ at }) => at ?? []) });
  }
  return nodes;
}

/** The halo of a small point would hide the point. */
const HALOED_FROM_MM = 1.2;

const atSize = (symbol: PointSymbol, size_mm: number): PointSymbol => ({
  ...symbol,
  size_mm,
  outline: size_mm < HALOED_FROM_MM ? null : symbol.outline,
});

const NUMBER_SIZE_MM = 2.3;

function discNumber({ at, feature }: DrawnObject, isFull: boolean, isHalf: boolean, size: number): DrawingNode[] {
  if (!at || feature.number === undefined) return [];
  const colour = resolveColour(isFull ? '@c-text-inv' : '@mat-line');
  return [
    textNode(
      String(feature.number),
      at[0],
      at[1] + (size * CAP_HEIGHT) / 2,
      { face: 'IBMPlexSansCondensed-SemiBold', size, colour },
      'middle',
      isHalf ? { colour: resolveColour('@m-halo'), width: size * 0.24 } : null,
    ),
  ];
}

/** Big ones first, so that none is hidden. */
function circles({ symbolisation, own }: ClassObjects): DrawingNode[] {
  const fill = fillPaint(symbolisation);
  const stroke = symbolisation.stroke ? strokePaint(symbolisation.stroke) : null;
  return own
    .filter(({ at }) => at !== null)
    .sort((a, b) => b.radius - a.radius)
    .map(({ at, radius }) => path(circlePath(at?.[0] ?? 0, at?.[1] ?? 0, radius), fill, stroke));
}
