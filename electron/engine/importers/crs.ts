/** Which system a layer's numbers are in: what it declares, checked against the numbers; what the numbers say where it declares nothing. */
import { EmpriseError, type MessageParams } from '../../../shared/contract/errors.ts';
import { legalZoneAt } from '../../../shared/geo/crs.ts';
import type { Bbox } from '../../../shared/geo/geometry.ts';
import type { Projection } from '../../../shared/geo/projections.ts';
import { anyProjection } from '../geometry/other-projections.ts';
import { normaliseEpsg } from './crs-names.ts';
import type { Declared, SourceFeature, SourceLayer } from './types.ts';

export interface CrsDecision {
  readonly epsg: number;
  readonly how: Declared<number>['how'];
  readonly projection: Projection;
  /** The file gives latitude (or northing) first. */
  readonly swap: boolean;
  readonly notes: readonly { readonly code: string; readonly params: MessageParams }[];
}

/** Enough of the objects at their place to believe a system. */
const ENOUGH = 0.5;
const SURE = 0.9;

export const crsName = (epsg: number): string => `EPSG:${epsg}`;

/** The first vertex of each feature of a batch, flat. */
export function sampleVertices(features: readonly SourceFeature[]): Float64Array {
  const numbers: number[] = [];
  for (const { geometry } of features) if (geometry) numbers.push(geometry.xy[0] as number, geometry.xy[1] as number);
  return Float64Array.from(numbers);
}

/**
 * Null where there is no geometry to place. Throws EmpriseError: `crs-unsupported`, `crs-unknown` (with `likely` where several systems fit),
 * `crs-contradicted` (declared or given against the numbers: the user has to say which with `--crs`).
 */
export function decideCrs(file: string, layer: SourceLayer, sample: Float64Array, given?: number): CrsDecision | null {
  if (given !== undefined) {
    const epsg = normaliseEpsg(given);
    const projection = supported(file, epsg);
    const straight = share(projection, sample, false);
    const swap = straight < ENOUGH && share(projection, sample, true) >= SURE;
    // Someone's word is taken unless nothing at all is where it says.
    if (sample.length > 0 && straight === 0 && !swap) refuseContradicted(file, epsg, sample);
    return { epsg, how: 'given', projection, swap, notes: swap ? [{ code: 'axes-swapped', params: {} }] : [] };
  }
  if (sample.length === 0) return null;
  if (layer.crs === null) {
    if (layer.crsName !== undefined) throw new EmpriseError('crs-unsupported', { file, crs: layer.crsName });
    return fromNumbers(file, sample);
  }
  const epsg = normaliseEpsg(layer.crs.value);
  const projection = supported(file, epsg);
  if (share(projection, sample, false) >= ENOUGH) return { epsg, how: layer.crs.how, projection, swap: false, notes: [] };
  if (share(projection, sample, true) >= ENOUGH) {
    return { epsg, how: 'corrected', projection, swap: true, notes: [{ code: 'axes-swapped', params: {} }] };
  }
  refuseContradicted(file, epsg, sample);
  return { epsg, how: layer.crs.how, projection, swap: false, notes: [] };
}

/** Throws `crs-contradicted` where the numbers belong to another system. */
function refuseContradicted(file: string, epsg: number, sample: Float64Array): void {
  const likely = guess(sample, false);
  if (likely.length === 0 || likely.includes(epsg)) return;
  throw new EmpriseError('crs-contradicted', { file, declared: crsName(epsg), likely: likely.map(crsName).join(', ') });
}

function supported(file: string, epsg: number): Projection {
  const projection = anyProjection(epsg);
  if (projection === null) throw new EmpriseError('crs-unsupported', { file, crs: crsName(epsg) });
  return projection;
}

function fromNumbers(file: string, sample: Float64Array): CrsDecision {
  for (const swap of [false, true]) {
    const likely = guess(sample, swap);
    const [epsg] = likely;
    if (epsg === undefined) continue;
    if (likely.length > 1) throw new EmpriseError('crs-unknown', { file, likely: likely.map(crsName).join(', ') });
    const notes = [{ code: 'crs-guessed', params: { crs: crsName(epsg) } }, ...(swap ? [{ code: 'axes-swapped', params: {} }] : [])];
    return { epsg, how: swap ? 'corrected' : 'guessed', projection: supported(file, epsg), swap, notes };
  }
  throw new EmpriseError('crs-unknown', { file });
}

/** Part of the sample that lies in French territory when read in a system. */
function share(projection: Projection, sample: Float64Array, swap: boolean, within?: Bbox): number {
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

interface Candidate {
  readonly epsg: number;
  /** Where the system is used, in degrees: closer than the legal zones, so that neighbours do not answer for each other. */
  readonly use: Bbox;
}

const METROPOLE: Bbox = [-5.4, 41.2, 9.8, 51.3];

/** Tried rank by rank: the legal system of mainland France before what happens to share its numbers; two that fit within a rank are a question. */
const RANKS: readonly (readonly Candidate[])[] = [
  [{ epsg: 2154, use: METROPOLE }],
  [
    ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map(
      (latitude): Candidate => ({
        epsg: 3900 + latitude,
        use: [METROPOLE[0], latitude - 1.25, METROPOLE[2], latitude + 1.25],
      }),
    ),
    { epsg: 5490, use: [-63.2, 14.3, -60.7, 18.2] },
    { epsg: 2972, use: [-54.7, 2, -51.5, 6] },
    { epsg: 2975, use: [55.1, -21.5, 55.9, -20.8] },
    { epsg: 4471, use: [44.9, -13.1, 45.4, -12.5] },
    { epsg: 4467, use: [-56.6, 46.6, -56, 47.2] },
    { epsg: 27572, use: METROPOLE },
  ],
  [{ epsg: 3857, use: METROPOLE }],
  [
    { epsg: 3857, use: [-63.2, 14.3, -60.7, 18.2] },
    { epsg: 3857, use: [-54.7, 2, -51.5, 6] },
    { epsg: 3857, use: [44.9, -21.5, 55.9, -12.5] },
  ],
];

/** The systems in which the numbers lie where that system is used, likeliest first. */
function guess(sample: Float64Array, swap: boolean): number[] {
  if (looksLikeDegrees(sample)) {
    const degrees = anyProjection(4326);
    return degrees !== null && share(degrees, sample, swap) >= ENOUGH ? [4326] : [];
  }
  for (const rank of RANKS) {
    const fitting = rank.filter(({ epsg, use }) => {
      const projection = anyProjection(epsg);
      return projection !== null && share(projection, sample, swap, use) >= SURE;
    });
    if (fitting.length > 0) return [...new Set(fitting.map(({ epsg }) => epsg))];
  }
  return [];
}

function looksLikeDegrees(sample: Float64Array): boolean {
  let inside = 0;
  for (const value of sample) if (Math.abs(value) <= 180) inside++;
  return inside >= sample.length * SURE;
}
