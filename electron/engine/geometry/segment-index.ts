/**
 * All edges of a set of objects (points count as edges of length 0) in one plane, with a packed R-tree over them:
 * the way from a site's edge to the nearest road, station or reservoir without going through every object.
 */
import Flatbush from 'flatbush';
import type { Bbox, Geometry } from '../../../shared/geo/geometry.ts';
import { boxDistance2, improvePair, type NearestPair } from './segments.ts';

export interface NearestObject extends NearestPair {
  /** Position of the object in the list the index was made from. */
  readonly owner: number;
}

/** Edges of one geometry as x1, y1, x2, y2 quadruples. */
export function edgesOf(geometry: Geometry): Float64Array {
  const { xy } = geometry;
  if (geometry.parts.length === 0) {
    const edges = new Float64Array(xy.length * 2);
    for (let i = 0; i < xy.length; i += 2) {
      edges[i * 2] = edges[i * 2 + 2] = xy[i] as number;
      edges[i * 2 + 1] = edges[i * 2 + 3] = xy[i + 1] as number;
    }
    return edges;
  }
  let count = 0;
  let start = 0;
  for (const end of geometry.parts) {
    count += end - start - 1;
    start = end;
  }
  const edges = new Float64Array(count * 4);
  let at = 0;
  start = 0;
  for (const end of geometry.parts) {
    for (let i = start; i < end - 1; i++, at += 4) {
      edges[at] = xy[i * 2] as number;
      edges[at + 1] = xy[i * 2 + 1] as number;
      edges[at + 2] = xy[i * 2 + 2] as number;
      edges[at + 3] = xy[i * 2 + 3] as number;
    }
    start = end;
  }
  return edges;
}

export class SegmentIndex {
  readonly #edges: Float64Array;
  readonly #owners: Int32Array;
  readonly #tree: Flatbush | null;
  /** How many objects have an edge here. */
  readonly objects: number;

  constructor(geometries: readonly (Geometry | null)[]) {
    const lists = geometries.map((geometry) => (geometry ? edgesOf(geometry) : new Float64Array()));
    const length = lists.reduce((sum, list) => sum + list.length, 0);
    this.#edges = new Float64Array(length);
    this.#owners = new Int32Array(length / 4);
    this.#tree = length === 0 ? null : new Flatbush(length / 4);
    let at = 0;
    let objects = 0;
    lists.forEach((list, owner) => {
      this.#edges.set(list, at);
      this.#owners.fill(owner, at / 4, (at + list.length) / 4);
      at += list.length;
      if (list.length > 0) objects++;
    });
    this.objects = objects;
    const edges = this.#edges;
    for (let i = 0; i < length; i += 4) {
      const [x1, y1, x2, y2] = [edges[i] as number, edges[i + 1] as number, edges[i + 2] as number, edges[i + 3] as number];
      this.#tree?.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }
    this.#tree?.finish();
  }

  /** The `count` objects whose edges are nearest to a place, roughly: enough to bound a search. */
  around(x: number, y: number, count: number): Set<number> {
    const owners = new Set<number>();
    if (!this.#tree) return owners;
    for (let wanted = count * 4; ; wanted *= 4) {
      for (const edge of this.#tree.neighbors(x, y, wanted)) {
        owners.add(this.#owners[edge] as number);
        if (owners.size === count) return owners;
      }
      if (wanted >= this.#owners.length) return owners;
    }
  }

  /** For every object with an edge within `reach` of the given edges (x1, y1, x2, y2 quadruples in `box`): the nearest pair, exactly. */
  within(edges: Float64Array, box: Bbox, reach: number): NearestObject[] {
    if (!this.#tree) return [];
    const [minX, minY, maxX, maxY] = box;
    const best = new Map<number, NearestObject>();
    for (const edge of this.#tree.search(minX - reach, minY - reach, maxX + reach, maxY + reach)) {
      const owner = this.#owners[edge] as number;
      let nearest = best.get(owner);
      if (!nearest) {
        nearest = { owner, distance2: Number.POSITIVE_INFINITY, ax: 0, ay: 0, bx: 0, by: 0 };
        best.set(owner, nearest);
      }
      const i = edge * 4;
      improveByEdge(
        nearest,
        edges,
        box,
        this.#edges[i] as number,
        this.#edges[i + 1] as number,
        this.#edges[i + 2] as number,
        this.#edges[i + 3] as number,
      );
    }
    return [...best.values()];
  }
}

/** Improves the pair between a set of edges (first) and one edge (second). */
function improveByEdge(nearest: NearestPair, edges: Float64Array, box: Bbox, x1: number, y1: number, x2: number, y2: number): void {
  const left = Math.min(x1, x2);
  const right = Math.max(x1, x2);
  const low = Math.min(y1, y2);
  const high = Math.max(y1, y2);
  if (boxDistance2(...box, left, low, right, high) > nearest.distance2) return;
  for (let i = 0; i < edges.length && nearest.distance2 > 0; i += 4) {
    const px = edges[i] as number;
    const py = edges[i + 1] as number;
    const qx = edges[i + 2] as number;
    const qy = edges[i + 3] as number;
    const apart = boxDistance2(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy), left, low, right, high);
    if (apart < nearest.distance2) improvePair(nearest, px, py, qx, qy, x1, y1, x2, y2);
  }
}
