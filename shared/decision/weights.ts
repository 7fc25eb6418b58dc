/** Percentages by code that sum to 100: exact inside, whole numbers where they are shown. */

export type Weights = Readonly<Record<string, number>>;

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The same proportions with sum 100; null where nothing has weight. Codes that are missing weigh 0. */
export function normalised(weights: Weights, codes: readonly string[]): Record<string, number> | null {
  const values = codes.map((code) => Math.max(0, weights[code] ?? 0));
  // divided before it is summed: no weight is so great that the sum overflows
  const greatest = Math.max(0, ...values);
  if (!(greatest > 0)) return null;
  const scaled = values.map((value) => value / greatest);
  const sum = total(scaled);
  return Object.fromEntries(codes.map((code, index) => [code, (100 * (scaled[index] as number)) / sum]));
}

export function equalWeights(codes: readonly string[]): Record<string, number> {
  return Object.fromEntries(codes.map((code) => [code, 100 / codes.length]));
}

/**
 * The weight of one code as wished, the others rescaled in proportion unless locked: sum 100. The wish is bound by what the locks leave.
 * Others that all weigh 0 share what is left evenly. Where every other one is locked, nothing moves.
 */
export function moveWeight(
  weights: Weights,
  codes: readonly string[],
  locked: readonly string[],
  code: string,
  wish: number,
): Record<string, number> {
  const now = normalised(weights, codes) ?? equalWeights(codes);
  const free = codes.filter((other) => other !== code && !locked.includes(other));
  if (!codes.includes(code) || free.length === 0 || !Number.isFinite(wish)) return now;
  const held = total(codes.filter((other) => other !== code && locked.includes(other)).map((other) => now[other] as number));
  const room = Math.max(0, 100 - held);
  const moved = Math.min(room, Math.max(0, wish));
  const left = room - moved;
  const former = total(free.map((other) => now[other] as number));
  const shared = free.map((other) => (former > 0 ? ((now[other] as number) / former) * left : left / free.length));
  return { ...now, [code]: moved, ...Object.fromEntries(free.map((other, index) => [other, shared[index] as number])) };
}

/** Whole percentages of sum 100, by largest remainder (Hamilton): the earlier code first where remainders are equal. */
export function shownWeights(weights: Weights, codes: readonly string[]): Record<string, number> {
  const exact = normalised(weights, codes);
  if (exact === null) return Object.fromEntries(codes.map((code) => [code, 0]));
  // what a sum of floats leaves beside a whole number is none of its remainder
  const tidy = codes.map((code) => {
    const value = exact[code] as number;
    return Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : value;
  });
  const whole = tidy.map(Math.floor);
  const order = codes.map((_, index) => index);
  order.sort((a, b) => (tidy[b] as number) - (whole[b] as number) - ((tidy[a] as number) - (whole[a] as number)) || a - b);
  const left = 100 - total(whole);
  for (const index of order.slice(0, Math.max(0, left))) whole[index] = (whole[index] as number) + 1;
  return Object.fromEntries(codes.map((code, index) => [code, whole[index] as number]));
}

/** Points of percentage that change hands between two sets of weights, 0–100. */
export function weightDistance(one: Weights, other: Weights, codes: readonly string[]): number {
  return total(codes.map((code) => Math.abs((one[code] ?? 0) - (other[code] ?? 0)))) / 2;
}
