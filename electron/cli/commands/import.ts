import type { Comparison, FileReport, ImportReport } from '../../../shared/domain/import.ts';
import type { FormatLanguage } from '../../../shared/format/numbers.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Project } from '../../engine/api/services/access.ts';
import type { ReportFormat } from '../../engine/api/services/import-report/index.ts';
import { layerTitle, mergeNotes } from '../../engine/api/services/import-report/words.ts';
import { beginReading } from '../../engine/api/services/reading-thread.ts';
import type { Command } from '../command.ts';
import { comparisonLines } from '../comparison-lines.ts';
import { IMPORT_OPTIONS, importOptions } from '../import-options.ts';
import { noteLines } from '../notes.ts';
import { ReportFile } from '../report-file.ts';
import { formatByEnding, refuseOwnFiles } from '../target.ts';

/** A file without an ending is JSON, as it always was. */
const REPORTS: Readonly<Record<string, ReportFormat>> = { '.json': 'json', '.csv': 'csv', '.html': 'html', '.htm': 'html', '': 'json' };

export const importing: Command = {
  name: 'import',
  positionals: [{ name: 'P' }, { name: 'FILE', several: true }],
  options: IMPORT_OPTIONS,
  async run(context) {
    const { positional, positionals, given, option, hooks, text, language } = context;
    const options = importOptions(context);
    const files = positionals.slice(1);
    // The first file is read while the rest of the program is loaded and the project opened.
    if (files[0] !== undefined) beginReading({ path: files[0], options, workFolder: undefined }, hooks.resources);
    const [{ withScratch, withWriter }, { importFiles, tryImport }, { reportText }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/import.ts'),
      import('../../engine/api/services/import-report/index.ts'),
    ]);
    const project = positional(0);
    const dryRun = given('dry-run');
    const asked = option('report');
    if (asked !== undefined) refuseOwnFiles(asked, positionals);
    const format = asked === undefined ? 'json' : formatByEnding(asked, REPORTS);
    const file = asked === undefined ? null : new ReportFile(asked);
    const facts = { language, version: hooks.version, at: dryRun ? null : new Date().toISOString() };
    const reported = async (writer: Project): Promise<Imported> => {
      const done = dryRun
        ? await tryImport(writer, files, options, hooks)
        : { report: await importFiles(writer, files, options, hooks), comparison: null };
      file?.write(reportText(done.report, format, facts));
      return done;
    };
    let done: Imported;
    try {
      done = dryRun ? await withScratch(project, hooks, reported) : await withWriter(project, hooks, reported);
      file?.publish();
    } finally {
      file?.drop();
    }
    const { report, comparison } = done;
    return {
      data: comparison === null ? report : { ...report, comparison },
      lines: [
        ...(comparison === null ? [] : [...comparisonLines(comparison, text, language), '']),
        ...reportLines(report, { dryRun, text, language }),
      ],
    };
  },
};

interface Imported {
  readonly report: ImportReport;
  readonly comparison: Comparison | null;
}

function reportLines(report: ImportReport, how: { dryRun: boolean; text: Translate; language: FormatLanguage }): string[] {
  const { text } = how;
  const lines = report.files.flatMap((file) => [...fileLines(file, report.files.length > 1 ? layerTitle(file) : file.file, how), '']);
  if (report.files.length > 1) lines.push(countsLine(text('cli.import.total'), report, how));
  const fates = noteLines(mergeNotes(report), text);
  if (fates.length > 0) lines.push(...fates, '');
  lines.push(text(how.dryRun ? 'cli.import.dry-run' : 'cli.import.done', { count: report.imported, layer: report.layer }));
  return lines;
}

type Counts = Pick<ImportReport, 'read' | 'imported' | 'repaired' | 'rejected'>;
function countsLine(name: string, { read, imported, repaired, rejected }: Counts, { text }: { text: Translate }): string {
  return text('cli.import.counts', { name, read, imported, repaired, rejected });
}

function fileLines(file: FileReport, name: string, how: { text: Translate; language: FormatLanguage }): string[] {
  const { text } = how;
  const found: string[] = [file.format];
  if (file.crs) found.push(text('cli.import.finding', { value: file.crs.code, how: text(`cli.how.${file.crs.how}`) }));
  if (file.encoding) found.push(text('cli.import.finding', { value: file.encoding.name, how: text(`cli.how.${file.encoding.how}`) }));
  return [countsLine(name, file, how), `  ${found.join(' · ')}`, ...noteLines(file.notes, text).map((line) => `  ${line}`)];
}
