/** Motorway, roads and railway: cheapest ways over the ground, later ones joining the earlier, then softened into curves. */
import type { Division } from './communes.ts';
import type { Ground } from './ground.ts';
import { distance, footOn, type Line, type Point, soften } from './plane.ts';
import { lattice, randomOf } from './random.ts';
import { reach, type StepCost, way } from './routes.ts';

export type RoadClass = 'route_principale' | 'route_secondaire';

export interface Road {
  readonly line: Line;
  readonly class: RoadClass;
}

export interface Network {
  readonly motorway: Line;
  readonly railway: Line;
  readonly branchLine: Line;
  readonly roads: readonly Road[];
}

/** Where the railway leaves the map. */
const EAST: Point = [60_000, 36_000];
const WEST: Point = [0, 12_000];
const SOUTH: Point = [34_000, 0];
const CELL_STEP_M = 502;

export function drawNetwork(ground: Ground, division: Division, seed: number): Network {
  const { towns, capitals } = division;
  const random = randomOf(seed, 'network');
  const capitalCells = capitals.map((commune) => (towns[commune] as Division['towns'][number]).cell);

  const motorway = drawTrunk(ground, division, { from: [60_000, 18_500], to: [0, 34_500], near: 1700, apart: 1400, passes: 26 });
  const places = capitals.map((commune) => (towns[commune] as Division['towns'][number]).point);
  const heart = places[0] as Point;
  const railway = throughPlaces(ground, [
    EAST,
    ...stopsTowards(places, heart, EAST).reverse(),
    heart,
    ...stopsTowards(places, heart, WEST),
    WEST,
  ]);
  const branchLine = throughPlaces(ground, [heart, ...stopsTowards(places, heart, SOUTH), SOUTH]);

  const graph = new RoadGraph(ground, [railway, branchLine]);
  // each main town to its two nearest, the agglomeration to all its neighbours
  for (const [index, cell] of capitalCells.entries()) {
    const others = capitalCells
      .filter((other) => other !== cell)
      .sort((a, b) => apart(ground, a, cell) - apart(ground, b, cell))
      .slice(0, index === 0 ? 5 : 2);
    for (const other of others) graph.connect([cell], other, 'route_principale');
  }
  for (const gate of [
    ground.mesh.cellAt([14_000, 52_000]),
    ground.mesh.cellAt([52_000, 2000]),
    ground.mesh.cellAt([0, 26_000]),
    ground.mesh.cellAt([60_000, 30_000]),
  ]) {
    graph.connect(capitalCells, gate, 'route_principale');
  }
  for (const town of random.shuffle(towns)) graph.joinNetwork(town.cell);
  for (const town of random.shuffle(towns).slice(0, 34)) {
    const nearest = towns.filter((other) => other !== town).sort((a, b) => distance(a.point, town.point) - distance(b.point, town.point));
    const other = nearest[random.integer(0, 2)];
    if (other) graph.connect([town.cell], other.cell, 'route_secondaire');
  }
  return { motorway, railway, branchLine, roads: graph.roads(towns.map((town) => town.cell)) };
}

/** The main towns worth a station on the way to a gate: ahead, at a little distance from the straight line. */
function stopsTowards(places: readonly Point[], heart: Point, gate: Point): Point[] {
  const length = distance(heart, gate);
  const ahead = ([x, y]: Point): number => ((x - heart[0]) * (gate[0] - heart[0]) + (y - heart[1]) * (gate[1] - heart[1])) / length;
  return places
    .filter((place) => ahead(place) > 5000 && ahead(place) < length - 6000 && footOn([heart, gate], place).distance < 5500)
    .sort((a, b) => ahead(a) - ahead(b));
}

const apart = (ground: Ground, a: number, b: number): number => distance(ground.mesh.centres[a] as Point, ground.mesh.centres[b] as Point);

/** Cost in metres of going over the ground: hills lengthen the way, a bridge is worth a detour. */
function stepCost(ground: Ground, bridge: number, extra: (cell: number) => number = () => 0): StepCost {
  const { banks, hills } = ground;
  return (from, to) => {
    const over = banks[from]?.side === banks[to]?.side ? 0 : bridge;
    return CELL_STEP_M * Math.max(0.4, 1 + 1.1 * (hills[to] as number)) + over + extra(to);
  };
}

/** A way from rim to rim that passes towns at a distance, as motorways do. */
function drawTrunk(
  ground: Ground,
  division: Division,
  options: { from: Point; to: Point; near: number; apart: number; passes: number },
): Line {
  const { mesh } = ground;
  const shy = (cell: number): number => {
    const centre = mesh.centres[cell] as Point;
    return division.towns.some((town) => distance(town.point, centre) < options.near + Math.sqrt(town.population) * 7) ? options.apart : 0;
  };
  const shyness = mesh.centres.map((_, cell) => shy(cell));
  const found = reach(
    mesh,
    [mesh.cellAt(options.from)],
    stepCost(ground, 1500, (cell) => shyness[cell] as number),
  );
  return soften(
    way(found, mesh.cellAt(options.to)).map((cell) => mesh.centres[cell] as Point),
    options.passes,
    3,
  );
}

/** A railway: from place to place, wide curves, near the river where it can. */
function throughPlaces(ground: Ground, places: readonly Point[]): Line {
  const cells: number[] = [];
  for (let i = 1; i < places.length; i++) {
    const found = reach(
      ground.mesh,
      [ground.mesh.cellAt(places[i - 1] as Point)],
      stepCost(ground, 2200),
      ground.mesh.cellAt(places[i] as Point),
    );
    cells.push(...way(found, ground.mesh.cellAt(places[i] as Point)).slice(i === 1 ? 0 : 1));
  }
  return soften(
    cells.map((cell) => ground.mesh.centres[cell] as Point),
    18,
    3,
  );
}

/** Roads as links between cells; what is already a road costs less, so that ways meet and go on together. */
class RoadGraph {
  readonly #ground: Ground;
  readonly #links = new Map<number, Map<number, RoadClass>>();
  readonly #onNetwork = new Set<number>();

  readonly #railway: ReadonlySet<number>;

  constructor(ground: Ground, railways: readonly Line[]) {
    this.#ground = ground;
    this.#railway = new Set(railways.flat().map((point) => ground.mesh.cellAt(point)));
  }

  /** A road keeps off the railway: both side by side would be drawn one on the other. */
  #cost(bridge: number): StepCost {
    return stepCost(this.#ground, bridge, (cell) => (this.#railway.has(cell) ? 450 : 0));
  }

  connect(sources: readonly number[], goal: number, kind: RoadClass): void {
    const base = this.#cost(kind === 'route_principale' ? 2500 : 5000);
    const found = reach(this.#ground.mesh, sources, (from, to) => base(from, to) * (this.#links.get(from)?.has(to) ? 0.4 : 1), goal);
    this.#lay(way(found, goal), kind);
  }

  joinNetwork(cell: number): void {
    if (this.#onNetwork.has(cell)) return;
    const found = reach(
      this.#ground.mesh,
      [...this.#onNetwork].sort((a, b) => a - b),
      this.#cost(5000),
      cell,
    );
    this.#lay(way(found, cell), 'route_secondaire');
  }

  #lay(cells: readonly number[], kind: RoadClass): void {
    for (let i = 1; i < cells.length; i++) {
      this.#link(cells[i - 1] as number, cells[i] as number, kind);
      this.#link(cells[i] as number, cells[i - 1] as number, kind);
    }
    for (const cell of cells) this.#onNetwork.add(cell);
  }

  #link(from: number, to: number, kind: RoadClass): void {
    const links = this.#links.get(from) ?? new Map<number, RoadClass>();
    if (links.get(to) !== 'route_principale') links.set(to, kind);
    this.#links.set(from, links);
  }

  /** Chains between crossroads, towns and changes of class, each softened with its ends held. */
  roads(towns: readonly number[]): Road[] {
    const stops = new Set(towns);
    const isNode = (cell: number): boolean => {
      const links = this.#links.get(cell);
      return stops.has(cell) || !links || links.size !== 2 || new Set(links.values()).size > 1;
    };
    const walked = new Set<string>();
    const roads: Road[] = [];
    for (const start of [...this.#links.keys()].sort((a, b) => a - b).filter(isNode)) {
      for (const [first, kind] of [...(this.#links.get(start) as Map<number, RoadClass>)].sort((a, b) => a[0] - b[0])) {
        if (walked.has(`${start}>${first}`)) continue;
        const cells = [start, first];
        while (!isNode(cells[cells.length - 1] as number)) {
          const [here, before] = [cells[cells.length - 1] as number, cells[cells.length - 2] as number];
          cells.push([...(this.#links.get(here) as Map<number, RoadClass>).keys()].find((cell) => cell !== before) as number);
        }
        walked.add(`${cells[cells.length - 1]}>${cells[cells.length - 2]}`);
        roads.push({
          class: kind,
          line: soften(
            cells.map((cell) => this.#place(cell, stops)),
            kind === 'route_principale' ? 5 : 2,
            3,
          ),
        });
      }
    }
    return roads;
  }

  /** Off the middle of the cell, so that no road shows the honeycomb; a town keeps its place. */
  #place(cell: number, towns: ReadonlySet<number>): Point {
    const [x, y] = this.#ground.mesh.centres[cell] as Point;
    return towns.has(cell) ? [x, y] : [x + 110 * lattice(cell, 3, 5), y + 110 * lattice(cell, 4, 5)];
  }
}
