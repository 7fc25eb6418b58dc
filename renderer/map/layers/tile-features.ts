/** A packed tile as OpenLayers draws it: light features in metres of the view; grains gathered into one shape for each class of the style. */
import RenderFeature from 'ol/render/Feature';
import type { PackedTile, TileValues } from '../../../shared/domain/tile.ts';
import { TILE_UNITS, type TileAddress, tileExtent, tileUnit } from '../../../shared/geo/tile-grid.ts';
import type { FeatureValues } from '../packed-features.ts';

export type TileGeometry = 'POINT' | 'MULTIPOINT' | 'MULTILINESTRING' | 'MULTIPOLYGON';

const at = (array: Uint32Array, index: number): number => (index < 0 ? 0 : (array[index] ?? 0));

/** One loaded tile. `values` is replaced when another style asks for other fields. */
export class DrawnTile {
  readonly address: TileAddress;
  readonly packed: PackedTile;
  readonly geometry: TileGeometry;
  /** Metres of all vertices. */
  readonly xy: Float64Array;
  readonly shapes: RenderFeature[] = [];
  #values: TileValues;
  #cells: Map<number, number> | null = null;

  constructor(address: TileAddress, packed: PackedTile, geometry: TileGeometry) {
    this.address = address;
    this.packed = packed;
    this.geometry = geometry;
    this.#values = packed.values;
    const unit = tileUnit(address.z);
    const [minX, minY] = tileExtent(address);
    this.xy = new Float64Array(packed.xy.length);
    for (let i = 0; i < packed.xy.length; i += 2) {
      this.xy[i] = minX + (packed.xy[i] as number) * unit;
      this.xy[i + 1] = minY + (packed.xy[i + 1] as number) * unit;
    }
  }

  get values(): TileValues {
    return this.#values;
  }

  /** Makes the feature of one shape; they are made in their order. */
  addShape(index: number): void {
    const { fids, parts, objects } = this.packed;
    const isDot = this.geometry === 'POINT' || this.geometry === 'MULTIPOINT';
    const [from, to] = [at(objects, index - 1), at(objects, index)];
    const [start, end] = isDot ? [from, to] : [at(parts, from - 1), at(parts, to - 1)];
    const ends: number[] = [];
    if (!isDot) for (let part = from; part < to; part++) ends.push((at(parts, part) - start) * 2);
    const type = isDot ? (to - from === 1 ? 'Point' : 'MultiPoint') : this.geometry === 'MULTIPOLYGON' ? 'Polygon' : 'MultiLineString';
    // flat coordinates are only read by index: a view of the tile's array serves as well as a list
    const flat = this.xy.subarray(start * 2, end * 2) as unknown as number[];
    this.shapes[index] = new RenderFeature(type, flat, ends, 2, { values: this.valuesOf(index) }, fids[index]);
  }

  valuesOf(index: number): FeatureValues {
    const values: Record<string, string | number | null> = {};
    for (const [field, list] of Object.entries(this.#values)) values[field] = list[index] ?? null;
    return values;
  }

  replaceValues(values: TileValues): void {
    this.#values = values;
    this.shapes.forEach((shape, index) => {
      (shape.getProperties() as { values: FeatureValues }).values = this.valuesOf(index);
    });
  }

  /** Everything drawn by its shape or as a grain, in the order of `values`. */
  allFids(): Uint32Array {
    const { fids, grains } = this.packed;
    const all = new Uint32Array(fids.length + grains.fids.length);
    all.set(fids);
    all.set(grains.fids, fids.length);
    return all;
  }

  /** One feature for each class that has grains, its property `grain` the class: rows of neighbouring cells are one rectangle. */
  grainFeatures(classOf: (values: FeatureValues) => number, chosen?: ReadonlySet<number>): RenderFeature[] {
    const { grains, fids } = this.packed;
    if (grains.cells.length === 0) return [];
    const classes = new Map<number, number>();
    grains.cells.forEach((cell, index) => {
      const fid = grains.fids[index] as number;
      if (!chosen || chosen.has(fid)) classes.set(cell, chosen ? 0 : classOf(this.valuesOf(fids.length + index)));
    });
    const perRow = TILE_UNITS / grains.side;
    const step = grains.side * tileUnit(this.address.z);
    const [minX, minY] = tileExtent(this.address);
    const rectangles = new Map<number, { flat: number[]; ends: number[] }>();
    const cells = [...classes.keys()].sort((a, b) => a - b);
    for (let i = 0; i < cells.length; ) {
      const first = cells[i] as number;
      const kind = classes.get(first) as number;
      let last = first;
      for (i++; i < cells.length && cells[i] === last + 1 && (last + 1) % perRow !== 0 && classes.get(last + 1) === kind; i++) last++;
      if (kind < 0) continue;
      const gathered = rectangles.get(kind) ?? { flat: [], ends: [] };
      rectangles.set(kind, gathered);
      const row = Math.floor(first / perRow);
      const [x1, x2] = [minX + (first % perRow) * step, minX + ((last % perRow) + 1) * step];
      const [y1, y2] = [minY + row * step, minY + (row + 1) * step];
      gathered.flat.push(x1, y1, x2, y1, x2, y2, x1, y2, x1, y1);
      gathered.ends.push(gathered.flat.length);
    }
    return [...rectangles].map(([kind, { flat, ends }]) => new RenderFeature('Polygon', flat, ends, 2, { grain: kind }, undefined));
  }

  /** The object whose grain is at a place, or null. */
  grainAt(x: number, y: number): number | null {
    const { grains } = this.packed;
    if (grains.cells.length === 0) return null;
    this.#cells ??= new Map([...grains.cells].map((cell, index) => [cell, grains.fids[index] as number]));
    const step = grains.side * tileUnit(this.address.z);
    const [minX, minY] = tileExtent(this.address);
    return this.#cells.get(Math.floor((y - minY) / step) * (TILE_UNITS / grains.side) + Math.floor((x - minX) / step)) ?? null;
  }
}
