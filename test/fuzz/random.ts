/** Seeded choices: the same seed makes the same files on every machine. */
export type Random = () => number;

/** mulberry32: small, seeded, good enough to choose bytes. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below` - 1. */
export const below = (next: Random, limit: number): number => Math.floor(next() * limit);

export function oneOf<T>(next: Random, values: readonly T[]): T {
  return values[below(next, values.length)] as T;
}
