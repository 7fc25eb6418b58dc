/** Meetings, rounds, ballots entered here or read from a file, decisions, comments, actions and the log. */
import { basename } from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeOperation, Row } from '../../../shared/domain/change.ts';
import type { Decision, Round, Verdict } from '../../../shared/domain/workshop.ts';
import { writeFileSafely } from '../exporters/write-file.ts';
import type { EngineHandlers } from './serve.ts';
import { inTurns } from './services/restore-comparison.ts';
import { ballotTemplate } from './services/workshop/ballot-template.ts';
import { checkedContent, isOpen, refuseBallot } from './services/workshop/ballots.ts';
import { ballotImport, namedSites } from './services/workshop/import-ballots.ts';
import { meetingOf, readWorkshop, roundsOf } from './services/workshop/read.ts';
import { roomKeyOperations } from './services/workshop/room-key.ts';
import { endOperations } from './services/workshop/round-ends.ts';
import { deletion, rowsOf } from './services/workshop/rows.ts';
import { keepBallot, keepMeeting, keepRound, logLine, put } from './services/workshop/write.ts';
import type { WorkshopDesk } from './workshop.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `workshop/${string}`>>;
const STATUT: Readonly<Record<Verdict, string>> = { accept: 'retenu', reserve: 'reserve', reject: 'ecarte' };

export function meetingHandlers(desk: WorkshopDesk) {
  return { ...sessionHandlers(desk), ...roundHandlers(desk), ...ballotHandlers(desk), ...decisionHandlers(desk) };
}

function sessionHandlers({ workspace, now, step }: WorkshopDesk) {
  const point = async (name: string): Promise<number> => (await inTurns(workspace.project.points.create(name, 'manual'))).id;
  return {
    'workshop/change-meeting': (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      return step([keepMeeting(workspace.project, { ...meetingOf(workspace.project), ...given })], 'meeting');
    },
    'workshop/open': async ({ name }) => {
      const pointBefore = await point(name);
      const meeting = { ...meetingOf(workspace.project), openedAt: now(), closedAt: null, pointBefore, pointAfter: null };
      const sites = workspace.project.count('sites');
      return step([keepMeeting(workspace.project, meeting), logLine({ code: 'opened', params: { sites } }, now())], 'opened');
    },
    'workshop/close': async ({ name }) => {
      await workspace.room.stop();
      const { project } = workspace;
      const rounds = roundsOf(project).filter(({ state }) => state === 'open');
      const meeting = { ...meetingOf(project), closedAt: now() };
      const ends = rounds.flatMap((round) => [
        keepRound({ ...round, state: 'closed', closedAt: now() }),
        logLine({ code: 'round-closed', params: { number: round.number } }, now()),
      ]);
      step(
        [
          ...endOperations(project, new Date()),
          ...ends,
          ...roomKeyOperations(project, null),
          keepMeeting(project, meeting),
          logLine({ code: 'closed' }, now()),
        ],
        'closed',
      );
      // the point holds the closing itself; its number is noted beside it, in the same words
      const pointAfter = await point(name);
      return step([keepMeeting(project, { ...meeting, pointAfter })], 'closed');
    },
  } satisfies Partial<Handlers>;
}

function roundHandlers({ workspace, now, step, scenario: find, round }: WorkshopDesk) {
  const end = (id: number, state: 'closed' | 'revealed', code: 'round-close' | 'round-reveal'): ReturnType<WorkshopDesk['step']> => {
    const before = round(id);
    const ended = endOperations(workspace.project, new Date());
    const after: Round = { ...before, state, closedAt: before.closedAt ?? now() };
    const line = logLine({ code: state === 'closed' ? 'round-closed' : 'round-revealed', params: { number: before.number } }, now());
    // the clock was quicker than the hand: it is closed already
    const own = state === 'closed' && ended.length > 0 && before.state === 'closed' ? [] : [keepRound(after), line];
    const receipt = step([...ended, ...own], code, { number: before.number });
    workspace.room.announce();
    return receipt;
  };
  return {
    'workshop/open-round': ({ asks, title, scenario: scenarioId, sites, anonymous, minutes }) => {
      const { project } = workspace;
      const rounds = roundsOf(project);
      const at = new Date();
      if (rounds.some((one) => isOpen(one, at))) throw new EmpriseError('workshop-round-open');
      const scenario = scenarioId === null ? null : find(scenarioId);
      if (asks !== 'weights' && scenario !== null && scenario.frozenAt === null)
        throw new EmpriseError('workshop-not-frozen', { name: scenario.name });
      const id = project.nextKey('tours');
      const number = rounds.reduce((most, one) => Math.max(most, one.number), 0) + 1;
      const openedAt = at.toISOString();
      const endsAt = minutes === null ? null : new Date(at.getTime() + minutes * 60_000).toISOString();
      const opened: Round = {
        id,
        number,
        asks,
        title,
        scenario: scenarioId,
        sites,
        anonymous,
        state: 'open',
        openedAt,
        endsAt,
        closedAt: null,
      };
      const line = logLine({ code: 'round-opened', params: { number, title } }, openedAt);
      const receipt = step([...endOperations(project, at), keepRound(opened), ...roomKeyOperations(project, 'keep'), line], 'round-open', {
        number,
      });
      workspace.rounds.follow(project);
      workspace.room.announce();
      return { receipt, id };
    },
    'workshop/close-round': ({ id }) => end(id, 'closed', 'round-close'),
    'workshop/reveal-round': ({ id }) => end(id, 'revealed', 'round-reveal'),
  } satisfies Partial<Handlers>;
}

function ballotHandlers({ workspace, grid, now, step, round: find, known }: WorkshopDesk) {
  return {
    'workshop/put-ballot': ({ participant, round: roundId, content, submitted }) => {
      const { project } = workspace;
      const round = find(roundId);
      if (!isOpen(round, new Date())) refuseBallot('closed');
      if (!rowsOf(project, 'participants').some((row) => row['id'] === participant)) refuseBallot('participant');
      const checked = submitted ? checkedContent(content, round, grid()) : content;
      const next = project.nextKey('bulletins');
      const ballot = { participant, round: roundId, content: checked, status: submitted ? 'submitted' : 'draft', via: 'table' } as const;
      const receipt = step([keepBallot(project, ballot, next, now())], 'ballot');
      const where = { sql: 'participant_id = ? AND tour = ?', params: [participant, roundId] };
      return { receipt, id: Number(project.rows('bulletins', { columns: ['id'], where })[0]?.['id']) };
    },
    'workshop/remove-ballot': ({ id }) => {
      known('bulletins', id);
      return step([deletion('bulletins', [id])], 'ballot-remove');
    },
    'workshop/import-ballots': async ({ file, round: roundId }) => {
      const { project, context } = workspace;
      const round = find(roundId);
      if (!isOpen(round, new Date())) refuseBallot('closed');
      const { path } = context.files.resolve(file, 'read');
      const { operations, read, refused, ignored } = await ballotImport(project, path, round, grid(), now());
      const imported = read - refused.length;
      const receipt = imported === 0 ? null : step(operations, 'ballots-import', { count: imported });
      return { receipt, read, imported, refused: [...refused], ignored: [...ignored] };
    },
    'workshop/export-ballot-template': async ({ file, round: roundId, language }) => {
      const { project, context } = workspace;
      const { path } = context.files.resolve(file, 'write');
      const { grid: current, participants, groups } = readWorkshop(project, context.resources, language);
      const people = participants.filter(({ unlisted }) => !unlisted);
      const content = { round: find(roundId), grid: current, sites: namedSites(project), people, groups };
      await writeFileSafely(path, new TextEncoder().encode(ballotTemplate(content, language)));
      return { written: basename(path) };
    },
  } satisfies Partial<Handlers>;
}

function decisionHandlers({ workspace, now, step, siteName, known }: WorkshopDesk) {
  const keep = (table: string, row: Row, operations: readonly ChangeOperation[], code: string, name: string) => {
    const id = workspace.project.nextKey(table);
    return { receipt: step([put(table, { id, ...row }), ...operations], code, name === '' ? {} : { name }, 'edit'), id };
  };
  /** The row, the status of the site and the line of the log. */
  const decision = (site: string, { verdict, reason, author }: Omit<Decision, 'id' | 'at' | 'site'>, id: number): ChangeOperation[] => {
    const name = siteName(site);
    const fid = workspace.project.rows('sites', { columns: ['fid'], where: { sql: 'uid = ?', params: [site] } })[0]?.['fid'] ?? null;
    const line = logLine({ code: 'decision', params: { name, verdict }, note: reason === '' ? null : reason, site, author }, now());
    const row = { id, site_uid: site, decision: verdict, motif: reason, auteur: author, decide_le: now() };
    return [put('decisions', row), put('sites', { fid, statut: STATUT[verdict] }), line];
  };
  return {
    'workshop/decide-several': ({ sites, ...said }) => {
      const next = workspace.project.nextKey('decisions');
      const operations = [...new Set(sites)].flatMap((site, index) => decision(site, said, next + index));
      return step(operations, 'decide-several', { count: new Set(sites).size }, 'edit');
    },
    'workshop/decide': ({ site, ...said }) => {
      const id = workspace.project.nextKey('decisions');
      return { receipt: step(decision(site, said, id), 'decide', { name: siteName(site) }, 'edit'), id };
    },
    'workshop/comment': ({ site, text, author }) =>
      keep('commentaires', { site_uid: site, texte: text, auteur: author, ecrit_le: now() }, [], 'comment', siteName(site)),
    'workshop/remove-comment': ({ id }) => {
      known('commentaires', id);
      return step([deletion('commentaires', [id])], 'comment-remove');
    },
    'workshop/put-action': ({ id, site, title, owner, due, done }) => {
      if (id !== null) known('actions_atelier', id);
      if (site !== null) siteName(site);
      const key = id ?? workspace.project.nextKey('actions_atelier');
      const row = { id: key, site_uid: site, titre: title, responsable: owner, echeance: due, fait: done ? 1 : 0 };
      return { receipt: step([put('actions_atelier', row)], 'action', { name: title }), id: key };
    },
    'workshop/remove-action': ({ id }) => {
      known('actions_atelier', id);
      return step([deletion('actions_atelier', [id])], 'action-remove');
    },
    'workshop/note': ({ note, site, author }) => {
      if (site !== null) siteName(site);
      const id = workspace.project.nextKey('journal_atelier');
      return { receipt: step([logLine({ code: 'note', note, site, author }, now())], 'note'), id };
    },
  } satisfies Partial<Handlers>;
}
