/** A table to fill: one line for each person of the list, one column for what the round asks. Semicolons and a byte order mark: what a French spreadsheet opens. */
import type { Grid, Participant, ParticipantGroup, Round } from '../../../../../shared/domain/workshop.ts';
import type { NamedSite } from './ballot-table.ts';
import type { Language } from './read.ts';

const WORDS = {
  fr: { participant: 'Participant', group: 'Groupe', weight: 'Poids', vote: 'Vote', comment: 'Commentaire' },
  en: { participant: 'Participant', group: 'Group', weight: 'Weight', vote: 'Vote', comment: 'Comment' },
} as const;

export interface TemplateContent {
  readonly round: Round;
  readonly grid: Grid;
  readonly sites: readonly NamedSite[];
  readonly people: readonly Participant[];
  readonly groups: readonly ParticipantGroup[];
}

export function ballotTemplate({ round, grid, sites, people, groups }: TemplateContent, language: Language): string {
  const words = WORDS[language];
  const weights = round.asks === 'votes' ? [] : grid.families.map(({ label }) => `${words.weight} ${label}`);
  const votes = round.asks === 'weights' ? [] : round.sites.flatMap((uid) => sites.find((site) => site.uid === uid) ?? []);
  const columns = [
    ...[words.participant, words.group, ...weights],
    ...votes.map(({ siteId, name }) => `${words.vote} ${siteId}${name === null ? '' : ` ${name}`}`),
    words.comment,
  ];
  const lines = people
    .filter(({ name }) => name !== null)
    .map(({ name, group }) => [name ?? '', groups.find(({ id }) => id === group)?.name ?? '', ...columns.slice(2).map(() => '')]);
  return `\uFEFF${[columns, ...lines].map((cells) => cells.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

/** A name that a spreadsheet would take for a formula is held by an apostrophe, which reading takes off again. */
function cellOf(text: string): string {
  const held = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(held) ? `"${held.replaceAll('"', '""')}"` : held;
}
