/** Ballots that phones bring: what they are shown of the open round, and how theirs becomes rows of the project. */
import { z } from 'zod';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Change, Row } from '../../../../../shared/domain/change.ts';
import { ballotContentSchema, type Grid, type Round } from '../../../../../shared/domain/workshop.ts';
import type { BallotAnswer, Paper } from '../../../room/server.ts';
import { hashToken } from '../../../room/tokens.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { checkedContent, isOpen } from './ballots.ts';
import { roundsOf } from './read.ts';
import { parsed, rowsOf } from './rows.ts';
import { keepBallot, put } from './write.ts';

const phoneBallotSchema = z.object({
  round: z.number().int().positive(),
  name: z.string().trim().max(200).nullable().default(null),
  group: z.number().int().positive().nullable().default(null),
  weights: ballotContentSchema.shape.weights,
  votes: ballotContentSchema.shape.votes,
  comment: ballotContentSchema.shape.comment,
});

export function openRound(reader: ProjectReader, now: Date): Round | null {
  return roundsOf(reader).find((round) => isOpen(round, now)) ?? null;
}

export function paperOf(reader: ProjectReader, grid: Grid, now: Date): Paper | null {
  const round = openRound(reader, now);
  if (round === null) return null;
  const { id, title, asks, anonymous, endsAt } = round;
  const named = new Map(
    asks === 'weights'
      ? []
      : reader
          .rows('sites', { columns: ['uid', 'site_id', 'site_nom'] })
          .map((row) => [String(row['uid']), String(row['site_nom'] ?? row['site_id'])]),
  );
  return {
    ...{ round: id, title, asks, anonymous, endsAt },
    families: asks === 'votes' ? [] : grid.families.map(({ code, label, description, weight }) => ({ code, label, description, weight })),
    // a site that was deleted since is no longer voted on
    sites: round.sites.flatMap((uid) => (named.has(uid) ? [{ uid, name: named.get(uid) as string }] : [])),
    groups: rowsOf(reader, 'groupes').map((row) => ({ id: Number(row['id']), name: String(row['nom']) })),
  };
}

function participantOf(reader: ProjectReader, token: string): number | null {
  const row = reader.rows('participants', { columns: ['id'], where: { sql: 'jeton = ?', params: [hashToken(token)] } })[0];
  return row ? Number(row['id']) : null;
}

/** The person's ballot of the round, null where there is none. */
function ballotRow(reader: ProjectReader, participant: number | null, round: number): Row | null {
  if (participant === null) return null;
  const where = { sql: `participant_id = ? AND tour = ? AND statut = 'submitted'`, params: [participant, round] };
  return reader.rows('bulletins', { columns: ['contenu'], where })[0] ?? null;
}

export function hasVoted(reader: ProjectReader, token: string, now: Date): boolean {
  const round = openRound(reader, now);
  return round !== null && ballotRow(reader, participantOf(reader, token), round.id) !== null;
}

/** Ballots handed in for a round, whoever brought them. */
export function submittedCount(reader: ProjectReader, round: number): number {
  return reader.count('bulletins', { where: { sql: `tour = ? AND statut = 'submitted'`, params: [round] } });
}

/** The change that takes the ballot in, or why it is not. */
export function phoneChange(reader: ProjectReader, grid: Grid, token: string, body: unknown, now: Date): Change | BallotAnswer {
  const read = phoneBallotSchema.safeParse(body);
  if (!read.success) return 'malformed';
  const round = roundsOf(reader).find(({ id }) => id === read.data.round);
  if (!round) return 'malformed';
  const participant = participantOf(reader, token);
  const former = ballotRow(reader, participant, round.id);
  let content: ReturnType<typeof checkedContent>;
  try {
    content = checkedContent({ weights: read.data.weights, votes: read.data.votes, comment: read.data.comment }, round, grid);
  } catch (error) {
    if (error instanceof EmpriseError) return error.params['cause'] as BallotAnswer;
    throw error;
  }
  // a phone that did not hear the answer asks again, also after the end
  if (former) return sameContent(ballotContentSchema.safeParse(parsed(former['contenu'])).data ?? {}, content) ? 'again' : 'twice';
  if (!isOpen(round, now)) return 'closed';
  const person = participant ?? reader.nextKey('participants');
  const group = rowsOf(reader, 'groupes').some((row) => row['id'] === read.data.group) ? read.data.group : null;
  const name = round.anonymous || read.data.name === '' ? null : read.data.name;
  // what a person said of themselves in an earlier round stays, where they say nothing now
  const said = { ...(name === null ? {} : { nom: name }), ...(group === null ? {} : { groupe_id: group }) };
  const ballot = { participant: person, round: round.id, content, status: 'submitted', via: 'phone' } as const;
  return {
    operations: [
      put('participants', { id: person, jeton: hashToken(token), ...said }),
      keepBallot(reader, ballot, reader.nextKey('bulletins'), now.toISOString()),
    ],
  };
}

function sameContent(one: object, other: object): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)])
      : value;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}
