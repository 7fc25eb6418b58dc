/** Equipements: junctions, stations, freight, port, substations, airport, where their networks put them. */
import type { Division } from './communes.ts';
import type { Estates } from './estates.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Ground } from './ground.ts';
import type { Network } from './network.ts';
import { townRadius } from './placement.ts';
import { along, crossings, distance, footOn, type Line, lengthOf, type Point } from './plane.ts';
import { type Random, randomOf } from './random.ts';

interface Landmark {
  readonly categorie: string;
  readonly nom: string;
  readonly code: string;
  readonly point: Point;
  readonly tension_kv?: number;
}

export interface Landmarks {
  readonly points: readonly Landmark[];
  /** Routes of the high-voltage lines, with their voltage. */
  readonly powerLines: readonly { readonly line: Line; readonly tension_kv: number }[];
  readonly aerodrome: { readonly area: Line; readonly nom: string };
}

const JUNCTION_COUNT = 4;
const JUNCTIONS_APART_M = 5000;
const SUBSTATION_COUNT = 7;

export function placeLandmarks(
  ground: Ground,
  division: Division,
  network: Network,
  { estates }: Estates,
  names: Gazetteer,
  seed: number,
): Landmarks {
  const random = randomOf(seed, 'landmarks');
  const inTerritory = (point: Point): boolean => (division.communeOf[ground.mesh.cellAt(point)] as number) >= 0;
  const placeName = (point: Point): string => names.commune(communeNear(division, point));
  const points: Landmark[] = [];
  const add = (categorie: string, nom: string, point: Point, more: { tension_kv?: number } = {}): void => {
    const number = points.filter((other) => other.categorie === categorie).length + 1;
    points.push({
      categorie,
      nom,
      code: `FICTIF-${categorie.toUpperCase().replaceAll('_', '-')}-${String(number).padStart(2, '0')}`,
      point,
      ...more,
    });
  };

  for (const [index, point] of junctions(network, inTerritory).entries())
    add('echangeur', `Échangeur ${index + 1} – ${placeName(point)}`, point);
  for (const { commune, point } of stations(division, network)) {
    add(commune === division.capitals[0] ? 'gare_voyageurs_fret' : 'gare_voyageurs', names.commune(commune), point);
  }
  const rails = [network.railway, network.branchLine];
  const nearRail = estates
    .map((estate) => ({ estate, foot: rails.map((rail) => footOn(rail, estate.centre)).sort((a, b) => a.distance - b.distance)[0] }))
    .sort((a, b) => (a.foot?.distance ?? 0) - (b.foot?.distance ?? 0));
  nearRail.slice(0, 5).forEach(({ foot }, index) => {
    if (foot) add('ite', `ITE ${placeName(foot.point)} ${index + 1}`, foot.point);
  });
  const heart = division.towns[division.capitals[0] as number] as Division['towns'][number];
  const yard = onLine(network.railway, heart.point, 3600, 1);
  add('triage', `Triage de ${placeName(yard)}`, yard);
  add('gare_fret', `Cour de fret de ${placeName(yard)}`, onLine(network.railway, heart.point, 4600, 1));
  const secondYard = onLine(network.branchLine, heart.point, 11_000, 1);
  add('gare_fret', `Cour de fret de ${placeName(secondYard)}`, secondYard);
  add('port', `Port fluvial de ${names.commune(division.capitals[0] as number)}`, onLine(ground.river, heart.point, 2300, 1));

  const substations = substationSites(
    estates.map((estate) => estate.centre),
    heart.point,
    random,
  );
  substations.forEach((point, index) => {
    add('poste_electrique', `Poste de ${placeName(point)}`, point, { tension_kv: index === 0 ? 400 : index < 4 ? 225 : 63 });
  });
  const field = airfield(ground, division, network, heart, inTerritory);
  const nom = `Aéroport de ${names.commune(division.capitals[0] as number)}`;
  add('aeroport', nom, field.centre);
  const chain = substations.slice(0, 4).sort((a, b) => a[0] - b[0]);
  return {
    points,
    powerLines: [
      { line: chain, tension_kv: 225 },
      ...substations.slice(4).map((point) => ({ line: [nearest(chain, point), point], tension_kv: 63 })),
    ],
    aerodrome: { area: field.area, nom },
  };
}

const nearest = (places: readonly Point[], to: Point): Point =>
  places.reduce((best, place) => (distance(place, to) < distance(best, to) ? place : best));

function communeNear(division: Division, point: Point): number {
  let best = 0;
  division.towns.forEach((town, commune) => {
    if (distance(town.point, point) < distance((division.towns[best] as Division['towns'][number]).point, point)) best = commune;
  });
  return best;
}

/** Where the motorway meets main roads, well apart from each other; smaller roads make up the number. */
function junctions(network: Network, inTerritory: (point: Point) => boolean): Point[] {
  const chosen: Point[] = [];
  for (const kind of ['route_principale', 'route_secondaire'] as const) {
    const candidates = network.roads
      .filter((road) => road.class === kind)
      .flatMap((road) => crossings(network.motorway, road.line))
      .filter(inTerritory);
    for (const point of candidates) {
      if (chosen.length < JUNCTION_COUNT && chosen.every((other) => distance(other, point) > JUNCTIONS_APART_M)) chosen.push(point);
    }
  }
  return chosen.sort((a, b) => a[0] - b[0]);
}

/** Towns within walking distance of a railway, the largest first, no two stations within three kilometres. */
function stations(division: Division, network: Network): { commune: number; point: Point }[] {
  const chosen: { commune: number; point: Point }[] = [];
  const byPopulation = [...division.towns.keys()].sort(
    (a, b) => (division.towns[b]?.population ?? 0) - (division.towns[a]?.population ?? 0),
  );
  for (const commune of byPopulation) {
    const town = division.towns[commune] as Division['towns'][number];
    for (const rail of [network.railway, network.branchLine]) {
      const foot = footOn(rail, town.point);
      if (foot.distance > Math.max(900, townRadius(town.population))) continue;
      if (chosen.length < 8 && chosen.every((other) => distance(other.point, foot.point) > 3000))
        chosen.push({ commune, point: foot.point });
    }
  }
  return chosen;
}

/** The point `metres` further along a line than the foot of `from`. */
function onLine(line: Line, from: Point, metres: number, direction: 1 | -1): Point {
  const foot = footOn(line, from);
  const before = lengthOf([...line.slice(0, foot.segment + 1), foot.point]);
  return along(line, Math.min(lengthOf(line), Math.max(0, before + direction * metres))).point;
}

/** Near the sites that need power, two kilometres from each other at least. */
function substationSites(centres: readonly Point[], heart: Point, random: Random): Point[] {
  const chosen: Point[] = [[heart[0] - 4200, heart[1] + 2600]];
  for (const [x, y] of centres) {
    const turn = random.between(0, 2 * Math.PI);
    const away = random.between(1100, 1900);
    const point: Point = [x + away * Math.cos(turn), y + away * Math.sin(turn)];
    if (chosen.length < SUBSTATION_COUNT && chosen.every((other) => distance(other, point) > 3500)) chosen.push(point);
  }
  return chosen;
}

const RUNWAY_M = 2100;

/** A level field clear of towns, river and ways, eight kilometres or so from the agglomeration. */
function airfield(
  ground: Ground,
  division: Division,
  network: Network,
  heart: Division['towns'][number],
  inTerritory: (point: Point) => boolean,
): { centre: Point; area: Line } {
  const lines = [network.motorway, network.railway, network.branchLine, ground.river, ...network.roads.map((road) => road.line)];
  const clearance = (point: Point): number =>
    Math.min(
      ...lines.map((line) => footOn(line, point).distance),
      ...division.towns.map((town) => distance(town.point, point) - townRadius(town.population)),
    );
  const candidates = ground.mesh.centres.filter(
    (point, cell) => cell % 3 === 0 && inTerritory(point) && distance(point, heart.point) > 5500 && distance(point, heart.point) < 11_000,
  );
  const centre = candidates.reduce((best, point) => (clearance(point) > clearance(best) ? point : best));
  const heading = 0.35;
  const at = (along_m: number, across_m: number): Point => [
    centre[0] + along_m * Math.cos(heading) - across_m * Math.sin(heading),
    centre[1] + along_m * Math.sin(heading) + across_m * Math.cos(heading),
  ];
  const half = RUNWAY_M / 2 + 120;
  return {
    centre,
    area: [at(-half, -170), at(half, -170), at(half, 190), at(320, 230), at(280, 480), at(-310, 470), at(-340, 220), at(-half, 180)],
  };
}
