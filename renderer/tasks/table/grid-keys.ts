/** Keyboard of the grid (WAI-ARIA): where the current cell goes. Rows and columns are counted from 0. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export function movedPosition(
  key: string,
  control: boolean,
  at: GridPosition,
  rows: number,
  columns: number,
  page: number,
): GridPosition | null {
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const clamp = (row: number, column: number): GridPosition => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return clamp(control ? lastRow : at.row + 1, at.column);
    case 'ArrowUp':
      return clamp(control ? 0 : at.row - 1, at.column);
    case 'ArrowRight':
      return clamp(at.row, at.column + 1);
    case 'ArrowLeft':
      return clamp(at.row, at.column - 1);
    case 'PageDown':
      return clamp(at.row + page, at.column);
    case 'PageUp':
      return clamp(at.row - page, at.column);
    case 'Home':
      return clamp(control ? 0 : at.row, 0);
    case 'End':
      return clamp(control ? lastRow : at.row, lastColumn);
    default:
      return null;
  }
}
