import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import { ROWS_KEPT } from '../../../../shared/domain/note.ts';
import { translator } from '../../../../shared/messages/index.ts';
import { prepareImport, totalReport } from '../../importers/index.ts';
import type { LayerReport } from '../../importers/types.ts';
import { loadReference, type Reference } from '../../reference/index.ts';
import { createStaging } from '../../store/index.ts';
import { completeTerritoires } from './complete-territoires.ts';
import type { Hooks } from './hooks.ts';

export interface StagingRequest {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
  /** The staging file to write; whoever asked removes it. */
  readonly staging: string;
}

/**
 * Reads files into a staging file, without a project: this is the long part of an import, done in a thread or in the command line's own process.
 * Throws EmpriseError for the first file that cannot be read, or `nothing-usable` when no record of any file could be kept.
 */
export async function stageImport(request: StagingRequest, hooks: Hooks): Promise<ImportReport> {
  const staging = createStaging(request.staging);
  const reports: LayerReport[] = [];
  try {
    for (const file of request.paths) reports.push(...(await stageFile(file, request.options, staging, hooks)));
    const report = totalReport(request.options.kind, reports, translator(hooks.language));
    if (report.read > 0 && report.imported === 0) {
      throw new EmpriseError(
        'nothing-usable',
        { file: path.basename(request.paths[0] as string), count: report.read },
        report.notes.map((note) => note.message).join('\n'),
      );
    }
    return report;
  } finally {
    staging.finish();
  }
}

async function stageFile(
  file: string,
  options: ImportOptions,
  staging: ReturnType<typeof createStaging>,
  hooks: Hooks,
): Promise<readonly LayerReport[]> {
  const name = path.basename(file);
  hooks.progress('read', name, 0, 0);
  const source = staging.beginSource({ nom: name, fichier: name, sha256: await sha256Of(file) });
  const batches = prepareImport(file, options, {
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
      const reports = withCompleted(next.value, completed);
      staging.setReport(source, totalReport(options.kind, reports, translator(hooks.language)));
      return reports;
    }
    const { batch, rows } = completeTerritoires(next.value, () => {
      reference ??= loadReference(path.join(hooks.resources, 'reference'));
      return reference;
    });
    completed.push(...rows);
    staging.append(batch.table, batch.rows);
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
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new EmpriseError(code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file: path.basename(file) }, String(error));
  }
  return hash.digest('hex');
}
