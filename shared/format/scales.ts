/** Scales as planners type and choose them. */

/** Of plans and maps in France, the closest first. */
export const USUAL_SCALES: readonly number[] = [
  500, 1000, 2000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
];

/** The range a map can show (1:n). */
export const LEAST_SCALE = 200;
export const MOST_SCALE = 75_000_000;

/**
 * n of a typed scale: « 1:25 000 », « 1/25000 », « 25 000 », « 25.000 », « 25k », « 1:2,5 M ». Null where it is none, or out of the range of the map.
 * A mark followed by three digits parts thousands, as in print; without a suffix a scale has no decimals.
 */
export function readScale(typed: string): number | null {
  const found = /^(?:1\s*[:/]\s*)?(\d[\d\s'’.,]*?)\s*(k|m|mio|millions?|million)?$/i.exec(typed.trim());
  if (!found) return null;
  const [, digits = '', suffix] = found;
  const bare = digits.replace(/[\s'’]/g, '');
  const times = suffix === undefined ? 1 : suffix.toLowerCase() === 'k' ? 1000 : 1_000_000;
  const number = suffix !== undefined && /^\d+[.,]\d+$/.test(bare) ? Number(bare.replace(',', '.')) : thousands(bare);
  if (number === null) return null;
  const denominator = Math.round(number * times);
  return denominator >= LEAST_SCALE && denominator <= MOST_SCALE ? denominator : null;
}

function thousands(bare: string): number | null {
  if (/^\d+$/.test(bare)) return Number(bare);
  return /^\d{1,3}([.,]\d{3})+$/.test(bare) ? Number(bare.replace(/[.,]/g, '')) : null;
}
