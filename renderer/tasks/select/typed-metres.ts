const MOST_M = 1_000_000;
const TYPED = /^(\d+(?:[.,]\d+)?)(m|km)?$/i;

/** "1 250,5", "1,2 km" as metres; null where it is no distance from 0 to 1,000 km. */
export function typedMetres(typed: string): number | null {
  const [, digits, unit] = TYPED.exec(typed.replace(/[\s\u00a0\u202f]/g, '')) ?? [];
  if (digits === undefined) return null;
  const metres = Number(digits.replace(',', '.')) * (unit?.toLowerCase() === 'km' ? 1000 : 1);
  return metres <= MOST_M ? metres : null;
}
