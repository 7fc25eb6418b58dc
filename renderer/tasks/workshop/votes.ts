/** Votes counted. Drafts do not count. */
import type { Ballot, Vote } from '../../../shared/domain/workshop.ts';

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
