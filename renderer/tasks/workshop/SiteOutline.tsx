import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { roundLength_m, type SitePlan } from './site-plan.ts';

const WIDTH = 180;
const HEIGHT = 110;
const MARGIN = 8;
/** Room of the scale under the outline. */
const FOOT = 16;

/** Metres in a unit of the drawing, so that the largest of the sites fits. */
export function metresPerUnit(plans: readonly SitePlan[]): number {
  const across = Math.max(1, ...plans.map(({ reach }) => reach[0])) / (WIDTH / 2 - MARGIN);
  const up = Math.max(1, ...plans.map(({ reach }) => reach[1])) / ((HEIGHT - FOOT) / 2 - MARGIN);
  return Math.max(across, up);
}

/** The outline of a site at the scale of the others, with its scale. */
export function SiteOutline({ name, plan, scale }: { name: string; plan: SitePlan; scale: number }) {
  const text = useText();
  const format = useFormat();
  const length = roundLength_m((WIDTH / 3) * scale);
  const bar = length / scale;
  return (
    <svg className="site-outline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('workshop.marks.outline', { site: name })}>
      <g transform={`translate(${WIDTH / 2} ${(HEIGHT - FOOT) / 2}) scale(${1 / scale})`}>
        <path d={plan.path} fillRule="evenodd" vectorEffect="non-scaling-stroke" />
      </g>
      <path className="scale" d={`M${MARGIN} ${HEIGHT - 10}v4h${bar}v-4`} />
      <text x={MARGIN + bar + 5} y={HEIGHT - 5}>
        {format.distance(length)}
      </text>
    </svg>
  );
}
