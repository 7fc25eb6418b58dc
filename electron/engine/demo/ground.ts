/** What everything else stands on: the honeycomb, the river with its valley, the relief felt by borders and roads, the territory's extent. */
import { honeycomb, type Mesh } from './mesh.ts';
import { distance, type Foot, footOn, type Line, type Point, soften } from './plane.ts';
import { type Noise, noiseOf } from './random.ts';

const WIDTH_M = 60_000;
const HEIGHT_M = 52_000;
const CELL_SIDE_M = 290;
export const RIVER_WIDTH_M = 76;

export interface Ground {
  readonly mesh: Mesh;
  /** The middle of the river, from east to west, a point every 40 m. */
  readonly river: Line;
  /** The middle of its valley: the river without its bends. */
  readonly valley: Line;
  /** −1…1 per cell: what borders keep to, and what roads avoid. */
  readonly ridges: Float64Array;
  readonly hills: Float64Array;
  /** Distance to the river and its bank, per cell. */
  readonly banks: readonly Foot[];
  /** Cells inside the territory. */
  readonly inside: ReadonlySet<number>;
  /** Those and their neighbours up to two and a half kilometres or so. */
  readonly surroundings: ReadonlySet<number>;
}

export function makeGround(seed: number): Ground {
  const mesh = honeycomb(WIDTH_M, HEIGHT_M, CELL_SIDE_M);
  const river = meander(seed);
  const inside = territory(mesh, seed);
  const coarse = river.filter((_, i) => i % 4 === 0 || i === river.length - 1);
  return {
    mesh,
    river,
    valley: soften(
      river.filter((_, i) => i % 20 === 0 || i === river.length - 1),
      40,
      2,
    ),
    ridges: perCell(mesh, noiseOf(seed, 'ridges', 3400, 3)),
    hills: perCell(mesh, noiseOf(seed, 'hills', 3400, 3)),
    banks: mesh.centres.map((centre) => footOn(coarse, centre)),
    inside,
    surroundings: widened(mesh, inside, 5),
  };
}

function perCell(mesh: Mesh, noise: Noise): Float64Array {
  return Float64Array.from(mesh.centres, ([x, y]) => noise(x, y));
}

/** Bends as rivers make them: the heading swings as a sine of the way gone (Langbein and Leopold, 1966), steered from point to point. */
function meander(seed: number): Line {
  const wander = noiseOf(seed, 'river-wander', 7000, 2);
  const swing = noiseOf(seed, 'river-swing', 8000, 1);
  const targets: Point[] = [
    [47_000, 33_500],
    [36_500, 27_500],
    [27_000, 25_500],
    [16_500, 19_000],
    [-3000, 15_000],
  ];
  const step = 40;
  const line: Point[] = [[WIDTH_M + 1500, 38_500]];
  let base = Math.PI;
  let phase = 0;
  let target = 0;
  while (target < targets.length && line.length < 4000) {
    const [x, y] = line[line.length - 1] as Point;
    const goal = targets[target] as Point;
    if (distance([x, y], goal) < 2600 || x < goal[0]) {
      target++;
      continue;
    }
    const wanted = Math.atan2(goal[1] - y, goal[0] - x);
    base += Math.atan2(Math.sin(wanted - base), Math.cos(wanted - base)) * 0.02;
    phase += (2 * Math.PI * step) / (3900 + 2200 * wander(x, y));
    const heading = base + (0.85 + 0.55 * swing(x, y)) * Math.sin(phase) + 0.4 * wander(y, x);
    line.push([x + step * Math.cos(heading), y + step * Math.sin(heading)]);
  }
  return line;
}

function territory(mesh: Mesh, seed: number): Set<number> {
  const coast = noiseOf(seed, 'extent', 13_000, 4);
  const inside = new Set<number>();
  mesh.centres.forEach(([x, y], cell) => {
    const dx = (x - WIDTH_M / 2) / 23_500;
    const dy = (y - HEIGHT_M / 2) / 19_200;
    if (Math.hypot(dx, dy) + 0.62 * coast(x, y) < 0.97) inside.add(cell);
  });
  return connected(mesh, inside);
}

/** The largest piece, its holes filled: a territory is one. */
function connected(mesh: Mesh, cells: ReadonlySet<number>): Set<number> {
  const largest = pieces(mesh, cells).sort((a, b) => b.length - a.length)[0] ?? [];
  const kept = new Set(largest);
  const outside = new Set(mesh.centres.keys());
  for (const cell of kept) outside.delete(cell);
  const [, ...holes] = pieces(mesh, outside).sort((a, b) => b.length - a.length);
  for (const cell of holes.flat()) kept.add(cell);
  return kept;
}

function widened(mesh: Mesh, cells: ReadonlySet<number>, rings: number): ReadonlySet<number> {
  let wide = cells;
  for (let ring = 0; ring < rings; ring++)
    wide = new Set([...wide].flatMap((cell) => [cell, ...(mesh.neighbours[cell] as readonly number[])]));
  return wide;
}

/** The part of a line from where it enters the territory's surroundings to where it leaves them; null where it never does. */
export function nearby({ mesh, surroundings }: Ground, line: Line): Line | null {
  const within = (point: Point): boolean => surroundings.has(mesh.cellAt(point));
  const first = line.findIndex(within);
  const last = line.findLastIndex(within);
  return last > first ? line.slice(first, last + 1) : null;
}

export function pieces(mesh: Mesh, cells: ReadonlySet<number>): number[][] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (const start of cells) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (let i = 0; i < piece.length; i++) {
      for (const cell of mesh.neighbours[piece[i] as number] as readonly number[]) {
        if (!cells.has(cell) || seen.has(cell)) continue;
        seen.add(cell);
        piece.push(cell);
      }
    }
    found.push(piece);
  }
  return found;
}
