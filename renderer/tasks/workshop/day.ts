/** Days, typed and of the machine. */
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

/** ISO, by the clock of the machine. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
