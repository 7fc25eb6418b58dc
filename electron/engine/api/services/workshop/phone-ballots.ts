/** Ballots that phones bring: what they are shown of the open round, and how theirs becomes rows of the project. */
import { z } from 'zod';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Change, ChangeOperation, Row } from '../../../../../shared/domain/change.ts';
import { ballotContentSchema, type Grid, type Round } from '../../../../../shared/domain/workshop.ts';
import type { BallotAnswer, Paper } from '../../../room/server.ts';
import { ballotMark, hashToken, personalCode, personOf } from '../../../room/tokens.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { checkedContent, isOpen } from './ballots.ts';
import { isAnonymousMark, roundsOf } from './read.ts';
import { numberOf, parsed, rowsOf, textOf } from './rows.ts';
import { keepBallot, put } from './write.ts';

/** Signs that are not seen, and those that turn the line around: nothing of the sort reaches the projector. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const legible = (words: string): string => words.replace(UNSEEN, '').trim();
/** Under so many people a group would tell who one of them is. */
const LEAST_GROUP = 3;

const phoneBallotSchema = z.object({
  round: z.number().int().positive(),
  name: z
    .string()
    .max(200)
    .transform((words) => legible(words).replace(/\n/g, ' '))
    .nullable()
    .default(null),
  group: z.number().int().positive().nullable().default(null),
  weights: ballotContentSchema.shape.weights,
  votes: ballotContentSchema.shape.votes,
  comment: z.string().max(1000).transform(legible).default(''),
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

/** The row the round knows a token by; an anonymous round knows no person, only that this token has voted. */
function voterOf(reader: ProjectReader, key: string, token: string, round: Round): number | null {
  const person = personOf(token);
  if (person !== null && !round.anonymous) return holder(reader, person) === null ? null : person;
  const where = { sql: 'jeton = ?', params: [markOf(key, token, round)] };
  const row = reader.rows('participants', { columns: ['id'], where })[0];
  return row ? Number(row['id']) : null;
}

function markOf(key: string, token: string, round: Round): string {
  return round.anonymous ? ballotMark(key, token, round.id) : hashToken(token);
}

/** Who a card was made for; null: nobody who is still listed. */
export function holder(reader: ProjectReader, participant: number): { readonly name: string | null; readonly group: number | null } | null {
  const row = reader.rows('participants', { where: { sql: 'id = ?', params: [participant] } })[0];
  return row ? { name: textOf(row['nom']), group: numberOf(row['groupe_id']) } : null;
}

/** The participant whose code it is. */
export function holderOf(reader: ProjectReader, key: string, code: string): number | null {
  const row = reader
    .rows('participants', { columns: ['id', 'jeton'] })
    .find(({ id, jeton }) => mayHoldCard(jeton) && personalCode(key, Number(id)) === code);
  return row ? Number(row['id']) : null;
}

/** Who stands in the list: what stands for an anonymous ballot does not. */
export function mayHoldCard(jeton: Row[string] | undefined): boolean {
  return !isAnonymousMark(jeton);
}

/** The person's ballot of the round, null where there is none. */
function ballotRow(reader: ProjectReader, participant: number | null, round: number): Row | null {
  if (participant === null) return null;
  const where = { sql: `participant_id = ? AND tour = ? AND statut = 'submitted'`, params: [participant, round] };
  return reader.rows('bulletins', { columns: ['contenu'], where })[0] ?? null;
}

export function hasVoted(reader: ProjectReader, key: string, token: string, now: Date): boolean {
  const round = openRound(reader, now);
  return round !== null && ballotRow(reader, voterOf(reader, key, token, round), round.id) !== null;
}

/** Ballots handed in for a round, whoever brought them. */
export function submittedCount(reader: ProjectReader, round: number): number {
  return reader.count('bulletins', { where: { sql: `tour = ? AND statut = 'submitted'`, params: [round] } });
}

interface Voting {
  readonly key: string;
  readonly token: string;
  /** As it came, not checked. */
  readonly body: unknown;
  /** When it came. */
  readonly now: Date;
}

/** The change that takes the ballot in, or why it is not. */
export function phoneChange(reader: ProjectReader, grid: Grid, { key, token, body, now }: Voting): Change | BallotAnswer {
  const read = phoneBallotSchema.safeParse(body);
  if (!read.success) return 'malformed';
  const round = roundsOf(reader).find(({ id }) => id === read.data.round);
  if (!round) return 'malformed';
  const participant = voterOf(reader, key, token, round);
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
  const ballot = { participant: person, round: round.id, content, status: 'submitted', via: 'phone' } as const;
  return {
    operations: [
      ...voterRow(reader, { key, token, person, round, name: read.data.name, group: read.data.group }),
      keepBallot(reader, ballot, reader.nextKey('bulletins'), now.toISOString()),
    ],
  };
}

interface Voter {
  readonly key: string;
  readonly token: string;
  /** Key of the row. */
  readonly person: number;
  readonly round: Round;
  readonly name: string | null;
  readonly group: number | null;
}

/** What the ballot says of who brought it. A listed participant's name and group are the facilitator's to write. */
function voterRow(reader: ProjectReader, { key, token, person, round, name, group }: Voter): ChangeOperation[] {
  const card = personOf(token);
  if (card !== null && !round.anonymous) return [];
  const listed = card === null ? null : holder(reader, card);
  const wished = listed === null ? group : sharedGroup(reader, listed.group);
  const known = rowsOf(reader, 'groupes').some((row) => row['id'] === wished) ? wished : null;
  // what a person said of themselves in an earlier round stays, where they say nothing now
  const said = { ...(round.anonymous || !name ? {} : { nom: name }), ...(known === null ? {} : { groupe_id: known }) };
  return [put('participants', { id: person, jeton: markOf(key, token, round), ...said })];
}

function sharedGroup(reader: ProjectReader, group: number | null): number | null {
  if (group === null) return null;
  const people = rowsOf(reader, 'participants').filter((row) => row['groupe_id'] === group && mayHoldCard(row['jeton']));
  return people.length >= LEAST_GROUP ? group : null;
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
