/** ISO 8601 days. Years 0001 to 9999, proleptic Gregorian calendar. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const FRENCH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const MS_PER_DAY = 86_400_000;

/** `2026-03-31` or `31/03/2026` as an ISO day; null when it is no day of the calendar. */
export function isoDay(text: string): string | null {
  const iso = ISO.exec(text.trim());
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const french = FRENCH.exec(text.trim());
  return french ? valid(Number(french[3]), Number(french[2]), Number(french[1])) : null;
}

function valid(year: number, month: number, day: number): string | null {
  const time = utc(year, month, day);
  if (year < 1 || new Date(time).getUTCMonth() !== month - 1) return null;
  return new Date(time).toISOString().slice(0, 10);
}

/** Date.UTC reads the years 0–99 as 1900–1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** The day of a stored date or datetime; text that does not begin with a day is missing. */
export function dayOf(stored: string): string | null {
  return isoDay(stored.slice(0, 10));
}

/** Whole days from one ISO day to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
}
