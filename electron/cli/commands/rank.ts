import { needOf, needText } from '../../../shared/domain/criterion-needs.ts';
import type { RankingReport } from '../../../shared/domain/ranking.ts';
import { MOST_DRAWS } from '../../../shared/domain/workshop.ts';
import { type FormatLanguage, formatNumber } from '../../../shared/format/numbers.ts';
import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import type { Command } from '../command.ts';
import { UsageFault } from '../faults.ts';
import { tableLines } from '../table.ts';

const USUAL = { draws: 10_000, seed: 2030 };

export const rank: Command = {
  name: 'rank',
  positionals: [{ name: 'P' }],
  options: [{ name: 'scenario', value: 'S' }, { name: 'ballots' }, { name: 'stability', value: 'N' }, { name: 'seed', value: 'K' }],
  async run({ positional, option, given, hooks, text, language }) {
    const draws = wholeOf('stability', option('stability'), USUAL.draws, 1, MOST_DRAWS);
    const seed = wholeOf('seed', option('seed'), USUAL.seed, 0, 0xffffffff);
    const [{ withReader }, { rankProject }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/workshop/rank.ts'),
    ]);
    const request = { scenario: option('scenario'), ballots: given('ballots'), draws, seed };
    const data = await withReader(positional(0), (reader) => rankProject(reader, hooks.resources, language, request));
    return { data, lines: rankingLines(data, text, language) };
  },
};

function wholeOf(name: string, given: string | undefined, usual: number, least: number, most: number): number {
  if (given === undefined) return usual;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most)
    throw new UsageFault('number-invalid', { option: `--${name}`, value: given, least, most });
  return value;
}

function rankingLines(data: RankingReport, text: Translate, language: FormatLanguage): string[] {
  const one = (value: number | null): string => (value === null ? text('cli.unknown') : formatNumber(value, language, 1));
  const percent = (share: number): string => text('cli.rank.percent', { value: Math.round(100 * share) });
  const named = (codes: readonly string[]): string =>
    codes.map((code) => data.criteria.find((criterion) => criterion.code === code)?.label ?? code).join(', ');
  const columns = [
    { title: text('cli.rank.rank'), align: 'right' as const },
    { title: text('cli.rank.site') },
    { title: text('cli.rank.score'), align: 'right' as const },
    { title: text('cli.rank.reliability'), align: 'right' as const },
    { title: text('cli.rank.mean'), align: 'right' as const },
    { title: text('cli.rank.first'), align: 'right' as const },
    { title: text('cli.rank.top'), align: 'right' as const },
    { title: text('cli.rank.range'), align: 'right' as const },
  ];
  const rows = data.sites.map(({ rank: place, site_id, site_nom, excluded, score, reliability, stability }) => [
    place === null ? text(excluded ? 'cli.rank.excluded' : 'cli.rank.unranked') : String(place),
    site_nom ?? site_id,
    one(score),
    percent(reliability),
    ...(stability === null
      ? ['', '', '', '']
      : [
          one(stability.mean_rank),
          percent(stability.p_first),
          percent(stability.p_top5),
          text('cli.rank.from-to', { from: stability.rank_p05, to: stability.rank_p95 }),
        ]),
  ]);
  const head = text('cli.rank.head', { scenario: data.scenario, method: data.method, ballots: data.ballots ?? 0 });
  const notes = [
    text('cli.rank.draws', { draws: data.draws, seed: String(data.seed), method: data.method }),
    ...(data.constant.length > 0 ? [text('cli.rank.constant', { criteria: named(data.constant) })] : []),
    ...(data.unknown.length > 0 ? [text('cli.rank.unknown', { criteria: named(data.unknown) }), ...needLines(data, text)] : []),
    ...(data.stale ? [text('cli.summary.stale')] : []),
  ];
  return [head, '', ...tableLines(columns, rows), '', ...notes];
}

/** What each criterion without any value waits for; the room's own judgements need no word here. */
function needLines({ criteria, unknown, unrun, stale }: RankingReport, text: Translate): string[] {
  return criteria.flatMap(({ code, label, feed }) => {
    if (!unknown.includes(code) || feed.from === 'judgement') return [];
    return [text('cli.rank.need', { criterion: label, need: needText(needOf(feed), unrun || stale, { text, hasMessage }) })];
  });
}
