/** The minutes of the workshop as plain words, for a message or another document. */
import type { Translate } from '../../../shared/messages/index.ts';
import type { Format } from '../../ui/format.ts';
import { logText } from './log-text.ts';
import { nameOf, verdictsOf, type WorkshopModel } from './model.ts';

const RANKED = 20;

export function minutesText(model: WorkshopModel, text: Translate, format: Format): string {
  const { workshop, ranking, matrix, families, shown, scenario } = model;
  const { meeting } = workshop;
  const names = new Map(matrix.sites.map((site) => [site.uid, nameOf(site)]));
  const verdicts = verdictsOf(workshop);
  const head = [
    meeting.title === '' ? text('workshop.untitled') : meeting.title,
    [meeting.place, meeting.date === '' ? '' : format.longDate(meeting.date)].filter((part) => part !== '').join(', '),
  ].filter((line) => line !== '');
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines]);
  const ranked = [...ranking.order.subarray(0, Math.min(RANKED, ranking.ranked))].flatMap((index) => {
    const site = matrix.sites[index];
    if (!site) return [];
    const verdict = verdicts.get(site.uid);
    const line = text('workshop.minutes.line', {
      rank: ranking.rank[index] ?? 0,
      site: nameOf(site),
      score: format.number(ranking.score[index] ?? Number.NaN, 1),
      reliability: format.percent(ranking.reliability[index] ?? 0),
    });
    return [verdict ? `${line} : ${text(`workshop.verdict.${verdict}`)}` : line];
  });
  return [
    ...head,
    ...section(
      `${text('workshop.weights')} (${scenario.name})`,
      families.map(({ code, label }) => `${label} : ${text('workshop.percent', { value: shown[code] ?? 0 })}`),
    ),
    ...section(text('workshop.ranking'), ranked),
    ...section(
      text('workshop.minutes.decisions'),
      workshop.decisions.map(({ site, verdict, reason, author }) =>
        [`${names.get(site) ?? site} : ${text(`workshop.verdict.${verdict}`)}`, reason, author ?? '']
          .filter((part) => part !== '')
          .join(', '),
      ),
    ),
    ...section(
      text('workshop.actions'),
      workshop.actions.map(({ title, owner, due }) =>
        [title, owner ?? '', due ? format.date(due) : ''].filter((part) => part !== '').join(', '),
      ),
    ),
    ...section(
      text('workshop.log'),
      workshop.log.map((entry) => `${format.time(entry.at)}  ${logText(entry, names, text).words}`),
    ),
  ].join('\n');
}
