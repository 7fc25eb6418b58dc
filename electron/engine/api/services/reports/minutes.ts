/** The minutes of the workshop: what was compared, how it was weighed, how sure the ranking is, what the room decided and who does what next. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { shortlistTotals } from '../../../../../shared/decision/compare.ts';
import { SCORE_PREFERENCE } from '../../../../../shared/decision/promethee.ts';
import type { Fact, Report } from '../../../../../shared/report/model.ts';
import { reportRoom_mm } from '../../../../../shared/report/pages/draw-report.ts';
import { computedFact, finished, type ReportContext } from './context.ts';
import { type Minutes, minutesOf, rankingData } from './minutes-data.ts';
import { decisionMap } from './minutes-map.ts';
import { rankingSections, stabilitySection, weightSection } from './minutes-ranking.ts';
import { decisionSection, followUpSections, meetingSection, peopleSection, voteSection } from './minutes-room.ts';
import { settingsSection } from './minutes-settings.ts';
import { shortlistSections } from './minutes-shortlist.ts';

const MAP_HEIGHT = 104;

/** Throws `no-sites`. */
export async function minutesReport(context: ReportContext): Promise<Report> {
  const { text } = context;
  const minutes = minutesOf(context);
  const { workshop, problem, scenario } = minutes;
  if (problem.siteCount === 0) throw new EmpriseError('no-sites', {});
  const { meeting, grid } = workshop;
  const title = meeting.title === '' ? text('minutes.title') : meeting.title;
  const map = await decisionMap(context, minutes, title, { width: reportRoom_mm('portrait').width, height: MAP_HEIGHT });
  const stability = stabilitySection(context, minutes);
  const shortlist = await shortlistSections(context, minutes);
  const compared = problem.included.reduce((sum, one) => sum + one, 0);
  const report = finished(context, {
    title,
    subtitle: text('minutes.subtitle', { sites: compared, criteria: problem.criteria.length, scenario: scenario.name }),
    sections: [
      {
        id: 'carte',
        title: null,
        span: 'full',
        blocks: [...(map ? [map] : []), { type: 'facts', form: 'tiles', facts: keyFacts(context, minutes, compared) }],
      },
      meetingSection(context, minutes),
      ...peopleSection(context, minutes),
      decisionSection(context, minutes),
      ...shortlist,
      ...rankingSections(context, minutes),
      weightSection(context, minutes),
      ...settingsSection(context, minutes),
      ...(stability ? [stability] : []),
      ...voteSection(context, minutes),
      ...followUpSections(context, minutes),
    ],
    tables: ['sites', 'friches_emprises', 'friches', 'epci', 'communes', 'equipements'],
    analyses: ['surface', 'recyclage', 'proximite'],
    methods: [
      text('minutes.method.known'),
      text(`minutes.method.words.${scenario.method}`, { q: SCORE_PREFERENCE.q, p: SCORE_PREFERENCE.p }),
      ...(grid.source === '' ? [] : [text('minutes.method.source', { title: grid.title, source: grid.source })]),
    ],
  });
  return { ...report, ranking: rankingData(minutes) };
}

function keyFacts({ text }: ReportContext, { workshop, decisions, matrix }: Minutes, compared: number): Fact[] {
  const count = (name: string, value: number): Fact =>
    computedFact(text(`minutes.figure.${name}`, { count: value }), value, 'count', text('report.method.count'));
  const verdicts = [...decisions.values()].map(({ verdict }) => verdict);
  const accepted = matrix.sites.filter(({ uid }) => decisions.get(uid)?.verdict === 'accept');
  const area = shortlistTotals(accepted).surface_ha;
  return [
    count('sites', compared),
    count('ballots', workshop.ballots.filter(({ status }) => status === 'submitted').length),
    count('accept', verdicts.filter((verdict) => verdict === 'accept').length),
    count('reserve', verdicts.filter((verdict) => verdict === 'reserve').length),
    ...(accepted.length > area.missing
      ? [
          computedFact(text('minutes.figure.surface'), area.sum, 'ha', text('minutes.method.sum-known'), {
            detail: area.missing > 0 ? text('minutes.figure.without', { count: area.missing }) : null,
          }),
        ]
      : []),
  ];
}
