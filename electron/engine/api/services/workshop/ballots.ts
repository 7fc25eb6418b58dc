/** What a ballot must be, whoever brings it. */
import { z } from 'zod';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { type BallotContent, ballotContentSchema, type Grid, type Round } from '../../../../../shared/domain/workshop.ts';

/** Bytes of one ballot, and of a file of them. */
export const BALLOT_BYTES = 32_000;
export const BALLOT_FILE_BYTES = 4_000_000;

export function refuseBallot(cause: string, params: Readonly<Record<string, string>> = {}): never {
  throw new EmpriseError('ballot-refused', { cause, ...params });
}

export function isOpen(round: Round, now: Date): boolean {
  return round.state === 'open' && (round.endsAt === null || now.getTime() <= Date.parse(round.endsAt));
}

/** What of it the round asks for. Throws `ballot-refused` for families the grid does not have, sites the round does not have, and for nothing at all. */
export function checkedContent(content: BallotContent, round: Round, grid: Grid): BallotContent {
  const asksWeights = round.asks !== 'votes';
  const asksVotes = round.asks !== 'weights';
  const unknown = asksWeights && Object.keys(content.weights).find((code) => !grid.families.some((family) => family.code === code));
  if (typeof unknown === 'string') refuseBallot('criterion', { name: unknown });
  if (asksVotes && Object.keys(content.votes).some((site) => !round.sites.includes(site))) refuseBallot('site');
  const hasWeights = asksWeights && Object.values(content.weights).some((weight) => weight > 0);
  const hasVotes = asksVotes && Object.keys(content.votes).length > 0;
  if (!hasWeights && !hasVotes) refuseBallot('empty');
  return { weights: hasWeights ? content.weights : {}, votes: hasVotes ? content.votes : {}, comment: content.comment };
}

const fileBallotSchema = ballotContentSchema.extend({
  participant: z.string().trim().min(1).max(200),
  group: z.string().trim().max(200).nullable().default(null),
});
export type FileBallot = z.output<typeof fileBallotSchema>;

/** Rows of a file, each a ballot or the reason it is none; 1-based. Throws `ballot-refused` where the file is no list at all. */
export function ballotsOfFile(text: string): { row: number; name: string | null; ballot: FileBallot | null }[] {
  if (text.length > BALLOT_FILE_BYTES) refuseBallot('large');
  let list: unknown;
  try {
    list = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuseBallot('malformed');
  }
  if (!Array.isArray(list)) return refuseBallot('malformed');
  return list.map((one: unknown, index) => ({ row: index + 1, name: nameIn(one), ballot: fileBallotSchema.safeParse(one).data ?? null }));
}

function nameIn(one: unknown): string | null {
  const name = typeof one === 'object' && one !== null ? (one as { participant?: unknown }).participant : null;
  return typeof name === 'string' ? name.slice(0, 200) : null;
}
