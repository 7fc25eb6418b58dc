import { useEffect, useState } from 'react';
import type { EngineError } from '../../../shared/contract/errors.ts';
import type { Robustness as Figures, MatrixSite } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { errorMessage } from '../../state/error-text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useFormat } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import { nameOf, type WorkshopModel } from './model.ts';

const SPREAD = 50;
const TOP = 5;
const SHOWN = 3;

/** How far the place of a site hangs on the weights: tornado, the smallest change that swaps it with a neighbour, the criterion that decides. */
export function Robustness({ model, site, index }: { model: WorkshopModel; site: MatrixSite; index: number }) {
  const text = useText();
  const isRanked = (model.ranking.rank[index] ?? 0) > 0;
  const { figures, failure } = useRobustness(model, isRanked ? site.uid : null);
  if (!isRanked) return <p className="site-tab secondary">{text('workshop.no-score')}</p>;
  return (
    <div className="site-tab" aria-busy={!figures && !failure} data-testid="robustness">
      {failure && <Banner tone="danger">{text(errorMessage(failure.code), failure.params)}</Banner>}
      {figures && <Weighed model={model} index={index} figures={figures} />}
      {!figures && !failure && (
        <p className="secondary" role="status">
          {text('workshop.robustness.waiting')}
        </p>
      )}
    </div>
  );
}

interface RobustnessState {
  /** Null: not known yet. */
  readonly figures: Figures | null;
  readonly failure: EngineError | null;
}

/** Reckoned by the engine beside the window: by PROMETHEE II over a thousand sites it takes seconds. */
function useRobustness({ matrix, workshop: { grid }, scenario }: WorkshopModel, site: string | null): RobustnessState {
  const language = useLanguage();
  const [state, setState] = useState<RobustnessState>({ figures: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the figures rest on
  useEffect(() => {
    let isWanted = site !== null;
    const show = (next: RobustnessState): void => {
      if (isWanted) setState(next);
    };
    if (site !== null)
      call('workshop/robustness', { scenario, site, spread_percent: SPREAD, top: TOP, language })
        .then((figures) => show({ figures, failure: null }))
        .catch((error: unknown) => {
          const failure = refusalOf(error);
          if (failure.code !== 'cancelled') show({ figures: null, failure });
        });
    return () => {
      isWanted = false;
    };
  }, [matrix, grid, scenario, site, language]);
  return state;
}

function Weighed({ model, index, figures: { bars, neighbours, deciding } }: { model: WorkshopModel; index: number; figures: Figures }) {
  const text = useText();
  const format = useFormat();
  const { problem, ranking, matrix, families } = model;
  const { method } = ranking;
  const label = (code: string): string => families.find((family) => family.code === code)?.label ?? code;
  const criterion = (code: string): string => problem.criteria.find((one) => one.code === code)?.label ?? code;
  const scores = bars.flatMap(({ low, high }) => [low.score, high.score]);
  const own = ranking.score[index] ?? 0;
  const [least, most] = [Math.min(own, ...scores), Math.max(own, ...scores)];
  const at = (score: number): number => (most > least ? ((score - least) / (most - least)) * 100 : 50);
  return (
    <>
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
        {neighbours.map(({ site: uid, swap }) => {
          const other = matrix.sites.findIndex((one) => one.uid === uid);
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
    </>
  );
}
