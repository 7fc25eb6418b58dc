import { useId } from 'react';
import { patternTile } from '../../../shared/cartography/patterns.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const PIXELS_PER_MM = 3.7795;

/** What is friche and what is not, coded by hatching as well as by colour. */
export function FricheBar({ friche_ha, surface_ha }: { friche_ha: number; surface_ha: number }) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const share = Math.max(0, Math.min(1, friche_ha / surface_ha));
  const tile = patternTile('hatch-45');
  const hatch = (
    <pattern
      id={id}
      width={tile.size_mm}
      height={tile.size_mm}
      patternUnits="userSpaceOnUse"
      patternTransform={`scale(${PIXELS_PER_MM}) rotate(${tile.angle})`}
    >
      <rect width={tile.size_mm} height={tile.size_mm} fill="var(--oc-friche)" />
      {tile.lines.map(([x1, y1, x2, y2]) => (
        <line key={x1} {...{ x1, y1, x2, y2 }} stroke="var(--oc-friche-ink)" strokeWidth={tile.width_mm} />
      ))}
    </pattern>
  );
  const parts = [
    { key: 'friche', ha: friche_ha, share },
    { key: 'rest', ha: Math.max(0, surface_ha - friche_ha), share: 1 - share },
  ] as const;
  return (
    <>
      <svg className="friche-bar" width="100%" height="14" aria-hidden="true">
        <defs>{hatch}</defs>
        <rect x="0" y="0.5" width={`${share * 100}%`} height="13" fill={`url(#${id})`} stroke="var(--oc-friche-ink)" />
        <rect
          x={`${share * 100}%`}
          y="0.5"
          width={`${(1 - share) * 100}%`}
          height="13"
          fill="var(--oc-voirie)"
          stroke="var(--oc-voirie-ink)"
        />
      </svg>
      <ul className="bar-legend">
        {parts.map((part) => (
          <li key={part.key}>
            <svg width="14" height="12" aria-hidden="true">
              <rect
                x="0.5"
                y="0.5"
                width="13"
                height="11"
                rx="2"
                fill={part.key === 'friche' ? `url(#${id})` : 'var(--oc-voirie)'}
                stroke={part.key === 'friche' ? 'var(--oc-friche-ink)' : 'var(--oc-voirie-ink)'}
              />
            </svg>
            <span>{text(`figure.bar.${part.key}`)}</span>
            <span className="number secondary">{format.hectares(part.ha)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
