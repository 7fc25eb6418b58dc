/** A layer of the project inside a frame: its objects sorted by class of the style, as nodes of the drawing. */
import type { LayerStyle } from '../domain/style.ts';
import type { Geometry } from '../geo/geometry.ts';
import { thinSymbols } from './crowding.ts';
import { type DrawingNode, group } from './drawing.ts';
import type { Box } from './frame-view.ts';
import { layerNodes } from './layer-nodes.ts';
import { isBoundary, isSeen, sizeOf_mm } from './shape-box.ts';
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
  /** Of the layer; its table where it is not said. A view (`table~2`) shows the same table. */
  readonly id?: string;
  /** As the legend names it, in the layout's language. */
  readonly title: string;
  readonly style: LayerStyle;
  /** 0–1. */
  readonly opacity: number;
  /** Discs of sites are this many times as large; the style's own lengths are so already. */
  readonly magnified?: number;
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
  return { data, compiled, node, objects, shown: shownInside(objects, box, isBoundary(data.table)) };
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
    const proportional = style.renderer.type === 'proportional' && classIndex === 0;
    const own = proportional ? proportionalRadius(style, values) : (entry.symbolisation.symbol?.size_mm ?? 0) / 2;
    if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
      this.#place(feature, classIndex, geometry, proportional ? own : own * sizeAtScale(this.#denominator, LEAST_SYMBOL));
      return;
    }
    const closed = geometry.type === 'MultiPolygon';
    const disc = closed && own > 0 && !proportional ? discWay(table, this.#denominator) : null;
    const shape = disc ? null : this.#gridder.shape(geometry);
    if (disc) this.#place(feature, classIndex, middleOfLargest(geometry), discRadius_mm(disc, geometry) * (this.#data.magnified ?? 1));
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

/** Shapes reach a little beyond the frame, where nothing is seen. */
function shownInside(objects: readonly DrawnObject[], frame: Box, byBorder: boolean): Map<number, Set<ShownAs>> {
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
