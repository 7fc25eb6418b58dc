import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import { type Note, ROWS_KEPT } from '../../../../shared/domain/note.ts';
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
import { type FileFacts, watchChanges } from './source-changes.ts';

const HASHED_BYTES = 1024 * 1024;

export interface StagingRequest {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
  /** The staging file to write; whoever asked removes it. */
  readonly staging: string;
  /** The files as they were when they were looked at, by path. */
  readonly looked?: Readonly<Record<string, FileFacts>> | undefined;
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
      const changes = watchChanges(file, request.looked?.[file]);
      const staged = await stageFile(file, options, { staging, watch, places, workFolder }, hooks);
      files.push({ ...staged, reports: withNotes(staged.reports, changes()) });
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
    file?.finish();
    return report;
  } catch (error) {
    throw spokenOf(error, request);
  } finally {
    finishQuietly(file);
  }
}

/** A full disk while rows are staged is told of the file that is imported: the user knows no staging file. */
function spokenOf(error: unknown, { paths, staging }: { readonly paths: readonly string[]; readonly staging: unknown }): unknown {
  const file = path.basename(paths[0] ?? '');
  if (error instanceof EmpriseError) {
    const isStaging = typeof staging === 'string' && error.params['file'] === path.basename(staging);
    return isStaging ? new EmpriseError(error.code, { file }, error.details) : error;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_FULL') || code === 'ENOSPC' ? new EmpriseError('disk-full', { file }, String(error)) : error;
}

/** After a failure: what failed is told already, and the file is thrown away. */
function finishQuietly(staging: { finish(): void } | null): void {
  try {
    staging?.finish();
  } catch {
    // the disk is as full as before
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
  try {
    for (;;) {
      const next = await batches.next();
      if (next.done) return { source, reports: withCompleted(next.value, completed) };
      const { batch, rows } = completeTerritoires(next.value, () => {
        reference ??= loadReference(path.join(hooks.resources, 'reference'));
        return reference;
      });
      for (const row of rows) completed.push(row);
      watch(layer, batch);
      staging.append(batch.table, batch.rows);
    }
  } finally {
    // Rows that cannot be written leave their source open, and what was unpacked of it.
    await batches.return([]);
  }
}

/** Writes in this thread what another reads. The fingerprint is made meanwhile. */
async function stageReading(file: string, reading: Reading, staging: ImportSink, hooks: Hooks): Promise<StagedFile> {
  const name = path.basename(file);
  try {
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
  } finally {
    // Left waiting to be asked for more, it would keep this thread, and with it the line of jobs, for ever.
    reading.stop();
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

/** What is said of the file as a whole stands in the report of its first layer. */
function withNotes(reports: readonly LayerReport[], notes: readonly Note[]): readonly LayerReport[] {
  const [first, ...others] = reports;
  return !first || notes.length === 0 ? reports : [{ ...first, notes: [...first.notes, ...notes] }, ...others];
}

/** Said in the report of the first layer: files of territories have one. */
function withCompleted(reports: readonly LayerReport[], rows: readonly number[]): readonly LayerReport[] {
  return rows.length === 0
    ? reports
    : withNotes(reports, [{ code: 'territoires-completed', count: rows.length, params: {}, rows: rows.slice(0, ROWS_KEPT) }]);
}

/** Fingerprint kept with the source, so that a figure can be traced to the very file. */
async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    if ((await stat(file)).isDirectory()) return await sha256OfFolder(file);
    const handle = await open(file);
    try {
      // One piece of memory for the whole file: a stream takes a new one for each read.
      const piece = Buffer.allocUnsafeSlow(HASHED_BYTES);
      for (;;) {
        const { bytesRead } = await handle.read(piece, 0, HASHED_BYTES);
        if (bytesRead === 0) break;
        hash.update(piece.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
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
