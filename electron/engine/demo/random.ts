/** Seeded chance: the same seed gives the same numbers on every machine (integer arithmetic only). */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  between(low: number, high: number): number;
  integer(low: number, highInclusive: number): number;
  pick<T>(values: readonly T[]): T;
  chance(probability: number): boolean;
  shuffle<T>(values: readonly T[]): T[];
}

/** One stream per purpose: a change in one part of the generator leaves the others as they were. */
export function randomOf(seed: number, purpose: string): Random {
  let state = (seed ^ hashText(purpose)) >>> 0;
  // mulberry32 (Tommy Ettinger, public domain), written anew
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (values) => {
      if (values.length === 0) throw new RangeError('nothing to pick from');
      return values[integer(0, values.length - 1)] as (typeof values)[number];
    },
    shuffle: (values) => {
      const shuffled = [...values];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = integer(0, i);
        const kept = shuffled[i] as (typeof values)[number];
        shuffled[i] = shuffled[j] as (typeof values)[number];
        shuffled[j] = kept;
      }
      return shuffled;
    },
  };
}

export type Noise = (x: number, y: number) => number;

/** Smooth value noise in the plane, −1…1, with features of about `wavelength` and `octaves` finer ones on top. */
export function noiseOf(seed: number, purpose: string, wavelength: number, octaves = 3): Noise {
  const base = (seed ^ hashText(purpose)) >>> 0;
  return (x, y) => {
    let sum = 0;
    let amplitude = 1;
    let total = 0;
    let scale = 1 / wavelength;
    for (let octave = 0; octave < octaves; octave++) {
      sum += amplitude * valueNoise(x * scale, y * scale, base + octave * 7919);
      total += amplitude;
      amplitude /= 2;
      scale *= 2;
    }
    return sum / total;
  };
}

function valueNoise(x: number, y: number, seed: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = fade(x - i);
  const v = fade(y - j);
  const low = lattice(i, j, seed) * (1 - u) + lattice(i + 1, j, seed) * u;
  const high = lattice(i, j + 1, seed) * (1 - u) + lattice(i + 1, j + 1, seed) * u;
  return low * (1 - v) + high * v;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** A number in −1…1 for each integer point. */
export function lattice(i: number, j: number, seed: number): number {
  let hash = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
}

function hashText(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}
