/**
 * Random numbers from a seed, the same bits on every machine: sfc32 (Doty-Humphrey, PractRand) on 32-bit integers, seeded by splitmix32.
 * Only +, −, ×, ÷ and comparisons follow, which IEEE 754 rounds alike everywhere; no logarithm, sine or power, whose last bits differ between engines.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count: number;

  /** `seed`: its lower 32 bits. */
  constructor(seed: number) {
    let state = seed >>> 0;
    // splitmix32: near seeds begin far apart
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return (mixed ^ (mixed >>> 15)) | 0;
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#count = 1;
    for (let round = 0; round < 12; round++) this.integer();
  }

  /** 0 … 2³² − 1. */
  integer(): number {
    const result = (((this.#a + this.#b) | 0) + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + result) | 0;
    return result >>> 0;
  }

  /** 0 ≤ x < 1, a multiple of 2⁻⁵³: 27 bits of one integer, 26 of the next. */
  unit(): number {
    const high = this.integer() >>> 5;
    const low = this.integer() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** 0 … count − 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /**
   * Weights of sum 1, uniform over the simplex (Dirichlet 1, …, 1), as gaps between sorted uniform numbers
   * (Devroye 1986, Non-Uniform Random Variate Generation, ch. V.2.1: uniform spacings).
   */
  simplex(target: Float64Array, cuts: Float64Array): void {
    const last = target.length - 1;
    for (let index = 0; index < last; index++) cuts[index] = this.unit();
    cuts.subarray(0, last).sort();
    let former = 0;
    for (let index = 0; index < last; index++) {
      target[index] = (cuts[index] as number) - former;
      former = cuts[index] as number;
    }
    if (last >= 0) target[last] = 1 - former;
  }
}
