/** Places in degrees, latitude first as people say them. */
import { type FormatLanguage, formatNumber } from './numbers.ts';
import { NO_BREAK_SPACE } from './typography.ts';

export const DEGREE_FORMS = ['decimal', 'dms'] as const;
export type DegreeForm = (typeof DEGREE_FORMS)[number];

const SIDES: Readonly<Record<FormatLanguage, readonly [north: string, south: string, east: string, west: string]>> = {
  fr: ['N', 'S', 'E', 'O'],
  en: ['N', 'S', 'E', 'W'],
};
/** About a metre, as a tenth of a second is about three. */
const DECIMALS = 5;

/** 46,81234° N 4,88123° E, or 46° 48′ 44,4″ N 4° 52′ 52,4″ E. Degrees of RGF93, which those of GPS are to a metre. */
export function formatDegrees(longitude: number, latitude: number, language: FormatLanguage, form: DegreeForm): string {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return '';
  const [north, south, east, west] = SIDES[language];
  const angle = form === 'dms' ? sexagesimal : decimal;
  const one = (value: number, plus: string, minus: string): string =>
    `${angle(Math.abs(value), language)}${NO_BREAK_SPACE}${value < 0 ? minus : plus}`;
  return `${one(latitude, north, south)} ${one(longitude, east, west)}`;
}

function decimal(degrees: number, language: FormatLanguage): string {
  return `${formatNumber(degrees, language, DECIMALS)}°`;
}

/** Rounded once, as a whole: 59,96″ does not become 60,0″. */
function sexagesimal(degrees: number, language: FormatLanguage): string {
  const tenths = Math.round(degrees * 36_000);
  const seconds = formatNumber((tenths % 600) / 10, language, 1).padStart(4, '0');
  const minutes = String(Math.floor(tenths / 600) % 60).padStart(2, '0');
  return `${Math.floor(tenths / 36_000)}°${NO_BREAK_SPACE}${minutes}′${NO_BREAK_SPACE}${seconds}″`;
}
