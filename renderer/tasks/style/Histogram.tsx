import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { resolveColour } from '../../../shared/cartography/palette.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

interface HistogramProps {
  readonly counts: readonly number[];
  readonly least: number;
  readonly most: number;
  /** Upper bounds of the classes; the last is the greatest value and stays. */
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
  readonly decimals: number;
  /** While a bound moves. */
  readonly onMove: (breaks: number[]) => void;
  readonly onMoved: (breaks: number[]) => void;
}

const WIDTH = 300;
const HEIGHT = 76;

/** How the values are spread, in the colours of their classes; the bounds between them are dragged, or moved by the arrows. */
export function Histogram({ counts, least, most, breaks, colours, decimals, onMove, onMoved }: HistogramProps) {
  const text = useText();
  const format = useFormat();
  const frame = useRef<SVGSVGElement>(null);
  const dragged = useRef<{ index: number; breaks: number[] } | null>(null);
  const span = most - least || 1;
  const highest = Math.max(1, ...counts.map(Math.sqrt));
  const xOf = (value: number): number => ((value - least) / span) * WIDTH;
  const classAt = (value: number): number => {
    const index = breaks.findIndex((bound) => value <= bound);
    return index < 0 ? breaks.length - 1 : index;
  };
  /** The bound stays between its neighbours. */
  const moved = (index: number, value: number): number[] => {
    const step = span / 1000;
    const low = (breaks[index - 1] ?? least) + step;
    const high = (breaks[index + 1] ?? most) - step;
    const bound = Number(Math.min(high, Math.max(low, value)).toFixed(Math.max(decimals, 0)));
    return breaks.map((one, place) => (place === index ? bound : one));
  };
  const valueAt = (clientX: number): number => {
    const box = frame.current?.getBoundingClientRect();
    return box ? least + ((clientX - box.left) / box.width) * span : least;
  };
  const drag = (event: PointerEvent<SVGGElement>, index: number): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const next = moved(index, valueAt(event.clientX));
    dragged.current = { index, breaks: next };
    onMove(next);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const step = Math.max(span / (event.shiftKey ? 20 : 200), 10 ** -decimals);
    onMoved(moved(index, (breaks[index] as number) + direction * step));
  };
  return (
    <fieldset className="histogram-frame" aria-label={text('style.histogram')}>
      <svg ref={frame} className="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        <title>{text('style.histogram')}</title>
        {counts.map((count, index) => {
          const height = count === 0 ? 0 : Math.max(1.5, (Math.sqrt(count) / highest) * (HEIGHT - 6));
          const middle = least + ((index + 0.5) / counts.length) * span;
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={index}
              x={(index * WIDTH) / counts.length}
              y={HEIGHT - height}
              width={WIDTH / counts.length - 0.6}
              height={height}
              fill={resolveColour(colours[classAt(middle)] ?? '#8c8c8c')}
              stroke="var(--c-text-3)"
              strokeWidth="0.3"
            />
          );
        })}
        {breaks.slice(0, -1).map((bound, index) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a bound keeps its place while it moves
            key={index}
            className="bound"
            role="slider"
            tabIndex={0}
            aria-label={text('style.break', { index: index + 1 })}
            aria-valuemin={breaks[index - 1] ?? least}
            aria-valuemax={breaks[index + 1] ?? most}
            aria-valuenow={bound}
            aria-valuetext={format.number(bound, decimals)}
            transform={`translate(${xOf(bound)} 0)`}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => drag(event, index)}
            onPointerUp={() => {
              if (dragged.current) onMoved(dragged.current.breaks);
              dragged.current = null;
            }}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <rect x="-6" width="12" height={HEIGHT} fill="transparent" />
            <line y2={HEIGHT} />
            <path d="M-4 0H4L0 6Z" />
          </g>
        ))}
      </svg>
    </fieldset>
  );
}
