/** Votes counted. Drafts do not count. */
import type { Ballot, RoomState, Vote, Workshop } from '../../../shared/domain/workshop.ts';

export type Tally = Readonly<Record<Vote, number>>;

export function tally(ballots: readonly Ballot[], round: number, site: string): Tally {
  const counts = { for: 0, against: 0, abstain: 0 };
  for (const ballot of ballots) {
    if (ballot.round !== round || ballot.status !== 'submitted') continue;
    const vote = ballot.content.votes[site];
    if (vote) counts[vote] += 1;
  }
  return counts;
}

/** The people of the list; what stands for one anonymous ballot is nobody more. */
export function listed(workshop: Workshop): Workshop['participants'] {
  return workshop.participants.filter(({ unlisted }) => !unlisted);
}

/** How many ballots a round may expect: the list, or the phones that came, or what is in already. */
export function seatsOf(workshop: Workshop, count: number, room: RoomState | null): number {
  const phones = room?.admission === 'open' ? room.joined : 0;
  return Math.max(listed(workshop).length, phones, count);
}
