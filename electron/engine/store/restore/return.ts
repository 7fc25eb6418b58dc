/**
 * Back to a restore point, wholly, for one table or for some objects, inside the caller's transaction. First go the rows (and layers) the point has not,
 * then come those it has: a row that goes may take others along by its links, so what has to come is looked for after that.
 */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Executor } from '../journal/execute.ts';
import { type Operation, toRanges } from '../journal/operation.ts';
import { quoted } from '../sql.ts';
import { readBlocks } from './blocks.ts';
import { byKey, differing, isSame } from './difference.ts';
import type { LiveState, PointState, StateTable } from './state.ts';

export interface ReturnScope {
  /** Of all tables without it. */
  readonly table?: string | undefined;
  /** Of all rows without it. */
  readonly fids?: ReadonlySet<number> | undefined;
}

export interface Returned {
  readonly inverse: Operation[];
  /** Tables that are again, to the byte, what the point says. */
  readonly whole: readonly string[];
  /** Tables of other programs that are gone and cannot be made again. */
  readonly skipped: readonly string[];
}

const PARENT_ROUNDS = 4;
const ROWS_AT_ONCE = 8000;
const RETOUCHES = 'emprise_retouches';

export class PointReturn {
  readonly #db: Database;
  readonly #catalogue: Catalogue;
  readonly #executor: Executor;
  readonly #point: PointState;
  readonly #live: LiveState;
  readonly #inverse: Operation[][] = [];
  /** Tables whose rows went with those of another. */
  readonly #reached = new Set<string>();

  constructor(db: Database, catalogue: Catalogue, executor: Executor, point: PointState, live: LiveState) {
    this.#db = db;
    this.#catalogue = catalogue;
    this.#executor = executor;
    this.#point = point;
    this.#live = live;
  }

  run({ table, fids }: ReturnScope): Returned {
    const names = (table === undefined ? [...new Set([...this.#point.tables(), ...this.#live.tables()])] : [table]).filter((name) =>
      this.#differs(name),
    );
    const skipped = names.filter((name) => this.#cannotBeMade(name));
    const returning = names.filter((name) => !skipped.includes(name));
    const blocks = new Map<string, number[]>();
    for (const name of returning) blocks.set(name, this.#take(name, fids));
    for (const name of new Set([...returning, ...this.#reached])) {
      if (this.#point.table(name) === null) continue;
      this.#bring(name, this.#reached.has(name) ? this.#differing(name) : (blocks.get(name) ?? []), fids);
    }
    if (table !== undefined) {
      this.#bringNotes(table, fids);
      this.#bringParents(table);
    }
    for (const name of returning) this.#executor.touch(name);
    const whole = fids === undefined ? returning.filter((name) => this.#point.table(name) !== null) : [];
    return { inverse: this.#inverse.reverse().flat(), whole, skipped };
  }

  #differs(name: string): boolean {
    const [then, now] = [this.#point.table(name), this.#live.table(name)];
    return then === null || now === null || then.revision !== now.revision;
  }

  #cannotBeMade(name: string): boolean {
    const then = this.#point.table(name);
    const now = this.#live.table(name);
    if (now === null) return then?.layer === null;
    // A table another program has added since is its own affair.
    return then === null && now.layer === null && now.rows > 0 && !this.#isOurs(name);
  }

  #isOurs(name: string): boolean {
    return this.#catalogue.table(name).columns.includes('source_id') || this.#catalogue.table(name).primaryKey === 'id';
  }

  /** Deletes what the point has not; answers with the blocks that differ. */
  #take(name: string, fids: ReadonlySet<number> | undefined): number[] {
    const then = this.#point.table(name);
    const now = this.#live.table(name);
    if (now === null) return [...this.#point.list(name).keys()];
    const isOther = then === null || (now.layer !== null && !sameColumns(then, now));
    if (isOther && fids === undefined) {
      this.#delete(name, [[Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]]);
      if (now.layer !== null) this.#run({ op: 'drop-layer', table: name });
      return [...this.#point.list(name).keys()];
    }
    const blocks = this.#differing(name);
    const gone: number[] = [];
    const mayClash = fids === undefined && this.#hasOtherUnique(name);
    const alike = rowsAlike(now, then);
    for (const block of blocks) {
      const wanted = byKey(then, this.#point.rows(name, block));
      for (const [key, row] of byKey(now, this.#live.rows(name, block))) {
        const target = wanted.get(key);
        if (target === undefined ? !fids || fids.has(key) : mayClash && !alike(row, target)) gone.push(key);
      }
    }
    if (gone.length > 0) this.#delete(name, toRanges(gone));
    return blocks;
  }

  #bring(name: string, blocks: readonly number[], fids: ReadonlySet<number> | undefined): void {
    const then = this.#point.table(name) as StateTable;
    if (this.#catalogue.find(name) === null) {
      if (then.layer === null) return;
      this.#run({ op: 'create-layer', table: name, definition: then.layer });
    }
    const present = this.#catalogue.table(name).columns;
    const kept = then.columns.filter((column) => present.includes(column));
    const places = kept.map((column) => then.columns.indexOf(column));
    const now = this.#live.table(name);
    const alike = now && rowsAlike(now, then);
    let rows: Value[][] = [];
    // many rows to one operation: the spatial index is then filled directly
    const write = (): void => {
      if (rows.length > 0) this.#run({ op: 'put', table: name, columns: kept, rows });
      rows = [];
    };
    for (const block of blocks) {
      const present = byKey(now, this.#live.rows(name, block));
      for (const [key, row] of byKey(then, this.#point.rows(name, block))) {
        if (fids && !fids.has(key)) continue;
        const here = present.get(key);
        if (here === undefined || !alike?.(here, row)) rows.push(places.map((at) => row[at] ?? null));
      }
      if (rows.length > ROWS_AT_ONCE) write();
    }
    write();
  }

  /** What is noted of fields changed by hand goes with the objects it speaks of. */
  #bringNotes(table: string, fids: ReadonlySet<number> | undefined): void {
    const then = this.#point.table(RETOUCHES);
    const now = this.#live.table(RETOUCHES);
    if (!then || !now || then.revision === now.revision) return;
    const concerned = (state: StateTable, row: readonly Value[]): boolean =>
      row[state.columns.indexOf('table_name')] === table && (!fids || fids.has(Number(row[state.columns.indexOf('fid')])));
    const gone: number[] = [];
    const back: Value[][] = [];
    for (const block of this.#differing(RETOUCHES)) {
      const wanted = byKey(then, this.#point.rows(RETOUCHES, block));
      for (const [key, row] of byKey(now, this.#live.rows(RETOUCHES, block))) if (concerned(now, row) && !wanted.has(key)) gone.push(key);
      for (const row of wanted.values()) if (concerned(then, row)) back.push(row);
    }
    if (gone.length > 0) this.#delete(RETOUCHES, toRanges(gone));
    if (back.length > 0) this.#run({ op: 'put', table: RETOUCHES, columns: then.columns, rows: back });
  }

  /** An object brought back alone may name a parent that is gone: it comes too, from the same point. */
  #bringParents(table: string): void {
    const orphans = this.#db.prepare<[string], { rowid: number; parent: string; fkid: number }>(
      'SELECT rowid, parent, fkid FROM pragma_foreign_key_check(?)',
    );
    const links = this.#db.prepare<[string], { id: number; from: string; to: string | null }>(
      'SELECT id, "from", "to" FROM pragma_foreign_key_list(?)',
    );
    const tables = new Set([table]);
    for (let round = 0; round < PARENT_ROUNDS; round++) {
      for (const child of [...tables]) {
        for (const orphan of orphans.all(child)) {
          const link = links.all(child).find(({ id }) => id === orphan.fkid);
          const value = link && this.#valueOf(child, link.from, orphan.rowid);
          const parentKey = link?.to ?? this.#catalogue.table(orphan.parent).primaryKey;
          const row = value === undefined ? null : this.#rowWhere(orphan.parent, parentKey, value);
          if (!row) continue;
          this.#run({ op: 'put', table: orphan.parent, columns: row.columns, rows: [row.values] });
          tables.add(orphan.parent);
        }
      }
    }
    for (const child of tables) if (orphans.all(child).length > 0) throw new EmpriseError('restore-needs-parent', { layer: child });
  }

  #valueOf(table: string, column: string, key: number): Value | undefined {
    return this.#db
      .prepare<[number], Value>(`SELECT ${quoted(column)} FROM ${quoted(table)} WHERE rowid = ?`)
      .pluck()
      .get(key);
  }

  #rowWhere(table: string, column: string, value: Value): { columns: readonly string[]; values: Value[] } | null {
    const then = this.#point.table(table);
    const at = then?.columns.indexOf(column) ?? -1;
    if (!then || at < 0) return null;
    for (const block of this.#point.list(table).keys()) {
      const values = this.#point.rows(table, block).find((row) => row[at] === value);
      if (values) return { columns: then.columns, values };
    }
    return null;
  }

  /** Looked at anew: rows may have been written since the hashes were kept. */
  #differing(name: string): number[] {
    const facts = this.#catalogue.find(name);
    const blocks = new Map<number, string>();
    if (facts)
      for (const { number, hash } of readBlocks(this.#db, { table: name, key: facts.primaryKey, columns: facts.columns }))
        blocks.set(number, hash);
    return differing(this.#point.list(name), blocks);
  }

  /** Unique values that rows may exchange among themselves; tables whose rows others hang on have none but `uid`. */
  #hasOtherUnique(name: string): boolean {
    if (this.#catalogue.table(name).children.length > 0) return false;
    const columns = this.#db
      .prepare<[string], string>(
        `SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique" = 1 AND l.origin <> 'pk'`,
      )
      .pluck()
      .all(name);
    return columns.some((column) => column !== 'uid');
  }

  #delete(name: string, ranges: [number, number][]): void {
    for (const operation of this.#run({ op: 'delete', table: name, ranges }))
      if (operation.table !== name) this.#reached.add(operation.table);
  }

  #run(operation: Operation): Operation[] {
    const inverse = this.#executor.run([operation]);
    this.#inverse.push(inverse);
    return inverse;
  }
}

function sameColumns(left: StateTable, right: StateTable): boolean {
  const [first, second] = [[...left.columns].sort(), [...right.columns].sort()];
  return first.length === second.length && first.every((name, index) => name === second[index]);
}

/** Whether rows of the two states say the same, columns by name; one that the other lacks says nothing. */
function rowsAlike(now: StateTable, then: StateTable | null): (row: readonly Value[], other: readonly Value[]) => boolean {
  const places = now.columns.map((name) => then?.columns.indexOf(name) ?? -1);
  return (row, other) => places.every((at, index) => at < 0 || isSame(row[index] ?? null, other[at] ?? null));
}
