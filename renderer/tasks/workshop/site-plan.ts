/** Outlines of sites at one scale, north up: metres around the middle of each, so that the larger site is drawn larger. */
import type { PackedLayer } from '../../../shared/domain/layer.ts';
import { localDistance_m } from '../../../shared/geo/distance.ts';

export interface SitePlan {
  /** SVG path in metres, y to the south, around 0,0. */
  readonly path: string;
  /** Metres from the middle to the farthest edge, across and up. */
  readonly reach: readonly [across: number, up: number];
}

/** By fid. `packed` in degrees (EPSG:4326); polygons only. */
export function sitePlans(packed: PackedLayer): ReadonlyMap<number, SitePlan> {
  const { xy, parts, polygons, objects, fids } = packed;
  const before = (ends: Uint32Array, index: number): number => (index > 0 ? (ends[index - 1] ?? 0) : 0);
  const plans = new Map<number, SitePlan>();
  for (const [index, fid] of fids.entries()) {
    const [firstRing, lastRing] = [before(polygons, before(objects, index)), before(polygons, objects[index] ?? 0)];
    const [start, end] = [before(parts, firstRing), before(parts, lastRing)];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = start; vertex < end; vertex++) {
      const [x, y] = [xy[2 * vertex] as number, xy[2 * vertex + 1] as number];
      [west, east, south, north] = [Math.min(west, x), Math.max(east, x), Math.min(south, y), Math.max(north, y)];
    }
    if (!(end > start)) continue;
    const [x, y] = [(west + east) / 2, (south + north) / 2];
    const reach = [localDistance_m(west, y, east, y) / 2, localDistance_m(x, south, x, north) / 2] as const;
    const across = east > west ? (2 * reach[0]) / (east - west) : 0;
    const up = north > south ? (2 * reach[1]) / (north - south) : 0;
    let path = '';
    for (let ring = firstRing; ring < lastRing; ring++) {
      for (let vertex = before(parts, ring); vertex < (parts[ring] ?? 0); vertex++) {
        const [dx, dy] = [((xy[2 * vertex] as number) - x) * across, (y - (xy[2 * vertex + 1] as number)) * up];
        path += `${vertex === before(parts, ring) ? 'M' : 'L'}${dx.toFixed(1)} ${dy.toFixed(1)}`;
      }
      path += 'Z';
    }
    plans.set(fid, { path, reach });
  }
  return plans;
}

/** The longest of 1, 2, 5 · 10ⁿ metres within `most`. */
export function roundLength_m(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}
