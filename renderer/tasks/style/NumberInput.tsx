import { type KeyboardEvent, useState } from 'react';
import { TextField } from '../../ui/Field.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';

interface NumberInputProps {
  readonly label: string;
  readonly value: number | null;
  /** Null where an empty field says "no limit". */
  readonly onChange: (value: number | null) => void;
  readonly unit?: string;
  readonly least?: number;
  readonly most?: number;
  readonly step?: number;
  readonly decimals?: number;
  readonly empty?: string;
  readonly hideLabel?: boolean;
}

/** A number as readers write it, comma or point; arrows step, with Shift by ten. Taken when the field is left or Enter is pressed. */
export function NumberInput({ label, value, onChange, unit, least, most, step = 1, decimals = 2, empty, hideLabel }: NumberInputProps) {
  const text = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const written = value === null ? '' : value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: decimals });
  const read = (given: string): number | null | undefined => {
    const plain = given.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
    if (plain === '') return empty === undefined ? undefined : null;
    const number = Number(plain);
    return Number.isFinite(number) ? Math.min(most ?? number, Math.max(least ?? number, number)) : undefined;
  };
  const take = (): void => {
    const found = typed === null ? undefined : read(typed);
    setTyped(null);
    if (found !== undefined && found !== value) onChange(found);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const from = (typed === null ? value : read(typed)) ?? 0;
    const by = step * (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : -1);
    setTyped(null);
    onChange(Number(Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(least ?? Number.NEGATIVE_INFINITY, from + by)).toFixed(6)));
  };
  return (
    <TextField
      compact
      label={label}
      {...(hideLabel ? { hideLabel } : {})}
      {...(unit ? { unit } : {})}
      {...(empty ? { placeholder: empty } : {})}
      value={typed ?? written}
      error={typed !== null && read(typed) === undefined && typed !== '' ? text('style.not-number') : null}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
