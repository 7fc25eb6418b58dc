import type { ImportCheck, ImportOptions, ImportReport } from '../../../../shared/domain/import.ts';
import { translate } from '../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../store/index.ts';
import { compareImport } from './compare-import.ts';
import type { Hooks } from './hooks.ts';
import { mergeOptions } from './import.ts';
import { stageImport } from './stage-import.ts';

export interface CheckRequest {
  readonly paths: readonly string[];
  readonly options: ImportOptions;
  /** A staging file of its own; whoever asked removes it. */
  readonly staging: string;
  readonly reader: ProjectReader;
}

/**
 * Everything an import would do, told without doing it: the files are read whole, overlaps looked for, and in an update what changes.
 * Throws what the import would: a file that cannot be read, nothing usable, `key-missing`.
 */
export async function checkImport({ paths, options, staging, reader }: CheckRequest, hooks: Hooks): Promise<ImportCheck> {
  const asked = { ...options, findOverlaps: options.findOverlaps ?? true };
  const report = await stageImport({ paths, options: asked, staging, reader }, hooks);
  hooks.checkpoint();
  hooks.progress('compare', options.kind, 0, 0);
  if (options.mode === 'update') return { report, comparison: compareImport(reader, staging, mergeOptions(options), hooks.language) };
  return { report: options.mode === 'append' ? withKnown(report, { options, staging, reader }, hooks) : report, comparison: null };
}

/** Adding what is there already would be refused: said before, with the other ways in the words. */
function withKnown(report: ImportReport, { options, staging, reader }: Omit<CheckRequest, 'paths'>, { language }: Hooks): ImportReport {
  if (options.kind === 'couche') return report;
  try {
    const tables = reader.compare(staging, { ...mergeOptions(options), mode: 'update' });
    const [main] = tables;
    const count = main ? main.changed + main.unchanged : 0;
    if (count === 0) return report;
    const note = { code: 'keys-in-project', count, message: translate(language, 'note.keys-in-project', { count }), rows: [] };
    return { ...report, notes: [...report.notes, note] };
  } catch {
    // a kind without identifiers: nothing can be told apart, nothing clashes
    return report;
  }
}
