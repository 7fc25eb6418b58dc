import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Ballot, RoomState, Round, Workshop } from '../../../shared/domain/workshop.ts';
import { useText } from '../../ui/text.tsx';
import { seatsOf } from './votes.ts';

const SECOND = 1000;

/** Time left of a round, or gone by where it has no foreseen end: minutes and seconds. */
export function useRoundClock(round: Pick<Round, 'openedAt' | 'endsAt' | 'state'> | null): {
  readonly clock: string;
  readonly over: boolean;
} {
  const [now, setNow] = useState(() => Date.now());
  const runs = round?.state === 'open';
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [runs]);
  if (!round) return { clock: '', over: false };
  const left = round.endsAt ? Date.parse(round.endsAt) - now : now - Date.parse(round.openedAt);
  const seconds = Math.max(0, Math.round(left / SECOND));
  return { clock: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, over: round.endsAt !== null && left <= 0 };
}

export function submittedIn(ballots: readonly Ballot[], round: number): number {
  return ballots.filter((ballot) => ballot.round === round && ballot.status === 'submitted').length;
}

/** The open round at one look: clock and ballots handed in. */
export function RoundTimer({ round, workshop, room }: { round: Round; workshop: Workshop; room: RoomState | null }) {
  const text = useText();
  const { clock, over } = useRoundClock(round);
  const count = submittedIn(workshop.ballots, round.id);
  return (
    <span className={`tag ${over ? 'warning' : 'accent'}`} data-testid="round-timer">
      <Timer size={16} />
      <span className="number">{over ? text('workshop.round.over') : clock}</span>
      <span className="number">{text('workshop.ballots.in', { count, seats: seatsOf(workshop, count, room) })}</span>
    </span>
  );
}
