/** Sets rows in columns: the order is kept, a heading never parts from its first entry, a gap is dropped at the top of a column. */

export interface FlowRow {
  readonly height: number;
  /** Space before the row, but at the top of a column. */
  readonly before: number;
  /** Stays on one column with the row that follows. */
  readonly keep: boolean;
  /** Entries of the legend it shows, for the count of those left out. */
  readonly entries: number;
}

export interface Flow<Row> {
  readonly placed: readonly { readonly row: Row; readonly column: number; readonly top: number }[];
  /** Height of the longest column. */
  readonly height: number;
  /** Entries without room. */
  readonly left: number;
}

export function flowRows<Row extends FlowRow>(rows: readonly Row[], columns: number, maxHeight: number): Flow<Row> {
  const placed: { row: Row; column: number; top: number }[] = [];
  let column = 0;
  let y = 0;
  let height = 0;
  let index = 0;
  for (; index < rows.length; ) {
    let end = index;
    while (rows[end]?.keep) end++;
    const chunk = rows.slice(index, end + 1);
    const needed = (from: number): number => chunk.reduce((sum, row, i) => sum + (i === 0 && from === 0 ? 0 : row.before) + row.height, 0);
    if (y + needed(y) > maxHeight + 1e-6 && y > 0) {
      column++;
      y = 0;
    }
    if (column >= columns || needed(y) > maxHeight + 1e-6) break;
    for (const row of chunk) {
      const top = y === 0 ? 0 : y + row.before;
      placed.push({ row, column, top });
      y = top + row.height;
    }
    height = Math.max(height, y);
    index = end + 1;
  }
  return { placed, height, left: rows.slice(index).reduce((sum, row) => sum + row.entries, 0) };
}

/** The lowest height at which all rows stand, so that the columns come out even; `maxHeight` where they do not. */
export function evenFlow<Row extends FlowRow>(rows: readonly Row[], columns: number, maxHeight: number): Flow<Row> {
  const total = rows.reduce((sum, row) => sum + row.before + row.height, 0);
  const step = 1;
  for (let height = total / columns; height < maxHeight; height += step) {
    const flow = flowRows(rows, columns, height);
    if (flow.left === 0) return flow;
  }
  return flowRows(rows, columns, maxHeight);
}
