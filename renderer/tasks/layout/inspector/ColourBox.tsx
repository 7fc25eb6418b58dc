import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../ui/text.tsx';

interface ColourBoxProps {
  readonly label: string;
  /** `#rrggbb`; null: none. */
  readonly value: string | null;
  readonly onChange: (colour: string | null) => void;
  /** There may be none. */
  readonly optional?: boolean;
  readonly disabled?: boolean;
}

/** A swatch that opens the chooser of the system, and the colour in letters. Taken once, when the chooser is closed. */
export function ColourBox({ label, value, onChange, optional = false, disabled = false }: ColourBoxProps) {
  const text = useText();
  const swatch = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const input = swatch.current;
    // React's onChange is every move in the chooser; the page's own event is its end
    const take = (): void => latest.current(input?.value ?? null);
    input?.addEventListener('change', take);
    return () => input?.removeEventListener('change', take);
  }, []);
  const end = (): void => {
    const given = typed?.trim().toLowerCase() ?? null;
    setTyped(null);
    if (given === null || given === (value ?? '')) return;
    if (given === '' && optional) onChange(null);
    else if (/^#?[0-9a-f]{6}$/.test(given)) onChange(given.startsWith('#') ? given : `#${given}`);
  };
  const wrong = typed !== null && typed !== '' && !/^#?[0-9a-f]{0,6}$/i.test(typed);
  return (
    <span className="colour-box">
      <input
        key={value ?? 'none'}
        ref={swatch}
        type="color"
        aria-label={text('layout.choose-colour', { name: label })}
        className={value === null ? 'none' : ''}
        defaultValue={value ?? '#ffffff'}
        disabled={disabled}
      />
      <input
        className={`words-box${wrong ? ' invalid' : ''}`}
        aria-label={label}
        aria-invalid={wrong}
        maxLength={7}
        disabled={disabled}
        placeholder={optional ? text('layout.none') : '#rrggbb'}
        value={typed ?? value ?? ''}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={end}
        onKeyDown={(event) => event.key === 'Enter' && end()}
      />
    </span>
  );
}
