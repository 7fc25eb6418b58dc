import { useMemo } from 'react';
import { contributionsOf } from '../../../shared/decision/rank.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { criterionValue } from './criterion-values.ts';
import type { WorkshopModel } from './model.ts';

/** What each criterion brings to the score: the points add up to it. */
export function Contributions({ model, index }: { model: WorkshopModel; index: number }) {
  const text = useText();
  const format = useFormat();
  const { problem, ranking, matrix } = model;
  const width = problem.criteria.length;
  const points = useMemo(() => contributionsOf(problem, index, ranking.weights), [problem, index, ranking.weights]);
  const rows = problem.criteria
    .map((criterion, column) => ({ criterion, column, weight: ranking.weights[column] ?? 0, points: points[column] ?? Number.NaN }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => (Number.isNaN(b.points) ? -1 : b.points) - (Number.isNaN(a.points) ? -1 : a.points));
  const most = Math.max(1, ...rows.map((row) => (Number.isNaN(row.points) ? 0 : row.points)));
  return (
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
                      <i style={{ width: `${(100 * brought) / most}%` }} />
                    </span>
                    <b className="number">{format.number(brought, 1)}</b>
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
