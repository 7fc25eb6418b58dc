/** A round ends at its time, whoever notices: reading says so at once (read.ts), and this is what writes it. */
import type { ChangeOperation } from '../../../../../shared/domain/change.ts';
import type { Round } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { keptRounds, overdue, roundsOf } from './read.ts';
import { keepRound, logLine } from './write.ts';

/** For each round that the project still holds as open though its time is up: its closing, and the line of the log, at that time. */
export function endOperations(reader: ProjectReader, now: Date): ChangeOperation[] {
  return overdueRounds(reader, now).flatMap((round) => {
    const at = round.endsAt ?? now.toISOString();
    return [
      keepRound({ ...round, state: 'closed', closedAt: at }),
      logLine({ code: 'round-closed', params: { number: round.number } }, at),
    ];
  });
}

export function overdueRounds(reader: ProjectReader, now: Date): Round[] {
  return keptRounds(reader).filter((round) => overdue(round, now));
}

/** Milliseconds until the next foreseen end; null: none. */
export function untilNextEnd(reader: ProjectReader, now: Date): number | null {
  const ends = roundsOf(reader, now).flatMap(({ state, endsAt }) =>
    state === 'open' && endsAt !== null ? [Date.parse(endsAt) - now.getTime()] : [],
  );
  return ends.length === 0 ? null : Math.max(0, Math.min(...ends));
}
