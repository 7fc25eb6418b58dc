/** The systems planners' files come in, by where each is used: what plain numbers can mean. */
import { legalZoneAt } from '../../../shared/geo/crs.ts';
import type { Bbox } from '../../../shared/geo/geometry.ts';
import type { Projection } from '../../../shared/geo/projections.ts';
import { anyProjection } from '../geometry/other-projections.ts';

interface Candidate {
  readonly epsg: number;
  /** Where the system is used, in degrees: closer than the legal zones, so that neighbours do not answer for each other. */
  readonly use: Bbox;
}

const METROPOLE: Bbox = [-5.4, 41.2, 9.8, 51.3];
const [WEST, , EAST] = METROPOLE;
const ANTILLES: Bbox = [-63.2, 14.3, -60.7, 18.2];
const GUYANE: Bbox = [-54.7, 2, -51.5, 6];
const REUNION: Bbox = [55.1, -21.5, 55.9, -20.8];
const MAYOTTE: Bbox = [44.9, -13.1, 45.4, -12.5];
const SAINT_PIERRE: Bbox = [-56.6, 46.6, -56, 47.2];

/** NTF zones: 57, 53.5, 50.5 and 47 gons apart. */
const OLD_ZONES: readonly Bbox[] = [
  [WEST, 48, EAST, 51.3],
  [WEST, 45.3, EAST, 48.3],
  [WEST, 42.2, EAST, 45.6],
  [8.4, 41.2, 9.8, 43.1],
];

/** Tried rank by rank: the legal system of mainland France before what happens to share its numbers; two that fit within a rank are a question. */
const RANKS: readonly (readonly Candidate[])[] = [
  [{ epsg: 2154, use: METROPOLE }],
  [
    ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map(
      (latitude): Candidate => ({ epsg: 3900 + latitude, use: [WEST, latitude - 1.25, EAST, latitude + 1.25] }),
    ),
    { epsg: 5490, use: ANTILLES },
    { epsg: 2972, use: GUYANE },
    { epsg: 3313, use: [-54.7, 2, -53.4, 6] },
    { epsg: 2975, use: REUNION },
    { epsg: 4471, use: MAYOTTE },
    { epsg: 4467, use: SAINT_PIERRE },
    { epsg: 27572, use: METROPOLE },
    ...OLD_ZONES.flatMap((use, zone): Candidate[] => [...(zone === 1 ? [] : [{ epsg: 27571 + zone, use }]), { epsg: 27561 + zone, use }]),
  ],
  [
    { epsg: 3857, use: METROPOLE },
    { epsg: 3035, use: METROPOLE },
    { epsg: 3034, use: METROPOLE },
    { epsg: 32630, use: [WEST, 41.2, 0.5, 51.3] },
    { epsg: 32631, use: [-0.5, 41.2, 6.5, 51.3] },
    { epsg: 32632, use: [5.5, 41.2, EAST, 51.3] },
  ],
  [
    { epsg: 3857, use: ANTILLES },
    { epsg: 3857, use: GUYANE },
    { epsg: 3857, use: [44.9, -21.5, 55.9, -12.5] },
    { epsg: 3727, use: REUNION },
  ],
];

/** Systems whose numbers differ by less than what tells them apart: offered beside the first, never guessed. */
const ALIKE: Readonly<Record<number, readonly number[]>> = {
  5490: [2970, 2973, 4559, 32620],
  2972: [2971, 32622],
  4471: [5879, 2980, 32738],
  4467: [2987, 32621],
  2975: [32740],
  32630: [23030],
  32631: [23031],
  32632: [23032],
};

/** Enough of the objects at their place to believe a system. */
export const ENOUGH = 0.5;
export const SURE = 0.9;

/** Part of the sample (x0, y0, x1, y1…) that lies in French territory, or within a box, when read in a system. */
export function share(projection: Projection, sample: Float64Array, swap: boolean, within?: Bbox): number {
  if (sample.length === 0) return 0;
  const lonLat = projection.inverse(swap ? swapped(sample) : sample.slice());
  let inside = 0;
  for (let i = 0; i < lonLat.length; i += 2) {
    const x = lonLat[i] as number;
    const y = lonLat[i + 1] as number;
    const fits = within ? x >= within[0] && x <= within[2] && y >= within[1] && y <= within[3] : legalZoneAt(x, y) !== null;
    if (fits) inside++;
  }
  return inside / (sample.length / 2);
}

export function swapped(xy: Float64Array): Float64Array {
  const other = new Float64Array(xy.length);
  for (let i = 0; i < xy.length; i += 2) {
    other[i] = xy[i + 1] as number;
    other[i + 1] = xy[i] as number;
  }
  return other;
}

/** The systems in which the numbers lie where that system is used, of the first rank that has any. */
export function likelySystems(sample: Float64Array, swap: boolean): number[] {
  return systemsByRank(sample, swap).find((rank) => rank.length > 0) ?? [];
}

/** All of them, likeliest first, with those whose numbers are alike. */
export function possibleSystems(sample: Float64Array, swap: boolean): number[] {
  const found = systemsByRank(sample, swap).flat();
  return [...new Set(found.flatMap((epsg) => [epsg, ...(ALIKE[epsg] ?? [])]))];
}

function systemsByRank(sample: Float64Array, swap: boolean): number[][] {
  if (sample.length === 0) return [];
  if (looksLikeDegrees(sample)) {
    const degrees = anyProjection(4326);
    return degrees !== null && share(degrees, sample, swap) >= ENOUGH ? [[4326]] : [];
  }
  return RANKS.map((rank) => {
    const fitting = rank.filter(({ epsg, use }) => {
      const projection = anyProjection(epsg);
      return projection !== null && share(projection, sample, swap, use) >= SURE;
    });
    return [...new Set(fitting.map(({ epsg }) => epsg))];
  });
}

function looksLikeDegrees(sample: Float64Array): boolean {
  let inside = 0;
  for (const value of sample) if (Math.abs(value) <= 180) inside++;
  return inside >= sample.length * SURE;
}
