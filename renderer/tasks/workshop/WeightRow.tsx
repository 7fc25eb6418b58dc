import { ChevronRight, Lock, LockOpen } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';

interface WeightRowProps {
  readonly code: string;
  readonly label: string;
  /** Exact percentage, and the whole one shown. */
  readonly weight: number;
  readonly shown: number;
  /** Percentage at the right end of the slider. */
  readonly scale: number;
  readonly locked: boolean;
  /** The ranking is frozen, or the project only read. */
  readonly fixed: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onMove: (weight: number) => void;
  readonly onEnd: () => void;
  readonly onLock: () => void;
}

const FAST = 5;

/** One weight: by the hand, by the keys (Maj: by fives) or typed. */
export function WeightRow({ label, weight, shown, scale, locked, fixed, open, onOpen, onMove, onEnd, onLock }: WeightRowProps) {
  const text = useText();
  const single = (value: number | number[]): number => (Array.isArray(value) ? (value[0] ?? 0) : value);
  const still = locked || fixed;
  const byFives = (event: KeyboardEvent): void => {
    const step = { ArrowRight: FAST, ArrowUp: FAST, ArrowLeft: -FAST, ArrowDown: -FAST }[event.key];
    if (!event.shiftKey || step === undefined || still) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(Math.min(100, Math.max(0, Math.round(weight) + step)));
    onEnd();
  };
  return (
    <div className="weight">
      <div className="weight-line">
        <Button className="weight-name" aria-expanded={open} onPress={onOpen}>
          <ChevronRight size={16} />
          <span className="ellipsis">{label}</span>
        </Button>
        <WeightField
          label={text('workshop.weight.of', { family: label })}
          shown={shown}
          disabled={still}
          onTyped={(typed) => {
            onMove(typed);
            onEnd();
          }}
        />
      </div>
      <div className="weight-slider" onKeyDownCapture={byFives}>
        <Slider
          className="slider"
          aria-label={text('workshop.weight.of', { family: label })}
          value={Math.min(weight, scale)}
          minValue={0}
          maxValue={scale}
          step={1}
          isDisabled={still}
          onChange={(value) => onMove(single(value))}
          onChangeEnd={onEnd}
        >
          <SliderTrack className="slider-track">
            <span className="slider-fill" style={{ width: `${Math.min(100, (weight / scale) * 100)}%` }} />
            <SliderThumb className="slider-thumb" />
          </SliderTrack>
        </Slider>
        <IconButton
          icon={locked ? Lock : LockOpen}
          label={text(locked ? 'workshop.weight.unlock' : 'workshop.weight.lock', { family: label })}
          aria-pressed={locked}
          isDisabled={fixed}
          onPress={onLock}
        />
      </div>
    </div>
  );
}

function WeightField(props: { label: string; shown: number; disabled: boolean; onTyped: (value: number) => void }) {
  const { label, shown, disabled, onTyped } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const done = (): void => {
    const value = Number((typed ?? '').replace(',', '.'));
    if (typed !== null && typed.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= 100 && value !== shown) onTyped(value);
    setTyped(null);
  };
  return (
    <span className="weight-figure number">
      <input
        aria-label={label}
        inputMode="decimal"
        disabled={disabled}
        value={typed ?? String(shown)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          else if (event.key === 'Escape') {
            setTyped(null);
            event.currentTarget.select();
          }
        }}
      />
      %
    </span>
  );
}
