/** A layer of the project inside a frame: its objects sorted by class of the style, as nodes of the drawing. */
import type { LayerStyle } from '../domain/style.ts';
import type { Bbox, Geometry } from '../geo/geometry.ts';
import { thinSymbols } from './crowding.ts';
import { type DrawingNode, GRID_MM, group } from './drawing.ts';
import type { Box } from './frame-view.ts';
import { layerNodes } from './layer-nodes.ts';
import type { Gridder, GridShape } from './shapes.ts';
import { discRadius_mm, discWay, middleOfLargest } from './site-discs.ts';
import {
  type CompiledStyle,
  classDrawnAtScale,
  compileStyle,
  drawnAtScale,
  proportionalRadius,
  type StyleValues,
  sizeAtScale,
  symbolTells,
} from './style-rules.ts';

export interface MapFeature {
  /** EPSG:4326; null draws nothing. */
  readonly geometry: Geometry | null;
  /** The values that `styleFields(style)` names. */
  readonly values: StyleValues;
  /** As the window numbers it; sites carry it on their disc. */
  readonly number?: number;
  /** Its place in the layer's `sources`. */
  readonly source?: number;
}

export interface MapSource {
  readonly nom: string | null;
  readonly producteur: string | null;
  readonly millesime: string | null;
}

export interface MapLayerData {
  readonly table: string;
  /** As the legend names it, in the layout's language. */
  readonly title: string;
  readonly style: LayerStyle;
  /** 0–1. */
  readonly opacity: number;
  readonly features: readonly MapFeature[];
  /** Where the data come from, for the line of sources: those of the objects drawn are named. */
  readonly sources: readonly MapSource[];
}

/** An object as drawn, for its label: where it stands on the page. */
export interface DrawnObject {
  readonly feature: MapFeature;
  readonly classIndex: number;
  /** The shape of a polygon or line, in grid steps; null for points and for polygons drawn as a symbol. */
  readonly shape: GridShape | null;
  readonly closed: boolean;
  /** Middle of the symbol, in millimetres. */
  readonly at: readonly [number, number] | null;
  /** Half the size of the symbol, in millimetres. */
  readonly radius: number;
  /** Reduced to a point, for want of room. */
  readonly crowded?: boolean;
}

export type ShownAs = 'polygon' | 'line' | 'symbol';

export interface DrawnLayer {
  readonly data: MapLayerData;
  readonly compiled: CompiledStyle;
  readonly node: DrawingNode;
  readonly objects: readonly DrawnObject[];
  /** How each class shows inside this frame: the legend lists no other. */
  readonly shown: ReadonlyMap<number, ReadonlySet<ShownAs>>;
}

/** Point symbols and lines shrink with the scale to these shares of their size. */
export const LEAST_SYMBOL = 0.72;

export function drawLayer(data: MapLayerData, gridder: Gridder, box: Box, denominator: number): DrawnLayer {
  const compiled = compileStyle(data.style);
  const collector = new Collector(data, compiled, gridder, denominator);
  if (drawnAtScale(data.style, denominator)) for (const feature of data.features) collector.add(feature);
  const objects = thinSymbols(collector.objects, (index) => compiled.classes[index]?.maxScaleDenominator ?? Number.POSITIVE_INFINITY);
  const node = group(data.title, layerNodes(data, compiled, objects, denominator), null, data.opacity);
  return { data, compiled, node, objects, shown: shownInside(objects, box, BOUNDARY_TABLES.includes(data.table)) };
}

class Collector {
  readonly objects: DrawnObject[] = [];
  readonly #data: MapLayerData;
  readonly #compiled: CompiledStyle;
  readonly #gridder: Gridder;
  readonly #denominator: number;
  readonly #marked: boolean;

  constructor(data: MapLayerData, compiled: CompiledStyle, gridder: Gridder, denominator: number) {
    this.#data = data;
    this.#compiled = compiled;
    this.#gridder = gridder;
    this.#denominator = denominator;
    this.#marked = symbolTells(compiled);
  }

  add(feature: MapFeature): void {
    const { geometry, values } = feature;
    if (!geometry) return;
    const classIndex = this.#compiled.classOf(values);
    const entry = this.#compiled.classes[classIndex];
    if (!entry || !classDrawnAtScale(entry, this.#denominator)) return;
    const { style, table } = this.#data;
    const proportional = style.renderer.type === 'proportional';
    const own = proportional ? proportionalRadius(style, values) : (entry.symbolisation.symbol?.size_mm ?? 0) / 2;
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
      this.#place(feature, classIndex, geometry, proportional ? own : own * sizeAtScale(this.#denominator, LEAST_SYMBOL));
      return;
    }
    const closed = geometry.type === 'MultiPolygon';
    const disc = closed && own > 0 && !proportional ? discWay(table, this.#denominator) : null;
    const shape = disc ? null : this.#gridder.shape(geometry);
    if (disc) this.#place(feature, classIndex, middleOfLargest(geometry), discRadius_mm(disc, geometry));
    // A polygon with a symbol is drawn as the symbol where the paper leaves it less room than the symbol takes.
    else if (closed && own > 0 && (proportional || !shape || sizeOf_mm(shape) < own * 2))
      this.#place(feature, classIndex, middleOfLargest(geometry), own);
    else if (shape) {
      const [x, y] = closed && this.#marked ? this.#gridder.points(middleOfLargest(geometry)) : [];
      const at = x === undefined || y === undefined ? null : ([x, y] as const);
      this.objects.push({ feature, classIndex, shape, closed, at, radius: at ? own : 0 });
    }
  }

  #place(feature: MapFeature, classIndex: number, geometry: Geometry, radius: number): void {
    if (radius <= 0) return;
    const points = this.#gridder.points(geometry);
    for (let i = 0; i < points.length; i += 2)
      this.objects.push({ feature, classIndex, shape: null, closed: false, at: [points[i] as number, points[i + 1] as number], radius });
  }
}

/** Of these the reader sees the borders; one that fills the whole frame is not seen. */
const BOUNDARY_TABLES: readonly string[] = ['communes', 'epci', 'territoires'];

/** Shapes reach a little beyond the frame, where nothing is seen. */
function shownInside(objects: readonly DrawnObject[], [x, y, width, height]: Box, byBorder: boolean): Map<number, Set<ShownAs>> {
  const frame: Bbox = [x / GRID_MM, y / GRID_MM, (x + width) / GRID_MM, (y + height) / GRID_MM];
  const shown = new Map<number, Set<ShownAs>>();
  for (const { classIndex, shape, closed, crowded } of objects) {
    if (crowded) continue;
    const way = shape ? (closed ? 'polygon' : 'line') : 'symbol';
    const ways = shown.get(classIndex);
    if (ways?.has(way)) continue;
    if (shape && !isSeen(shape, frame, byBorder)) continue;
    shown.set(classIndex, (ways ?? new Set<ShownAs>()).add(way));
  }
  return shown;
}

/** Whether a shape, or a side of it, meets the frame: by boxes, so that a side that passes a corner closely counts. */
function isSeen({ xy, parts }: GridShape, [west, north, east, south]: Bbox, byBorder: boolean): boolean {
  const [minX, minY, maxX, maxY] = shapeBox({ xy, parts });
  if (maxX < west || minX > east || maxY < north || minY > south) return false;
  if (!byBorder || (minX > west && minY > north && maxX < east && maxY < south)) return true;
  let start = 0;
  for (const end of parts) {
    for (let i = start; i < end; i++) {
      const j = i === start ? end - 1 : i - 1;
      const [x0, y0, x1, y1] = [xy[j * 2] as number, xy[j * 2 + 1] as number, xy[i * 2] as number, xy[i * 2 + 1] as number];
      if (Math.max(x0, x1) > west && Math.min(x0, x1) < east && Math.max(y0, y1) > north && Math.min(y0, y1) < south) return true;
    }
    start = end;
  }
  return false;
}

/** The longer side of a shape's box. */
export function sizeOf_mm(shape: GridShape): number {
  const [minX, minY, maxX, maxY] = shapeBox(shape);
  return Math.max(maxX - minX, maxY - minY) * GRID_MM;
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
