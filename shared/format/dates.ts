import { type FormatLanguage, LOCALES } from './numbers.ts';

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/** ISO 8601 in, 21/11/2026 out, in either language. The date is read as written, without time zone. Anything else comes back as it is. */
export function formatDate(iso: string): string {
  const parts = ISO_DATE.exec(iso);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
}

/** 21 novembre 2026, 21 November 2026. */
export function formatLongDate(iso: string, language: FormatLanguage): string {
  const parts = ISO_DATE.exec(iso);
  if (!parts) return iso;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  // French writes the first of the month as an ordinal.
  const text = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

export interface Moment {
  /** "aujourd’hui", "hier", or the date. */
  readonly day: string;
  /** 17:05, 24 hours. */
  readonly time: string;
}

/** An instant near `now`, both in the local time of the machine; the sentence around it is a message. */
export function formatMoment(at: Date, now: Date, language: FormatLanguage): Moment {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  const days = (midnight(at) - midnight(now)) / 86_400_000;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day =
    days === 0 || days === -1
      ? new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }).format(days, 'day')
      : `${pad(at.getDate())}/${pad(at.getMonth() + 1)}/${at.getFullYear()}`;
  return { day, time: `${pad(at.getHours())}:${pad(at.getMinutes())}` };
}
