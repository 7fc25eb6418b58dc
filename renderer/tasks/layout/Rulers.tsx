import { type LayoutTableView, useLayoutView } from '../../state/layout.ts';
import type { Box } from './boxes.ts';
import { rulerMarks } from './rulers.ts';

export const RULER_PX = 20;

interface RulersProps {
  readonly view: LayoutTableView;
  readonly size: readonly [number, number];
  /** What is chosen takes this room. */
  readonly chosen: Box | null;
}

/** Millimetres of the page along the top and the left of the table; from them guides are drawn out. */
export function Rulers({ view, size, chosen }: RulersProps) {
  const at = useLayoutView((store) => store.pointer_mm);
  return (
    <>
      <Ruler axis="x" length={size[0]} start={view.x} scale={view.scale} span={chosen && [chosen[0], chosen[2]]} at={at?.[0] ?? null} />
      <Ruler axis="y" length={size[1]} start={view.y} scale={view.scale} span={chosen && [chosen[1], chosen[3]]} at={at?.[1] ?? null} />
      <span className="ruler-corner">mm</span>
    </>
  );
}

interface RulerProps {
  readonly axis: 'x' | 'y';
  readonly length: number;
  readonly start: number;
  readonly scale: number;
  readonly span: readonly [number, number] | null;
  readonly at: number | null;
}

function Ruler({ axis, length, start, scale, span, at }: RulerProps) {
  const across = axis === 'x';
  const marks = rulerMarks(-start / scale, (length - start) / scale, scale);
  return (
    <svg
      className={`ruler ${axis}`}
      data-ruler={axis}
      width={across ? length : RULER_PX}
      height={across ? RULER_PX : length}
      aria-hidden="true"
    >
      {span &&
        (across ? (
          <rect className="span" x={start + span[0] * scale} y={RULER_PX - 4} width={span[1] * scale} height={4} />
        ) : (
          <rect className="span" x={RULER_PX - 4} y={start + span[0] * scale} width={4} height={span[1] * scale} />
        ))}
      {marks.map(({ at_mm, label }) => {
        const place = Math.round(start + at_mm * scale) + 0.5;
        const short = label === null ? 13 : 8;
        return (
          <g key={at_mm}>
            <path d={across ? `M${place} ${short}V${RULER_PX}` : `M${short} ${place}H${RULER_PX}`} />
            {label !== null &&
              (across ? (
                <text x={place + 3} y={9}>
                  {label}
                </text>
              ) : (
                <text x={9} y={place - 3} transform={`rotate(-90 9 ${place - 3})`}>
                  {label}
                </text>
              ))}
          </g>
        );
      })}
      {at !== null && (
        <path className="pointer" d={across ? `M${start + at * scale} 0V${RULER_PX}` : `M0 ${start + at * scale}H${RULER_PX}`} />
      )}
    </svg>
  );
}
