import { useMemo } from 'react';
import { formatDate, formatLongDate, formatMoment } from '../../shared/format/dates.ts';
import { formatNumber, withUnit } from '../../shared/format/numbers.ts';
import {
  formatBytes,
  formatCoordinates,
  formatDistance,
  formatDuration,
  formatHectares,
  formatLength,
  formatPercent,
  formatScale,
} from '../../shared/format/quantities.ts';
import { useLanguage, useText } from './text.tsx';

/** The one formatter, in the language of the window. */
export function useFormat() {
  const language = useLanguage();
  const text = useText();
  return useMemo(() => {
    const moment = (iso: string): string => {
      const { day, time } = formatMoment(new Date(iso), new Date(), language);
      return text('moment', { day, time });
    };
    return {
      number: (value: number, decimals = 0) => formatNumber(value, language, decimals),
      hectares: (ha: number, decimals = 1) => formatHectares(ha, language, decimals),
      distance: (metres: number) => formatDistance(metres, language),
      length: (metres: number) => formatLength(metres, language),
      percent: (share: number, decimals = 0) => formatPercent(share, language, decimals),
      scale: (denominator: number) => formatScale(denominator, language),
      coordinates: (x: number, y: number, decimals = 1) => formatCoordinates(x, y, language, decimals),
      bytes: (bytes: number) => formatBytes(bytes, language),
      duration: (milliseconds: number) => formatDuration(milliseconds, language),
      date: (iso: string) => formatDate(iso),
      /** 24 novembre 2026 */
      longDate: (iso: string) => formatLongDate(iso, language),
      unit: (number: string, unit: string) => withUnit(number, unit),
      /** "aujourd’hui à 14:32" */
      moment,
      /** "aujourd’hui", or the date. */
      day: (iso: string) => formatMoment(new Date(iso), new Date(), language).day,
      time: (iso: string) => formatMoment(new Date(iso), new Date(), language).time,
    };
  }, [language, text]);
}
export type Format = ReturnType<typeof useFormat>;
