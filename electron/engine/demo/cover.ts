/** Land cover and constraints: built-up areas, woods, flood zones, protected places. */
import { drawBorders } from './borders.ts';
import type { Division } from './communes.ts';
import type { Estates } from './estates.ts';
import { outline, type Rings } from './faces.ts';
import { type Ground, pieces, RIVER_WIDTH_M } from './ground.ts';
import type { Network } from './network.ts';
import { townRadius } from './placement.ts';
import { beside, distance, type Line, type Point, soften } from './plane.ts';
import { noiseOf, type Random, randomOf } from './random.ts';

export interface Cover {
  /** Largest first. */
  readonly woods: readonly Rings[];
  readonly towns: readonly Line[];
  /** Everything the river may reach. */
  readonly floodPlain: readonly Rings[];
  /** Where it runs deep and fast. */
  readonly floodway: Line;
}

export function drawCover(ground: Ground, division: Division, network: Network, { estates }: Estates, seed: number): Cover {
  const forest = noiseOf(seed, 'forest', 6500, 3);
  const clear = estates.map((estate) => ({ point: estate.centre, radius: 500 + Math.sqrt(estate.hectares * 10_000) }));
  const wooded = new Set<number>();
  const flooded = new Set<number>();
  const flood = noiseOf(seed, 'flood', 4200, 2);
  ground.mesh.centres.forEach((centre, cell) => {
    if (!ground.inside.has(cell)) return;
    const river = ground.banks[cell]?.distance ?? 0;
    if (river < 520 + 480 * flood(centre[0], centre[1])) flooded.add(cell);
    const built = division.towns.some((town) => distance(town.point, centre) < 1.5 * townRadius(town.population) + 450);
    if (forest(centre[0], centre[1]) > 0.2 && river > 700 && !built && !clear.some((place) => distance(place.point, centre) < place.radius))
      wooded.add(cell);
  });
  const size = (rings: Rings): number => rings[0]?.length ?? 0;
  return {
    woods: areas(ground, wooded, seed + 1, 5).sort((a, b) => size(b) - size(a)),
    towns: division.towns.map((town) => builtUp(town, division, network, randomOf(seed, `town ${town.cell}`))),
    floodPlain: areas(ground, flooded, seed + 2, 3),
    floodway: band(ground, seed),
  };
}

/** Polygons of the pieces of at least `smallest` cells. */
function areas(ground: Ground, cells: ReadonlySet<number>, seed: number, smallest: number): Rings[] {
  const kept = new Set(
    pieces(ground.mesh, cells)
      .filter((piece) => piece.length >= smallest)
      .flat(),
  );
  const borders = drawBorders(ground, (cell) => (kept.has(cell) ? 1 : -1), seed, { alongRiver: false, roughness: 0.24 });
  return outline(
    ground.mesh.faces.filter((_, cell) => kept.has(cell)),
    borders.position,
    borders.edgePoints,
  );
}

const TOWN_CORNERS = 96;

/** A town spreads along the roads that leave it, and stops half way to the next. */
function builtUp(town: Division['towns'][number], division: Division, network: Network, random: Random): Line {
  const radius = townRadius(town.population);
  const room = Math.min(...division.towns.filter((other) => other !== town).map((other) => distance(other.point, town.point))) * 0.48;
  const ways = network.roads.flatMap(({ line }) => {
    const [first, last] = [line[0] as Point, line[line.length - 1] as Point];
    const outward = distance(first, town.point) < 1 ? line : distance(last, town.point) < 1 ? [...line].reverse() : null;
    const ahead = outward?.find((point) => distance(point, town.point) > radius * 0.9);
    return ahead ? [Math.atan2(ahead[1] - town.point[1], ahead[0] - town.point[0])] : [];
  });
  const swell = Array.from({ length: 5 }, (_, k) => ({
    size: random.between(0.03, 0.13) / Math.sqrt(k + 1),
    phase: random.between(0, 7),
    waves: k + 2,
  }));
  const corners = Array.from({ length: TOWN_CORNERS }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / TOWN_CORNERS;
    let reach = 0.62 + random.between(-0.03, 0.03);
    for (const { size, phase, waves } of swell) reach += size * Math.sin(waves * angle + phase);
    for (const way of ways) reach += 0.62 * Math.exp(-((turnBetween(angle, way) / 0.24) ** 2));
    const metres = Math.min(room, radius * Math.min(1.5, reach));
    return [town.point[0] + metres * Math.cos(angle), town.point[1] + metres * Math.sin(angle)];
  });
  return soften([...corners, corners[0] as Point], 1, 1).slice(1);
}

const turnBetween = (a: number, b: number): number => Math.atan2(Math.sin(a - b), Math.cos(a - b));

/** The bed and its banks, inside the territory's reach. */
function band(ground: Ground, seed: number): Line {
  const sway = noiseOf(seed, 'floodway', 900, 2);
  const first = ground.river.findIndex((point) => ground.inside.has(ground.mesh.cellAt(point)));
  const last = ground.river.findLastIndex((point) => ground.inside.has(ground.mesh.cellAt(point)));
  const middle = ground.river.slice(first, last + 1).filter((_, i, all) => i % 2 === 0 || i === all.length - 1);
  const width = (i: number): number => RIVER_WIDTH_M / 2 + 60 + 30 * sway((middle[i] as Point)[0], (middle[i] as Point)[1]);
  return [...beside(middle, (i) => -width(i)), ...[...beside(middle, width)].reverse()];
}
