/** Pictograms that would lie on one another: the more important one keeps its symbol, the others stand as points, so that no object is lost. */
import type { DrawnObject } from './map-layer.ts';

/** Smaller symbols are points already, and read as a cloud. */
const PICTOGRAM_MM = 1.9;
export const CROWDED_RADIUS_MM = 0.4;
/** Symbols may overlap by a quarter. */
const CLOSEST = 0.75;

/** `rank` orders the classes, the most important highest. Objects keep their order. */
export function thinSymbols(objects: readonly DrawnObject[], rank: (classIndex: number) => number): DrawnObject[] {
  const cell = Math.max(...objects.map(({ radius }) => radius * 2), 0.1);
  const kept = new Map<string, DrawnObject[]>();
  const crowded = new Set<DrawnObject>();
  const order = [...objects].sort((a, b) => rank(b.classIndex) - rank(a.classIndex));
  for (const object of order) {
    const { at, radius, feature } = object;
    if (!at || radius * 2 < PICTOGRAM_MM || !feature.geometry?.type.endsWith('Point')) continue;
    const [column, row] = [Math.floor(at[0] / cell), Math.floor(at[1] / cell)];
    if (hasNeighbour(kept, object, column, row)) crowded.add(object);
    else {
      const key = `${column} ${row}`;
      const own = kept.get(key);
      if (own) own.push(object);
      else kept.set(key, [object]);
    }
  }
  return crowded.size === 0
    ? [...objects]
    : objects.map((object) => (crowded.has(object) ? { ...object, radius: CROWDED_RADIUS_MM, crowded: true } : object));
}

function hasNeighbour(
  kept: ReadonlyMap<string, readonly DrawnObject[]>,
  { at, radius }: DrawnObject,
  column: number,
  row: number,
): boolean {
  const [x, y] = at ?? [0, 0];
  for (let i = column - 1; i <= column + 1; i++) {
    for (let j = row - 1; j <= row + 1; j++) {
      for (const other of kept.get(`${i} ${j}`) ?? []) {
        if (Math.hypot(x - (other.at?.[0] ?? 0), y - (other.at?.[1] ?? 0)) < (radius + other.radius) * CLOSEST) return true;
      }
    }
  }
  return false;
}
