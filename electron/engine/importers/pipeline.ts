/** From a file to rows ready to store: decode, place on the globe, mend, fit, type, key. Everything left out or mended is counted and said. */
import { basename } from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../shared/domain/import.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { orientRings } from '../../../shared/geo/rings.ts';
import { type Geos, loadGeos } from '../geometry/geos.ts';
import { isProvenValid } from '../geometry/proven-valid.ts';
import { repairPolygons } from '../geometry/repair.ts';
import { chooseLayers } from './choose-layers.ts';
import { type CrsDecision, crsName, crsSample, decideCrs } from './crs.ts';
import { openSource } from './detect.ts';
import { touchesFrance } from './inside-france.ts';
import { onGlobe, systemOf } from './place.ts';
import { BatchWriter } from './prepare/batches.ts';
import { ImportNotes } from './prepare/import-notes.ts';
import { Joiner } from './prepare/join.ts';
import { makePlan } from './prepare/make-plan.ts';
import type { Plan } from './prepare/plan.ts';
import { RepairBook } from './prepare/repairs.ts';
import { withoutRepeatedPoints } from './prepare/repeated-points.ts';
import { isStraight } from './prepare/straight.ts';
import { TextWatch } from './prepare/text-watch.ts';
import { asRefusal } from './system-faults.ts';
import type { Checkpoint, LayerReport, Places, PreparedBatch, SourceFeature, SourceLayer } from './types.ts';

export interface PrepareContext {
  readonly checkpoint: Checkpoint;
  /** Called before the batches of each layer, 0 for the first report. */
  readonly layerBegins?: (index: number) => void;
  /** Where `options.join` looks for codes: the layers of the project. */
  readonly places?: Places;
  /** Where archives may be unpacked; whoever gives it removes it. */
  readonly workFolder?: string;
  /** Rows of a batch at most. */
  readonly batchRows?: number;
}

/**
 * Rows of a file in batches (about 500 rows, unless the context says otherwise, or 200,000 vertices), then one report per source layer.
 * Throws EmpriseError for a file that cannot be read or placed; batches given before then are void.
 */
export async function* prepareImport(
  path: string,
  options: ImportOptions,
  context: PrepareContext,
): AsyncGenerator<PreparedBatch, readonly LayerReport[]> {
  const file = basename(path);
  const source = await openSource(path, { encoding: options.encoding, workFolder: context.workFolder });
  try {
    const { chosen, aside } = chooseLayers(file, source, options);
    const reports: LayerReport[] = [];
    for (const layer of chosen) {
      const reader = new LayerReader(layer.file ?? file, layer, options, source.isProject === true, context);
      if (reports.length === 0 && aside.length > 0)
        reader.notes.add('layers-left-aside', { layers: aside.join(', ') }, undefined, aside.length);
      if (reports.length === 0)
        for (const { code, params, count } of source.remarks ?? []) reader.notes.add(code, params, undefined, count);
      context.layerBegins?.(reports.length);
      reports.push(yield* reader.read());
    }
    if (reports.every((report) => report.read === 0)) throw new EmpriseError('nothing-usable', { file, count: 0 });
    refuseWrongShapes(file, options.kind, reports);
    return reports;
  } catch (error) {
    throw asRefusal(error, path);
  } finally {
    source.close();
  }
}

/** Every object turned away for its shape: the file was taken for something it is not. */
function refuseWrongShapes(file: string, kind: string, reports: readonly LayerReport[]): void {
  if (reports.some((report) => report.imported > 0)) return;
  const refused = reports.flatMap((report) => report.notes.filter((note) => note.code === 'geometry-type-refused'));
  const read = reports.reduce((sum, report) => sum + report.read, 0);
  if (refused.length === 0 || refused.reduce((sum, note) => sum + note.count, 0) < read) return;
  const found = [...new Set(refused.map((note) => String(note.params['found'])))].join(', ');
  throw new EmpriseError('geometry-kind-mismatch', { file, layer: kind, found, wanted: String(refused[0]?.params['wanted'] ?? '') });
}

const REJECTED = Symbol('rejected');

class LayerReader {
  readonly notes = new ImportNotes();
  readonly #repairs = new RepairBook();
  readonly #leftOut: ReadonlySet<number>;
  readonly #file: string;
  readonly #layer: SourceLayer;
  readonly #options: ImportOptions;
  readonly #isProject: boolean;
  readonly #context: PrepareContext;
  readonly #joiner: Joiner | null;
  readonly #texts: TextWatch;
  #read = 0;
  #imported = 0;
  #repaired = 0;
  #rejected = 0;

  constructor(file: string, layer: SourceLayer, options: ImportOptions, isProject: boolean, context: PrepareContext) {
    this.#file = file;
    this.#layer = layer;
    this.#options = options;
    this.#leftOut = new Set(options.leaveOut);
    this.#isProject = isProject;
    this.#context = context;
    this.#texts = new TextWatch(this.notes, options.repairText === true);
    this.#joiner =
      options.join === undefined ? null : new Joiner(file, layer, { kind: options.kind, join: options.join }, context.places, this.notes);
    for (const { code, params } of layer.remarks) this.notes.add(code, params);
  }

  async *read(): AsyncGenerator<PreparedBatch, LayerReport> {
    const batches = toAsync(this.#layer.features());
    try {
      return yield* this.#readBatches(batches);
    } finally {
      // A reading that stops halfway holds its source open: SQLite would refuse to close it.
      await batches.return(undefined);
    }
  }

  async *#readBatches(batches: AsyncGenerator<readonly SourceFeature[]>): AsyncGenerator<PreparedBatch, LayerReport> {
    const first = await firstPlaced(batches, this.#layer);
    // Places of the project need no system.
    const crs =
      this.#joiner !== null ? null : decideCrs(this.#file, this.#layer, await crsSample(this.#layer, first.flat()), this.#options);
    for (const note of crs?.notes ?? []) this.notes.add(note.code, note.params);
    const plan = makePlan({
      file: this.#file,
      layer: this.#layer,
      isProject: this.#isProject,
      options: this.#options,
      notes: this.notes,
      first: this.#joiner === null ? first.flat() : [this.#joiner.likeness],
    });
    const joinGeos = this.#joiner === null ? null : await loadGeos();
    const writer = new BatchWriter(this.#context.batchRows);
    const total = this.#layer.count ?? this.#layer.estimate ?? null;
    this.#context.checkpoint(0, total);
    for await (const batch of resume(first, batches)) {
      for (const source of batch) {
        const feature = this.#texts.look(source);
        const located = this.#located(feature, crs, joinGeos);
        // GEOS is started for the first object that needs it: most files have none.
        const geometry = isDoubtful(located) ? this.#mended(located, await loadGeos(), feature.row) : this.#cleaned(located, feature);
        this.#take(feature, geometry, plan, writer);
        if (writer.isFull) yield* writer.flush();
      }
      this.#context.checkpoint(this.#read, total);
    }
    yield* writer.flush();
    plan.finish();
    this.#texts.finish();
    const conformity = plan.conformity?.() ?? null;
    const { encoding } = this.#layer;
    return {
      file: this.#file,
      format: this.#layer.format,
      layer: this.#layer.name,
      read: this.#read,
      imported: this.#imported,
      repaired: this.#repaired,
      rejected: this.#rejected,
      crs: crs === null ? null : { code: crsName(crs.epsg), how: crs.how },
      encoding: encoding === null ? null : { name: encoding.value, how: encoding.how },
      fields: plan.mapping(),
      notes: [...this.notes.list(), ...this.#repairs.notes()],
      ...(conformity === null ? {} : { conformity }),
      ...(this.#repaired === 0 ? {} : { repairs: [...this.#repairs.records()] }),
    };
  }

  #take(feature: SourceFeature, geometry: Geometry | null | typeof REJECTED, plan: Plan, writer: BatchWriter): void {
    plan.look?.(feature);
    const placed = geometry === REJECTED ? null : plan.place(feature, geometry);
    if (placed === null) {
      this.#rejected++;
      return;
    }
    this.#imported++;
    for (const { table, row } of placed) writer.add(table, row);
  }

  /** The object's geometry on the globe, null where it has none, or REJECTED with its note made. */
  #located(feature: SourceFeature, crs: CrsDecision | null, joinGeos: Geos | null): Geometry | null | typeof REJECTED {
    this.#read++;
    for (const remark of feature.remarks ?? []) this.notes.add(remark, {}, feature.row);
    if (this.#leftOut.has(feature.row)) return this.#reject('left-out', {}, feature.row);
    if (feature.unreadable !== undefined) return this.#reject(feature.unreadable, {}, feature.row);
    if (this.#joiner !== null && joinGeos !== null) return this.#joiner.place(feature, joinGeos);
    if (feature.geometry === null || crs === null) {
      if (this.#layer.geometry !== 'none') this.notes.add('geometry-missing', {}, feature.row);
      return null;
    }
    if (isStraight(feature.geometry)) return this.#reject('geometry-rejected', { reason: 'note.repair.collapsed' }, feature.row);
    let geometry = onGlobe(feature.geometry, systemOf(feature, crs));
    if (!areFinite(geometry.xy)) return this.#reject('coordinates-not-finite', {}, feature.row);
    if (!touchesFrance(geometry)) {
      // One record among others may be written the other way round: then it lies in France when turned.
      const turned = crs.swapsRows ? onGlobe(feature.geometry, { ...crs, swap: !crs.swap }) : null;
      if (turned === null || !touchesFrance(turned)) return this.#reject('outside-france', {}, feature.row);
      this.notes.add('axes-swapped-rows', {}, feature.row);
      geometry = turned;
    }
    return geometry;
  }

  #mended(geometry: Geometry, geos: Geos, row: number): Geometry | null | typeof REJECTED {
    const mended = repairPolygons(geometry, geos);
    if ('rejected' in mended) return this.#reject('geometry-rejected', { reason: `note.repair.${mended.rejected}` }, row);
    if (mended.repaired) {
      this.#repaired++;
      this.#repairs.add(row, mended);
    }
    return this.#withoutRepeats(mended.geometry, row);
  }

  /** What needs no mending: polygons proven valid get their rings turned, and have no vertex to lose. */
  #cleaned(geometry: Geometry | null | typeof REJECTED, feature: SourceFeature): Geometry | null | typeof REJECTED {
    if (geometry === null || geometry === REJECTED) return geometry;
    if (geometry.type !== 'MultiPolygon') return this.#withoutRepeats(geometry, feature.row);
    // Numbers made here, by a projection, belong to nobody else; places a joiner took from the project do.
    return orientRings(geometry, this.#joiner === null && geometry.xy !== feature.geometry?.xy);
  }

  #withoutRepeats(geometry: Geometry, row: number): Geometry {
    const clean = withoutRepeatedPoints(geometry);
    if (clean !== geometry) this.notes.add('points-repeated', {}, row);
    return clean;
  }

  #reject(code: string, params: Readonly<Record<string, string>>, row: number): typeof REJECTED {
    this.notes.reject(code, params, row);
    return REJECTED;
  }
}

/** A polygon whose validity only GEOS can tell. */
function isDoubtful(geometry: Geometry | null | typeof REJECTED): geometry is Geometry {
  return geometry !== null && geometry !== REJECTED && geometry.type === 'MultiPolygon' && !isProvenValid(geometry);
}

function areFinite(xy: Float64Array): boolean {
  // 0 for each finite number, NaN for any other
  let sum = 0;
  for (let i = 0; i < xy.length; i++) sum += (xy[i] as number) - (xy[i] as number);
  return sum === 0;
}

async function* toAsync(features: ReturnType<SourceLayer['features']>): AsyncGenerator<readonly SourceFeature[]> {
  yield* features;
}

/** Batches up to the first with a geometry: the system is decided on them, before any row is made. */
async function firstPlaced(batches: AsyncGenerator<readonly SourceFeature[]>, layer: SourceLayer): Promise<(readonly SourceFeature[])[]> {
  const isTable = layer.geometry === 'none' && layer.fieldsComplete;
  const held: (readonly SourceFeature[])[] = [];
  for (;;) {
    const next = await batches.next();
    if (next.done) return held;
    held.push(next.value);
    if (isTable || next.value.some(({ geometry }) => geometry !== null)) return held;
  }
}

async function* resume<T>(held: readonly T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield* held;
  yield* rest;
}
