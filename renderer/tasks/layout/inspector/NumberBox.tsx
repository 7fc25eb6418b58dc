import { type KeyboardEvent, useState } from 'react';
import { formatNumber } from '../../../../shared/format/numbers.ts';
import { useLanguage, useText } from '../../../ui/text.tsx';

interface NumberBoxProps {
  /** What it is, read aloud. */
  readonly label: string;
  /** Written before the number: « X », « 1: ». */
  readonly prefix?: string;
  readonly unit?: string;
  /** Null: several values, or none. */
  readonly value: number | null;
  readonly decimals?: number;
  readonly least?: number;
  readonly most?: number;
  /** 0: the arrows do nothing. */
  readonly step?: number;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** An empty field is a value of its own. */
  readonly onEmpty?: () => void;
  /** Reads what is typed where it is more than a number (« 1:25 000 »); null where it is nothing. */
  readonly read?: (typed: string) => number | null;
  readonly onChange: (value: number) => void;
}

function plainNumber(typed: string): number | null {
  const text = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : null;
}

/** A number with its letter and its unit, comma or point. Arrows step, with Maj by ten; taken by Entrée or by leaving, given up by Échap. */
export function NumberBox({
  label,
  prefix,
  unit,
  value,
  decimals = 1,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  step = 1,
  disabled = false,
  placeholder,
  onEmpty,
  read = plainNumber,
  onChange,
}: NumberBoxProps) {
  const text = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const written = value === null ? '' : formatNumber(value, language, decimals);
  const within = (number: number): number => Math.min(most, Math.max(least, number));
  const found = typed === null ? null : read(typed);
  const wrong = typed !== null && typed.trim() !== '' && found === null;
  const take = (): void => {
    setTyped(null);
    if (typed?.trim() === '') onEmpty?.();
    else if (found !== null && within(found) !== value) onChange(within(found));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape' && typed !== null) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
    if (step === 0 || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const from = (typed === null ? value : found) ?? 0;
    setTyped(null);
    const next = within(Number((from + step * (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : -1)).toFixed(6)));
    if (next !== value) onChange(next);
  };
  return (
    <label
      className={`number-box${wrong ? ' invalid' : ''}${disabled ? ' disabled' : ''}`}
      title={wrong ? text('layout.not-number') : undefined}
    >
      {prefix && <span className="prefix">{prefix}</span>}
      <input
        aria-label={label}
        aria-invalid={wrong}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        placeholder={placeholder}
        value={typed ?? written}
        onChange={({ target }) => setTyped(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={take}
        onKeyDown={onKeyDown}
      />
      {unit && <span className="unit">{unit}</span>}
    </label>
  );
}
