import type { ProjectInfo } from '../../../shared/contract/cli.ts';
import { formatDate } from '../../../shared/format/dates.ts';
import { type FormatLanguage, formatNumber } from '../../../shared/format/numbers.ts';
import { formatBytes } from '../../../shared/format/quantities.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Command } from '../command.ts';
import { pairLines, tableLines } from '../table.ts';

export const info: Command = {
  name: 'info',
  positionals: [{ name: 'P' }],
  options: [],
  async run({ positional, text, language }) {
    const [{ withReader }, { projectInfo }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/project.ts'),
    ]);
    const data = await withReader(positional(0), (reader) => projectInfo(reader, language));
    return { data, lines: infoLines(data, text, language) };
  },
};

export function infoLines(project: ProjectInfo, text: Translate, language: FormatLanguage): string[] {
  const lines = [
    ...pairLines([
      [text('cli.info.name'), project.name],
      [text('cli.info.file'), `${project.file} (${formatBytes(project.bytes, language)})`],
      [text('cli.info.method'), text(`cli.methode.${project.methode_surface}`)],
    ]),
  ];
  if (project.demonstration) lines.push(text('cli.info.demonstration'));
  const layers = project.layers.filter((layer) => layer.count > 0);
  if (layers.length === 0) lines.push('', text('cli.info.empty'));
  else
    lines.push(
      '',
      ...tableLines(
        [{ title: text('cli.info.layer') }, { title: text('cli.info.table') }, { title: text('cli.info.objects'), align: 'right' }],
        layers.map((layer) => [layer.title, layer.table, formatNumber(layer.count, language)]),
      ),
    );
  const computed = project.analyses.filter((analysis) => analysis.computedAt !== null);
  if (computed.length > 0)
    lines.push(
      '',
      ...tableLines(
        [{ title: text('cli.analyse.analysis') }, { title: text('cli.analyse.date') }, { title: text('cli.analyse.state') }],
        computed.map((analysis) => [
          text(`analysis.${analysis.code}.title`),
          analysis.computedAt === null ? '' : formatDate(analysis.computedAt),
          text(analysis.stale ? 'cli.analyse.stale' : 'cli.analyse.fresh'),
        ]),
      ),
    );
  return lines;
}
