/**
 * A zone beside a road: a grid that follows the road in front and loosens behind, cut into parcelles. Sites, terrains and friches are sets of its cells,
 * so that all of them fit edge to edge.
 */
import { type Face, outline, type Rings } from './faces.ts';
import { distance, type Line, type Point, part } from './plane.ts';
import { lattice, type Random } from './random.ts';

const ROADSIDE_M = 12;

/** Local coordinates: u along the road, v away from it, in metres. */
export interface Frame {
  readonly width: number;
  readonly depth: number;
  readonly centre: Point;
  toMap(u: number, v: number): Point;
  toLocal(point: Point): readonly [u: number, v: number];
  /** False on the right of the road, where the frame is a mirror image. */
  readonly upright: boolean;
}

/** The frame in front of `width` metres of road around `at`, or null where the road bends too much. */
export function frameAt(road: Line, at: number, side: 1 | -1, width: number, depth: number): Frame | null {
  const front = part(road, at - width / 2, at + width / 2);
  const [start, end] = [front[0] as Point, front[front.length - 1] as Point];
  const length = distance(start, end);
  if (length < width * 0.9) return null;
  const [cos, sin] = [(end[0] - start[0]) / length, (end[1] - start[1]) / length];
  const flat = ([x, y]: Point): Point => {
    const [dx, dy] = [x - start[0], y - start[1]];
    return [dx * cos + dy * sin, side * (dy * cos - dx * sin)];
  };
  const profile = front.map(flat);
  if (profile.some(([u, v], i) => Math.abs(v) > 0.16 * width || (i > 0 && u <= (profile[i - 1] as Point)[0]))) return null;
  const bend = (u: number): number => {
    for (let i = 1; i < profile.length; i++) {
      const [a, b] = [profile[i - 1] as Point, profile[i] as Point];
      if (u <= b[0]) return u <= a[0] ? a[1] : a[1] + ((b[1] - a[1]) * (u - a[0])) / (b[0] - a[0]);
    }
    return 0;
  };
  const toMap = (u: number, v: number): Point => {
    const away = v + bend(u) * Math.max(0, 1 - (0.7 * v) / depth);
    return [start[0] + u * cos - side * away * sin, start[1] + u * sin + side * away * cos];
  };
  const toLocal = (point: Point): readonly [number, number] => {
    const [u, v] = flat(point);
    return [u, v - bend(u)];
  };
  return { width: length, depth, centre: toMap(length / 2, depth / 2), toMap, toLocal, upright: side === 1 };
}

export interface Zone {
  readonly columns: number;
  readonly rows: number;
  /** Cells of each parcelle. */
  readonly parcels: readonly (readonly number[])[];
  /** Parcelles of the site: the others lie around it. */
  readonly site: ReadonlySet<number>;
  /** The parcelle of the inner road, or null. */
  readonly lane: number | null;
  area(parcels: Iterable<number>): Rings[];
  /** Parcelles with a side in common. */
  touching(parcel: number): readonly number[];
}

export interface ZonePlan {
  readonly columns: number;
  readonly rows: number;
  readonly parcels: number;
  readonly lane: boolean;
  /** Whether other parcelles lie around the site. */
  readonly surroundings: boolean;
}

export function layOut(frame: Frame, plan: ZonePlan, random: Random): Zone {
  const { columns, rows } = plan;
  const salt = random.integer(1, 1e9);
  const laneColumn = plan.lane ? Math.floor(columns / 2) : -1;
  const across = spread(columns, frame.width, random, laneColumn);
  const away = spread(rows, frame.depth - ROADSIDE_M, random, -1);
  const slant = random.between(-0.12, 0.12);
  const node = (i: number, j: number): number => j * (columns + 1) + i;
  const position = (vertex: number): Point => {
    const [i, j] = [vertex % (columns + 1), Math.floor(vertex / (columns + 1))];
    const loose = (0.11 * frame.width) / columns;
    const inLane = i === laneColumn || i === laneColumn + 1;
    const shift = inLane ? loose * lattice(laneColumn, j, salt) : loose * lattice(i, j, salt);
    const v =
      ROADSIDE_M + (away[j] as number) + (j === 0 ? 0 : ((0.11 * frame.depth) / rows) * lattice(inLane ? laneColumn : i, j, salt + 1));
    return frame.toMap((across[i] as number) + (j === 0 ? 0 : shift) + slant * v, v);
  };
  const edgePoints = (low: number, high: number): Line => edge(frame, across, position, { low, high, columns, salt, slant });
  const cells = Array.from({ length: columns * rows }, (_, cell) => cell);
  const faceOf = (cell: number): Face => {
    const [i, j] = [cell % columns, Math.floor(cell / columns)];
    const face = [node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)];
    return frame.upright ? face : face.reverse();
  };
  const inSite = chooseSite(plan, random);
  const parcels = subdivide(cells, columns, plan.parcels, (cell) => inSite.has(cell), laneColumn, random);
  const parcelOf = new Map(parcels.flatMap((itsCells, parcel) => itsCells.map((cell) => [cell, parcel] as const)));
  const lane = laneColumn < 0 ? null : (parcelOf.get([...inSite].find((cell) => cell % columns === laneColumn) ?? -1) ?? null);
  return {
    columns,
    rows,
    parcels,
    site: new Set([...parcels.keys()].filter((parcel) => inSite.has(parcels[parcel]?.[0] ?? -1))),
    lane,
    area: (chosen) =>
      outline(
        [...chosen].flatMap((parcel) => (parcels[parcel] ?? []).map(faceOf)),
        position,
        edgePoints,
      ),
    touching: (parcel) => {
      const found = new Set<number>();
      for (const cell of parcels[parcel] ?? []) for (const other of around(cell, columns, rows)) found.add(parcelOf.get(other) as number);
      found.delete(parcel);
      return [...found].sort((a, b) => a - b);
    },
  };
}

/** Steps of uneven width that add up to `total`; a lane is 14 m wide. */
function spread(count: number, total: number, random: Random, lane: number): number[] {
  const widths = Array.from({ length: count }, () => random.between(0.7, 1.35));
  const laneWidth = lane < 0 ? 0 : 14;
  const sum = widths.reduce((all, width, i) => all + (i === lane ? 0 : width), 0);
  const steps = [0];
  widths.forEach((width, i) => {
    steps.push((steps[i] as number) + (i === lane ? laneWidth : (width / sum) * (total - laneWidth)));
  });
  return steps;
}

interface EdgePlace {
  readonly low: number;
  readonly high: number;
  readonly columns: number;
  readonly salt: number;
  readonly slant: number;
}

/** In front, edges follow the road; elsewhere some have a bend. */
function edge(frame: Frame, across: readonly number[], position: (vertex: number) => Point, place: EdgePlace): Line {
  const { low, high, columns, salt, slant } = place;
  if (low <= columns && high <= columns) {
    const [from, to] = [across[low] as number, across[high] as number];
    return [0.25, 0.5, 0.75].map((t) => frame.toMap(from + (to - from) * t + slant * ROADSIDE_M, ROADSIDE_M));
  }
  const bend = lattice(low, high, salt + 2);
  if (Math.abs(bend) < 0.5) return [];
  const [a, b] = [position(low), position(high)];
  const swing = (bend - Math.sign(bend) * 0.5) * 0.07;
  return [[(a[0] + b[0]) / 2 - (b[1] - a[1]) * swing, (a[1] + b[1]) / 2 + (b[0] - a[0]) * swing]];
}

/** The cells of the site: the middle of the zone, with a corner or two left out. */
function chooseSite(plan: ZonePlan, random: Random): Set<number> {
  const { columns, rows } = plan;
  const margin = plan.surroundings ? 1 : 0;
  const chosen = new Set<number>();
  for (let j = 0; j < rows - margin; j++) for (let i = margin; i < columns - margin; i++) chosen.add(j * columns + i);
  const back = rows - margin - 1;
  const left = back * columns + margin;
  const right = back * columns + columns - margin - 1;
  if (random.chance(0.75)) chosen.delete(left);
  if (random.chance(0.45) || chosen.has(left)) chosen.delete(right);
  if (rows > 4 && columns > 5 && random.chance(0.6)) chosen.delete(random.chance(0.5) ? left + 1 : right - 1);
  return chosen;
}

function around(cell: number, columns: number, rows: number): number[] {
  const [i, j] = [cell % columns, Math.floor(cell / columns)];
  const found: number[] = [];
  if (i > 0) found.push(cell - 1);
  if (i < columns - 1) found.push(cell + 1);
  if (j > 0) found.push(cell - columns);
  if (j < rows - 1) found.push(cell + columns);
  return found;
}

/** A block of cells: columns from–to, rows from–to, inclusive. */
interface Block {
  readonly i0: number;
  readonly i1: number;
  readonly j0: number;
  readonly j1: number;
  readonly group: number;
}

/** Cells joined into rectangular parcelles until `wanted` are left; the lane is one, and none crosses the site's outline. */
function subdivide(
  cells: readonly number[],
  columns: number,
  wanted: number,
  inSite: (cell: number) => boolean,
  lane: number,
  random: Random,
): number[][] {
  let blocks: Block[] = cells.map((cell) => {
    const [i, j] = [cell % columns, Math.floor(cell / columns)];
    return { i0: i, i1: i, j0: j, j1: j, group: (inSite(cell) ? 1 : 0) + (i === lane ? 2 : 0) };
  });
  const join = (a: Block, b: Block): Block | null => {
    if (a.group !== b.group) return null;
    const sameColumns = a.i0 === b.i0 && a.i1 === b.i1 && (a.j1 + 1 === b.j0 || b.j1 + 1 === a.j0);
    const sameRows = a.j0 === b.j0 && a.j1 === b.j1 && (a.i1 + 1 === b.i0 || b.i1 + 1 === a.i0);
    if (!sameColumns && !sameRows) return null;
    return { i0: Math.min(a.i0, b.i0), i1: Math.max(a.i1, b.i1), j0: Math.min(a.j0, b.j0), j1: Math.max(a.j1, b.j1), group: a.group };
  };
  const merge = (allowed: (joined: Block) => boolean): boolean => {
    for (const a of random.shuffle(blocks)) {
      for (const b of random.shuffle(blocks)) {
        const joined = a === b ? null : join(a, b);
        if (joined === null || !allowed(joined)) continue;
        blocks = [...blocks.filter((block) => block !== a && block !== b), joined];
        return true;
      }
    }
    return false;
  };
  const size = (block: Block): number => (block.i1 - block.i0 + 1) * (block.j1 - block.j0 + 1);
  while (merge((joined) => joined.group >= 2));
  for (const most of [2, 4, 6, 99]) while (blocks.length > wanted && merge((joined) => joined.group < 2 && size(joined) <= most));
  blocks.sort((a, b) => a.j0 - b.j0 || a.i0 - b.i0);
  return blocks.map((block) => {
    const itsCells: number[] = [];
    for (let j = block.j0; j <= block.j1; j++) for (let i = block.i0; i <= block.i1; i++) itsCells.push(j * columns + i);
    return itsCells;
  });
}
