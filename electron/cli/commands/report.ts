import { REPORT_KINDS } from '../../../shared/domain/report.ts';
import { formatBytes } from '../../../shared/format/quantities.ts';
import { baseMapAccess } from '../base-map-access.ts';
import type { Command } from '../command.ts';
import { UsageFault } from '../faults.ts';
import { formatByEnding, refuseOwnFiles } from '../target.ts';

const REPORT_FORMATS = { '.pdf': 'pdf', '.docx': 'docx', '.xlsx': 'xlsx', '.pptx': 'pptx' } as const;
/** Kinds about one object, which `--id` names. */
const ABOUT_ONE: readonly string[] = ['site', 'territoire', 'candidature'];

export const report: Command = {
  name: 'report',
  positionals: [{ name: 'P' }, { name: 'OUT' }],
  options: [
    { name: 'kind', value: 'KIND', choices: REPORT_KINDS },
    { name: 'id', value: 'ID' },
    { name: 'scenario', value: 'S' },
    { name: 'confidential' },
    { name: 'base-maps' },
    { name: 'offline' },
  ],
  async run({ positional, option, given, hooks, text, language }) {
    const target = positional(1);
    const format = formatByEnding(target, REPORT_FORMATS);
    refuseOwnFiles(target, [positional(0)]);
    const kind = REPORT_KINDS.find((one) => one === option('kind')) ?? 'synthese';
    const id = option('id');
    if (id === undefined && ABOUT_ONE.includes(kind)) throw new UsageFault('option-missing', { option: '--id', values: 'none' });
    const [{ withReader }, { writeReport }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/reports/index.ts'),
    ]);
    const options = { kind, id, format, scenario: option('scenario'), confidential: given('confidential'), baseMaps: given('base-maps') };
    const data = await withReader(positional(0), (reader) => writeReport(reader, target, options, hooks, baseMapAccess(given('offline'))));
    const done = text('cli.report.done', { title: data.title, file: target, size: formatBytes(data.bytes, language) });
    return { data, lines: [done, ...(data.confidential === 'none' ? [] : [text(`report.confidential.${data.confidential}`)])] };
  },
};
