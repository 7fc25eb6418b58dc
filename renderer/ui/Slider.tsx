import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onChangeEnd: (value: number) => void;
  readonly disabled?: boolean;
}

/** Whole percents, 0 to 100. */
export function PercentSlider({ label, value, onChange, onChangeEnd, disabled }: SliderProps) {
  const single = (number: number | number[]): number => (Array.isArray(number) ? (number[0] ?? 0) : number);
  return (
    <AriaSlider
      className="slider"
      aria-label={label}
      value={value}
      minValue={0}
      maxValue={100}
      isDisabled={disabled ?? false}
      onChange={(number) => onChange(single(number))}
      onChangeEnd={(number) => onChangeEnd(single(number))}
    >
      <SliderTrack className="slider-track">
        <span className="slider-fill" style={{ width: `${value}%` }} />
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
