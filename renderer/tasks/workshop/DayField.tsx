import { useState } from 'react';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { dayOf } from './day.ts';

/** A day as French readers write it, whatever the system's own habit. `value` is ISO. */
export function DayField({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const text = useText();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && dayOf(typed) === null;
  return (
    <TextField
      label={label}
      placeholder={text('workshop.day')}
      value={typed ?? format.date(value)}
      error={wrong ? text('workshop.day.wrong') : null}
      onChange={(words) => {
        setTyped(words);
        const day = dayOf(words);
        if (day !== null) onChange(day);
      }}
      onBlur={() => !wrong && setTyped(null)}
    />
  );
}
