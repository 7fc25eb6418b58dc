/** What lies under a place, found on the shapes of the tile there: they are exact to a fraction of a pixel. */
import type { DrawnTile } from './tile-features.ts';

/** The topmost object at a place of the view (metres), or null. */
export function pickInTile(tile: DrawnTile, [x, y]: readonly [number, number], tolerance: number): number | null {
  const inside = tile.geometry === 'MULTIPOLYGON';
  let best: number | null = null;
  let bestDistance = tolerance;
  for (let index = tile.shapes.length - 1; index >= 0; index--) {
    const shape = tile.shapes[index];
    if (!shape) continue;
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = shape.getExtent();
    const slack = inside ? 0 : tolerance;
    if (x < minX - slack || x > maxX + slack || y < minY - slack || y > maxY + slack) continue;
    const flat = shape.getFlatCoordinates();
    const ends = shape.getEnds() ?? [];
    if (inside) {
      if (containsPoint(flat, ends, x, y)) return Number(shape.getId());
      continue;
    }
    const distance = ends.length > 0 ? distanceToLines(flat, ends, x, y) : distanceToDots(flat, x, y);
    if (distance > bestDistance || (best !== null && distance === bestDistance)) continue;
    best = Number(shape.getId());
    bestDistance = distance;
  }
  return best ?? tile.grainAt(x, y);
}

/** Even-odd rule over all rings. */
function containsPoint(flat: ArrayLike<number>, ends: readonly number[], x: number, y: number): boolean {
  let inside = false;
  let start = 0;
  for (const end of ends) {
    for (let i = start; i < end - 2; i += 2) {
      const [x1, y1, x2, y2] = [flat[i] as number, flat[i + 1] as number, flat[i + 2] as number, flat[i + 3] as number];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
    start = end;
  }
  return inside;
}

function distanceToDots(flat: ArrayLike<number>, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < flat.length; i += 2) least = Math.min(least, Math.hypot((flat[i] as number) - x, (flat[i + 1] as number) - y));
  return least;
}

function distanceToLines(flat: ArrayLike<number>, ends: readonly number[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  let start = 0;
  for (const end of ends) {
    for (let i = start; i < end - 2; i += 2) {
      const [x1, y1] = [flat[i] as number, flat[i + 1] as number];
      const [dx, dy] = [(flat[i + 2] as number) - x1, (flat[i + 3] as number) - y1];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
      least = Math.min(least, Math.hypot(x1 + share * dx - x, y1 + share * dy - y));
    }
    start = end;
  }
  return least;
}
