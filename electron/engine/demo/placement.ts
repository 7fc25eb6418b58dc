/** Where zones can stand: beside a road, near a town, clear of the river, of other ways and of each other. */
import type { Division } from './communes.ts';
import { type Ground, RIVER_WIDTH_M } from './ground.ts';
import type { Network, RoadClass } from './network.ts';
import { along, contains, distance, footOn, type Line, lengthOf, type Point } from './plane.ts';
import type { Random } from './random.ts';
import { type Frame, frameAt } from './zone.ts';

interface Wish {
  readonly width: number;
  readonly depth: number;
  /** Distance from the town's middle, in radii of the town: about 0.5 in it, 1.3 at its edge. */
  readonly fromTown: readonly [low: number, high: number];
  readonly roads: readonly RoadClass[];
  /** Two EPCI at once: what makes shares worth showing. */
  readonly straddling: boolean;
  /** Higher is better. */
  score(place: { readonly point: Point; readonly population: number; readonly epci: number }): number;
}

export interface Placed {
  readonly frame: Frame;
  /** Commune with the largest part. */
  readonly commune: number;
}

export interface Placer {
  place(wish: Wish): Placed | null;
}

/** Radius of the built-up area of a town. */
export const townRadius = (population: number): number => 130 + 8.6 * Math.sqrt(population);

const ATTEMPTS = 900;
const GOOD_ENOUGH = 14;

export function makePlacer(ground: Ground, division: Division, network: Network, random: Random): Placer {
  const taken: Frame[] = [];
  const roads = network.roads.map((road) => ({ ...road, length: lengthOf(road.line) })).filter((road) => road.length > 700);
  const obstacles: Line[] = [network.motorway, network.railway, network.branchLine, ...network.roads.map((road) => road.line)];

  /** Commune by commune, the sample points of the frame inside it; null where one lies outside the territory or too near the river. */
  const communesIn = (frame: Frame): Map<number, number> | null => {
    const counts = new Map<number, number>();
    for (const [u, v] of samples(frame)) {
      const point = frame.toMap(u, v);
      const commune = division.communeOf[ground.mesh.cellAt(point)] as number;
      if (commune < 0) return null;
      counts.set(commune, (counts.get(commune) ?? 0) + 1);
    }
    return counts;
  };
  const sampleCount = samples({ width: 1, depth: 1 }).length;

  const isFree = (frame: Frame): boolean => {
    const reachOf = Math.hypot(frame.width, frame.depth) * 0.85 + 200;
    if (
      footOn(ground.river, frame.centre).distance < reachOf &&
      samples(frame).some(([u, v]) => footOn(ground.river, frame.toMap(u, v)).distance < RIVER_WIDTH_M + 90)
    )
      return false;
    if (taken.some((other) => overlap(frame, other))) return false;
    return !obstacles.some((line) => enters(frame, line, reachOf));
  };

  return {
    place: (wish) => {
      let best: (Placed & { readonly score: number }) | null = null;
      let found = 0;
      for (let attempt = 0; attempt < ATTEMPTS && found < GOOD_ENOUGH; attempt++) {
        const road = random.pick(roads);
        const margin = wish.width / 2 + 60;
        if (!wish.roads.includes(road.class) || road.length < 2 * margin) continue;
        const at = random.between(margin, road.length - margin);
        const { point } = along(road.line, at);
        const town = nearestTown(division, point);
        const radii = distance(town.point, point) / townRadius(town.population);
        if (radii < wish.fromTown[0] || radii > wish.fromTown[1]) continue;
        const frame = frameAt(road.line, at, random.chance(0.5) ? 1 : -1, wish.width, wish.depth);
        const counts = frame && communesIn(frame);
        if (!frame || !counts) continue;
        const [[commune, most] = [-1, 0]] = [...counts].sort((a, b) => b[1] - a[1]);
        if (wish.straddling ? most > 0.72 * sampleCount || !severalEpci(division, counts) : counts.size > 1) continue;
        if (!isFree(frame)) continue;
        found++;
        const score =
          wish.score({ point: frame.centre, population: town.population, epci: division.epciOf[commune] as number }) + random.next();
        if (best === null || score > best.score) best = { frame, commune, score };
      }
      if (best === null) return null;
      taken.push(best.frame);
      return best;
    },
  };
}

function nearestTown(division: Division, point: Point): Division['towns'][number] {
  // a large town reaches farther
  const weight = (town: Division['towns'][number]): number => distance(town.point, point) - townRadius(town.population);
  return division.towns.reduce((best, town) => (weight(town) < weight(best) ? town : best));
}

function severalEpci(division: Division, counts: ReadonlyMap<number, number>): boolean {
  return new Set([...counts.keys()].map((commune) => division.epciOf[commune])).size > 1;
}

/** Grids lean and loosen: their corners reach a little beyond the frame. */
function extent({ width, depth }: { readonly width: number; readonly depth: number }): { u0: number; u1: number; v1: number } {
  const lean = 0.15 * depth + 0.03 * width;
  return { u0: -lean, u1: width + lean, v1: 1.08 * depth };
}

function samples(frame: { readonly width: number; readonly depth: number }): [number, number][] {
  const { u0, u1, v1 } = extent(frame);
  const points: [number, number][] = [];
  for (let i = 0; i <= 8; i++) for (let j = 0; j <= 6; j++) points.push([u0 + ((u1 - u0) * i) / 8, (v1 * j) / 6]);
  return points;
}

function cornersOf(frame: Frame): Line {
  const { u0, u1, v1 } = extent(frame);
  return [frame.toMap(u0, 0), frame.toMap(u1, 0), frame.toMap(u1, v1), frame.toMap(u0, v1)];
}

function overlap(a: Frame, b: Frame): boolean {
  const away = distance(a.centre, b.centre);
  if (away > (Math.hypot(a.width, a.depth) + Math.hypot(b.width, b.depth)) * 0.75 + 200) return false;
  const [cornersA, cornersB] = [cornersOf(a), cornersOf(b)];
  return samples(a).some(([u, v]) => contains(cornersB, a.toMap(u, v))) || samples(b).some(([u, v]) => contains(cornersA, b.toMap(u, v)));
}

/** Whether a line comes into the frame, its own road in front aside. */
function enters(frame: Frame, line: Line, reachOf: number): boolean {
  const { u0, u1, v1 } = extent(frame);
  const inside = ([u, v]: readonly [number, number]): boolean => u > u0 && u < u1 && v > 22 && v < v1 + 15;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Point, line[i] as Point];
    if (distance(a, frame.centre) > reachOf + distance(a, b)) continue;
    const [from, to] = [frame.toLocal(a), frame.toLocal(b)];
    const steps = Math.ceil(distance(a, b) / 15);
    for (let step = 0; step <= steps; step++) {
      const t = steps === 0 ? 0 : step / steps;
      if (inside([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t])) return true;
    }
  }
  return false;
}
