/** Widths of the columns of a table, in the unit of what is given. */

/**
 * Widths by weight, but none narrower than its widest word (`least`): what a column lacks, those with room to spare give. Where there is not room enough for
 * all words, the lack is shared.
 */
export function columnWidths(weights: readonly number[], least: readonly number[], room: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const wanted = weights.map((weight) => (room * weight) / sum);
  const lack = wanted.reduce((total, one, index) => total + Math.max(0, (least[index] ?? 0) - one), 0);
  const spare = wanted.reduce((total, one, index) => total + Math.max(0, one - (least[index] ?? 0)), 0);
  const given = spare > 0 ? Math.min(1, lack / spare) : 0;
  const reached = lack > 0 ? Math.min(1, spare / lack) : 0;
  return wanted.map((one, index) => {
    const difference = (least[index] ?? 0) - one;
    return difference > 0 ? one + difference * reached : one + difference * given;
  });
}
