/** How often each row took each rank, ties shared out evenly. Ranks from 0. */

/** Ranks counted one by one for the percentiles; beyond, several share a counter and the percentile is the first of them. */
const COUNTERS = 2000;

export class RankCounts {
  readonly #ranks: number;
  readonly #perCounter: number;
  readonly #isEach: boolean;
  readonly #counters: number;
  readonly #alone: Float64Array;
  /** By row, what begins at a rank less what ends there: a tie of any size costs two additions for each of its members. */
  #shared: Float64Array | null = null;
  /** The first ranks one by one, where the counters are not. */
  readonly #first: Float64Array;
  #firstShared: Float64Array | null = null;

  /** `ranks`: the first so many are told one by one. */
  constructor(rows: number, ranks: number) {
    this.#ranks = ranks;
    this.#perCounter = Math.max(1, Math.ceil(rows / COUNTERS));
    this.#isEach = this.#perCounter === 1;
    this.#counters = Math.ceil(rows / this.#perCounter) + 1;
    this.#alone = new Float64Array(rows * this.#counters);
    this.#first = new Float64Array(this.#isEach ? 0 : rows * (ranks + 1));
  }

  /** The row holds the ranks from `start` up to, not with, `end` in equal parts. */
  add(row: number, start: number, end: number): void {
    if (end - start === 1) {
      const at = row * this.#counters + (this.#isEach ? start : Math.floor(start / this.#perCounter));
      this.#alone[at] = (this.#alone[at] as number) + 1;
      if (!this.#isEach && start < this.#ranks) {
        const told = row * (this.#ranks + 1) + start;
        this.#first[told] = (this.#first[told] as number) + 1;
      }
      return;
    }
    this.#shared ??= new Float64Array(this.#alone.length);
    this.#firstShared ??= new Float64Array(this.#first.length);
    const from = Math.floor(start / this.#perCounter);
    const to = Math.floor((end - 1) / this.#perCounter) + 1;
    addRange(this.#shared, row * this.#counters, from, to, 1 / (to - from));
    if (!this.#isEach && start < this.#ranks)
      addRange(this.#firstShared, row * (this.#ranks + 1), start, Math.min(end, this.#ranks), 1 / (end - start));
  }

  /** `first`: share of the draws at each of the first ranks. `percentile(0.05)`: the rank, from 1, reached by so great a share of the draws. */
  of(row: number, draws: number): { readonly first: Float64Array; percentile(part: number): number } {
    const counted = sums(this.#alone, this.#shared, row, this.#counters);
    const first = (this.#isEach ? counted : sums(this.#first, this.#firstShared, row, this.#ranks + 1)).subarray(0, this.#ranks);
    return {
      first: first.map((count) => count / draws),
      percentile: (part) => {
        let sum = 0;
        for (let index = 0; index < counted.length; index++) {
          sum += counted[index] as number;
          if (sum >= part * draws * (1 - 1e-12)) return index * this.#perCounter + 1;
        }
        return (counted.length - 2) * this.#perCounter + 1;
      },
    };
  }
}

/** `part` at each place from `start` up to, not with, `end`, as differences. */
function addRange(target: Float64Array, offset: number, start: number, end: number, part: number): void {
  target[offset + start] = (target[offset + start] as number) + part;
  target[offset + end] = (target[offset + end] as number) - part;
}

function sums(alone: Float64Array, shared: Float64Array | null, row: number, width: number): Float64Array {
  const own = alone.slice(row * width, (row + 1) * width);
  if (shared === null) return own;
  let open = 0;
  for (let index = 0; index < width; index++) {
    open += shared[row * width + index] as number;
    // what the difference of sums leaves beside nothing
    if (open > 1e-9) own[index] = (own[index] as number) + open;
  }
  return own;
}
