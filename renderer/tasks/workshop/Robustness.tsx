import { useMemo } from 'react';
import { decidingCriteria, swapsBetween, tornado } from '../../../shared/decision/sensitivity.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { nameOf, type WorkshopModel } from './model.ts';

const SPREAD = 50;
const TOP = 5;
const SHOWN = 3;

/** How far the place of a site hangs on the weights: tornado, the smallest change that swaps it with a neighbour, the criterion that decides. */
export function Robustness({ model, index }: { model: WorkshopModel; index: number }) {
  const text = useText();
  const format = useFormat();
  const { problem, ranking, matrix, families } = model;
  const { method } = ranking;
  const rank = ranking.rank[index] ?? 0;
  const bars = useMemo(() => (rank > 0 ? tornado(problem, index, SPREAD, method) : []), [problem, index, rank, method]);
  const deciding = useMemo(() => decidingCriteria(problem, TOP, method).filter(({ moved }) => moved > 0), [problem, method]);
  const neighbours = useMemo(() => {
    const place = ranking.order.indexOf(index);
    return [place - 1, place + 1].flatMap((at) => {
      const other = at >= 0 && at < ranking.ranked ? ranking.order[at] : undefined;
      return other === undefined ? [] : [{ other, swap: swapsBetween(problem, index, other, method)[0] }];
    });
  }, [problem, ranking, index, method]);
  if (rank === 0) return <p className="site-tab secondary">{text('workshop.no-score')}</p>;
  const label = (code: string): string => families.find((family) => family.code === code)?.label ?? code;
  const criterion = (code: string): string => problem.criteria.find((one) => one.code === code)?.label ?? code;
  const scores = bars.flatMap(({ low, high }) => [low.score, high.score]);
  const own = ranking.score[index] ?? 0;
  const [least, most] = [Math.min(own, ...scores), Math.max(own, ...scores)];
  const at = (score: number): number => (most > least ? ((score - least) / (most - least)) * 100 : 50);
  return (
    <div className="site-tab">
      <h3>{text('workshop.tornado', { spread: SPREAD })}</h3>
      <table className="tornado">
        <tbody>
          {bars.map(({ family, low, high }) => {
            const [from, to] = [at(Math.min(low.score, high.score)), at(Math.max(low.score, high.score))];
            const say = (end: typeof low): string => text('workshop.tornado.end', { score: format.number(end.score, 1), rank: end.rank });
            return (
              <tr key={family}>
                <th scope="row">{label(family)}</th>
                <td className="number small">{say(low)}</td>
                <td aria-hidden="true">
                  <span className="tornado-bar">
                    <i
                      style={{ left: `${from}%`, width: `${Math.max(0.6, to - from)}%` }}
                      className={low.score <= high.score ? 'up' : 'down'}
                    />
                    <u style={{ left: `${at(own)}%` }} />
                  </span>
                </td>
                <td className="number small">{say(high)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="micro muted">{text('workshop.tornado.rule', { spread: SPREAD, method: text(`workshop.method.${method}`) })}</p>
      <h3>{text('workshop.swaps')}</h3>
      <ul className="swaps">
        {neighbours.length === 0 && <li>{text('workshop.swaps.alone')}</li>}
        {neighbours.map(({ other, swap }) => {
          const site = matrix.sites[other];
          if (!site) return null;
          return (
            <li key={site.uid}>
              {swap
                ? text('workshop.swaps.with', {
                    site: nameOf(site),
                    rank: ranking.rank[other] ?? 0,
                    family: label(swap.family),
                    from: format.number(swap.from, 1),
                    to: format.number(swap.to, 1),
                    points: format.number(Math.abs(swap.to - swap.from), 1),
                  })
                : text('workshop.swaps.none', { site: nameOf(site), rank: ranking.rank[other] ?? 0 })}
            </li>
          );
        })}
      </ul>
      <h3>{text('workshop.deciding')}</h3>
      <ul className="swaps">
        {deciding.length === 0 && <li>{text('workshop.deciding.none')}</li>}
        {deciding.slice(0, SHOWN).map(({ code, moved, entering, changesFirst }) => (
          <li key={code}>
            {text('workshop.deciding.one', { criterion: criterion(code), moved, entering, top: TOP, first: changesFirst ? 'yes' : 'no' })}
          </li>
        ))}
      </ul>
    </div>
  );
}
