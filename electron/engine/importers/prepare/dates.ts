/** `2024-03-10`, `2024/03/10`, `20240310`, `10/03/2024`, `10.03.2024`, with or without a time, as `2024-03-10`; null for anything else. */
export function isoDate(text: string): string | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[T ])/.exec(text);
  const [year, month, day] = yearFirst ? yearFirst.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

/** The time after a day, with the zone that ISO 8601 (`Z`, `+02:00`) or GDAL (`+02`) writes behind it. */
const TIME = /^[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(?:(Z)|([+-]\d{2}):?(\d{2})?)?$/i;

/** The instant, in UTC, as `2024-03-10T08:30:00.000Z`; a time without a zone is taken for UTC, a day without a time for its midnight. Null for anything else. */
export function isoInstant(text: string): string | null {
  const day = isoDate(text);
  if (day === null) return null;
  const rest = text.replace(/^[\d./-]+/, '');
  if (rest === '') return `${day}T00:00:00.000Z`;
  const match = TIME.exec(rest);
  if (!match) return null;
  const [, hours = '', minutes, seconds = '00', fraction = '', , zoneHours, zoneMinutes = '00'] = match;
  const zone = zoneHours === undefined ? 'Z' : `${zoneHours}:${zoneMinutes}`;
  const instant = new Date(`${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}${fraction}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
