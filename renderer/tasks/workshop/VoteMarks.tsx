import { VOTES } from '../../../shared/domain/workshop.ts';
import { useText } from '../../ui/text.tsx';
import type { Tally } from './votes.ts';

/** Beyond, one mark stands for several votes. */
const MOST = 14;

/** A mark for each vote: full, hollow, grey. */
export function VoteMarks({ counts }: { counts: Tally }) {
  const text = useText();
  const total = counts.for + counts.against + counts.abstain;
  const each = Math.max(1, Math.ceil(total / MOST));
  const marks = VOTES.flatMap((vote) => Array.from({ length: Math.round(counts[vote] / each) }, (_, index) => ({ vote, index })));
  return (
    <span className="vote-marks" role="img" aria-label={text('workshop.votes.of', { ...counts })}>
      {marks.map(({ vote, index }) => (
        <i key={`${vote}${index}`} className={vote} />
      ))}
    </span>
  );
}

export function VoteLegend() {
  const text = useText();
  return (
    <div className="vote-legend" aria-hidden="true">
      {VOTES.map((vote) => (
        <span key={vote}>
          <i className={vote} />
          {text(`workshop.vote.${vote}`)}
        </span>
      ))}
    </div>
  );
}
