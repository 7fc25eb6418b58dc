/** Cells of the strip of rank stability: one rank each while they are ten at most, then wider and wider towards the end, where less is decided. */
export interface RankCell {
  readonly from: number;
  /** Included. */
  readonly to: number;
}

const MOST = 10;
const ENDS = [1, 2, 3, 4, 5, 7, 10, 15, 25] as const;

export function rankCells(sites: number): readonly RankCell[] {
  if (sites <= MOST) return Array.from({ length: sites }, (_, index) => ({ from: index + 1, to: index + 1 }));
  const ends = [...ENDS.filter((end) => end < sites), sites];
  return ends.map((to, index) => ({ from: (ends[index - 1] ?? 0) + 1, to }));
}

/** Head of a cell: its rank, or the last of its ranks. */
export function cellHead({ from, to }: RankCell, sites: number): string {
  return from === to || to < sites ? String(to) : `>${from - 1}`;
}

/**
 * Probability of each cell from those of ranks 1, 2, … (`acceptability`, from `offset`, `ranks` of them). Ranks beyond are what is left of 1, and lie in
 * the last cell.
 */
export function cellShares(acceptability: Float64Array, offset: number, ranks: number, cells: readonly RankCell[]): number[] {
  let known = 0;
  for (let rank = 0; rank < ranks; rank++) known += acceptability[offset + rank] ?? 0;
  return cells.map(({ from, to }, index) => {
    let share = 0;
    for (let rank = from; rank <= Math.min(to, ranks); rank++) share += acceptability[offset + rank - 1] ?? 0;
    return index === cells.length - 1 && to > ranks ? Math.max(0, share + (known > 0 ? 1 - known : 0)) : share;
  });
}
