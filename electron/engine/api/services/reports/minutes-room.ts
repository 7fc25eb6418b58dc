/** Sections of the minutes on what the room did: meeting, votes, decisions, comments, actions, log. Said as the room said it. */
import { shortlistTotals, type Total } from '../../../../../shared/decision/compare.ts';
import { type Verdict, VOTES, type Vote, type Workshop } from '../../../../../shared/domain/workshop.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { hasMessage } from '../../../../../shared/messages/index.ts';
import type { Fact, ReportBlock, ReportSection, ReportUnit, ReportValue, TableColumn } from '../../../../../shared/report/model.ts';
import { computedFact, type ReportContext } from './context.ts';
import type { Minutes } from './minutes-data.ts';
import { NONE, numberColumn, textColumn } from './minutes-ranking.ts';

/** 21/11/2026 17:05, on the wall of this machine; null where it was not noted. */
export function momentOf(at: string | null): string | null {
  if (!at) return null;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

const full = (id: string, title: string, blocks: readonly ReportBlock[]): ReportSection[] =>
  blocks.length === 0 ? [] : [{ id, title, span: 'full', blocks }];

function table(caption: string, columns: readonly TableColumn[], rows: readonly (readonly ReportValue[])[]): ReportBlock[] {
  return rows.length === 0 ? [] : [{ type: 'table', caption, columns, rows: rows.map((cells) => ({ cells })), total: null }];
}

export function meetingSection({ text }: ReportContext, { workshop, scenario }: Minutes): ReportSection {
  const { meeting, grid, gridEdited, groups, participants } = workshop;
  const fact = (name: string, value: string | null): Fact[] =>
    value === null || value === ''
      ? []
      : [{ label: text(`minutes.${name}`), value, unit: null, origin: 'saisi', method: null, detail: null }];
  const named = text('minutes.grid.value', { title: grid.title, version: grid.version, date: formatDate(grid.date) });
  const listed = participants.filter(({ unlisted }) => !unlisted);
  const people = groups
    .map(({ id, name }) => ({ name, count: listed.filter(({ group }) => group === id).length }))
    .filter(({ count }) => count > 0);
  const count = text('minutes.participants.of', { count: listed.length });
  const facts = [
    ...fact('place', meeting.place),
    ...fact('date', formatDate(meeting.date)),
    ...fact('facilitator', meeting.facilitator),
    ...fact('opened', momentOf(meeting.openedAt)),
    ...fact('closed', momentOf(meeting.closedAt)),
    ...fact(
      'participants',
      people.length > 0 ? `${count} (${people.map((group) => `${group.name}\u00a0: ${group.count}`).join(', ')})` : count,
    ),
    ...fact('grid', gridEdited ? `${named}, ${text('minutes.grid.edited')}` : named),
    ...fact('scenario', scenario.name),
    ...fact('method', text(`minutes.method.${scenario.method}`)),
    ...fact('frozen', momentOf(scenario.frozenAt)),
  ];
  const notes = [
    ...(meeting.openedAt === null ? [text('minutes.no-meeting')] : []),
    ...(scenario.frozenAt === null ? [text('minutes.not-frozen', { scenario: scenario.name })] : []),
  ];
  return {
    id: 'seance',
    title: text('minutes.meeting'),
    span: 'full',
    blocks: [
      { type: 'facts', form: 'list', facts },
      ...notes.map((note) => ({ type: 'note' as const, tone: 'info' as const, text: note })),
    ],
  };
}

/** Who was there, group by group; who gave no name is counted. None where nobody is listed. */
export function peopleSection({ text }: ReportContext, { workshop }: Minutes): ReportSection[] {
  const { groups, participants } = workshop;
  const listed = participants.filter(({ unlisted }) => !unlisted);
  const known = [
    ...groups.map(({ id, name }) => ({ id: id as number | null, name })),
    { id: null, name: text('minutes.participants.no-group') },
  ];
  const rows = known.flatMap(({ id, name }): ReportValue[][] => {
    const isHere = (group: number | null): boolean => (id === null ? !groups.some((one) => one.id === group) : group === id);
    const people = listed.filter(({ group }) => isHere(group));
    if (people.length === 0) return [];
    const names = people.flatMap((one) => one.name ?? []).sort((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
    const unnamed = people.length - names.length;
    return [
      [name, people.length, [...names, ...(unnamed > 0 ? [text('minutes.participants.unnamed', { count: unnamed })] : [])].join(', ')],
    ];
  });
  const column = (name: string): string => text(`minutes.column.${name}`);
  return full(
    'participants',
    text('minutes.participants'),
    table(
      text('minutes.participants'),
      [
        textColumn('group', column('group'), 2.2),
        numberColumn('count', column('people'), 'count', 1),
        textColumn('names', column('names'), 7),
      ],
      rows,
    ),
  );
}

export function decisionSection(context: ReportContext, minutes: Minutes): ReportSection {
  const { text } = context;
  const { decisions, nameOf, matrix } = minutes;
  const column = (name: string): string => text(`minutes.column.${name}`);
  const order: readonly Verdict[] = ['accept', 'reserve', 'reject'];
  const sorted = [...decisions.values()].sort(
    (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || nameOf(a.site).localeCompare(nameOf(b.site), 'fr'),
  );
  const blocks = table(
    text('minutes.decisions'),
    [
      textColumn('site', column('site'), 3),
      textColumn('verdict', column('verdict'), 1.4),
      textColumn('reason', column('reason'), 4),
      textColumn('author', column('author'), 2),
      textColumn('time', column('time'), 1.8),
    ],
    sorted.map(({ site, verdict, reason, author, at }) => [
      nameOf(site),
      text(`minutes.verdict.${verdict}`),
      reason === '' ? NONE : reason,
      author ?? NONE,
      momentOf(at),
    ]),
  );
  const accepted = matrix.sites.filter(({ uid }) => decisions.get(uid)?.verdict === 'accept');
  const totals = shortlistTotals(accepted);
  const total = (name: string, { sum, missing }: Total, unit: ReportUnit): Fact =>
    computedFact(
      text(`minutes.total.${name}`),
      accepted.length === missing ? null : sum,
      unit,
      text(name === 'all-jobs' ? 'minutes.method.jobs' : 'minutes.method.sum-known'),
      {
        detail: missing > 0 ? text('minutes.total.missing', { count: missing }) : null,
      },
    );
  const facts = [
    total('surface', totals.surface_ha, 'ha'),
    total('recycled', totals.recycled_ha, 'ha'),
    total('enaf', totals.enaf_ha, 'ha'),
    total('jobs', totals.directJobs, 'count'),
    total('all-jobs', totals.allJobs, 'count'),
    total('power', totals.power_mw, 'mw'),
  ];
  return {
    id: 'decisions',
    title: text('minutes.decisions'),
    span: 'full',
    blocks: [
      ...(blocks.length > 0 ? blocks : [{ type: 'note' as const, tone: 'info' as const, text: text('minutes.decisions.none') }]),
      ...(accepted.length > 0
        ? [
            { type: 'heading' as const, level: 3 as const, text: text('minutes.decisions.totals') },
            { type: 'facts' as const, form: 'list' as const, facts },
          ]
        : []),
    ],
  };
}

/** Votes of a round are told once the facilitator has revealed them: minutes say no more than the room saw. */
export function voteSection(context: ReportContext, { workshop, nameOf }: Minutes): ReportSection[] {
  const { text } = context;
  const votersOf = voters(context, workshop);
  const column = (name: string): string => text(`minutes.column.${name}`);
  const blocks = workshop.rounds
    .filter(({ asks }) => asks !== 'weights')
    .flatMap(({ id, number, title, state, sites, anonymous }): ReportBlock[] => {
      if (state !== 'revealed') return [{ type: 'note', tone: 'info', text: text('minutes.votes.hidden', { number, title }) }];
      const ballots = workshop.ballots.filter(({ round, status }) => round === id && status === 'submitted');
      const caption = text('minutes.votes.round', { number, title, count: ballots.length });
      return [
        ...table(
          caption,
          [textColumn('site', column('site'), 4), ...VOTES.map((vote) => numberColumn(vote, column(vote), 'count'))],
          sites.map((uid) => [nameOf(uid), ...VOTES.map((vote) => ballots.filter(({ content }) => content.votes[uid] === vote).length)]),
        ),
        ...(anonymous || ballots.length === 0
          ? []
          : table(
              text('minutes.votes.names', { number, title }),
              [textColumn('site', column('site'), 2), ...VOTES.map((vote) => textColumn(vote, column(vote), 3))],
              sites.map((uid) => [nameOf(uid), ...VOTES.map((vote) => votersOf(uid, vote, ballots))]),
            )),
      ];
    });
  return full('votes', text('minutes.votes'), blocks);
}

/** Names of who voted so; those without one are known by their number. */
const voters =
  ({ text }: ReportContext, { participants }: Workshop) =>
  (uid: string, vote: Vote, ballots: Workshop['ballots']): string => {
    const names = ballots
      .filter(({ content }) => content.votes[uid] === vote)
      .map(
        ({ participant }) =>
          participants.find(({ id }) => id === participant)?.name ?? text('minutes.votes.number', { number: participant }),
      );
    return names.length === 0 ? NONE : names.sort((a, b) => a.localeCompare(b, 'fr', { numeric: true })).join(', ');
  };

export function followUpSections({ text }: ReportContext, { workshop, nameOf }: Minutes): ReportSection[] {
  const column = (name: string): string => text(`minutes.column.${name}`);
  const comments = table(
    text('minutes.comments'),
    [
      textColumn('site', column('site'), 2),
      textColumn('comment', column('comment'), 5),
      textColumn('author', column('author'), 1.6),
      textColumn('time', column('time'), 1.6),
    ],
    workshop.comments.map(({ site, text: said, author, at }) => [nameOf(site), said, author ?? NONE, momentOf(at)]),
  );
  const actions = table(
    text('minutes.actions'),
    [
      textColumn('action', column('action'), 4),
      textColumn('site', column('site'), 2),
      textColumn('owner', column('owner'), 2),
      textColumn('due', column('due'), 1.4, 'date'),
      textColumn('done', column('done'), 0.8, 'boolean'),
    ],
    workshop.actions.map(({ title, site, owner, due, done }) => [title, site === null ? NONE : nameOf(site), owner, due, done]),
  );
  const log = table(
    text('minutes.log'),
    [textColumn('time', column('time'), 1.6), textColumn('entry', column('entry'), 6), textColumn('author', column('author'), 1.6)],
    workshop.log.map((entry) => [momentOf(entry.at), logLine(entry, text, nameOf), entry.author ?? NONE]),
  );
  return [
    ...full('commentaires', text('minutes.comments'), comments),
    ...full('actions', text('minutes.actions'), actions),
    ...full('journal', text('minutes.log'), log),
  ];
}

function logLine(
  { code, params, note, site }: Workshop['log'][number],
  text: ReportContext['text'],
  nameOf: (uid: string) => string,
): string {
  const verdict = `minutes.verdict.${params['verdict']}`;
  const said =
    code === 'note'
      ? site === null
        ? null
        : nameOf(site)
      : text(`minutes.log.${code}`, { ...params, ...(hasMessage(verdict) ? { verdict: text(verdict) } : {}) });
  return [said, note].filter((part) => part).join('\u00a0: ');
}
