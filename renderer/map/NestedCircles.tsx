import { nestedCircles } from '../../shared/cartography/nested-circles.ts';
import type { StyleRenderer } from '../../shared/domain/style.ts';
import { PIXELS_PER_MM } from './scale.ts';
import { variableColour } from './styles/colour.ts';

interface NestedCirclesProps {
  readonly renderer: Extract<StyleRenderer, { type: 'proportional' }>;
  readonly language?: 'fr' | 'en';
}

/** The legend of circles in proportion: a few round values, one circle in the other, standing on one line, each with its value. */
export function NestedCircles({ renderer, language = 'fr' }: NestedCirclesProps) {
  const circles = nestedCircles(renderer, language);
  const [largest] = circles;
  if (!largest) return null;
  const reach = largest.radius_mm * PIXELS_PER_MM;
  const height = reach * 2 + 4;
  const { symbol, fill } = renderer.symbolisation;
  const colour = variableColour(symbol?.colour ?? fill?.colour ?? '#8c8c8c');
  return (
    <svg
      className="nested-circles"
      width={reach * 2 + 90}
      height={height + 8}
      role="img"
      aria-label={circles.map(({ label }) => label).join(', ')}
    >
      {circles.map(({ radius_mm, label }) => {
        const radius = radius_mm * PIXELS_PER_MM;
        const top = height - radius * 2;
        return (
          <g key={label}>
            <circle cx={reach + 2} cy={height - radius} r={radius} fill={colour} fillOpacity="0.35" stroke={colour} />
            <path d={`M${reach + 2} ${top}H${reach * 2 + 14}`} stroke="var(--c-text-3)" strokeWidth="0.6" />
            <text x={reach * 2 + 18} y={top + 4} className="micro">
              {label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
