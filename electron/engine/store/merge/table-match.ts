/**
 * Which rows of a staged table are objects of the project already, what they would change there, and what the file no longer has. Read by sets:
 * only temporary tables are written, so that a check on a project opened to be read goes by the very rules of the import.
 */
import type { Database } from 'better-sqlite3';
import type { Value } from '../../../../shared/domain/change.ts';
import { definitionOfTable, KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { TableFacts } from '../catalogue.ts';
import { quoted } from '../sql.ts';
import { type MergeOptions, STAGING } from './context.ts';
import type { StagedTable } from './manifest.ts';
import { continuedSql } from './sources.ts';

/** Links have no business key: the same link is not written twice. Their first column names the object they belong to. */
const LINK_KEYS: Readonly<Record<string, readonly [owner: string, member: string]>> = {
  territoire_membres: ['ti_id', 'code'],
  site_parcelles: ['site_uid', 'idu'],
};

export class TableMatch {
  readonly facts: TableFacts;
  readonly key: string | null;
  /** Columns both sides have, beside those the store fills. */
  readonly columns: readonly string[];
  /** SQL names: the project's table (`t`), the staged one (`s`), the primary key. */
  readonly target: string;
  readonly rows: string;
  readonly fid: string;
  readonly #db: Database;
  readonly #options: MergeOptions;
  /** A kind's further table: an object may have several rows in it (outlines of a friche). */
  readonly #isFurther: boolean;
  readonly #link: readonly [string, string] | undefined;
  #hasRepeats: boolean | null = null;
  #edited: ReadonlySet<string> | null = null;

  /** `fresh`: columns of the facts that the project's table does not have yet. */
  constructor(
    db: Database,
    facts: TableFacts,
    staged: StagedTable,
    key: string | null,
    options: MergeOptions,
    fresh: readonly string[] = [],
  ) {
    this.#db = db;
    this.facts = facts;
    this.key = key;
    this.#options = options;
    const kind = definitionOfTable(facts.name)?.kind;
    this.#isFurther = kind !== undefined && KIND_DEFINITIONS[kind].tables[0].name !== facts.name;
    this.#link = LINK_KEYS[facts.name];
    const table = `main.${quoted(facts.name)}`;
    this.target = fresh.length === 0 ? table : `(SELECT *, ${fresh.map((name) => `NULL AS ${quoted(name)}`).join(', ')} FROM ${table})`;
    this.rows = `${STAGING}.${quoted(staged.storedAs)}`;
    this.fid = quoted(facts.primaryKey);
    this.columns = staged.columns.filter(
      (name) => facts.columns.includes(name) && name !== facts.primaryKey && name !== 'maj' && name !== 'source_id',
    );
  }

  /** temp.matched: rows of the project (fid) and of the staging file (staged) that are the same object. Answers how many. */
  match(): number {
    this.#db.exec('CREATE TEMP TABLE matched (fid INTEGER PRIMARY KEY, staged INTEGER NOT NULL)');
    if (this.key === null || this.#options.mode === 'append') return 0;
    const key = quoted(this.key);
    if (this.#isFurther) {
      const ranked = (table: string, id: string): string =>
        `(SELECT ${id} AS id, ${key}, row_number() OVER (PARTITION BY ${key} ORDER BY ${id}) AS n FROM ${table} WHERE ${key} NOT NULL)`;
      this.#db.exec(`INSERT INTO temp.matched SELECT t.id, s.id FROM ${ranked(this.target, this.fid)} t
        JOIN ${ranked(this.rows, 'rowid')} s ON t.${key} = s.${key} AND t.n = s.n`);
    } else {
      this.#db.exec(
        `INSERT INTO temp.matched SELECT t.${this.fid}, max(s.rowid) FROM ${this.rows} s JOIN ${this.target} t ON t.${key} = s.${key} GROUP BY t.${this.fid}`,
      );
      this.#matchRenamed(key);
    }
    return this.number('SELECT count(*) FROM temp.matched');
  }

  /** An object whose key the planner has corrected is still the one the source knows by the former key. */
  #matchRenamed(key: string): void {
    this.#db
      .prepare(
        `INSERT OR IGNORE INTO temp.matched SELECT t.${this.fid}, max(s.rowid) FROM emprise_retouches r JOIN ${this.target} t ON t.${this.fid} = r.fid
          JOIN ${this.rows} s ON s.${key} = json_extract(r.valeur, '$')
          WHERE r.table_name = ? AND r.champ = ? AND r.valeur NOT NULL AND s.rowid NOT IN (SELECT staged FROM temp.matched) GROUP BY t.${this.fid}`,
      )
      .run(this.facts.name, this.key);
  }

  /** temp.changed: matched rows that get another value somewhere, `moved` where it is another outline. Answers the columns with their new values. */
  findChanged(): ReadonlyMap<string, string> {
    const values = new Map<string, string>(this.columns.map((name) => [name, this.#newValue(name)]));
    for (const name of this.#emptied()) values.set(name, 'NULL');
    const differs = [...values].map(([name, value]) => `t.${quoted(name)} IS NOT ${value}`).join(' OR ') || '0';
    const hasGeometry = this.facts.geometryColumn === 'geom';
    this.#db.exec(`CREATE TEMP TABLE changed AS WITH pairs AS MATERIALIZED (
        SELECT m.fid AS fid, m.staged AS staged, ${hasGeometry ? this.#movedSql() : '0'} AS moved, (${differs}) AS differs ${this.pairs()})
      SELECT fid, staged, moved FROM pairs WHERE moved OR differs`);
    if (hasGeometry) values.set('geom', 'CASE WHEN c.moved THEN s.geom ELSE t.geom END');
    return values;
  }

  /** What names a row of the project (`t`) or of the file (`s`) for people: its key, or both ends of a link. */
  keyOf(alias: 't' | 's'): string {
    if (this.#link) return this.#link.map((name) => `${alias}.${quoted(name)}`).join(" || ' · ' || ");
    if (this.key !== null) return alias === 't' || this.columns.includes(this.key) ? `${alias}.${quoted(this.key)}` : 'NULL';
    return alias === 't' ? `t.${this.fid}` : 'NULL';
  }

  pairs(): string {
    return `FROM temp.matched m JOIN ${this.target} t ON t.${this.fid} = m.fid JOIN ${this.rows} s ON s.rowid = m.staged`;
  }

  changedPairs(): string {
    return `FROM temp.changed c JOIN ${this.target} t ON t.${this.fid} = c.fid JOIN ${this.rows} s ON s.rowid = c.staged`;
  }

  drop(): void {
    this.#db.exec('DROP TABLE IF EXISTS temp.changed; DROP TABLE IF EXISTS temp.matched');
  }

  /** Replace empties what the source does not say; identity, and links that follow it, stay. */
  #emptied(): string[] {
    if (this.#options.mode !== 'replace') return [];
    const kept = [this.facts.primaryKey, 'geom', 'uid', 'source_id', 'maj'];
    return this.facts.columns.filter((name) => !kept.includes(name) && !this.columns.includes(name));
  }

  #newValue(name: string): string {
    const value = `s.${quoted(name)}`;
    // Fields without a column of their own: those the source names again change, the others stay.
    const whole =
      name !== 'attributs' || this.#options.mode === 'replace'
        ? value
        : `CASE WHEN ${value} IS NULL THEN t.attributs ELSE json_patch(coalesce(t.attributs, '{}'), ${value}) END`;
    return this.keepsEdits && this.editedColumns.has(name)
      ? `CASE WHEN ${this.isEdited(name)} THEN t.${quoted(name)} ELSE ${whole} END`
      : whole;
  }

  #movedSql(): string {
    const kept = this.keepsEdits && this.editedColumns.has('geom') ? `WHEN ${this.isEdited('geom')} THEN 0` : '';
    return `CASE WHEN s.geom IS NULL OR t.geom IS s.geom THEN 0 ${kept} ELSE NOT emprise_same_outline(t.geom, s.geom) END`;
  }

  get keepsEdits(): boolean {
    return this.#options.mode === 'update' && this.#options.edits !== 'replace';
  }

  /** Columns with a value changed by hand in some row. */
  get editedColumns(): ReadonlySet<string> {
    this.#edited ??= new Set(
      this.#db.prepare<[string], string>('SELECT DISTINCT champ FROM emprise_retouches WHERE table_name = ?').pluck().all(this.facts.name),
    );
    return this.#edited;
  }

  /** True where the planner has changed this column of the row `t`. */
  isEdited(column: string): string {
    return `EXISTS (SELECT 1 FROM emprise_retouches r WHERE r.table_name = '${this.facts.name}' AND r.fid = t.${this.fid} AND r.champ = '${column.replaceAll("'", "''")}')`;
  }

  /** Values of the matched rows changed by hand, that the file has otherwise. */
  editsAgainst(): number {
    return [...this.editedColumns]
      .filter((name) => this.columns.includes(name))
      .reduce(
        (sum, name) =>
          sum + this.number(`SELECT count(*) ${this.pairs()} WHERE t.${quoted(name)} IS NOT s.${quoted(name)} AND ${this.isEdited(name)}`),
        this.editedColumns.has('geom') && this.facts.geometryColumn === 'geom'
          ? this.number(
              `SELECT count(*) ${this.pairs()} WHERE s.geom NOT NULL AND ${this.isEdited('geom')} AND NOT emprise_same_outline(t.geom, s.geom)`,
            )
          : 0,
      );
  }

  /** Matched rows with such a value, as [fid, staged], `limit` at most. */
  editedPairs(limit: number): [number, number][] {
    const found = new Map<number, number>();
    for (const name of this.editedColumns) {
      if (!this.columns.includes(name) || found.size >= limit) continue;
      const rows = this.#db
        .prepare<[number], [number, number]>(
          `SELECT m.fid, m.staged ${this.pairs()} WHERE t.${quoted(name)} IS NOT s.${quoted(name)} AND ${this.isEdited(name)} LIMIT ?`,
        )
        .raw()
        .all(limit);
      for (const [fid, staged] of rows) found.set(fid, staged);
    }
    return [...found].slice(0, limit);
  }

  /** Replace: all that the file does not have. */
  unmatchedFids(): number[] {
    return this.#fids(`SELECT ${this.fid} FROM ${this.target} WHERE ${this.fid} NOT IN (SELECT fid FROM temp.matched)`);
  }

  /** Sources the matched rows come from: those this file continues. Asked before the update, which changes them. */
  continuedSources(): number[] {
    if (this.#link || !this.facts.columns.includes('source_id')) return [];
    return this.#fids(
      `SELECT DISTINCT x.source_id FROM ${this.target} x JOIN temp.matched m ON m.fid = x.${this.fid} WHERE x.source_id NOT NULL`,
    );
  }

  /**
   * Update: what the file no longer has, among the objects of the sources it continues (those the matched rows come from, and those
   * they continued in their turn: an object kept though it was gone still bears its old source). What the planner drew
   * and what other files brought is not missing from this one. Asked before the update, which changes the sources of rows.
   */
  goneFids(): number[] {
    if (this.#link) {
      const [owner, member] = this.#link.map(quoted) as [string, string];
      return this.#fids(`SELECT t.${this.fid} FROM ${this.target} t WHERE t.${owner} IN (SELECT ${owner} FROM ${this.rows})
        AND NOT EXISTS (SELECT 1 FROM ${this.rows} s WHERE s.${owner} = t.${owner} AND s.${member} = t.${member})`);
    }
    if (!this.facts.columns.includes('source_id')) return [];
    return this.#fids(`SELECT t.${this.fid} FROM ${this.target} t WHERE t.${this.fid} NOT IN (SELECT fid FROM temp.matched)
      AND t.source_id IN (${continuedSql(`SELECT x.source_id FROM ${this.target} x JOIN temp.matched m ON m.fid = x.${this.fid}`)})`);
  }

  /**
   * True for the last staged row of its key. The importers leave no key twice in a layer, but files given together may share some:
   * read one after the other, the later would find the objects of the earlier.
   */
  isLast(): string {
    if (this.key === null || this.#isFurther) return '1';
    this.#hasRepeats ??= this.number(`SELECT count(${quoted(this.key)}) - count(DISTINCT ${quoted(this.key)}) FROM ${this.rows}`) > 0;
    if (!this.#hasRepeats) return '1';
    const key = quoted(this.key);
    return `(s.${key} IS NULL OR s.rowid IN (SELECT max(x.rowid) FROM ${this.rows} x GROUP BY x.${key}))`;
  }

  /** Rows of the staging file that are no row of the project yet. */
  freshSql(): string {
    if (this.#link) {
      const same = this.#link.map((name) => `t.${quoted(name)} IS s.${quoted(name)}`).join(' AND ');
      return `NOT EXISTS (SELECT 1 FROM ${this.target} t WHERE ${same})`;
    }
    if (this.key === null || this.number('SELECT count(*) FROM temp.matched') === 0) return this.isLast();
    if (this.#isFurther) return 's.rowid NOT IN (SELECT staged FROM temp.matched)';
    const key = quoted(this.key);
    return `${this.isLast()} AND (s.${key} IS NULL OR s.${key} NOT IN (SELECT x.${key} FROM ${this.rows} x JOIN temp.matched m ON m.staged = x.rowid))`;
  }

  number(sql: string, ...params: Value[]): number {
    return (
      this.#db
        .prepare<Value[], number>(sql)
        .pluck()
        .get(...params) ?? 0
    );
  }

  #fids(sql: string): number[] {
    return this.#db.prepare<[], number>(sql).pluck().all();
  }
}
