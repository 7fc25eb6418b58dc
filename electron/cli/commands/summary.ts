import { SUMMARY_GROUPS, type Summary } from '../../../shared/domain/site.ts';
import { type FormatLanguage, formatNumber } from '../../../shared/format/numbers.ts';
import { formatHectares } from '../../../shared/format/quantities.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Command } from '../command.ts';
import { pairLines, tableLines } from '../table.ts';

export const summary: Command = {
  name: 'summary',
  positionals: [{ name: 'P' }],
  options: [{ name: 'by', value: 'GROUP', choices: SUMMARY_GROUPS }],
  async run({ positional, option, text, language }) {
    const [{ withReader }, { summariseProject }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/summary.ts'),
    ]);
    const by = SUMMARY_GROUPS.find((group) => group === option('by')) ?? 'region';
    const data = await withReader(positional(0), (reader) => summariseProject(reader, by));
    return { data, lines: summaryLines(data, by, text, language) };
  },
};

function summaryLines(data: Summary, by: (typeof SUMMARY_GROUPS)[number], text: Translate, language: FormatLanguage): string[] {
  const hectares = (ha: number | null): string => (ha === null ? text('cli.unknown') : formatHectares(ha, language));
  const count = (value: number): string => formatNumber(value, language);
  const lines = pairLines([
    [text('cli.summary.sites'), count(data.sites)],
    [text('cli.summary.total'), hectares(data.surface_ha)],
    [text('cli.summary.mean'), hectares(data.moyenne_ha)],
    [text('cli.summary.median'), hectares(data.mediane_ha)],
    [text('cli.summary.recycled'), text('cli.summary.recycled-value', { sites: data.recyclage.sites, ha: hectares(data.recyclage.ha) })],
    [text('cli.info.method'), text(`cli.methode.${data.methode_surface}`)],
  ]);
  if (data.sans_surface > 0) lines.push(text('cli.summary.without-surface', { count: data.sans_surface }));
  if (data.stale) lines.push(text('cli.summary.stale'));
  if (data.by.length === 0) return lines;
  const columns = [
    { title: text(`cli.summary.by.${by}`) },
    { title: text('cli.summary.sites'), align: 'right' as const },
    { title: text('cli.summary.surface'), align: 'right' as const },
    { title: text('cli.summary.recycling-sites'), align: 'right' as const },
    { title: text('cli.summary.recycled-surface'), align: 'right' as const },
  ];
  const rows = data.by.map((group) => [
    [group.nom, group.code].find((name) => name !== null) ?? text('cli.summary.no-group'),
    count(group.sites),
    hectares(group.surface_ha),
    count(group.recyclage.sites),
    hectares(group.recyclage.ha),
  ]);
  return [...lines, '', ...tableLines(columns, rows)];
}
