import type { PreparedBatch, PreparedRow, PreparedTable } from '../types.ts';

const MAX_ROWS = 500;
const MAX_VERTICES = 200_000;

/** Gathers rows by table until there are enough to be worth a write. */
export class BatchWriter {
  readonly #rows = new Map<string, { table: PreparedTable; rows: PreparedRow[] }>();
  readonly #maxRows: number;
  #count = 0;
  #vertices = 0;

  constructor(maxRows = MAX_ROWS) {
    this.#maxRows = maxRows;
  }

  add(table: PreparedTable, row: PreparedRow): void {
    let gathered = this.#rows.get(table.table);
    if (!gathered) {
      gathered = { table, rows: [] };
      this.#rows.set(table.table, gathered);
    }
    gathered.rows.push(row);
    this.#count++;
    this.#vertices += (row.geometry?.xy.length ?? 0) / 2;
  }

  get isFull(): boolean {
    return this.#count >= this.#maxRows || this.#vertices >= MAX_VERTICES;
  }

  *flush(): Generator<PreparedBatch> {
    for (const { table, rows } of this.#rows.values()) yield { table, rows };
    this.#rows.clear();
    this.#count = 0;
    this.#vertices = 0;
  }
}
