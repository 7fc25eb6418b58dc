import { VOTES } from '../../../../shared/domain/workshop.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.tsx';
import { NumberedDisc } from '../NumberedDisc.tsx';
import type { PublicVote } from './state.ts';

/** Sites the room can read at once. */
const MOST = 16;

/** What the ballots say, once the facilitator shows it: exact counts by site, the mean weight of each family and how far people are apart. */
export function PublicResults({ vote }: { vote: PublicVote }) {
  const hasSites = (vote.results?.length ?? 0) > 0;
  return (
    <div className={`public-results${hasSites && vote.weights ? ' both' : ''}`}>
      {hasSites && <SiteResults vote={vote} />}
      {vote.weights && <WeightResults weights={vote.weights} />}
    </div>
  );
}

function SiteResults({ vote }: { vote: PublicVote }) {
  const text = useText();
  const sorted = [...(vote.results ?? [])].sort((a, b) => b.counts.for - b.counts.against - (a.counts.for - a.counts.against));
  const most = Math.max(1, ...sorted.map(({ counts }) => counts.for + counts.against + counts.abstain));
  const left = sorted.length - MOST;
  return (
    <div className="sites">
      <p className="columns" aria-hidden="true">
        {VOTES.map((one) => (
          <span key={one} className={one}>
            {text(`workshop.vote.${one}`)}
          </span>
        ))}
      </p>
      <ul>
        {sorted.slice(0, MOST).map(({ fid, name, maturite, counts }) => (
          <li key={fid} aria-label={`${name}${text('workshop.public.counts', { ...counts })}`}>
            <NumberedDisc number={fid} maturite={maturite} size={40} />
            <span className="ellipsis">{name}</span>
            <span className="stack" aria-hidden="true">
              {VOTES.map((one) => (
                <i key={one} className={one} style={{ width: `${(100 * counts[one]) / most}%` }} />
              ))}
            </span>
            {VOTES.map((one) => (
              <b key={one} className="number" aria-hidden="true">
                {counts[one]}
              </b>
            ))}
          </li>
        ))}
      </ul>
      {left > 0 && <p className="more">{text('workshop.public.more-sites', { count: left })}</p>}
    </div>
  );
}

function WeightResults({ weights }: { weights: NonNullable<PublicVote['weights']> }) {
  const text = useText();
  const format = useFormat();
  const most = Math.max(1, ...weights.map((one) => one.most));
  const at = (value: number): string => `${(100 * value) / most}%`;
  return (
    <div className="families">
      <ul>
        {weights.map(({ label, mean, least, most: top }) => (
          <li key={label}>
            <span className="ellipsis">{label}</span>
            <span className="range" aria-hidden="true">
              <i style={{ width: at(mean) }} />
              <u style={{ left: at(least), width: at(top - least) }} />
            </span>
            <b className="number">{format.unit(format.number(mean), '%')}</b>
            <small className="number">{text('workshop.results.range', { least: format.number(least), most: format.number(top) })}</small>
          </li>
        ))}
      </ul>
      <p className="more">{text('workshop.public.mean')}</p>
    </div>
  );
}
