import { useText } from '../../../ui/text.tsx';
import { QrCode } from '../QrCode.tsx';
import { useRoundClock } from '../RoundTimer.tsx';
import { PublicResults } from './PublicResults.tsx';
import type { PublicVote } from './state.ts';

/** The vote as the room follows it: where to vote, how many have, how long is left; the results once they are revealed. */
export function PublicVoteScene({ vote }: { vote: PublicVote }) {
  const text = useText();
  const { clock, over } = useRoundClock(vote);
  return (
    <section className="public-vote" aria-label={vote.title}>
      <h2>{`${text('workshop.round.number', { number: vote.number })} · ${vote.title}`}</h2>
      {vote.state === 'revealed' && (vote.weights !== null || (vote.results?.length ?? 0) > 0) ? (
        <PublicResults vote={vote} />
      ) : (
        <div className="public-taking">
          {vote.room && (
            <div className="where">
              <QrCode rows={vote.room.code} label={text('workshop.room.code')} />
              <p className="address">{vote.room.url}</p>
              {vote.room.admission === 'personal' && <p className="with-code">{text('workshop.public.with-code')}</p>}
            </div>
          )}
          <div className="participation">
            <p className="count number">
              {vote.count}
              <small>{` / ${vote.seats}`}</small>
            </p>
            <p>{text('workshop.public.ballots', { count: vote.count })}</p>
            <div className="bar">
              <i style={{ width: `${vote.seats > 0 ? (100 * vote.count) / vote.seats : 0}%` }} />
            </div>
            <p className={`clock number${over ? ' over' : ''}`}>
              {vote.state === 'open' ? (over ? text('workshop.round.over') : clock) : text(`workshop.round.state.${vote.state}`)}
            </p>
          </div>
        </div>
      )}
    </section>
  );
}
