/** The restore points of a project: made, listed, thinned, compared, come back to. The tables they share are kept once (see README.md). */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { ChangeReceipt, StepLabel, Value } from '../../../../shared/domain/change.ts';
import type { RestoreCause, RestorePoint, StateName } from '../../../../shared/domain/restore-points.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../../shared/geo/projections.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Journal } from '../journal/journal.ts';
import type { RevisionTurns } from '../journal/revisions.ts';
import { columnRevisions } from '../journal/revisions.ts';
import { advance, readCount } from '../meta.ts';
import { quoted, timestamp } from '../sql.ts';
import { inDegrees } from '../tables/geometries.ts';
import { BLOCK_KEYS, packBlock, packList, readBlocks, type Work } from './blocks.ts';
import { byKey, compareStates, type TableDifference } from './difference.ts';
import { PointReturn, type Returned, type ReturnScope } from './return.ts';
import { finishWork, LiveState, PointState, type State, type StateTable, type TableDefinition } from './state.ts';

/** Automatic points kept; the oldest go first, and those a person made never. */
const AUTOMATIC_KEPT = 10;
/** Beyond this many bytes of copies, automatic points go, the oldest first. */
export const BUDGET_BYTES = 200_000_000;
/** Rows not copied yet beyond which no point is made unasked: it would take seconds and a good part of the file's size again. */
export const AUTOMATIC_ROWS = 200_000;
const BATCH_BYTES = 4_000_000;

/** An object as a state has it; the shape in degrees. */
export interface StateObject {
  readonly fid: number;
  readonly geometry: Geometry | null;
  readonly values: Readonly<Record<string, Value>>;
}

export interface PointsAccess {
  readonly db: Database;
  readonly catalogue: Catalogue;
  readonly journal: Journal;
  readonly now: () => Date;
  /** Turns faults of SQLite and of the disk into refusals. */
  readonly guard: <T>(run: () => T) => T;
}

export class RestorePoints {
  readonly #access: PointsAccess;
  readonly #live: LiveState;

  constructor(access: PointsAccess) {
    this.#access = access;
    this.#live = new LiveState(access.db, access.catalogue);
  }

  /** Newest first. */
  list(): RestorePoint[] {
    return this.#access.guard(() =>
      this.#access.db.prepare<[], RestorePoint>('SELECT id, nom AS name, cause, cree_le AS at FROM emprise_points ORDER BY id DESC').all(),
    );
  }

  /** Bytes that all points together take in the file. */
  bytes(): number {
    return this.#access.db.prepare<[], number>('SELECT coalesce(sum(length(contenu)), 0) FROM emprise_blocs').pluck().get() ?? 0;
  }

  /** Rows that a point made now would have to copy. */
  uncopiedRows(): number {
    return this.#live
      .tables()
      .map((name) => this.#live.table(name))
      .filter((table): table is StateTable => table !== null && this.#copyOf(table) === null)
      .reduce((sum, { rows }) => sum + rows, 0);
  }

  /** Rows of the tables that a return would have to look at. Throws `restore-point-unknown`. */
  rowsToReturn(id: number, table?: string): number {
    this.#known(id);
    const point = new PointState(this.#access.db, id);
    const names = table === undefined ? new Set([...this.#live.tables(), ...point.tables()]) : [table];
    return [...names].reduce((sum, name) => {
      const [then, now] = [point.table(name), this.#live.table(name)];
      return then?.revision === now?.revision ? sum : sum + Math.max(then?.rows ?? 0, now?.rows ?? 0);
    }, 0);
  }

  /** True where a table has another revision than at the last point, or where there is no point. */
  hasChanged(): boolean {
    const [last] = this.list();
    if (!last) return true;
    const state = new PointState(this.#access.db, last.id);
    const names = new Set([...this.#live.tables(), ...state.tables()]);
    return [...names].some((name) => this.#live.table(name)?.revision !== state.table(name)?.revision);
  }

  /**
   * Copies what no point has yet. A point made unasked rides along with the next save and does not mark the project as changed; an interrupted one
   * leaves blocks that nobody names, swept by the next.
   */
  *create(name: string, cause: RestoreCause): Work<RestorePoint> {
    const { db, guard, now } = this.#access;
    const copies: number[] = [];
    for (const table of this.#live.tables()) {
      const state = this.#live.table(table);
      if (state) copies.push(this.#copyOf(state) ?? (yield* this.#copy(state)));
    }
    return guard(() =>
      db
        .transaction(() => {
          const at = timestamp(now());
          const { lastInsertRowid } = db.prepare('INSERT INTO emprise_points (nom, cause, cree_le) VALUES (?, ?, ?)').run(name, cause, at);
          const insert = db.prepare('INSERT INTO emprise_points_tables (point, copie) VALUES (?, ?)');
          for (const copy of copies) insert.run(lastInsertRowid, copy);
          this.#thin();
          this.#sweep();
          if (cause === 'manual') advance(db, 'edits');
          return { id: Number(lastInsertRowid), name, cause, at };
        })
        .immediate(),
    );
  }

  /** Throws `restore-point-unknown`. */
  rename(id: number, name: string): void {
    this.#known(id);
    this.#writing(() => void this.#access.db.prepare('UPDATE emprise_points SET nom = ? WHERE id = ?').run(name, id));
  }

  /** Throws `restore-point-unknown`. */
  remove(id: number): void {
    this.#known(id);
    this.#writing(() => {
      this.#access.db.prepare('DELETE FROM emprise_points WHERE id = ?').run(id);
      this.#sweep();
    });
  }

  state(name: StateName): State {
    if (name === 'now') return this.#live;
    this.#known(name);
    return new PointState(this.#access.db, name);
  }

  /** Throws `restore-point-unknown`. */
  compare(from: StateName, to: StateName, table?: string): Work<TableDifference[]> {
    return compareStates(this.state(from), this.state(to), table);
  }

  /** Shapes in degrees and values of some keys, or of all; null where there is none that can be drawn. */
  *objects(name: StateName, table: string, keys?: readonly number[]): Generator<StateObject> {
    const state = this.state(name);
    const facts = state.table(table);
    if (!facts) return;
    const wanted = keys && new Set(keys);
    const blocks = wanted
      ? new Set([...wanted].map((key) => Math.floor(key / BLOCK_KEYS)))
      : (finishWork(state.blocks(table)).keys() as Iterable<number>);
    const toDegrees = projectionOf(facts.srsId);
    for (const block of [...blocks].sort((a, b) => a - b)) {
      for (const [fid, row] of byKey(facts, state.rows(table, block))) {
        if (wanted && !wanted.has(fid)) continue;
        const values = Object.fromEntries(facts.columns.map((column, index) => [column, row[index] ?? null]));
        const blob = facts.geometryColumn === null ? null : values[facts.geometryColumn];
        const geometry = blob instanceof Uint8Array && toDegrees ? inDegrees(blob, facts.srsId, toDegrees) : null;
        yield { fid, geometry, values };
      }
    }
  }

  /** The same text as long as nothing is written. */
  stamp(): string {
    return `${readCount(this.#access.db, 'edits')} ${readCount(this.#access.db, 'counter')}`;
  }

  /**
   * One step of the journal, whole or not at all. Tables that are again as they were take their former revisions, so that results computed then hold
   * again. Throws `restore-point-unknown`, `nothing-to-restore`, `restore-needs-parent`.
   */
  comeBack(id: number, scope: ReturnScope, label: StepLabel): { receipt: ChangeReceipt; skipped: readonly string[] } {
    this.#known(id);
    const { db, catalogue, journal, guard } = this.#access;
    const point = new PointState(db, id);
    let returned: Returned | null = null;
    const receipt = guard(() =>
      journal.record(
        label,
        (executor) => {
          returned = new PointReturn(db, catalogue, executor, point, this.#live).run(scope);
          if (returned.inverse.length === 0) throw new EmpriseError('nothing-to-restore');
          return returned.inverse;
        },
        (turns) => this.#formerRevisions(turns, point, returned?.whole ?? []),
      ),
    );
    return { receipt, skipped: (returned as Returned | null)?.skipped ?? [] };
  }

  #formerRevisions(turns: RevisionTurns, point: PointState, whole: readonly string[]): RevisionTurns {
    const tables = { ...turns.tables };
    const columns = { ...turns.columns };
    const known = columnRevisions(this.#access.db);
    for (const name of whole) {
      const then = point.table(name);
      const turn = tables[name];
      if (!then || !turn) continue;
      tables[name] = [turn[0], then.revision];
      const names = new Set([...(known.get(name)?.keys() ?? []), ...Object.keys(then.champs)]);
      columns[name] = Object.fromEntries(
        [...names].map((column) => [column, [columns[name]?.[column]?.[0] ?? known.get(name)?.get(column) ?? 0, then.champs[column] ?? 0]]),
      );
    }
    return { tables, columns };
  }

  #copyOf({ table, revision }: StateTable): number | null {
    return (
      this.#access.db
        .prepare<[string, number], number>('SELECT id FROM emprise_copies WHERE table_name = ? AND revision = ? ORDER BY id DESC')
        .pluck()
        .get(table, revision) ?? null
    );
  }

  *#copy(state: StateTable): Work<number> {
    const { db, guard } = this.#access;
    const known = db.prepare('SELECT 1 FROM emprise_blocs WHERE empreinte = ?');
    const insert = db.prepare('INSERT OR IGNORE INTO emprise_blocs (empreinte, contenu) VALUES (?, ?)');
    const blocks = new Map<number, string>();
    let waiting: [Buffer, Buffer][] = [];
    let bytes = 0;
    const write = (): void => {
      const batch = waiting;
      waiting = [];
      bytes = 0;
      guard(() => db.transaction(() => batch.forEach(([hash, content]) => void insert.run(hash, content))).immediate());
    };
    for (const block of readBlocks(db, state)) {
      blocks.set(block.number, block.hash);
      const hash = Buffer.from(block.hash, 'hex');
      if (known.get(hash) === undefined) {
        const content = packBlock(block.bytes);
        waiting.push([hash, content]);
        bytes += content.length;
      }
      if (bytes > BATCH_BYTES) write();
      yield;
    }
    if (waiting.length > 0) write();
    this.#live.learn(state, blocks);
    const { table, revision, rows, ...definition } = state;
    const stored: TableDefinition = definition;
    const { lastInsertRowid } = guard(() =>
      db
        .prepare('INSERT INTO emprise_copies (table_name, revision, definition, lignes, blocs) VALUES (?, ?, ?, ?, ?)')
        .run(table, revision, JSON.stringify(stored), rows, packList(blocks)),
    );
    return Number(lastInsertRowid);
  }

  #thin(): void {
    const { db } = this.#access;
    const automatic = db.prepare<[], number>(`SELECT id FROM emprise_points WHERE cause <> 'manual' ORDER BY id DESC`).pluck().all();
    const remove = db.prepare('DELETE FROM emprise_points WHERE id = ?');
    for (const id of automatic.slice(AUTOMATIC_KEPT)) remove.run(id);
    // The newest automatic point stays whatever it weighs: it is the one just asked for.
    for (const id of automatic.slice(1, AUTOMATIC_KEPT).reverse()) {
      if (this.bytes() <= BUDGET_BYTES) return;
      remove.run(id);
      this.#sweep();
    }
  }

  /** Copies no point names go, then blocks no copy names. */
  #sweep(): void {
    const { db } = this.#access;
    db.exec('DELETE FROM emprise_copies WHERE id NOT IN (SELECT copie FROM emprise_points_tables)');
    const named = new Set<string>();
    const entry = 40;
    for (const list of db.prepare<[], Buffer>('SELECT blocs FROM emprise_copies').pluck().iterate())
      for (let at = 8; at < list.length; at += entry) named.add(list.toString('hex', at, at + entry - 8));
    const orphans = db
      .prepare<[], { id: number; hash: Buffer }>(`SELECT ${quoted('id')}, empreinte AS hash FROM emprise_blocs`)
      .all()
      .filter(({ hash }) => !named.has(hash.toString('hex')));
    const remove = db.prepare('DELETE FROM emprise_blocs WHERE id = ?');
    for (const { id } of orphans) remove.run(id);
  }

  #known(id: number): void {
    const there = this.#access.db.prepare('SELECT 1 FROM emprise_points WHERE id = ?').get(id);
    if (there === undefined) throw new EmpriseError('restore-point-unknown', { id });
  }

  #writing(write: () => void): void {
    const { db, guard } = this.#access;
    guard(() =>
      db
        .transaction(() => {
          write();
          advance(db, 'edits');
        })
        .immediate(),
    );
  }
}
