import { type KeyboardEvent, type Ref, useId } from 'react';

interface TypedFieldProps {
  readonly label: string;
  readonly unit?: string;
  readonly value: string;
  readonly width: number;
  readonly invalid?: boolean;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
}

/** A short field of the editing bar: Entrée does it, Échap gives the keyboard back to the map. */
export function TypedField({ label, unit, value, width, invalid, placeholder, inputRef, onChange, onEnter, onEscape }: TypedFieldProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') onEnter();
    else onEscape();
  };
  return (
    <div className="typed-field">
      <label htmlFor={id} className="micro muted">
        {label}
      </label>
      <div className={`input compact${invalid ? ' invalid' : ''}`} style={{ width }}>
        <input
          id={id}
          ref={inputRef}
          value={value}
          placeholder={placeholder}
          aria-invalid={invalid ?? false}
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
          onKeyDown={onKeyDown}
        />
        {unit && <span className="unit">{unit}</span>}
      </div>
    </div>
  );
}

/** A typed number, comma or point; null where nothing is typed, undefined where it is no number. */
export function typedNumber(typed: string): number | null | undefined {
  const text = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('\u2212', '-');
  if (text === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
