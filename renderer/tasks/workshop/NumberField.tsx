import { useState } from 'react';
import { TextField } from '../../ui/Field.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly unit?: string | undefined;
  readonly compact?: boolean;
}

/** A number with a comma or a point; what is no number changes nothing, and the former one comes back on leaving. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (words: string): number =>
    words.trim() === '' ? Number.NaN : Number(words.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={typed ?? String(value).replace('.', ',')}
      onChange={(words) => {
        setTyped(words);
        if (Number.isFinite(read(words))) onChange(read(words));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
