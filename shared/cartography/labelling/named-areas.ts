/** Which millimetres of the page lie in an area of the layers being named: a coarse sheet of cells, enough to keep names off them. */
import type { Box } from '../frame-view.ts';
import type { AreaRows } from './area-rows.ts';

const CELL_MM = 1;

export class NamedAreas {
  private readonly cells: Uint8Array;
  private readonly columns: number;
  private readonly rows: number;
  private readonly frame: Box;

  constructor(frame: Box) {
    this.frame = frame;
    this.columns = Math.ceil(frame[2] / CELL_MM);
    this.rows = Math.ceil(frame[3] / CELL_MM);
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  add({ rows, top, step }: AreaRows): void {
    const [frameX, frameY] = this.frame;
    rows.forEach((row, index) => {
      const from = Math.max(0, Math.floor((top + (index - 0.5) * step - frameY) / CELL_MM));
      const to = Math.min(this.rows - 1, Math.floor((top + (index + 0.5) * step - frameY) / CELL_MM));
      for (let i = 0; i + 1 < row.length; i += 2) {
        const left = Math.max(0, Math.floor(((row[i] as number) - frameX) / CELL_MM));
        const right = Math.min(this.columns, Math.ceil(((row[i + 1] as number) - frameX) / CELL_MM));
        for (let line = from; line <= to && left < right; line++)
          this.cells.fill(1, line * this.columns + left, line * this.columns + right);
      }
    });
  }

  has = (x: number, y: number): boolean => {
    const column = Math.floor((x - this.frame[0]) / CELL_MM);
    const row = Math.floor((y - this.frame[1]) / CELL_MM);
    return column >= 0 && row >= 0 && column < this.columns && row < this.rows && this.cells[row * this.columns + column] === 1;
  };
}
