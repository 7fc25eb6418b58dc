import type { CriterionFamily } from '../../../shared/domain/workshop.ts';
import { useText } from '../../ui/text.tsx';

interface FoundWeightsProps {
  readonly families: readonly CriterionFamily[];
  readonly found: Readonly<Record<string, number>>;
  /** As they are now. */
  readonly now: Readonly<Record<string, number>>;
}

/** Weights that were found, beside those that hold. */
export function FoundWeights({ families, found, now }: FoundWeightsProps) {
  const text = useText();
  const most = Math.max(1, ...families.flatMap(({ code }) => [found[code] ?? 0, now[code] ?? 0]));
  const share = (weight: number | undefined): string => `${(95 * (weight ?? 0)) / most}%`;
  return (
    <table className="found-weights">
      <thead>
        <tr>
          <th scope="col">{text('workshop.family')}</th>
          <th scope="col">
            <span className="visually-hidden">{text('workshop.weights.found')}</span>
          </th>
          <th scope="col" className="number">
            {text('workshop.weights.found')}
          </th>
          <th scope="col" className="number">
            {text('workshop.weights.now')}
          </th>
        </tr>
      </thead>
      <tbody>
        {families.map(({ code, label }) => (
          <tr key={code} data-found={code}>
            <th scope="row">{label}</th>
            <td>
              <span className="small-bar">
                <i style={{ width: share(found[code]) }} />
                <u style={{ left: share(now[code]) }} />
              </span>
            </td>
            <td className="number">
              <b>{text('workshop.percent', { value: found[code] ?? 0 })}</b>
            </td>
            <td className="number secondary">{text('workshop.percent', { value: now[code] ?? 0 })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
