/** Communes grown from their towns, gathered into EPCI around the largest ones, and two Territoires d'industrie made of EPCI. */

import { type Borders, drawBorders } from './borders.ts';
import { outline, type Rings } from './faces.ts';
import type { Ground } from './ground.ts';
import { areaOf, distance, type Point } from './plane.ts';
import { type Random, randomOf } from './random.ts';
import { reach } from './routes.ts';

const COMMUNE_COUNT = 60;
const EPCI_COUNT = 12;

export interface Division {
  /** Cell and place of each commune's town. */
  readonly towns: readonly { readonly cell: number; readonly point: Point; readonly population: number }[];
  /** Commune of each cell, −1 outside. */
  readonly communeOf: Int32Array;
  /** EPCI of each commune. */
  readonly epciOf: readonly number[];
  /** Commune of each EPCI's main town. */
  readonly capitals: readonly number[];
  /** Territoire d'industrie of each EPCI, or null. */
  readonly territoireOf: readonly (0 | 1 | null)[];
  readonly borders: Borders;
  /** Polygons of the communes chosen. */
  area(chosen: (commune: number) => boolean): Rings[];
}

export function divide(ground: Ground, seed: number): Division {
  const { mesh, inside, banks, ridges } = ground;
  const random = randomOf(seed, 'communes');
  const seats = chooseSeats(ground, random);
  const grown = reach(mesh, seats, (from, to) => {
    if (!inside.has(to)) return Number.POSITIVE_INFINITY;
    return Math.max(0.2, 1 + 1.7 * (ridges[to] as number)) + (banks[from]?.side === banks[to]?.side ? 0 : 7);
  });
  const communeOf = Int32Array.from(mesh.centres.keys(), (cell) => (inside.has(cell) ? (grown.source[cell] as number) : -1));
  const neighbours = adjacency(ground, communeOf);
  const { epciOf, capitals } = gather(
    seats.map((seat) => mesh.centres[seat] as Point),
    neighbours,
    random,
  );
  const borders = drawBorders(ground, (cell) => communeOf[cell] as number, seed, { alongRiver: true, roughness: 0.2 });
  const populations = peopled(capitals, random);
  return {
    towns: seats.map((cell, commune) => ({ cell, point: mesh.centres[cell] as Point, population: populations[commune] as number })),
    communeOf,
    epciOf,
    capitals,
    territoireOf: chooseTerritoires(capitals, epciOf, neighbours, populations),
    borders,
    area: (chosen) => {
      const faces = mesh.faces.filter((_, cell) => (communeOf[cell] as number) >= 0 && chosen(communeOf[cell] as number));
      return outline(faces, borders.position, borders.edgePoints).sort((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []));
    },
  };
}

/** Spread as towns are: each new one is the farthest from the others among a few tries, away from the rim and the river bed. */
function chooseSeats(ground: Ground, random: Random): number[] {
  const cells = [...ground.inside].filter((cell) => {
    const away = ground.banks[cell]?.distance ?? 0;
    return away > 450 && deepInside(ground, cell, 3);
  });
  const seats: number[] = [];
  while (seats.length < COMMUNE_COUNT) {
    let best = -1;
    let farthest = -1;
    for (let attempt = 0; attempt < 14; attempt++) {
      const cell = random.pick(cells);
      const nearest = Math.min(
        ...seats.map((seat) => distance(ground.mesh.centres[seat] as Point, ground.mesh.centres[cell] as Point)),
        1e9,
      );
      // the valley is more peopled
      const attraction = nearest * ((ground.banks[cell]?.distance ?? 0) < 3500 ? 1.35 : 1);
      if (attraction > farthest) {
        farthest = attraction;
        best = cell;
      }
    }
    seats.push(best);
  }
  return seats;
}

function deepInside(ground: Ground, cell: number, rings: number): boolean {
  if (!ground.inside.has(cell)) return false;
  return rings === 0 || (ground.mesh.neighbours[cell] as readonly number[]).every((other) => deepInside(ground, other, rings - 1));
}

function adjacency(ground: Ground, communeOf: Int32Array): Set<number>[] {
  const neighbours = Array.from({ length: COMMUNE_COUNT }, () => new Set<number>());
  ground.mesh.neighbours.forEach((others, cell) => {
    const commune = communeOf[cell] as number;
    for (const other of others) {
      const next = other < 0 ? -1 : (communeOf[other] as number);
      if (commune >= 0 && next >= 0 && next !== commune) neighbours[commune]?.add(next);
    }
  });
  return neighbours;
}

/** EPCI grow from their main towns, commune by commune, the wanted sizes differing as they do in life. */
function gather(
  places: readonly Point[],
  neighbours: readonly ReadonlySet<number>[],
  random: Random,
): { epciOf: number[]; capitals: number[] } {
  const capitals: number[] = [];
  // the first is nearest to the middle: the agglomeration; the others keep their distance from it and from each other
  const middle: Point = [
    places.reduce((sum, [x]) => sum + x, 0) / places.length,
    places.reduce((sum, [, y]) => sum + y, 0) / places.length,
  ];
  const order = places
    .map((_, commune) => commune)
    .sort((a, b) => distance(places[a] as Point, middle) - distance(places[b] as Point, middle));
  capitals.push(order[0] as number);
  while (capitals.length < EPCI_COUNT) {
    const far = (commune: number): number =>
      Math.min(...capitals.map((capital) => distance(places[capital] as Point, places[commune] as Point)));
    const inland = (commune: number): number => (neighbours[commune]?.size ?? 0) / 7;
    capitals.push(order.reduce((best, commune) => (far(commune) * inland(commune) > far(best) * inland(best) ? commune : best)));
  }
  const wanted = capitals.map((_, i) => (i === 0 ? 9 : random.integer(3, 6)));
  const epciOf = Array.from({ length: COMMUNE_COUNT }, () => -1);
  capitals.forEach((commune, epci) => {
    epciOf[commune] = epci;
  });
  const size = capitals.map(() => 1);
  for (let placed = EPCI_COUNT; placed < COMMUNE_COUNT; placed++) {
    let best: { commune: number; epci: number; weight: number } | null = null;
    for (let commune = 0; commune < COMMUNE_COUNT; commune++) {
      if (epciOf[commune] !== -1) continue;
      for (const other of neighbours[commune] as ReadonlySet<number>) {
        const epci = epciOf[other] as number;
        if (epci < 0) continue;
        const away = distance(places[commune] as Point, places[capitals[epci] as number] as Point);
        const weight = away * (0.35 + (size[epci] as number) / (wanted[epci] as number));
        if (best === null || weight < best.weight) best = { commune, epci, weight };
      }
    }
    if (best === null) throw new Error('a commune touches no other');
    epciOf[best.commune] = best.epci;
    size[best.epci] = (size[best.epci] as number) + 1;
  }
  return { epciOf, capitals };
}

function peopled(capitals: readonly number[], random: Random): number[] {
  return Array.from({ length: COMMUNE_COUNT }, (_, commune) => {
    const rank = capitals.indexOf(commune);
    if (rank === 0) return 41_870;
    if (rank > 0) return Math.round(3200 + 15_500 * random.next() ** 2.2);
    return Math.round(140 + 3100 * random.next() ** 2.6);
  });
}

/** One Territoire d'industrie around the agglomeration, the other around the most peopled EPCI that touches none of the first. */
function chooseTerritoires(
  capitals: readonly number[],
  epciOf: readonly number[],
  neighbours: readonly ReadonlySet<number>[],
  populations: readonly number[],
): (0 | 1 | null)[] {
  const touching = capitals.map(() => new Set<number>());
  neighbours.forEach((others, commune) => {
    for (const other of others) if (epciOf[other] !== epciOf[commune]) touching[epciOf[commune] as number]?.add(epciOf[other] as number);
  });
  const people = (epci: number): number => populations[capitals[epci] as number] as number;
  const chosen: (0 | 1 | null)[] = capitals.map(() => null);
  const take = (start: number, which: 0 | 1, count: number): void => {
    chosen[start] = which;
    const free = [...(touching[start] as Set<number>)].filter((epci) => chosen[epci] === null).sort((a, b) => people(b) - people(a));
    for (const epci of free.slice(0, count - 1)) chosen[epci] = which;
  };
  take(0, 0, 4);
  const apart = capitals.map((_, epci) => epci).filter((epci) => chosen[epci] === null);
  const second = apart.sort((a, b) => people(b) - people(a))[0];
  if (second !== undefined) take(second, 1, 3);
  return chosen;
}
