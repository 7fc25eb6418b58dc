/** What lies under a place, found on the shapes of the tile there: they are exact to a fraction of a pixel. */
import type { DrawnTile } from './tile-features.ts';

/** The topmost object at a place of the view, or null. Metres. */
export function pickInTile(tile: DrawnTile, coordinate: readonly [number, number], tolerance_m: number): number | null {
  const { fids, xy, parts, objects } = tile.packed;
  const x = (coordinate[0] - tile.extent[0]) / tile.unit;
  const y = (coordinate[1] - tile.extent[1]) / tile.unit;
  const tolerance = tolerance_m / tile.unit;
  const inside = tile.geometry === 'MULTIPOLYGON';
  const bounds = tile.shapeBounds();
  const slack = inside ? 0 : tolerance;
  let best: number | null = null;
  let bestDistance = tolerance;
  for (let index = fids.length - 1; index >= 0; index--) {
    const at = index * 4;
    if (x < (bounds[at] as number) - slack || y < (bounds[at + 1] as number) - slack) continue;
    if (x > (bounds[at + 2] as number) + slack || y > (bounds[at + 3] as number) + slack) continue;
    const [from, to] = [index === 0 ? 0 : (objects[index - 1] as number), objects[index] as number];
    if (tile.areDots) {
      const distance = distanceToDots(xy.subarray(from * 2, to * 2), x, y);
      if (distance > bestDistance || (best !== null && distance === bestDistance)) continue;
      best = fids[index] as number;
      bestDistance = distance;
      continue;
    }
    const start = from === 0 ? 0 : (parts[from - 1] as number);
    const lines = { xy, start, ends: parts.subarray(from, to) };
    if (inside) {
      if (containsPoint(lines, x, y)) return fids[index] as number;
      continue;
    }
    const distance = distanceToLines(lines, x, y);
    if (distance > bestDistance || (best !== null && distance === bestDistance)) continue;
    best = fids[index] as number;
    bestDistance = distance;
  }
  return best ?? tile.grainAt(x, y);
}

/** Lines or rings of one object: the vertex it begins at, and the vertices its parts end at. */
interface Lines {
  readonly xy: Int16Array;
  readonly start: number;
  readonly ends: Uint32Array;
}

/** Even-odd rule over all rings. */
function containsPoint({ xy, start, ends }: Lines, x: number, y: number): boolean {
  let inside = false;
  let first = start;
  for (const end of ends) {
    for (let i = first * 2; i < end * 2 - 2; i += 2) {
      const [x1, y1, x2, y2] = [xy[i] as number, xy[i + 1] as number, xy[i + 2] as number, xy[i + 3] as number];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
    first = end;
  }
  return inside;
}

function distanceToDots(flat: ArrayLike<number>, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < flat.length; i += 2) least = Math.min(least, Math.hypot((flat[i] as number) - x, (flat[i + 1] as number) - y));
  return least;
}

function distanceToLines({ xy, start, ends }: Lines, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  let first = start;
  for (const end of ends) {
    for (let i = first * 2; i < end * 2 - 2; i += 2) {
      const [x1, y1] = [xy[i] as number, xy[i + 1] as number];
      const [dx, dy] = [(xy[i + 2] as number) - x1, (xy[i + 3] as number) - y1];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
      least = Math.min(least, Math.hypot(x1 + share * dx - x, y1 + share * dy - y));
    }
    first = end;
  }
  return least;
}
