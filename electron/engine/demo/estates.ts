/** The industrial estates: twenty-five sites of real sizes, each in a zone of parcelles, and the friches that lie on and around them. */
import type { Division } from './communes.ts';
import type { Rings } from './faces.ts';
import type { Ground } from './ground.ts';
import type { Network } from './network.ts';
import { makePlacer, type Placer } from './placement.ts';
import { areaOf, distance, footOn, type Line, type Point } from './plane.ts';
import { type Random, randomOf } from './random.ts';
import { frameAt, layOut, type Zone, type ZonePlan } from './zone.ts';

/** Hectares: median 39, mean 53, one of 180, as the 55 sites of April 2024. */
const SITE_SIZES_HA = [180, 145, 122, 100, 86, 73, 66, 60, 55, 50, 46, 42, 39, 37, 35, 33, 30, 27, 24, 21, 18, 14, 11, 7, 3.2] as const;
const PARCEL_COUNT = 600;
const FRICHE_COUNT = 40;
const POINT_FRICHE_COUNT = 8;
/** Largest first: those that lie on two EPCI. */
const STRADDLING = new Set([4, 9]);

export interface Estate {
  readonly zone: Zone;
  readonly commune: number;
  readonly centre: Point;
  readonly area: readonly Rings[];
  readonly hectares: number;
}

export interface Friche {
  readonly area: readonly Rings[] | null;
  readonly point: Point;
  readonly commune: number;
  /** Estate it lies on or beside. */
  readonly estate: number | null;
  readonly parcels: readonly number[];
}

export interface Estates {
  readonly estates: readonly Estate[];
  readonly friches: readonly Friche[];
}

export function layEstates(ground: Ground, division: Division, network: Network, seed: number): Estates {
  const random = randomOf(seed, 'estates');
  const placer = makePlacer(ground, division, network, randomOf(seed, 'placement'));
  const rails = [network.railway, network.branchLine];
  const counts = parcelCounts();
  const crowd = new Map<number, number>();
  const estates = SITE_SIZES_HA.map((hectares, index) =>
    layEstate(
      { placer, division, motorway: network.motorway, rails, crowd, random },
      { hectares, index, parcels: counts[index] as number },
    ),
  );
  return { estates, friches: spreadFriches(estates, placer, division, random) };
}

/** Part of a zone that its site takes, along a straight road. */
function typicalShare(plan: ZonePlan, ratio: number, random: Random): number {
  const frame = frameAt(
    [
      [0, 0],
      [2000 * ratio, 0],
    ],
    1000 * ratio,
    1,
    1000 * ratio,
    1000,
  );
  if (!frame) throw new Error('a straight road has a front');
  const draws = Array.from({ length: 6 }, () => layOut(frame, plan, random));
  return draws.reduce((sum, zone) => sum + hectaresOf(zone.area(zone.site)), 0) / draws.length / (100 * ratio);
}

/** The best of a few draws: a grid is loose, its area comes out by chance. */
function nearestInSize(hectares: number, draw: () => Estate): Estate {
  let best = draw();
  for (let attempt = 0; attempt < 8; attempt++) {
    const other = draw();
    if (Math.abs(other.hectares - hectares) < Math.abs(best.hectares - hectares)) best = other;
  }
  return best;
}

function parcelCounts(): number[] {
  const weights = SITE_SIZES_HA.map((hectares) => 5 + hectares ** 0.62);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const counts = weights.map((weight) => Math.round((PARCEL_COUNT * weight) / sum));
  counts[0] = (counts[0] as number) + PARCEL_COUNT - counts.reduce((all, count) => all + count, 0);
  return counts;
}

interface Country {
  readonly placer: Placer;
  readonly division: Division;
  readonly motorway: Line;
  readonly rails: readonly Line[];
  /** Sites of each EPCI so far. */
  readonly crowd: Map<number, number>;
  readonly random: Random;
}

function layEstate(country: Country, wanted: { readonly hectares: number; readonly index: number; readonly parcels: number }): Estate {
  const { placer, division, motorway, rails, crowd, random } = country;
  const { hectares, index, parcels } = wanted;
  const ratio = random.between(1.15, 1.9);
  const cells = parcels * 1.55;
  const columns = Math.max(4, Math.round(Math.sqrt(cells * ratio * 0.8)));
  const rows = Math.max(3, Math.round(cells / columns));
  const plan: ZonePlan = { columns, rows, parcels, lane: hectares >= 30 && columns >= 6, surroundings: true };
  const depth = Math.sqrt((hectares * 10_000) / typicalShare(plan, ratio, random) / ratio);
  const large = hectares > 40;
  for (const attempt of [0, 1, 2, 3]) {
    const straddling = STRADDLING.has(index) && attempt < 3;
    const placed = placer.place({
      width: depth * ratio,
      depth,
      fromTown: straddling ? [0.5, 14] : [0.75 - attempt * 0.1, (large ? 6 : 2.6) + attempt * 4],
      roads: large && !straddling && attempt < 2 ? ['route_principale'] : ['route_principale', 'route_secondaire'],
      straddling,
      score: ({ point, population, epci }) =>
        Math.log(population) * 0.5 -
        0.9 * (crowd.get(epci) ?? 0) -
        footOn(motorway, point).distance / (large ? 2500 : 6000) -
        Math.min(...rails.map((rail) => footOn(rail, point).distance)) / 4000,
    });
    if (!placed) continue;
    crowd.set(division.epciOf[placed.commune] as number, (crowd.get(division.epciOf[placed.commune] as number) ?? 0) + 1);
    return nearestInSize(hectares, () => {
      const zone = layOut(placed.frame, plan, random);
      const area = zone.area(zone.site);
      return { zone, commune: placed.commune, centre: placed.frame.centre, area, hectares: hectaresOf(area) };
    });
  }
  throw new Error(`no place for a site of ${hectares} ha among ${division.towns.length} communes`);
}

/** How the friches of an estate lie: their share of the site, and whether they reach beyond it. Largest site first. */
const FRICHE_PLANS: readonly { readonly estate: number; readonly share: number; readonly beyond: boolean; readonly second?: number }[] = [
  { estate: 1, share: 0.92, beyond: false, second: 0.2 },
  { estate: 3, share: 0.66, beyond: true },
  { estate: 5, share: 1, beyond: true },
  { estate: 7, share: 0.57, beyond: false, second: 0.25 },
  { estate: 8, share: 0.3, beyond: true },
  { estate: 10, share: 0.8, beyond: false },
  { estate: 11, share: 0.97, beyond: true },
  { estate: 13, share: 0.12, beyond: true },
  { estate: 14, share: 0.7, beyond: false, second: 0.3 },
  { estate: 16, share: 0.62, beyond: true },
  { estate: 17, share: 0.22, beyond: false },
  { estate: 19, share: 1, beyond: false },
  { estate: 20, share: 0.75, beyond: true, second: 0.3 },
  { estate: 21, share: 0.4, beyond: true },
  { estate: 23, share: 1, beyond: true },
  { estate: 0, share: 0.08, beyond: true },
];

function spreadFriches(estates: readonly Estate[], placer: Placer, division: Division, random: Random): Friche[] {
  const friches: Friche[] = [];
  for (const plan of FRICHE_PLANS) {
    const estate = estates[plan.estate] as Estate;
    const main = grow(estate, plan.share, plan.beyond, null, random);
    friches.push(fricheOf(estate, plan.estate, main));
    // a second recorded survey of about the same ground: the two overlap
    if (plan.second !== undefined) friches.push(fricheOf(estate, plan.estate, grow(estate, plan.second, true, random.pick(main), random)));
  }
  while (friches.length < FRICHE_COUNT - POINT_FRICHE_COUNT) friches.push(standalone(placer, random));
  const sites = [6, 12];
  while (friches.length < FRICHE_COUNT) {
    const within = sites.pop();
    friches.push(within === undefined ? lonePoint(division, random) : pointInside(estates[within] as Estate, within, random));
  }
  return friches;
}

/** Parcelles joined one by one from a start until they cover `share` of the site; `beyond` lets them spread outside it. */
function grow(estate: Estate, share: number, beyond: boolean, start: number | null, random: Random): number[] {
  const { zone } = estate;
  const size = (parcel: number): number => hectaresOf(zone.area([parcel]));
  const first = start ?? random.pick([...zone.site]);
  const chosen = new Set([first]);
  let covered = zone.site.has(first) ? size(first) : 0;
  while (covered < share * estate.hectares * 0.97) {
    const edge = [...chosen]
      .flatMap((parcel) => zone.touching(parcel))
      .filter((parcel) => !chosen.has(parcel) && (beyond || zone.site.has(parcel)));
    const fitting = edge.filter(
      (parcel) => !zone.site.has(parcel) || share > 0.9 || covered + size(parcel) < (share + 0.08) * estate.hectares,
    );
    // those with most sides in common first: a friche is one piece of ground, not a string
    const common = (parcel: number): number =>
      zone.touching(parcel).filter((other) => chosen.has(other)).length + (zone.site.has(parcel) ? 0.6 : 0);
    const next = random.shuffle([...new Set(fitting)]).sort((a, b) => common(b) - common(a))[0];
    if (next === undefined) break;
    chosen.add(next);
    if (zone.site.has(next)) covered += size(next);
  }
  return [...chosen].sort((a, b) => a - b);
}

function fricheOf(estate: Estate, index: number, parcels: readonly number[]): Friche {
  const area = estate.zone.area(parcels);
  const largest = [...parcels].sort((a, b) => hectaresOf(estate.zone.area([b])) - hectaresOf(estate.zone.area([a])))[0] as number;
  return { area, point: middleOf(estate.zone.area([largest])), commune: estate.commune, estate: index, parcels };
}

/** A friche by itself, in a town: half a hectare to eight. */
function standalone(placer: Placer, random: Random): Friche {
  for (let attempt = 0; attempt < 20; attempt++) {
    const width = 60 + 260 * random.next() ** 1.6;
    const placed = placer.place({
      width,
      depth: width * random.between(0.6, 1.1),
      fromTown: [0.1, 1.1 + attempt * 0.2],
      roads: ['route_principale', 'route_secondaire'],
      straddling: false,
      score: ({ population }) => Math.log(population) * 0.25 + random.next() * 2,
    });
    if (!placed) continue;
    const zone = layOut(placed.frame, { columns: 3, rows: 3, parcels: 9, lane: false, surroundings: false }, random);
    const inner = [...zone.site][Math.floor(zone.site.size / 2)] as number;
    return { area: zone.area(zone.site), point: middleOf(zone.area([inner])), commune: placed.commune, estate: null, parcels: [] };
  }
  throw new Error('no place for a friche');
}

function lonePoint(division: Division, random: Random): Friche {
  const commune = random.integer(0, division.towns.length - 1);
  const [x, y] = (division.towns[commune] as Division['towns'][number]).point;
  return { area: null, point: [x + random.between(-260, 260), y + random.between(-260, 260)], commune, estate: null, parcels: [] };
}

function pointInside(estate: Estate, index: number, random: Random): Friche {
  const parcel = random.pick([...estate.zone.site]);
  return { area: null, point: middleOf(estate.zone.area([parcel])), commune: estate.commune, estate: index, parcels: [parcel] };
}

/** Square metres in the plane, as hectares. */
export function hectaresOf(area: readonly Rings[]): number {
  return area.flat().reduce((sum, ring) => sum + areaOf(ring), 0) / 10_000;
}

/** The mean of the corners: inside, for shapes as simple as a parcelle. */
function middleOf(area: readonly Rings[]): Point {
  const ring = area[0]?.[0] as Line;
  const sum = ring.reduce<Point>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

export const nearestPoint = <T extends { readonly point: Point }>(places: readonly T[], to: Point): T =>
  places.reduce((best, place) => (distance(place.point, to) < distance(best.point, to) ? place : best));
