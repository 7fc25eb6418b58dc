/** A packed tile as the window holds it: its numbers as they came, no object for a shape; grains gathered into boxes by kind. */
import type { PackedTile, TileValues } from '../../../shared/domain/tile.ts';
import type { Bbox } from '../../../shared/geo/geometry.ts';
import { TILE_UNITS, type TileAddress, tileExtent, tileUnit } from '../../../shared/geo/tile-grid.ts';
import type { FeatureValues } from '../packed-features.ts';

export type TileGeometry = 'POINT' | 'MULTIPOINT' | 'MULTILINESTRING' | 'MULTIPOLYGON';

/** x1, y1, x2, y2 of each, in units: rows of neighbouring cells are one box. */
export type GrainBoxes = readonly number[];

/** One loaded tile. `values` is replaced when another style asks for other fields. */
export class DrawnTile {
  readonly address: TileAddress;
  readonly packed: PackedTile;
  readonly geometry: TileGeometry;
  /** Metres of the view. */
  readonly extent: Bbox;
  /** Metres of one unit. */
  readonly unit: number;
  #values: TileValues;
  #cells: Map<number, number> | null = null;
  #bounds: Int16Array | null = null;
  #kinds: { readonly of: object; readonly kinds: Int32Array } | null = null;

  constructor(address: TileAddress, packed: PackedTile, geometry: TileGeometry) {
    this.address = address;
    this.packed = packed;
    this.geometry = geometry;
    this.extent = tileExtent(address);
    this.unit = tileUnit(address.z);
    this.#values = packed.values;
  }

  get areDots(): boolean {
    return this.geometry === 'POINT' || this.geometry === 'MULTIPOINT';
  }

  valuesOf(index: number): FeatureValues {
    const values: Record<string, string | number | null> = {};
    for (const field in this.#values) values[field] = this.#values[field]?.[index] ?? null;
    return values;
  }

  replaceValues(values: TileValues): void {
    this.#values = values;
    this.#kinds = null;
  }

  /** Everything drawn by its shape or as a grain, in the order of `values`. */
  allFids(): Uint32Array<ArrayBuffer> {
    const { fids, grains } = this.packed;
    const all = new Uint32Array(fids.length + grains.fids.length);
    all.set(fids);
    all.set(grains.fids, fids.length);
    return all;
  }

  /** Kinds of the shapes, then of the grains, found once for each rule: `of` stands for the rule. */
  kinds(of: object, kindOf: (index: number) => number): Int32Array {
    if (this.#kinds?.of === of) return this.#kinds.kinds;
    const { fids, grains } = this.packed;
    const kinds = new Int32Array(fids.length + grains.fids.length);
    for (let index = 0; index < kinds.length; index++) kinds[index] = kindOf(index);
    this.#kinds = { of, kinds };
    return kinds;
  }

  /** Cells of the grains by kind; `kindOf` is given the place among them, −1 leaves one out. */
  grainBoxes(kindOf: (index: number) => number): Map<number, number[]> {
    const { grains } = this.packed;
    const kinds = new Map<number, number>();
    grains.cells.forEach((cell, index) => {
      const kind = kindOf(index);
      if (kind >= 0) kinds.set(cell, kind);
    });
    const { side } = grains;
    const perRow = TILE_UNITS / side;
    const boxes = new Map<number, number[]>();
    const cells = [...kinds.keys()].sort((a, b) => a - b);
    for (let i = 0; i < cells.length; ) {
      const first = cells[i] as number;
      const kind = kinds.get(first) as number;
      let last = first;
      for (i++; i < cells.length && cells[i] === last + 1 && (last + 1) % perRow !== 0 && kinds.get(last + 1) === kind; i++) last++;
      const row = Math.floor(first / perRow);
      const gathered = boxes.get(kind) ?? [];
      boxes.set(kind, gathered);
      gathered.push((first % perRow) * side, row * side, ((last % perRow) + 1) * side, (row + 1) * side);
    }
    return boxes;
  }

  /** Bounds in units of each object drawn by its shape: minX, minY, maxX, maxY. */
  shapeBounds(): Int16Array {
    if (this.#bounds) return this.#bounds;
    const { fids, xy, parts, objects } = this.packed;
    const bounds = new Int16Array(fids.length * 4);
    for (let index = 0, at = 0; index < fids.length; index++) {
      const last = objects[index] as number;
      const end = (this.areDots ? last : (parts[last - 1] as number)) * 2;
      let [minX, minY, maxX, maxY] = [32_767, 32_767, -32_768, -32_768];
      for (; at < end; at += 2) {
        const [x, y] = [xy[at] as number, xy[at + 1] as number];
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      }
      bounds.set([minX, minY, maxX, maxY], index * 4);
    }
    this.#bounds = bounds;
    return bounds;
  }

  /** The object whose grain is at a place in units, or null. */
  grainAt(x: number, y: number): number | null {
    const { grains } = this.packed;
    if (grains.cells.length === 0) return null;
    this.#cells ??= new Map([...grains.cells].map((cell, index) => [cell, grains.fids[index] as number]));
    return this.#cells.get(Math.floor(y / grains.side) * (TILE_UNITS / grains.side) + Math.floor(x / grains.side)) ?? null;
  }
}
