/** Rows in the order of whole numbers, many times over: by three passes of 11 bits, which do not guess as comparisons do (LSD radix sort). */

const BITS = 11;
const DIGITS = 1 << BITS;
const PASSES = 3;
/** Under this many rows the passes cost more than comparisons. */
const FEW = 200;

export class KeySorter {
  readonly #count: number;
  readonly #places = new Uint32Array(PASSES * DIGITS);
  readonly #rows: Uint32Array;
  readonly #spare: Uint32Array;
  readonly #packed: Float64Array;

  constructor(count: number) {
    this.#count = count;
    this.#rows = new Uint32Array(count);
    this.#spare = new Uint32Array(count);
    this.#packed = new Float64Array(count < FEW ? count : 0);
  }

  /** Rows by ascending key, equal ones by row. Valid until the next call. */
  rows(keys: Uint32Array): Uint32Array {
    return this.#count < FEW ? this.#byComparison(keys) : this.#byDigits(keys);
  }

  #byComparison(keys: Uint32Array): Uint32Array {
    const packed = this.#packed;
    const rows = this.#rows;
    for (let row = 0; row < packed.length; row++) packed[row] = (keys[row] as number) * FEW + row;
    packed.sort();
    for (let place = 0; place < rows.length; place++) rows[place] = (packed[place] as number) % FEW;
    return rows;
  }

  #byDigits(keys: Uint32Array): Uint32Array {
    const count = this.#count;
    const places = this.#places.fill(0);
    for (let row = 0; row < count; row++) {
      const key = keys[row] as number;
      const [low, middle, high] = [key & (DIGITS - 1), DIGITS + ((key >>> BITS) & (DIGITS - 1)), 2 * DIGITS + (key >>> (2 * BITS))];
      places[low] = (places[low] as number) + 1;
      places[middle] = (places[middle] as number) + 1;
      places[high] = (places[high] as number) + 1;
    }
    let from = this.#rows;
    let to = this.#spare;
    for (let row = 0; row < count; row++) from[row] = row;
    for (let pass = 0; pass < PASSES; pass++) {
      const offset = pass * DIGITS;
      const shift = pass * BITS;
      let sum = 0;
      for (let digit = offset; digit < offset + DIGITS; digit++) {
        const own = places[digit] as number;
        places[digit] = sum;
        sum += own;
      }
      for (let place = 0; place < count; place++) {
        const row = from[place] as number;
        const digit = offset + (((keys[row] as number) >>> shift) & (DIGITS - 1));
        const target = places[digit] as number;
        to[target] = row;
        places[digit] = target + 1;
      }
      [from, to] = [to, from];
    }
    return from;
  }
}
