import { useState } from 'react';
import { resolveColour } from '../../../shared/cartography/palette.ts';
import { TextField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';

interface ColourFieldProps {
  readonly label: string;
  /** `#rrggbb` or a token, which is shown as its light colour. */
  readonly value: string;
  readonly onChange: (colour: string) => void;
}

/** A swatch that opens the system's colour chooser, and the colour as text. */
export function ColourField({ label, value, onChange }: ColourFieldProps) {
  const text = useText();
  const colour = resolveColour(value);
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && !/^#[0-9a-f]{6}$/i.test(typed);
  return (
    <div className="colour-field">
      <span className="field-label">{label}</span>
      <input type="color" aria-label={label} value={colour} onChange={(event) => onChange(event.target.value)} />
      <TextField
        hideLabel
        compact
        label={`${label}, #rrggbb`}
        value={typed ?? colour}
        error={isWrong && (typed?.length ?? 0) >= 7 ? text('style.not-colour') : null}
        onChange={(given) => {
          setTyped(given);
          if (/^#[0-9a-f]{6}$/i.test(given)) onChange(given.toLowerCase());
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
