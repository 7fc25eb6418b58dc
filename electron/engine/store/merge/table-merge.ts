import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import { definitionOfTable, KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { TableFacts } from '../catalogue.ts';
import { createTriggers, dropTriggers, indexName } from '../geopackage/rtree.ts';
import { type Operation, toRanges } from '../journal/operation.ts';
import { ROWS } from '../journal/revisions.ts';
import { quoted, quotedList } from '../sql.ts';
import { type MergeContext, type MergedTable, type MergeOptions, STAGING } from './context.ts';
import type { StagedTable } from './manifest.ts';

const EXAMPLES = 5;
/** Links have no business key: the same link is not written twice. */
const LINK_KEYS: Readonly<Record<string, readonly string[]>> = {
  territoire_membres: ['ti_id', 'code'],
  site_parcelles: ['site_uid', 'idu'],
};

/** Rows of one staged table into one table of the project. */
export class TableMerge {
  readonly #context: MergeContext;
  readonly #facts: TableFacts;
  readonly #key: string | null;
  readonly #sources: ReadonlyMap<number, number>;
  readonly #target: string;
  readonly #rows: string;
  readonly #fid: string;
  /** Columns both sides have, beside those the store fills. */
  readonly #columns: readonly string[];
  /** A kind's further table: an object may have several rows in it (outlines of a friche). */
  readonly #isFurther: boolean;
  #hasRepeats: boolean | null = null;

  constructor(context: MergeContext, facts: TableFacts, staged: StagedTable, key: string | null, sources: ReadonlyMap<number, number>) {
    this.#context = context;
    this.#facts = facts;
    this.#key = key;
    this.#sources = sources;
    const kind = definitionOfTable(facts.name)?.kind;
    this.#isFurther = kind !== undefined && KIND_DEFINITIONS[kind].tables[0].name !== facts.name;
    this.#target = `main.${quoted(facts.name)}`;
    this.#rows = `${STAGING}.${quoted(staged.storedAs)}`;
    this.#fid = quoted(facts.primaryKey);
    this.#columns = staged.columns.filter(
      (name) => facts.columns.includes(name) && name !== facts.primaryKey && name !== 'maj' && name !== 'source_id',
    );
  }

  run(mode: MergeOptions['mode'], inverses: Operation[][]): MergedTable {
    const { db } = this.#context;
    if (mode === 'append') this.#refuseClashes();
    const { isIndexed, name, primaryKey } = this.#facts;
    if (isIndexed) dropTriggers(db, name);
    this.#match(mode);
    const deleted = mode === 'replace' ? this.#deleteUnmatched(inverses) : 0;
    const { updated, unchanged } = this.#update(mode, inverses);
    const inserted = this.#insert(inverses);
    db.exec('DROP TABLE temp.matched');
    if (isIndexed) createTriggers(db, name, 'geom', primaryKey);
    return { table: name, inserted, updated, unchanged, deleted };
  }

  #refuseClashes(): void {
    if (this.#key === null) return;
    const key = quoted(this.#key);
    const there = `EXISTS (SELECT 1 FROM ${this.#target} t WHERE t.${key} = s.${key})`;
    const from = `FROM ${this.#rows} s WHERE s.${key} NOT NULL AND (${there} OR NOT ${this.#isLast()})`;
    const count = this.#number(`SELECT count(*) ${from}`);
    if (count === 0) return;
    const examples = this.#context.db.prepare<[], Value>(`SELECT s.${key} ${from} LIMIT ${EXAMPLES}`).pluck().all();
    throw new EmpriseError('keys-clash', { layer: this.#facts.name, table: this.#facts.name, count, examples: examples.join(', ') });
  }

  /**
   * True for the last staged row of its key. The importers leave no key twice in a layer, but files given together may share some:
   * read one after the other, the later would find the objects of the earlier.
   */
  #isLast(): string {
    if (this.#key === null || this.#isFurther) return '1';
    this.#hasRepeats ??= this.#number(`SELECT count(${quoted(this.#key)}) - count(DISTINCT ${quoted(this.#key)}) FROM ${this.#rows}`) > 0;
    if (!this.#hasRepeats) return '1';
    const key = quoted(this.#key);
    return `(s.${key} IS NULL OR s.rowid IN (SELECT max(x.rowid) FROM ${this.#rows} x GROUP BY x.${key}))`;
  }

  /** temp.matched: rows of the project (fid) and of the staging file (staged) that are the same object. */
  #match(mode: MergeOptions['mode']): void {
    const { db } = this.#context;
    db.exec('CREATE TEMP TABLE matched (fid INTEGER PRIMARY KEY, staged INTEGER NOT NULL)');
    if (this.#key === null || mode === 'append') return;
    const key = quoted(this.#key);
    if (this.#isFurther) {
      const ranked = (table: string, id: string): string =>
        `(SELECT ${id} AS id, ${key}, row_number() OVER (PARTITION BY ${key} ORDER BY ${id}) AS n FROM ${table} WHERE ${key} NOT NULL)`;
      db.exec(`INSERT INTO temp.matched SELECT t.id, s.id FROM ${ranked(this.#target, this.#fid)} t
        JOIN ${ranked(this.#rows, 'rowid')} s ON t.${key} = s.${key} AND t.n = s.n`);
      return;
    }
    db.exec(
      `INSERT INTO temp.matched SELECT t.${this.#fid}, max(s.rowid) FROM ${this.#rows} s JOIN ${this.#target} t ON t.${key} = s.${key} GROUP BY t.${this.#fid}`,
    );
  }

  #deleteUnmatched(inverses: Operation[][]): number {
    const { db, executor } = this.#context;
    const fids = db
      .prepare<[], number>(`SELECT ${this.#fid} FROM ${this.#target} WHERE ${this.#fid} NOT IN (SELECT fid FROM temp.matched)`)
      .pluck()
      .all();
    if (fids.length === 0) return 0;
    const ranges = toRanges(fids);
    inverses.push(executor.run([{ op: 'delete', table: this.#facts.name, ranges }]));
    if (this.#facts.isIndexed) {
      const forget = db.prepare(`DELETE FROM ${quoted(indexName(this.#facts.name))} WHERE id BETWEEN ? AND ?`);
      for (const [from, to] of ranges) forget.run(from, to);
    }
    return fids.length;
  }

  /** Update keeps what the source does not say; replace empties it. Identity, and links that follow it, stay in both. */
  #update(mode: MergeOptions['mode'], inverses: Operation[][]): { updated: number; unchanged: number } {
    const { db, now } = this.#context;
    const matched = this.#number('SELECT count(*) FROM temp.matched');
    if (matched === 0) return { updated: 0, unchanged: 0 };
    const kept = [this.#facts.primaryKey, 'geom', 'uid', 'source_id', 'maj'];
    const emptied = mode === 'replace' ? this.#facts.columns.filter((name) => !kept.includes(name) && !this.#columns.includes(name)) : [];
    const values = new Map<string, string>(this.#columns.map((name) => [name, this.#newValue(name, mode)]));
    for (const name of emptied) values.set(name, 'NULL');
    const withGeometry = this.#facts.geometryColumn === 'geom';
    if (withGeometry) values.set('geom', 'coalesce(s.geom, t.geom)');
    const differs = [...values].map(([name, value]) => `t.${quoted(name)} IS NOT ${value}`).join(' OR ') || '0';
    const pairs = `FROM temp.matched m JOIN ${this.#target} t ON t.${this.#fid} = m.fid JOIN ${this.#rows} s ON s.rowid = m.staged`;
    db.exec(`CREATE TEMP TABLE changed AS SELECT m.fid AS fid, m.staged AS staged ${pairs} WHERE ${differs}`);
    const columns = [...values.keys(), ...(this.#facts.columns.includes('source_id') ? ['source_id', 'maj'] : [])];
    const before = db
      .prepare<[], Value[]>(
        `SELECT ${this.#fid}, ${quotedList(columns)} FROM ${this.#target} WHERE ${this.#fid} IN (SELECT fid FROM temp.changed)`,
      )
      .raw()
      .all();
    if (before.length > 0) {
      inverses.push([{ op: 'put', table: this.#facts.name, columns: [this.#facts.primaryKey, ...columns], rows: before }]);
      this.#touchChanged(values);
      const sets = [...values].map(([name, value]) => `${quoted(name)} = ${value}`);
      if (columns.includes('maj')) sets.push(`source_id = ${this.#sourceSql()}`, `maj = '${now}'`);
      db.exec(`UPDATE ${this.#target} AS t SET ${sets.join(', ')} FROM temp.changed c JOIN ${this.#rows} s ON s.rowid = c.staged
        WHERE t.${this.#fid} = c.fid`);
      if (this.#facts.isIndexed) this.#reindexChanged();
      this.#forgetRetouches([...values.keys()], inverses);
    }
    db.exec('DROP TABLE temp.changed');
    return { updated: before.length, unchanged: matched - before.length };
  }

  /** Names the columns that get another value in some row: results that do not read them stay valid. */
  #touchChanged(values: ReadonlyMap<string, string>): void {
    const { db, executor } = this.#context;
    const differs = [...values].map(([name, value]) => `max(t.${quoted(name)} IS NOT ${value})`);
    const found = db
      .prepare<[], number[]>(
        `SELECT ${differs.join(', ')} FROM temp.changed c JOIN ${this.#target} t ON t.${this.#fid} = c.fid JOIN ${this.#rows} s ON s.rowid = c.staged`,
      )
      .raw()
      .get();
    executor.touch(this.#facts.name, ...[...values.keys()].filter((_name, index) => found?.[index] === 1));
  }

  #newValue(name: string, mode: MergeOptions['mode']): string {
    const value = `s.${quoted(name)}`;
    // Fields without a column of their own: those the source names again change, the others stay.
    if (name !== 'attributs' || mode === 'replace') return value;
    return `CASE WHEN ${value} IS NULL THEN t.attributs ELSE json_patch(coalesce(t.attributs, '{}'), ${value}) END`;
  }

  /** A field the source has just written again is no longer one changed by hand. */
  #forgetRetouches(fields: readonly string[], inverses: Operation[][]): void {
    const { db, executor } = this.#context;
    const ids = db
      .prepare<[string, string], number>(
        `SELECT id FROM emprise_retouches WHERE table_name = ? AND fid IN (SELECT fid FROM temp.changed) AND champ IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(this.#facts.name, JSON.stringify(fields));
    if (ids.length > 0) inverses.push(executor.run([{ op: 'delete', table: 'emprise_retouches', ranges: toRanges(ids) }]));
  }

  #reindexChanged(): void {
    const index = quoted(indexName(this.#facts.name));
    const moved = `FROM temp.changed c JOIN ${this.#rows} s ON s.rowid = c.staged WHERE s._minx NOT NULL`;
    this.#context.db.exec(`DELETE FROM ${index} WHERE id IN (SELECT c.fid ${moved});
INSERT INTO ${index} SELECT c.fid, s._minx, s._maxx, s._miny, s._maxy ${moved}`);
  }

  #insert(inverses: Operation[][]): number {
    const { db, executor, now } = this.#context;
    const fresh = this.#freshSql();
    const base = this.#number(
      `SELECT max(coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = ?), 0), coalesce((SELECT max(${this.#fid}) FROM ${this.#target}), 0))`,
      this.#facts.name,
    );
    const values = new Map<string, string>([[this.#facts.primaryKey, `${base} + s.rowid`]]);
    if (this.#facts.geometryColumn === 'geom') values.set('geom', 's.geom');
    if (this.#facts.columns.includes('uid')) values.set('uid', this.#uidSql());
    if (this.#facts.columns.includes('source_id')) values.set('source_id', this.#sourceSql()).set('maj', `'${now}'`);
    for (const name of this.#columns) values.set(name, `s.${quoted(name)}`);
    const { changes } = db
      .prepare(
        `INSERT INTO ${this.#target} (${quotedList([...values.keys()])}) SELECT ${[...values.values()].join(', ')} FROM ${this.#rows} s WHERE ${fresh} ORDER BY s.rowid`,
      )
      .run();
    if (changes === 0) return 0;
    executor.touch(this.#facts.name, ROWS);
    const fids = db.prepare<[number], number>(`SELECT ${this.#fid} FROM ${this.#target} WHERE ${this.#fid} > ?`).pluck().all(base);
    inverses.push([{ op: 'delete', table: this.#facts.name, ranges: toRanges(fids) }]);
    if (this.#facts.isIndexed) {
      db.exec(`INSERT INTO ${quoted(indexName(this.#facts.name))} SELECT ${base} + s.rowid, s._minx, s._maxx, s._miny, s._maxy
        FROM ${this.#rows} s WHERE s._minx NOT NULL AND ${fresh}`);
    }
    return changes;
  }

  /** Rows of the staging file that are no row of the project yet. */
  #freshSql(): string {
    const link = LINK_KEYS[this.#facts.name];
    if (link) {
      const same = link.map((name) => `t.${quoted(name)} IS s.${quoted(name)}`).join(' AND ');
      return `NOT EXISTS (SELECT 1 FROM ${this.#target} t WHERE ${same})`;
    }
    if (this.#key === null || this.#number('SELECT count(*) FROM temp.matched') === 0) return this.#isLast();
    if (this.#isFurther) return 's.rowid NOT IN (SELECT staged FROM temp.matched)';
    const key = quoted(this.#key);
    return `${this.#isLast()} AND (s.${key} IS NULL OR s.${key} NOT IN (SELECT x.${key} FROM ${this.#rows} x JOIN temp.matched m ON m.staged = x.rowid))`;
  }

  /** An identity read from another project is kept where it is free; NULL lets the trigger give a new one. */
  #uidSql(): string {
    const taken = this.#number(`SELECT count(*) FROM ${this.#rows} s WHERE s.uid IN (SELECT uid FROM ${this.#target})`) > 0;
    const twice = this.#number(`SELECT count(*) - count(DISTINCT uid) FROM ${this.#rows}`) > 0;
    if (!taken && !twice) return 's.uid';
    return `CASE WHEN s.uid IN (SELECT uid FROM ${this.#target}) OR EXISTS (SELECT 1 FROM ${this.#rows} x WHERE x.uid = s.uid AND x.rowid < s.rowid)
      THEN NULL ELSE s.uid END`;
  }

  #sourceSql(): string {
    if (this.#sources.size === 0) return 'NULL';
    return `CASE s._source ${[...this.#sources].map(([staged, id]) => `WHEN ${staged} THEN ${id}`).join(' ')} END`;
  }

  #number(sql: string, ...params: Value[]): number {
    return (
      this.#context.db
        .prepare<Value[], number>(sql)
        .pluck()
        .get(...params) ?? 0
    );
  }
}
