/**
 * Columns that styles draw by, read once for all tiles of a view: a tile alone costs nearly a pass over the table. Kept as long as their values are the same;
 * of tables too large to keep, each tile's values are looked up.
 */
import type { Value } from '../../../../shared/domain/change.ts';
import type { ProjectReader } from '../../store/index.ts';

const MOST_ROWS = 150_000;
/** A style names one or two; one goes back to the former easily. */
const MOST_COLUMNS = 4;
/** Fewer objects are looked up faster than a table is read. */
const FEW = 200;

interface KnownColumn {
  readonly stamp: string;
  readonly first: number;
  readonly values: readonly Value[];
}

export class ColumnCache {
  readonly #project: ProjectReader;
  readonly #columns = new Map<string, KnownColumn>();
  readonly #keys = new Map<string, { readonly revision: number; readonly first: number; readonly last: number }>();

  constructor(project: ProjectReader) {
    this.#project = project;
  }

  /** One list per column, in the order of `fids`; null for an object that is gone. */
  read(table: string, fids: Uint32Array, columns: readonly string[]): Record<string, Value[]> {
    if (fids.length < FEW) return this.#project.values(table, fids, columns);
    const { first, last } = this.#bounds(table);
    if (last - first >= MOST_ROWS) return this.#project.values(table, fids, columns);
    return Object.fromEntries(
      columns.map((column) => {
        const known = this.#column(table, column, first, last);
        return [column, Array.from(fids, (fid) => known.values[fid - known.first] ?? null)];
      }),
    );
  }

  #bounds(table: string): { readonly first: number; readonly last: number } {
    const revision = this.#project.revision(table);
    const known = this.#keys.get(table);
    if (known?.revision === revision) return known;
    const { first, last } = this.#project.keyBounds(table);
    const found = { revision, first, last };
    this.#keys.set(table, found);
    return found;
  }

  #column(table: string, column: string, first: number, last: number): KnownColumn {
    const key = `${table} ${column}`;
    const stamp = this.#project.orderStamp(table, [column]);
    const known = this.#columns.get(key);
    this.#columns.delete(key);
    const keys = Uint32Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const found = known?.stamp === stamp ? known : { stamp, first, values: this.#project.values(table, keys, [column])[column] ?? [] };
    this.#columns.set(key, found);
    for (const oldest of this.#columns.keys()) {
      if (this.#columns.size <= MOST_COLUMNS) break;
      this.#columns.delete(oldest);
    }
    return found;
  }
}
