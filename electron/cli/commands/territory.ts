import { TERRITORY_LEVELS, type TerritoryReport, territoryOptionsSchema } from '../../../shared/domain/territory.ts';
import { formatNumber } from '../../../shared/format/numbers.ts';
import { formatHectares } from '../../../shared/format/quantities.ts';
import type { Command, Context } from '../command.ts';
import { noteLines } from '../notes.ts';
import { pairLines, tableLines } from '../table.ts';

/** Details of one sort shown; all of them stand in the JSON. */
const SHOWN = 5;

export const territory: Command = {
  name: 'territory',
  positionals: [{ name: 'P' }],
  options: [
    { name: 'levels', value: 'a,b,…', choices: TERRITORY_LEVELS, list: true },
    { name: 'composition', value: 'F' },
    { name: 'movements', value: 'F' },
    { name: 'existing', value: 'HOW', choices: ['replace', 'refuse'] },
  ],
  async run(context) {
    const { positional, option, hooks } = context;
    const [{ withWriter }, { buildTerritories }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/build-territories.ts'),
    ]);
    const levels = (option('levels') ?? 'epci').split(',').map((level) => level.trim());
    const options = territoryOptionsSchema.parse({ levels, existing: option('existing') });
    const files = { composition: option('composition') ?? null, movements: option('movements') ?? null };
    const data = await withWriter(positional(0), hooks, (project) => buildTerritories(project, { options, ...files }, hooks));
    return { data, lines: reportLines(data, context) };
  },
};

function reportLines(report: TerritoryReport, { text, language }: Context): string[] {
  const count = (value: number): string => formatNumber(value, language);
  const titles = ['level', 'built', 'partial', 'absent', 'unassigned', 'overlap', 'gaps'] as const;
  const columns = titles.map((title, index) => ({
    title: text(`cli.territory.${title}`),
    align: index === 0 ? ('left' as const) : ('right' as const),
  }));
  const rows = report.levels.map((level) => [
    text(`territory.level.${level.level}`),
    count(level.built),
    count(level.partial.length),
    count(level.absent.length),
    count(level.unassigned.length),
    formatHectares(level.overlap_ha, language, 2),
    count(level.gaps.length),
  ]);
  const details = [
    shortened(partialLines(report, text), text),
    shortened(gapLines(report, { text, language }), text),
    report.moved.length === 0 ? [] : [text('cli.territory.moved', { count: report.moved.length })],
    noteLines(report.notes, text).map((line) => line.replace(/^– /, '')),
  ].flat();
  return [
    ...pairLines([
      [text('cli.territory.communes'), count(report.communes)],
      [text('cli.territory.composition'), report.composition],
    ]),
    '',
    ...tableLines(columns, rows),
    ...(details.length > 0 ? ['', ...details.map((line) => `– ${line}`)] : []),
  ];
}

function partialLines({ levels }: TerritoryReport, text: Context['text']): string[] {
  return levels.flatMap(({ level, partial }) =>
    partial.map(({ code, name, missing }) => {
      const names = missing.slice(0, SHOWN).map((commune) => commune.name);
      const list = [...names, ...(missing.length > SHOWN ? ['…'] : [])].join(', ');
      return text('cli.territory.partial-line', { level: text(`territory.level.${level}`), code, name, missing: list });
    }),
  );
}

/** The same at every level. */
function gapLines({ levels }: TerritoryReport, { text, language }: Pick<Context, 'text' | 'language'>): string[] {
  const degrees = (value: number): string => formatNumber(value, language, 4, true);
  return (levels[0]?.gaps ?? []).map(({ ha, lon, lat }) =>
    text('cli.territory.gap-line', { surface: formatHectares(ha, language, 2), lon: degrees(lon), lat: degrees(lat) }),
  );
}

function shortened(lines: readonly string[], text: Context['text']): string[] {
  const rest = lines.length - SHOWN;
  return rest > 1 ? [...lines.slice(0, SHOWN), text('cli.territory.more', { count: rest })] : [...lines];
}
