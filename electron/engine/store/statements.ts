/**
 * Prepared statements kept with their connection and used again.
 *
 * better-sqlite3 frees a statement only when JavaScript collects its object, and `PRAGMA defer_foreign_keys`, in every step of the journal, walks
 * over all that live: after thousands of edits a step spent most of its time there. Here a connection has few of them, and SQLite itself compiles
 * one again when the schema changed under it.
 */
import type { Database, Statement } from 'better-sqlite3';

const KEPT = 256;

type Rows = 'objects' | 'pluck' | 'raw';

interface Kept {
  readonly native: Statement<unknown[], unknown>;
  rows: Rows;
  /** Its rows were once read one by one: it may be at it now. */
  iterated: boolean;
}

/**
 * From now on `db.prepare` answers with statements that share what the connection keeps, `most` at a time, those unused for longest going first.
 * They know `run`, `get`, `all`, `iterate`, `pluck` and `raw`: whatever else would change the statement for everybody.
 */
export function keepStatements(db: Database, most = KEPT): void {
  const prepare = db.prepare.bind(db) as (sql: string) => Kept['native'];
  const statements = new Map<string, Kept>();

  const take = (sql: string): Kept => {
    const known = statements.get(sql);
    // whoever reads its rows one by one keeps it until they end
    if (known && isBusy(known)) return { native: prepare(sql), rows: 'objects', iterated: false };
    const kept = known ?? { native: prepare(sql), rows: 'objects', iterated: false };
    statements.delete(sql);
    statements.set(sql, kept);
    for (const oldest of statements.keys()) {
      if (statements.size <= most) break;
      statements.delete(oldest);
    }
    return kept;
  };

  db.prepare = ((sql: string) => new SharedStatement(sql, take)) as unknown as Database['prepare'];
}

const isBusy = ({ iterated, native }: Kept): boolean => iterated && native.busy;

/** Gives rows its own way, whoever else uses the same SQL. */
class SharedStatement {
  readonly #sql: string;
  readonly #take: (sql: string) => Kept;
  #kept: Kept;
  #rows: Rows = 'objects';

  constructor(sql: string, take: (sql: string) => Kept) {
    this.#sql = sql;
    this.#take = take;
    this.#kept = take(sql);
  }

  pluck(): this {
    this.#rows = 'pluck';
    return this;
  }

  raw(): this {
    this.#rows = 'raw';
    return this;
  }

  run(...parameters: unknown[]): ReturnType<Kept['native']['run']> {
    return this.#ready().native.run(...parameters);
  }

  get(...parameters: unknown[]): unknown {
    return this.#ready().native.get(...parameters);
  }

  all(...parameters: unknown[]): unknown[] {
    return this.#ready().native.all(...parameters);
  }

  iterate(...parameters: unknown[]): IterableIterator<unknown> {
    const kept = this.#ready();
    kept.iterated = true;
    return kept.native.iterate(...parameters);
  }

  #ready(): Kept {
    if (isBusy(this.#kept)) this.#kept = this.#take(this.#sql);
    const kept = this.#kept;
    if (kept.rows === this.#rows) return kept;
    if (this.#rows === 'pluck') kept.native.pluck();
    else if (this.#rows === 'raw') kept.native.raw();
    else if (kept.rows === 'pluck') kept.native.pluck(false);
    else kept.native.raw(false);
    kept.rows = this.#rows;
    return kept;
  }
}
