/** A part of the minutes for each site the room accepted: map, key figures, place in the ranking, votes, what speaks for and against it. */
import { characterOf } from '../../../../../shared/decision/rank.ts';
import { formatNumber } from '../../../../../shared/format/numbers.ts';
import { formatScore } from '../../../../../shared/format/quantities.ts';
import type { Fact, ReportSection } from '../../../../../shared/report/model.ts';
import type { ReportContext } from './context.ts';
import type { Minutes } from './minutes-data.ts';
import { siteSubject } from './site.ts';
import { sitePart } from './site-slides.ts';

/** The programme asks each région for five to ten. */
const MOST_SITES = 12;
const MAP_HEIGHT = 74;

export async function shortlistSections(context: ReportContext, minutes: Minutes): Promise<ReportSection[]> {
  const { ranking, matrix, decisions } = minutes;
  const rows = Array.from(ranking.order).filter((row) => decisions.get(matrix.sites[row]?.uid ?? '')?.verdict === 'accept');
  const sections: ReportSection[] = [];
  for (const row of rows.slice(0, MOST_SITES)) {
    context.hooks.checkpoint();
    sections.push(await siteSection(context, minutes, row));
  }
  return sections;
}

function siteSection(context: ReportContext, minutes: Minutes, row: number): Promise<ReportSection> {
  const { uid, siteId } = minutes.matrix.sites[row] as Minutes['matrix']['sites'][number];
  const room = { type: 'facts' as const, form: 'list' as const, facts: roomFacts(context, minutes, row, uid) };
  return sitePart(context, siteSubject(context.reader, siteId), MAP_HEIGHT, [room]);
}

function roomFacts(
  { text, hooks }: ReportContext,
  { ranking, problem, workshop, decisions, criterionName }: Minutes,
  row: number,
  uid: string,
): Fact[] {
  const fact = (label: string, value: string, origin: Fact['origin']): Fact => ({
    label: text(label),
    value,
    unit: null,
    origin,
    method: null,
    detail: null,
  });
  const { strengths, weaknesses } = characterOf(problem, row, ranking.weights);
  const rank = ranking.rank[row] as number;
  const round = workshop.rounds.filter(({ state, sites }) => state === 'revealed' && sites.includes(uid)).at(-1);
  const votes = workshop.ballots.flatMap(({ round: of, status, content }) =>
    of === round?.id && status === 'submitted' ? (content.votes[uid] ?? []) : [],
  );
  const count = (vote: string): number => votes.filter((one) => one === vote).length;
  const reason = decisions.get(uid)?.reason ?? '';
  const names = (codes: readonly string[]): string => codes.map(criterionName).join(', ');
  return [
    ...(rank > 0
      ? [
          fact(
            'minutes.site.rank',
            text('minutes.site.rank.value', {
              rank: formatNumber(rank, hooks.language),
              of: ranking.ranked,
              score: formatScore(ranking.score[row] as number, hooks.language),
            }),
            'calcule',
          ),
        ]
      : []),
    ...(round
      ? [
          fact(
            'minutes.votes',
            text('minutes.site.votes', { for: count('for'), against: count('against'), abstain: count('abstain') }),
            'saisi',
          ),
        ]
      : []),
    ...(strengths.length > 0 ? [fact('minutes.column.strengths', names(strengths), 'calcule')] : []),
    ...(weaknesses.length > 0 ? [fact('minutes.column.weaknesses', names(weaknesses), 'calcule')] : []),
    ...(reason === '' ? [] : [fact('minutes.column.reason', reason, 'saisi')]),
  ];
}
