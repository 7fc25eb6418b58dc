/** The order of the rows of a table, kept for as long as it holds: a window at row 900,000 costs what one at row 0 costs. */

import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { TableQuery } from '../../../../shared/contract/table.ts';
import type { JobRunner } from '../../jobs/runner.ts';
import type { Tasks } from '../../jobs/tasks.ts';
import type { ProjectReader } from '../../store/index.ts';
import { compileQuery } from './table-query.ts';

export interface RowOrder {
  readonly length: number;
  /** Keys of the rows from one position to another, the latter left out. */
  keys(from: number, to: number): number[];
  /** Position of a key, or null. */
  indexOf(key: number): number | null;
}

/** Below, the engine sorts by itself: a thread takes longer to start. */
const ALONE_ROWS = 20_000;
/** Eight megabytes each for a million rows. */
const KEPT = 4;
/** The table may change while it is sorted; after this many times it is sorted where nothing else can run. */
const TRIES = 2;

export interface OrderAnswer {
  readonly stamp: string;
  readonly keys: Float64Array;
}

/** The long half, in a thread or here. */
export function computeOrder(reader: ProjectReader, query: TableQuery): OrderAnswer {
  const { where, orderBy, columns } = compileQuery(reader, query);
  return { stamp: reader.orderStamp(query.table, columns), keys: reader.order(query.table, { where, orderBy }) };
}

export class TableOrders {
  readonly #jobs: Pick<JobRunner<Tasks>, 'beside'>;
  readonly #orders = new Map<string, { readonly stamp: string; readonly order: Promise<RowOrder> }>();
  readonly #running = new Set<() => void>();
  #reader: ProjectReader | null = null;

  constructor(jobs: Pick<JobRunner<Tasks>, 'beside'>) {
    this.#jobs = jobs;
  }

  /** Throws `cancelled`, `expression-invalid`, `field-unknown`, `layer-unknown`. */
  async of(reader: ProjectReader, query: TableQuery): Promise<RowOrder> {
    if (this.#reader !== reader) this.#orders.clear();
    this.#reader = reader;
    const { columns } = compileQuery(reader, query);
    const known = reader.columns(query.table, { results: true });
    const unknown = query.sort.find(({ field }) => !known.some(({ name }) => name === field));
    if (unknown) throw new EmpriseError('field-unknown', { field: unknown.field, layer: query.table });
    const stamp = reader.orderStamp(query.table, columns);
    const key = JSON.stringify([query.table, query.sort, query.where ?? null, query.search ?? '']);
    const kept = this.#orders.get(key);
    this.#orders.delete(key);
    const entry = kept?.stamp === stamp ? kept : { stamp, order: this.#make(reader, query, stamp) };
    this.#orders.set(key, entry);
    for (const oldest of [...this.#orders.keys()].slice(0, -KEPT)) this.#orders.delete(oldest);
    try {
      return await entry.order;
    } catch (error) {
      if (this.#orders.get(key) === entry) this.#orders.delete(key);
      throw error;
    }
  }

  /** Gives up what is being sorted or counted. */
  cancel(): void {
    for (const stop of [...this.#running]) stop();
  }

  /** A question answered in a thread, that `cancel` gives up at once, whatever the thread is doing. */
  async beside<T>(started: { readonly result: Promise<T>; stop(): void }): Promise<T> {
    let stop: () => void = () => undefined;
    const given = new Promise<never>((_, reject) => {
      stop = () => {
        started.stop();
        reject(new EmpriseError('cancelled'));
      };
    });
    this.#running.add(stop);
    started.result.catch(() => undefined);
    try {
      return await Promise.race([started.result, given]);
    } finally {
      this.#running.delete(stop);
    }
  }

  isLarge(reader: ProjectReader, table: string): boolean {
    return reader.keyBounds(table).count > ALONE_ROWS;
  }

  async #make(reader: ProjectReader, query: TableQuery, stamp: string): Promise<RowOrder> {
    const { first, last, count } = reader.keyBounds(query.table);
    const isPlain = query.sort.length === 0 && query.where === undefined && (query.search ?? '').trim() === '';
    if (isPlain && last - first + 1 === count) return withoutGaps(first, count);
    if (count <= ALONE_ROWS) return listed(computeOrder(reader, query).keys);
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const answer = await this.beside(this.#jobs.beside('table-order', { path: reader.workingPath, query }));
      if (answer.stamp === stamp) return listed(answer.keys);
    }
    return listed(computeOrder(reader, query).keys);
  }
}

function withoutGaps(first: number, count: number): RowOrder {
  return {
    length: count,
    keys: (from, to) => Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => first + from + index),
    indexOf: (key) => (key >= first && key < first + count ? key - first : null),
  };
}

function listed(keys: Float64Array): RowOrder {
  return {
    length: keys.length,
    keys: (from, to) => [...keys.subarray(from, to)],
    indexOf: (key) => {
      const index = keys.indexOf(key);
      return index < 0 ? null : index;
    },
  };
}
