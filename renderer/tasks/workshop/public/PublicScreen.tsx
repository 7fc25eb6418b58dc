import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.tsx';
import { NumberedDisc } from '../NumberedDisc.tsx';
import { VERDICT_ICONS } from '../RankRow.tsx';
import { PublicVoteScene } from './PublicVoteScene.tsx';
import type { PublicState } from './state.ts';
import './public.css';

/** One scene at a time: the ranking with its map, sites side by side, or the vote. */
export function PublicScreen({ state, map }: { state: PublicState; map: ReactNode }) {
  const text = useText();
  const voting = state.scene === 'vote' && state.vote !== null;
  return (
    <main className="public" data-testid="public-screen" data-scene={state.scene}>
      <header className="public-head">
        <h1>{state.title}</h1>
        <span className="when">{state.when}</span>
        <span className="grow" />
        {!voting && (
          <span className="scenario">
            {text('workshop.scenario')} <b>{state.scenario}</b>, {text(`workshop.method.${state.method}`)}
          </span>
        )}
        {state.frozen && (
          <span className="frozen">
            <Lock /> {text('workshop.frozen')}
          </span>
        )}
      </header>
      {voting && state.vote && <PublicVoteScene vote={state.vote} />}
      {!voting && (state.scene === 'compare' ? <ComparedScene state={state} /> : <RankingScene state={state} />)}
      {/* the map stays while it is not seen: it need not be read again */}
      <section key="map" className={`public-side${voting ? ' behind' : ''}`}>
        {map}
        <Weights state={state} />
      </section>
    </main>
  );
}

function Weights({ state }: { state: PublicState }) {
  const text = useText();
  return (
    <ul className="public-weights" aria-label={text('workshop.weights')}>
      {state.weights.map(({ label, shown }) => (
        <li key={label}>
          <span className="ellipsis">{label}</span>
          <span className="bar">
            <i style={{ width: `${shown}%` }} />
          </span>
          <b className="number">{text('workshop.percent', { value: shown })}</b>
        </li>
      ))}
    </ul>
  );
}

function RankingScene({ state }: { state: PublicState }) {
  const text = useText();
  const format = useFormat();
  return (
    <section className="public-ranking" aria-label={text('workshop.ranking')}>
      <ol style={{ '--rows': state.rows.length } as React.CSSProperties}>
        {[...state.rows]
          .sort((a, b) => a.fid - b.fid)
          .map((row) => {
            const place = state.rows.indexOf(row);
            const Verdict = row.verdict && VERDICT_ICONS[row.verdict];
            return (
              <li
                key={row.fid}
                className={place < 3 ? 'first' : ''}
                style={{ transform: `translateY(${place * 100}%)` }}
                data-fid={row.fid}
              >
                <span className="rank number">{row.rank}</span>
                <NumberedDisc number={row.fid} maturite={row.maturite} size={40} />
                <span className="name">
                  <span className="ellipsis">{row.name}</span>
                  {Verdict && <Verdict className={`verdict ${row.verdict}`} />}
                </span>
                <span className="bar">
                  <i style={{ width: `${row.score}%` }} />
                </span>
                <b className="score number">{format.number(row.score, 1)}</b>
                <span className="share number">{row.share === null ? '' : format.percent(row.share)}</span>
              </li>
            );
          })}
      </ol>
      <p className="public-note">{text('workshop.public.note', { ranked: state.ranked })}</p>
    </section>
  );
}

function ComparedScene({ state }: { state: PublicState }) {
  const text = useText();
  const { sites, lines } = state.compared;
  return (
    <section className="public-compare" aria-label={text('workshop.compare')}>
      <table>
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">{text('workshop.criterion')}</span>
            </th>
            {sites.map((site) => (
              <th key={site.fid}>
                <span className="row">
                  <NumberedDisc number={site.fid} maturite={site.maturite} size={36} />
                  {site.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, order) => (
                <td key={sites[order]?.fid}>
                  <span className={`number${cell.best ? ' best' : ''}`}>{cell.words}</span>
                  <span className="bar">{cell.share !== null && <i style={{ width: `${cell.share}%` }} />}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
