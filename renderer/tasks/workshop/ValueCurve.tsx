import { extentOf, scoreOf } from '../../../shared/decision/value-functions.ts';
import type { ValueFunction } from '../../../shared/domain/workshop.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { measure } from './criterion-values.ts';

const WIDTH = 360;
const HEIGHT = 110;
const STEPS = 180;

interface ValueCurveProps {
  readonly definition: ValueFunction;
  readonly direction: 'more' | 'less';
  /** Of the sites; NaN: missing. */
  readonly values: readonly number[];
  readonly unit: string | null;
}

/** The curve from value to score, and where the sites stand on it. Categories have bars in their editor instead. */
export function ValueCurve({ definition, direction, values, unit }: ValueCurveProps) {
  const text = useText();
  const format = useFormat();
  if (definition.type === 'categories') return null;
  const known = values.filter((value) => !Number.isNaN(value));
  const extent = extentOf(known);
  const ends = [...known, ...anchorsOf(definition)];
  if (ends.length === 0) return <p className="small muted">{text('workshop.function.no-values')}</p>;
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const span = most > least ? most - least : 1;
  const from = least - span * 0.04;
  const to = least + span * 1.04;
  const x = (value: number): number => ((value - from) / (to - from)) * WIDTH;
  const y = (score: number): number => HEIGHT - (score / 100) * HEIGHT;
  const score = (value: number): number => scoreOf(definition, direction, value, null, extent);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = from + ((to - from) * step) / STEPS;
    return `${x(value).toFixed(1)},${y(score(value)).toFixed(1)}`;
  });
  return (
    <figure className="value-curve">
      <svg viewBox={`-4 -6 ${WIDTH + 8} ${HEIGHT + 22}`} role="img" aria-label={text('workshop.function.curve')}>
        <path className="frame" d={`M0 0V${HEIGHT}H${WIDTH}M0 ${HEIGHT / 2}H${WIDTH}M0 0H${WIDTH}`} />
        {points.every((point) => !point.includes('NaN')) && <polyline points={points.join(' ')} />}
        {known.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values have no identity of their own
          <circle key={index} cx={x(value)} cy={y(score(value))} r="3.2" />
        ))}
        <text x="0" y={HEIGHT + 14}>
          {measure(least, unit, format)}
        </text>
        <text x={WIDTH} y={HEIGHT + 14} textAnchor="end">
          {measure(most, unit, format)}
        </text>
      </svg>
      <figcaption className="micro muted">{text('workshop.function.caption', { count: known.length })}</figcaption>
    </figure>
  );
}

function anchorsOf(definition: ValueFunction): readonly number[] {
  if (definition.type === 'piecewise') return definition.points.map(([value]) => value);
  return definition.type === 'ideal' ? [definition.low, definition.idealLow, definition.idealHigh, definition.high] : [];
}
