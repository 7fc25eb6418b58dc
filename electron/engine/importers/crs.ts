/** Which system a layer's numbers are in: what it declares, checked against the numbers; what the numbers say where it declares nothing. */
import { EmpriseError, type MessageParams } from '../../../shared/contract/errors.ts';
import { type Bbox, boundsOf } from '../../../shared/geo/geometry.ts';
import type { Projection } from '../../../shared/geo/projections.ts';
import { anyProjection, systemAccuracy_m } from '../geometry/other-projections.ts';
import { ENOUGH, likelySystems, possibleSystems, SURE, share, swapped } from './crs-candidates.ts';
import { normaliseEpsg } from './crs-names.ts';
import type { Declared, SourceFeature, SourceLayer } from './types.ts';

export { swapped } from './crs-candidates.ts';

export interface CrsDecision {
  readonly epsg: number;
  readonly how: Declared<number>['how'];
  readonly projection: Projection;
  /** The file gives latitude (or northing) first. */
  readonly swap: boolean;
  /** True where single records written the other way round may be told by the numbers: nobody said which way the axes go. */
  readonly swapsRows: boolean;
  readonly notes: readonly { readonly code: string; readonly params: MessageParams }[];
}

/** What someone decided, against or beside the file. */
export interface CrsGiven {
  readonly crs?: number | undefined;
  readonly swapAxes?: boolean | undefined;
}

export const crsName = (epsg: number): string => `EPSG:${epsg}`;

/**
 * The first vertex of each feature, flat, in the layer's numbers. Records that say a system of their own are no evidence for the layer's:
 * they are put where it has them.
 */
export function sampleVertices(features: readonly SourceFeature[], layer?: SourceLayer): Float64Array {
  const numbers: number[] = [];
  for (const { geometry, crs } of features) {
    if (geometry === null || geometry.xy.length < 2) continue;
    const first = geometry.xy.slice(0, 2);
    const common = crs === undefined ? null : anyProjection(normaliseEpsg(layer?.crs?.value ?? 4326));
    const own = crs === undefined ? null : anyProjection(crs);
    numbers.push(...(common === null || own === null ? first : common.forward(own.inverse(first))));
  }
  return Float64Array.from(numbers);
}

/** Records enough to decide a system on, from all over the source where that costs nothing, else from its beginning. */
const SPREAD_RECORDS = 200;

/** The vertices to decide on: of records spread over the source where the reader can reach them, else of the beginning. */
export async function crsSample(layer: SourceLayer, first: readonly SourceFeature[]): Promise<Float64Array> {
  const spread = sampleVertices((await layer.spread?.(SPREAD_RECORDS)) ?? [], layer);
  return spread.length > 0 ? spread : sampleVertices(first, layer);
}

/**
 * Null where there is no geometry to place. Throws EmpriseError: `crs-unsupported`, `crs-unknown` (with `likely` where several systems fit),
 * `crs-contradicted` (declared or given against the numbers: the user has to say which).
 */
export function decideCrs(file: string, layer: SourceLayer, sample: Float64Array, given: CrsGiven = {}): CrsDecision | null {
  const { crs, swapAxes } = given;
  const decide = (epsg: number, how: Declared<number>['how'], swap: boolean, codes: readonly string[] = []): CrsDecision => ({
    epsg,
    how,
    projection: supported(file, epsg),
    swap,
    swapsRows: swapAxes === undefined,
    notes: [...codes.map((code) => ({ code, params: code === 'crs-guessed' ? { crs: crsName(epsg) } : {} })), ...accuracyNote(epsg)],
  });
  if (crs !== undefined) {
    const epsg = normaliseEpsg(crs);
    const projection = supported(file, epsg);
    if (swapAxes !== undefined) return decide(epsg, 'given', swapAxes, swapAxes ? ['axes-swapped'] : []);
    const straight = share(projection, sample, false);
    const swap = straight < ENOUGH && share(projection, sample, true) >= SURE;
    // Someone's word is taken unless nothing at all is where it says.
    if (sample.length > 0 && straight === 0 && !swap) refuseContradicted(file, epsg, sample);
    return decide(epsg, 'given', swap, swap ? ['axes-swapped'] : []);
  }
  if (sample.length === 0) return null;
  if (layer.crs === null) {
    if (layer.crsName !== undefined) throw new EmpriseError('crs-unsupported', { file, crs: layer.crsName });
    const { epsg, swap } = fromNumbers(file, sample, swapAxes);
    return decide(epsg, swap ? 'corrected' : 'guessed', swap, ['crs-guessed', ...(swap ? ['axes-swapped'] : [])]);
  }
  const epsg = normaliseEpsg(layer.crs.value);
  const projection = supported(file, epsg);
  if (swapAxes !== undefined) {
    if (share(projection, sample, swapAxes) < ENOUGH) refuseContradicted(file, epsg, sample);
    return decide(epsg, swapAxes ? 'given' : layer.crs.how, swapAxes, swapAxes ? ['axes-swapped'] : []);
  }
  if (share(projection, sample, false) >= ENOUGH) return decide(epsg, layer.crs.how, false);
  if (share(projection, sample, true) >= ENOUGH) return decide(epsg, 'corrected', true, ['axes-swapped']);
  refuseContradicted(file, epsg, sample);
  return decide(epsg, layer.crs.how, false);
}

function accuracyNote(epsg: number): CrsDecision['notes'] {
  const accuracy_m = systemAccuracy_m(epsg);
  return accuracy_m === null ? [] : [{ code: 'crs-accuracy', params: { crs: crsName(epsg), accuracy_m } }];
}

/** Throws `crs-contradicted` where the numbers belong to another system. */
function refuseContradicted(file: string, epsg: number, sample: Float64Array): void {
  const straight = likelySystems(sample, false);
  const likely = straight.length > 0 ? straight : likelySystems(sample, true);
  if (likely.length === 0 || likely.includes(epsg)) return;
  throw new EmpriseError('crs-contradicted', { file, declared: crsName(epsg), likely: likely.map(crsName).join(', ') });
}

function supported(file: string, epsg: number): Projection {
  const projection = anyProjection(epsg);
  if (projection === null) throw new EmpriseError('crs-unsupported', { file, crs: crsName(epsg) });
  return projection;
}

function fromNumbers(file: string, sample: Float64Array, swapAxes: boolean | undefined): { epsg: number; swap: boolean } {
  for (const swap of swapAxes === undefined ? [false, true] : [swapAxes]) {
    const likely = likelySystems(sample, swap);
    const [epsg] = likely;
    if (epsg === undefined) continue;
    if (likely.length > 1) throw new EmpriseError('crs-unknown', { file, likely: likely.map(crsName).join(', ') });
    return { epsg, swap };
  }
  throw new EmpriseError('crs-unknown', { file });
}

export interface CrsChoice {
  readonly code: string;
  readonly swapAxes: boolean;
  /** Of the layer when read so, in degrees. */
  readonly extent: [number, number, number, number] | null;
  readonly accuracy_m: number | null;
}

/** What the numbers may be in, the system in use and the declared one first. `box` is in the source's numbers; without it the sample tells. */
export function crsChoices(layer: SourceLayer, sample: Float64Array, decided: CrsDecision | null): CrsChoice[] {
  if (sample.length === 0) return [];
  const wanted = new Map<string, { epsg: number; swap: boolean }>();
  const add = (epsg: number, swap: boolean): void => {
    if (anyProjection(epsg) !== null) wanted.set(`${epsg} ${swap}`, { epsg, swap });
  };
  if (decided !== null) add(decided.epsg, decided.swap);
  const straight = possibleSystems(sample, false);
  for (const epsg of straight) add(epsg, false);
  // Numbers that make sense as they stand are rarely swapped ones; those that do not may be.
  if (straight.length === 0) for (const epsg of possibleSystems(sample, true)) add(epsg, true);
  if (layer.crs !== null) add(normaliseEpsg(layer.crs.value), false);
  return [...wanted.values()].map(({ epsg, swap }) => ({
    code: crsName(epsg),
    swapAxes: swap,
    extent: degreesOf(layer.extent, sample, anyProjection(epsg) as Projection, swap),
    accuracy_m: systemAccuracy_m(epsg),
  }));
}

/** Of the header's box where there is one, else of the sample; null where it comes out of the globe. */
export function degreesOf(box: Bbox | null, sample: Float64Array, projection: Projection, swap: boolean): CrsChoice['extent'] {
  const flat = box === null ? sample : Float64Array.of(box[0], box[1], box[2], box[1], box[2], box[3], box[0], box[3]);
  const found = boundsOf(projection.inverse(swap ? swapped(flat) : flat.slice()));
  if (found === null || found[0] < -180 || found[2] > 180 || found[1] < -90 || found[3] > 90) return null;
  return [...found];
}
