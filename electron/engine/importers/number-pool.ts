/** Room for the coordinates of one object after the other, cut from larger pieces: a buffer of its own for each costs more than to fill it. */
const PIECE_NUMBERS = 1 << 15;
/** Larger ones get a buffer of their own: a piece would be left half empty. */
const LARGE = PIECE_NUMBERS >> 2;

export class NumberPool {
  #piece = new Float64Array(0);
  #used = 0;

  /** Whatever was there before is still in it. Kept, it holds its piece (a quarter of a megabyte). */
  take(count: number): Float64Array {
    if (count > LARGE) return new Float64Array(count);
    if (this.#used + count > this.#piece.length) {
      this.#piece = new Float64Array(PIECE_NUMBERS);
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += count;
    return this.#piece.subarray(start, this.#used);
  }
}
