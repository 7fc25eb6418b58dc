import { useState } from 'react';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const TYPED = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/;

/** ISO day of a day typed as 24/11/2026 or 2026-11-24; '' where the field is empty, null where it is no day. */
export function dayOf(typed: string): string | null {
  const words = typed.trim();
  if (words === '') return '';
  const [, day = '', month = '', year = ''] = TYPED.exec(words) ?? [];
  const iso = year === '' ? words : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

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

export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
