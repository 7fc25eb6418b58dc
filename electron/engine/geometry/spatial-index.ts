import Flatbush from 'flatbush';
import { type Bbox, bboxOf, type Geometry } from '../../../shared/geo/geometry.ts';

/** A packed R-tree over bounding boxes; items without a box are never found. Cheap enough to build anew for each run (1 ms per 10,000 items). */
export interface SpatialIndex {
  /** Items whose box meets or touches the given one, by ascending position in the list the index was made from. */
  search(bbox: Bbox): number[];
}

export function spatialIndex(boxes: readonly (Bbox | null)[]): SpatialIndex {
  const items: number[] = [];
  boxes.forEach((box, item) => {
    if (box) items.push(item);
  });
  if (items.length === 0) return { search: () => [] };
  const tree = new Flatbush(items.length);
  for (const item of items) tree.add(...(boxes[item] as Bbox));
  tree.finish();
  return {
    search: (bbox) =>
      tree
        .search(...bbox)
        .map((found) => items[found] as number)
        .sort((first, second) => first - second),
  };
}

/**
 * Bounding box in degrees of an object whose edges are straight in a legal projection: there an edge may bulge out of the box of its ends.
 * A parallel's curvature in the projection is at most tan φ / R, so an edge of d degrees leaves its box by less than d²·π/180·tan(φ)/8 degrees;
 * the factor 0.02 holds up to 65° of latitude, on both axes.
 */
export function projectedBbox(geometry: Geometry | null): Bbox | null {
  const box = geometry && bboxOf(geometry);
  if (!box) return null;
  const [minX, minY, maxX, maxY] = box;
  const margin = 0.02 * ((maxX - minX) ** 2 + (maxY - minY) ** 2);
  return [minX - margin, minY - margin, maxX + margin, maxY + margin];
}

/** A packed R-tree over many bounds, found by their key. */
export interface BoundsIndex {
  readonly size: number;
  /** Keys of the objects whose bounds meet or touch the box, in no order. */
  search(bbox: Bbox): number[];
}

/** `boxes`: minX, minY, maxX, maxY for each key; only those `passing`, where it is given. */
export function boundsIndex(keys: ArrayLike<number>, boxes: ArrayLike<number>, passing?: ReadonlySet<number>): BoundsIndex {
  const kept: number[] = [];
  for (let item = 0; item < keys.length; item++) if (passing?.has(keys[item] as number) ?? true) kept.push(item);
  if (kept.length === 0) return { size: 0, search: () => [] };
  const tree = new Flatbush(kept.length);
  for (const item of kept)
    tree.add(boxes[item * 4] as number, boxes[item * 4 + 1] as number, boxes[item * 4 + 2] as number, boxes[item * 4 + 3] as number);
  tree.finish();
  return { size: kept.length, search: (bbox) => tree.search(...bbox).map((found) => keys[kept[found] as number] as number) };
}
