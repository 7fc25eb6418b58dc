import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import { ROWS_KEPT } from '../../../../shared/domain/note.ts';
import { translator } from '../../../../shared/messages/index.ts';
import { filesIn, prepareImport, totalReport } from '../../importers/index.ts';
import type { LayerReport, Places, PreparedBatch } from '../../importers/types.ts';
import { loadReference, type Reference } from '../../reference/index.ts';
import { createStaging, type ImportSink, type ProjectReader } from '../../store/index.ts';
import { completeTerritoires } from './complete-territoires.ts';
import { overlapSearchOf, withOverlaps } from './find-overlaps.ts';
import type { Hooks } from './hooks.ts';
import { placesOf } from './places.ts';
import { type Reading, startReading } from './reading-thread.ts';

const HASHED_BYTES = 1024 * 1024;

export interface StagingRequest {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
  /** The staging file to write; whoever asked removes it. */
  readonly staging: string;
  /** The project as it stands, for what the options ask of it (`findOverlaps`, `join`). */
  readonly reader?: ProjectReader | undefined;
}

interface Stage {
  readonly staging: ImportSink;
  readonly watch: (layer: number, batch: PreparedBatch) => void;
  readonly places: Places | undefined;
  /** Where archives may be unpacked; it goes with the staging file. */
  readonly workFolder: string | undefined;
}

interface StagedFile {
  readonly source: number;
  readonly reports: readonly LayerReport[];
}

/**
 * Reads files into a staging file, without a project, or into the project a command writes: this is the long part of an import, done in a thread or in the command line's own process.
 * Throws EmpriseError for the first file that cannot be read, or `nothing-usable` when no record of any file could be kept.
 */
export async function stageImport(
  request: Omit<StagingRequest, 'staging'> & { readonly staging: string | ImportSink },
  hooks: Hooks,
): Promise<ImportReport> {
  const file = typeof request.staging === 'string' ? createStaging(request.staging) : null;
  const staging: ImportSink = file ?? (request.staging as ImportSink);
  const { options } = request;
  const translate = translator(hooks.language);
  const search = overlapSearchOf(options);
  const places = options.join && request.reader ? placesOf(request.reader, hooks.resources) : undefined;
  const workFolder = typeof request.staging === 'string' ? path.dirname(request.staging) : undefined;
  const files: StagedFile[] = [];
  try {
    let layers = 0;
    for (const file of request.paths) {
      const first = layers;
      const watch = (layer: number, batch: PreparedBatch): void => search?.take(first + layer, path.basename(file), batch);
      const staged = await stageFile(file, options, { staging, watch, places, workFolder }, hooks);
      files.push(staged);
      layers += staged.reports.length;
    }
    const read = files.flatMap((file) => file.reports);
    const reports = search ? await withOverlaps(search, read, { options, reader: request.reader }, hooks) : read;
    keepReports(staging, files, reports, (own) => totalReport(options.kind, own, translate));
    const report = totalReport(options.kind, reports, translate);
    if (report.read > 0 && report.imported === 0) {
      throw new EmpriseError(
        'nothing-usable',
        { file: path.basename(request.paths[0] as string), count: report.read },
        report.notes.map((note) => note.message).join('\n'),
      );
    }
    return report;
  } finally {
    file?.finish();
  }
}

async function stageFile(
  file: string,
  options: ImportOptions,
  { staging, watch, places, workFolder }: Stage,
  hooks: Hooks,
): Promise<StagedFile> {
  const name = path.basename(file);
  hooks.progress('read', name, 0, 0);
  const reading = startReading({ path: file, options, workFolder }, hooks.resources);
  if (reading !== null) return stageReading(file, reading, staging, hooks);
  const source = staging.beginSource({ nom: name, fichier: name, sha256: await sha256Of(file) });
  let layer = 0;
  const batches = prepareImport(file, options, {
    ...(places && { places }),
    ...(workFolder === undefined ? {} : { workFolder }),
    layerBegins: (index) => {
      layer = index;
    },
    checkpoint: (done, total) => {
      hooks.checkpoint();
      hooks.progress('read', name, done, total ?? 0);
    },
  });
  let reference: Reference | null = null;
  const completed: number[] = [];
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      return { source, reports: withCompleted(next.value, completed) };
    }
    const { batch, rows } = completeTerritoires(next.value, () => {
      reference ??= loadReference(path.join(hooks.resources, 'reference'));
      return reference;
    });
    for (const row of rows) completed.push(row);
    watch(layer, batch);
    staging.append(batch.table, batch.rows);
  }
}

/** Writes in this thread what another reads. The fingerprint is made meanwhile. */
async function stageReading(file: string, reading: Reading, staging: ImportSink, hooks: Hooks): Promise<StagedFile> {
  const name = path.basename(file);
  const source = staging.beginSource({ nom: name, fichier: name });
  const sha256 = sha256Of(file);
  sha256.catch(() => undefined);
  const batches = reading.batches({
    checkpoint: () => hooks.checkpoint(),
    progress: (done, total) => hooks.progress('read', name, done, total ?? 0),
  });
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      staging.setFingerprint(source, await sha256);
      return { source, reports: next.value };
    }
    staging.appendPacked(next.value);
  }
}

/** Each source keeps the report of its own layers. */
function keepReports(
  staging: ImportSink,
  files: readonly StagedFile[],
  reports: readonly LayerReport[],
  total: (own: readonly LayerReport[]) => unknown,
): void {
  let from = 0;
  for (const { source, reports: own } of files) {
    staging.setReport(source, total(reports.slice(from, from + own.length)));
    from += own.length;
  }
}

/** Said in the report of the first layer: files of territories have one. */
function withCompleted(reports: readonly LayerReport[], rows: readonly number[]): readonly LayerReport[] {
  const [first, ...others] = reports;
  if (!first || rows.length === 0) return reports;
  const note = { code: 'territoires-completed', count: rows.length, params: {}, rows: rows.slice(0, ROWS_KEPT) };
  return [{ ...first, notes: [...first.notes, note] }, ...others];
}

/** Fingerprint kept with the source, so that a figure can be traced to the very file. */
async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    if ((await stat(file)).isDirectory()) return await sha256OfFolder(file);
    for await (const chunk of createReadStream(file, { highWaterMark: HASHED_BYTES })) hash.update(chunk as Buffer);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new EmpriseError(code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file: path.basename(file) }, String(error));
  }
  return hash.digest('hex');
}

/** Of a folder: the names of its files with the fingerprint of each, in order. */
async function sha256OfFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await filesIn(folder)).files) hash.update(`${name}\0${await sha256Of(path.join(folder, name))}\n`);
  return hash.digest('hex');
}
