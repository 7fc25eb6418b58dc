/** Rows of one staged table into one table of the project: what was matched is updated, what is new inserted, what is gone left or deleted. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { TableFacts } from '../catalogue.ts';
import { createTriggers, dropTriggers, indexName } from '../geopackage/rtree.ts';
import { type Operation, toRanges } from '../journal/operation.ts';
import { ROWS } from '../journal/revisions.ts';
import { quoted, quotedList } from '../sql.ts';
import type { MergeContext, MergedTable, MergeOptions } from './context.ts';
import { deleteWithFollowers } from './followers.ts';
import type { StagedTable } from './manifest.ts';
import { followEdits } from './retouches.ts';
import { TableMatch } from './table-match.ts';

const EXAMPLES = 5;

export class TableMerge {
  readonly #context: MergeContext;
  readonly #facts: TableFacts;
  readonly #options: MergeOptions;
  readonly #sources: ReadonlyMap<number, number>;
  readonly #match: TableMatch;
  /** Sources whose objects were found again, once it ran as an update. */
  continued: readonly number[] = [];

  constructor(
    context: MergeContext,
    facts: TableFacts,
    staged: StagedTable,
    { key, options, sources }: { key: string | null; options: MergeOptions; sources: ReadonlyMap<number, number> },
  ) {
    this.#context = context;
    this.#facts = facts;
    this.#options = options;
    this.#sources = sources;
    this.#match = new TableMatch(context.db, facts, staged, key, options);
  }

  run(inverses: Operation[][]): MergedTable {
    const { db } = this.#context;
    const { mode } = this.#options;
    if (mode === 'append') this.#refuseClashes();
    const { isIndexed, name, primaryKey } = this.#facts;
    if (isIndexed) dropTriggers(db, name);
    const matched = this.#match.match();
    const gone = mode === 'update' ? this.#match.goneFids() : [];
    if (mode === 'update') this.continued = this.#match.continuedSources();
    const edits = mode === 'update' && matched > 0 ? this.#match.editsAgainst() : 0;
    const leaving = mode === 'replace' ? this.#match.unmatchedFids() : this.#options.gone === 'delete' ? gone : [];
    deleteWithFollowers(this.#context, this.#facts, leaving, inverses);
    const updated = matched === 0 ? 0 : this.#update(inverses);
    const inserted = this.#insert(inverses);
    this.#match.drop();
    if (isIndexed) createTriggers(db, name, 'geom', primaryKey);
    return { table: name, inserted, updated, unchanged: matched - updated, deleted: leaving.length, gone: gone.length, edits };
  }

  #refuseClashes(): void {
    const { key: column, target, rows } = this.#match;
    if (column === null) return;
    const key = quoted(column);
    const there = `EXISTS (SELECT 1 FROM ${target} t WHERE t.${key} = s.${key})`;
    const from = `FROM ${rows} s WHERE s.${key} NOT NULL AND (${there} OR NOT ${this.#match.isLast()})`;
    const count = this.#match.number(`SELECT count(*) ${from}`);
    if (count === 0) return;
    const examples = this.#context.db.prepare<[], Value>(`SELECT s.${key} ${from} LIMIT ${EXAMPLES}`).pluck().all();
    throw new EmpriseError('keys-clash', { layer: this.#facts.name, table: this.#facts.name, count, examples: examples.join(', ') });
  }

  /** Rows written. Identity, and links that follow it, stay. */
  #update(inverses: Operation[][]): number {
    const { db, now } = this.#context;
    const { target, rows, fid } = this.#match;
    const values = this.#match.findChanged();
    const columns = [...values.keys(), ...(this.#facts.columns.includes('source_id') ? ['source_id', 'maj'] : [])];
    const before = db
      .prepare<[], Value[]>(`SELECT ${fid}, ${quotedList(columns)} FROM ${target} WHERE ${fid} IN (SELECT fid FROM temp.changed)`)
      .raw()
      .all();
    // Before the rows are written: it looks at what they hold.
    followEdits(this.#context, this.#match, values, inverses);
    if (before.length > 0) {
      inverses.push([{ op: 'put', table: this.#facts.name, columns: [this.#facts.primaryKey, ...columns], rows: before }]);
      this.#touchChanged(values);
      const sets = [...values].map(([name, value]) => `${quoted(name)} = ${value}`);
      if (columns.includes('maj')) sets.push(`source_id = ${this.#sourceSql()}`, `maj = '${now}'`);
      db.exec(
        `UPDATE ${target} AS t SET ${sets.join(', ')} FROM temp.changed c JOIN ${rows} s ON s.rowid = c.staged WHERE t.${fid} = c.fid`,
      );
      if (this.#facts.isIndexed) this.#reindexMoved();
    }
    return before.length;
  }

  /** Names the columns that get another value in some row: results that do not read them stay valid. */
  #touchChanged(values: ReadonlyMap<string, string>): void {
    const { db, executor } = this.#context;
    const differs = [...values].map(([name, value]) => (name === 'geom' ? 'max(c.moved)' : `max(t.${quoted(name)} IS NOT ${value})`));
    const found = db
      .prepare<[], number[]>(`SELECT ${differs.join(', ')} ${this.#match.changedPairs()}`)
      .raw()
      .get();
    executor.touch(this.#facts.name, ...[...values.keys()].filter((_name, index) => found?.[index] === 1));
  }

  #reindexMoved(): void {
    const index = quoted(indexName(this.#facts.name));
    const moved = `FROM temp.changed c JOIN ${this.#match.rows} s ON s.rowid = c.staged WHERE c.moved AND s._minx NOT NULL`;
    this.#context.db.exec(`DELETE FROM ${index} WHERE id IN (SELECT c.fid ${moved});
INSERT INTO ${index} SELECT c.fid, s._minx, s._maxx, s._miny, s._maxy ${moved}`);
  }

  #insert(inverses: Operation[][]): number {
    const { db, executor, now } = this.#context;
    const fresh = this.#match.freshSql();
    const base = this.#match.number(
      `SELECT max(coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = ?), 0), coalesce((SELECT max(${this.#match.fid}) FROM ${this.#match.target}), 0))`,
      this.#facts.name,
    );
    const values = new Map<string, string>([[this.#facts.primaryKey, `${base} + s.rowid`]]);
    if (this.#facts.geometryColumn === 'geom') values.set('geom', 's.geom');
    if (this.#facts.columns.includes('uid')) values.set('uid', this.#uidSql());
    if (this.#facts.columns.includes('source_id')) values.set('source_id', this.#sourceSql()).set('maj', `'${now}'`);
    for (const name of this.#match.columns) values.set(name, `s.${quoted(name)}`);
    const { changes } = db
      .prepare(
        `INSERT INTO ${this.#match.target} (${quotedList([...values.keys()])}) SELECT ${[...values.values()].join(', ')} FROM ${this.#match.rows} s WHERE ${fresh} ORDER BY s.rowid`,
      )
      .run();
    if (changes === 0) return 0;
    executor.touch(this.#facts.name, ROWS);
    const fids = db
      .prepare<[number], number>(`SELECT ${this.#match.fid} FROM ${this.#match.target} WHERE ${this.#match.fid} > ?`)
      .pluck()
      .all(base);
    inverses.push([{ op: 'delete', table: this.#facts.name, ranges: toRanges(fids) }]);
    if (this.#facts.isIndexed) {
      db.exec(`INSERT INTO ${quoted(indexName(this.#facts.name))} SELECT ${base} + s.rowid, s._minx, s._maxx, s._miny, s._maxy
        FROM ${this.#match.rows} s WHERE s._minx NOT NULL AND ${fresh}`);
    }
    return changes;
  }

  /** An identity read from another project is kept where it is free; NULL lets the trigger give a new one. */
  #uidSql(): string {
    const taken =
      this.#match.number(`SELECT count(*) FROM ${this.#match.rows} s WHERE s.uid IN (SELECT uid FROM ${this.#match.target})`) > 0;
    const twice = this.#match.number(`SELECT count(*) - count(DISTINCT uid) FROM ${this.#match.rows}`) > 0;
    if (!taken && !twice) return 's.uid';
    return `CASE WHEN s.uid IN (SELECT uid FROM ${this.#match.target}) OR EXISTS (SELECT 1 FROM ${this.#match.rows} x WHERE x.uid = s.uid AND x.rowid < s.rowid)
      THEN NULL ELSE s.uid END`;
  }

  #sourceSql(): string {
    if (this.#sources.size === 0) return 'NULL';
    return `CASE s._source ${[...this.#sources].map(([staged, id]) => `WHEN ${staged} THEN ${id}`).join(' ')} END`;
  }
}
