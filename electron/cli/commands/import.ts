import {
  type FileReport,
  IMPORT_MODES,
  type ImportOptions,
  type ImportReport,
  importOptionsSchema,
} from '../../../shared/domain/import.ts';
import { KINDS } from '../../../shared/domain/kinds/index.ts';
import { type FormatLanguage, formatNumber } from '../../../shared/format/numbers.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Project } from '../../engine/api/services/access.ts';
import type { Command, Context } from '../command.ts';
import { epsgOf } from '../epsg.ts';
import { UsageFault } from '../faults.ts';
import { noteLines } from '../notes.ts';
import { ReportFile } from '../report-file.ts';
import { refuseOwnFiles } from '../target.ts';

export const importing: Command = {
  name: 'import',
  positionals: [{ name: 'P' }, { name: 'FILE', several: true }],
  options: [
    { name: 'as', value: 'KIND', required: true, choices: KINDS },
    { name: 'crs', value: 'EPSG:n' },
    { name: 'encoding', value: 'E' },
    { name: 'fields', value: 'to=from,…' },
    { name: 'mode', value: 'MODE', choices: IMPORT_MODES },
    { name: 'key', value: 'F' },
    { name: 'layer', value: 'SOURCE_LAYER' },
    { name: 'dry-run' },
    { name: 'report', value: 'R.json' },
  ],
  async run(context) {
    const { positional, positionals, given, option, hooks, text, language } = context;
    const options = importOptions(context);
    const files = positionals.slice(1);
    const [{ withScratch, withWriter }, { importFiles }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/import.ts'),
    ]);
    const project = positional(0);
    const asked = option('report');
    if (asked !== undefined) refuseOwnFiles(asked, positionals);
    const report = asked === undefined ? null : new ReportFile(asked);
    const reported = async (writer: Project): Promise<ImportReport> => {
      const data = await importFiles(writer, files, options, hooks);
      report?.write(data);
      return data;
    };
    let data: ImportReport;
    try {
      data = given('dry-run') ? await withScratch(project, hooks, reported) : await withWriter(project, hooks, reported);
      report?.publish();
    } finally {
      report?.drop();
    }
    return { data, lines: reportLines(data, { dryRun: given('dry-run'), text, language }) };
  },
};

function importOptions({ option }: Context): ImportOptions {
  const [crs, fields] = [option('crs'), option('fields')];
  return importOptionsSchema.parse({
    kind: option('as'),
    ...(crs === undefined ? {} : { crs: epsgOf(crs) }),
    ...(fields === undefined ? {} : { fields: fieldPairs(fields) }),
    ...Object.fromEntries(
      ['encoding', 'mode', 'key', 'layer'].flatMap((name) => (option(name) === undefined ? [] : [[name, option(name)]])),
    ),
  });
}

/** `nom=NOM_SITE,surface_declaree_ha=SURF`: target first, as the report writes them. */
export function fieldPairs(given: string): Record<string, string> {
  return Object.fromEntries(
    given.split(',').map((pair) => {
      const [to, ...from] = pair.split('=');
      if (!to?.trim() || !from.join('=').trim()) throw new UsageFault('fields-invalid', { value: pair });
      return [to.trim(), from.join('=').trim()];
    }),
  );
}

function reportLines(report: ImportReport, how: { dryRun: boolean; text: Translate; language: FormatLanguage }): string[] {
  const { text } = how;
  const lines = report.files.flatMap((file) => [...fileLines(file, how), '']);
  if (report.files.length > 1) lines.push(countsLine(text('cli.import.total'), report, how));
  lines.push(text(how.dryRun ? 'cli.import.dry-run' : 'cli.import.done', { count: report.imported, layer: report.layer }));
  return lines;
}

type Counts = Pick<ImportReport, 'read' | 'imported' | 'repaired' | 'rejected'>;
function countsLine(name: string, counts: Counts, { text, language }: { text: Translate; language: FormatLanguage }): string {
  const shown = Object.fromEntries(
    (['read', 'imported', 'repaired', 'rejected'] as const).map((key) => [key, formatNumber(counts[key], language)]),
  );
  return text('cli.import.counts', { name, ...shown });
}

function fileLines(file: FileReport, how: { text: Translate; language: FormatLanguage }): string[] {
  const { text } = how;
  const found: string[] = [file.format];
  if (file.crs) found.push(text('cli.import.finding', { value: file.crs.code, how: text(`cli.how.${file.crs.how}`) }));
  if (file.encoding) found.push(text('cli.import.finding', { value: file.encoding.name, how: text(`cli.how.${file.encoding.how}`) }));
  return [countsLine(file.file, file, how), `  ${found.join(' · ')}`, ...noteLines(file.notes, text).map((line) => `  ${line}`)];
}
