const NUMBER = /^[-+]?\d[\d\s\u00a0\u202f]*([.,]\d+)?(e[-+]?\d+)?$/i;
/** 48°51′24,5″ N ; the marks may be typed plainly, the side stand first or last (O and W are west). */
const SEXAGESIMAL =
  /^([NSEWO])?\s*([-+]?\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|’’)\s*)?([NSEWO])?$/i;

/** One number of a coordinate as people write it (decimal comma, spaces between thousands, degrees-minutes-seconds), or null. */
export function coordinateOf(text: string): number | null {
  if (NUMBER.test(text)) return Number(text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  const match = SEXAGESIMAL.exec(text);
  if (!match) return null;
  const [, before = '', degrees = '', minutes = '0', seconds = '0', after = ''] = match;
  const [whole, sixtieth, second] = [degrees, minutes, seconds].map((part) => Number(part.replace(',', '.'))) as [number, number, number];
  if (sixtieth >= 60 || second >= 60) return null;
  const size = Math.abs(whole) + sixtieth / 60 + second / 3600;
  return degrees.startsWith('-') || /[SWO]/i.test(before || after) ? -size : size;
}
