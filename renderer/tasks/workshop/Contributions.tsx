import { useMemo } from 'react';
import { contributionsOf, weightedSum } from '../../../shared/decision/rank.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { criterionValue } from './criterion-values.ts';
import type { WorkshopModel } from './model.ts';

/** What is not known comes after all that is. */
const LAST = -1000;

/** What each criterion brings to the score: by the weighted sum the points add up to it, by PROMETHEE II to what lies above or below 50. */
export function Contributions({ model, index }: { model: WorkshopModel; index: number }) {
  const text = useText();
  const format = useFormat();
  const { problem, ranking, matrix } = model;
  const width = problem.criteria.length;
  const { method, weights } = ranking;
  const points = useMemo(() => contributionsOf(problem, index, weights, method), [problem, index, weights, method]);
  const sum = method === 'topsis' ? (weightedSum(problem, weights).score[index] ?? Number.NaN) : Number.NaN;
  const rows = problem.criteria
    .map((criterion, column) => ({ criterion, column, weight: ranking.weights[column] ?? 0, points: points[column] ?? Number.NaN }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => (Number.isNaN(b.points) ? LAST : b.points) - (Number.isNaN(a.points) ? LAST : a.points));
  const most = Math.max(1, ...rows.map((row) => (Number.isNaN(row.points) ? 0 : Math.abs(row.points))));
  return (
    <>
      {method !== 'sum' && <p className="small secondary">{text(`workshop.points.${method}`, { score: format.number(sum, 1) })}</p>}
      <table className="contributions">
        <thead>
          <tr>
            <th>{text('workshop.criterion')}</th>
            <th>{text('workshop.value')}</th>
            <th className="number">{text('workshop.criterion.score')}</th>
            <th className="number">{text('workshop.weight')}</th>
            <th>{text('workshop.points')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ criterion, column, weight, points: brought }) => {
            const known = !Number.isNaN(brought);
            return (
              <tr key={criterion.code} className={known ? '' : 'missing-row'}>
                <th scope="row">{criterion.label}</th>
                <td className="number">{criterionValue(criterion, matrix, index, text, format) ?? text('workshop.no-value')}</td>
                <td className="number">{format.number(problem.scores[index * width + column] ?? Number.NaN) || '–'}</td>
                <td className="number">{format.percent(weight, 1)}</td>
                <td>
                  {known && (
                    <span className="brought">
                      <span className="small-bar">
                        <i className={brought < 0 ? 'less' : ''} style={{ width: `${(100 * Math.abs(brought)) / most}%` }} />
                      </span>
                      <b className="number">{`${method === 'promethee' && brought > 0 ? '+' : ''}${format.number(brought, 1)}`}</b>
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
