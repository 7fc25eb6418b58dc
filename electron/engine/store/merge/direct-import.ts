/**
 * An import written straight into a project that nobody else looks at, in one open transaction: what a command does when it only adds objects.
 * The rows, the step of the journal and the refusals are those of a staging file that is merged; the bytes are written once instead of twice.
 */
import { randomUUID } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import { definitionOfTable, KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { PreparedRow, PreparedTable } from '../../importers/types.ts';
import type { TableFacts } from '../catalogue.ts';
import { flushEarly } from '../document/files.ts';
import { createTriggers, dropTriggers } from '../geopackage/rtree.ts';
import { fillIndex, IndexBounds } from '../geopackage/rtree-fill.ts';
import { type Operation, packRows } from '../journal/operation.ts';
import { ROWS } from '../journal/revisions.ts';
import { placeholders, quoted, quotedList } from '../sql.ts';
import { uidTriggerName } from '../tables/create.ts';
import type { MergeContext, MergedTable, MergeOptions } from './context.ts';
import { keyOf } from './key.ts';
import { linkTerrains } from './link.ts';
import type { SourceRecord } from './manifest.ts';
import { type PackedBatch, packBatch } from './packed-batch.ts';

const EXAMPLES = 5;
const CACHE_KB = 6_000;
/** Given to the disk while more is read: a large import would otherwise wait for it at its end, and for what the cache still holds then. */
const FLUSH_BYTES = 4_000_000;
/** What a statement costs beside its rows (the counter of keys above all) is shared by so many. */
const ROWS_A_STATEMENT = 16;

/** Where the rows of an import go: a staging file, or a project itself. */
export interface ImportSink {
  /** Rows appended from now on come from this source. Answers its number. */
  beginSource(record: SourceRecord): number;
  setFingerprint(source: number, sha256: string): void;
  setReport(source: number, report: unknown): void;
  append(table: PreparedTable, rows: readonly PreparedRow[]): void;
  appendPacked(batch: PackedBatch): void;
}

interface Target {
  readonly facts: TableFacts;
  /** Largest key before. */
  readonly base: number;
  inserted: number;
  columns: string[];
  given: Set<string>;
  insert: Statement<[Value[]]>;
  /** Of ROWS_A_STATEMENT rows at once. */
  insertMany: Statement<[Value[]]>;
  /** The table's own trigger that gives identities, put back at the end: every row here has one. Null where there is none. */
  readonly identify: string | null;
  readonly index: IndexBounds | null;
}

export class DirectImport implements ImportSink {
  readonly #context: MergeContext;
  readonly #options: MergeOptions;
  readonly #inverses: Operation[][] = [];
  readonly #targets = new Map<string, Target>();
  readonly #sources: number[] = [];
  #unflushed = 0;
  #flushing: Promise<void> | null = null;

  /** The transaction is the caller's. */
  constructor(context: MergeContext, options: MergeOptions) {
    this.#context = context;
    this.#options = options;
    // Pages go to the file while the reader reads, not all at once at the end.
    context.db.pragma(`cache_size = -${CACHE_KB}`);
  }

  beginSource(record: SourceRecord): number {
    const { db, executor, now } = this.#context;
    const last = numberOf(db, `SELECT coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = 'sources'), 0)`);
    const fields: Record<string, Value> = { id: last + 1 };
    for (const name of ['nom', 'producteur', 'millesime', 'licence', 'url', 'fichier', 'sha256'] as const)
      fields[name] = record[name] ?? null;
    this.#inverses.push(executor.run(packRows('sources', [{ ...fields, importe_le: now, rapport: null }])));
    this.#sources.push(last + 1);
    return last + 1;
  }

  setFingerprint(source: number, sha256: string): void {
    this.#context.db.prepare('UPDATE sources SET sha256 = ? WHERE id = ?').run(sha256, source);
  }

  setReport(source: number, report: unknown): void {
    this.#context.db.prepare('UPDATE sources SET rapport = ? WHERE id = ?').run(JSON.stringify(report), source);
  }

  append(table: PreparedTable, rows: readonly PreparedRow[]): void {
    this.appendPacked(packBatch(table, rows));
  }

  appendPacked(batch: PackedBatch): void {
    const target = this.#target(batch.table);
    const { count, geometries, ends, bounds, columns, values } = batch;
    this.#widen(target, columns);
    const hasGeometry = target.facts.geometryColumn === 'geom';
    const uids = values[columns.indexOf('uid')];
    const ordered = target.columns.map((name) => values[columns.indexOf(name)]);
    const source = this.#sources.at(-1) ?? null;
    // Identities that are given are looked up one after the other.
    const together = uids === undefined ? count - (count % ROWS_A_STATEMENT) : 0;
    let bound: Value[] = [];
    let start = 0;
    for (let i = 0; i < count; i++) {
      const end = ends[i] as number;
      const fid = target.base + ++target.inserted;
      bound.push(fid, this.#uid(target, uids?.[i]), source, this.#context.now);
      for (const column of ordered) bound.push(column?.[i] ?? null);
      if (hasGeometry) bound.push(end > start ? geometries.subarray(start, end) : null);
      if (i >= together || i % ROWS_A_STATEMENT === ROWS_A_STATEMENT - 1) {
        (i < together ? target.insertMany : target.insert).run(bound);
        bound = [];
      }
      if (end > start && target.index) {
        const at = i * 4;
        target.index.add(fid, bounds[at] as number, bounds[at + 1] as number, bounds[at + 2] as number, bounds[at + 3] as number);
      }
      start = end;
    }
    this.#unflushed += start;
    if (this.#unflushed >= FLUSH_BYTES && this.#flushing === null) this.#flush();
  }

  /** The file may be renamed or removed after this. */
  async flushed(): Promise<void> {
    await this.#flushing;
  }

  #flush(): void {
    this.#unflushed = 0;
    this.#flushing = flushEarly(this.#context.db.name).finally(() => {
      this.#flushing = null;
    });
  }

  /** Throws `keys-clash`: the transaction has then to be taken back. */
  finish(): { inverse: Operation[]; tables: MergedTable[]; sources: number[] } {
    const { db, executor } = this.#context;
    const tables: MergedTable[] = [];
    for (const target of this.#targets.values()) {
      const { facts, base, inserted } = target;
      this.#refuseClashes(target);
      executor.touch(facts.name, ROWS);
      this.#inverses.push([{ op: 'delete', table: facts.name, ranges: [[base + 1, base + inserted]] }]);
      if (target.identify !== null) db.exec(target.identify);
      if (target.index) fillIndex(db, facts.name, target.index);
      if (facts.isIndexed) createTriggers(db, facts.name, 'geom', facts.primaryKey);
      tables.push({ table: facts.name, inserted, updated: 0, unchanged: 0, deleted: 0, gone: 0, edits: 0 });
    }
    linkTerrains(this.#context, this.#inverses);
    return { inverse: this.#inverses.reverse().flat(), tables, sources: this.#sources };
  }

  #target({ table, fields }: PreparedTable): Target {
    const known = this.#targets.get(table);
    if (known) return known;
    if (fields !== null) throw new Error(`${table} is not a table of a kind: it has to be merged`);
    const { db, catalogue } = this.#context;
    const facts = catalogue.table(table);
    const key = quoted(facts.primaryKey);
    const base = numberOf(
      db,
      `SELECT max(coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = ?), 0), coalesce((SELECT max(${key}) FROM ${quoted(table)}), 0))`,
      table,
    );
    if (facts.isIndexed) dropTriggers(db, table);
    const index = facts.isIndexed ? new IndexBounds() : null;
    const inserts = this.#insertsInto(facts, []);
    const target: Target = { facts, base, inserted: 0, columns: [], given: new Set(), ...inserts, identify: identifier(db, table), index };
    db.exec(`DROP TRIGGER IF EXISTS ${quoted(uidTriggerName(table))}`);
    this.#targets.set(table, target);
    return target;
  }

  /** Columns of the batch that the table has, beside those the store fills. */
  #widen(target: Target, columns: readonly string[]): void {
    const { facts, given } = target;
    const fresh = columns.filter((name) => !given.has(name));
    if (fresh.length === 0) return;
    for (const name of fresh) given.add(name);
    const own = [facts.primaryKey, 'uid', 'source_id', 'maj', 'geom'];
    target.columns = [...given].filter((name) => facts.columns.includes(name) && !own.includes(name));
    Object.assign(target, this.#insertsInto(facts, target.columns));
  }

  #insertsInto(facts: TableFacts, columns: readonly string[]): Pick<Target, 'insert' | 'insertMany'> {
    const all = [facts.primaryKey, 'uid', 'source_id', 'maj', ...columns, ...(facts.geometryColumn === 'geom' ? ['geom'] : [])];
    const row = `(${placeholders(all.length)})`;
    const insert = (rows: number): Statement<[Value[]]> =>
      this.#context.db.prepare<[Value[]]>(
        `INSERT INTO ${quoted(facts.name)} (${quotedList(all)}) VALUES ${new Array(rows).fill(row).join(', ')}`,
      );
    return { insert: insert(1), insertMany: insert(ROWS_A_STATEMENT) };
  }

  /** An identity read from another project is kept where it is free. */
  #uid({ facts }: Target, given: Value | undefined): string {
    if (typeof given !== 'string' || given === '') return randomUUID();
    const isTaken = this.#context.db.prepare(`SELECT 1 FROM ${quoted(facts.name)} WHERE uid = ?`).get(given) !== undefined;
    return isTaken ? randomUUID() : given;
  }

  /** The key of a row that came is in the table before, or comes again later among files given together. */
  #refuseClashes({ facts, base, inserted, columns }: Target): void {
    const { db } = this.#context;
    const column = keyOf(facts, { name: facts.name, geometry: null, fields: null, title: '', columns, storedAs: '' }, this.#options);
    if (column === null || inserted === 0) return;
    const table = quoted(facts.name);
    const [key, fid] = [quoted(column), quoted(facts.primaryKey)];
    const kind = definitionOfTable(facts.name)?.kind;
    const isFurther = kind !== undefined && KIND_DEFINITIONS[kind].tables[0].name !== facts.name;
    const wasEmpty = numberOf(db, `SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${fid} <= ?)`, base) === 0;
    const hasRepeats = !isFurther && numberOf(db, `SELECT count(${key}) - count(DISTINCT ${key}) FROM ${table}`) > 0;
    if (!hasRepeats && (wasEmpty || !isFurther)) return;
    const there = `EXISTS (SELECT 1 FROM ${table} t WHERE t.${key} = s.${key} AND t.${fid} <= ${base})`;
    const later = isFurther ? '0' : `EXISTS (SELECT 1 FROM ${table} x WHERE x.${key} = s.${key} AND x.${fid} > s.${fid})`;
    const from = `FROM ${table} s WHERE s.${fid} > ${base} AND s.${key} NOT NULL AND (${there} OR ${later})`;
    const count = numberOf(db, `SELECT count(*) ${from}`);
    if (count === 0) return;
    const examples = db.prepare<[], Value>(`SELECT s.${key} ${from} LIMIT ${EXAMPLES}`).pluck().all();
    throw new EmpriseError('keys-clash', { layer: facts.name, table: facts.name, count, examples: examples.join(', ') });
  }
}

function identifier(db: Database, table: string): string | null {
  const sql = db.prepare<[string], string>(`SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = ?`).pluck();
  return sql.get(uidTriggerName(table)) ?? null;
}

function numberOf(db: Database, sql: string, ...params: Value[]): number {
  return (
    db
      .prepare<Value[], number>(sql)
      .pluck()
      .get(...params) ?? 0
  );
}
