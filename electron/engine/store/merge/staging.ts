/**
 * The file an import fills, in its own thread or process, before anything touches the project: plain tables without triggers or constraints,
 * geometry already as GeoPackage blobs, bounds beside it so that the spatial index is filled without reading a blob again.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Value } from '../../../../shared/domain/change.ts';
import type { PreparedRow, PreparedTable } from '../../importers/types.ts';
import { removeDatabase } from '../document/files.ts';
import { refusing } from '../faults.ts';
import { placeholders, quoted, quotedList } from '../sql.ts';
import { MANIFEST_SQL, type SourceRecord, type StagedTable } from './manifest.ts';
import { type PackedBatch, packBatch } from './packed-batch.ts';

const OWN_COLUMNS = ['uid', '_source', '_minx', '_miny', '_maxx', '_maxy', 'geom'] as const;
const ROWS_A_TRANSACTION = 20_000;

interface OpenTable {
  /** As the latest batch has it: a layer may gain a column on its way. */
  table: PreparedTable;
  readonly storedAs: string;
  columns: string[];
  insert: Database.Statement<[Value[]]>;
}

export class Staging {
  readonly path: string;
  readonly #db: Database.Database;
  readonly #tables = new Map<string, OpenTable>();
  #source: number | null = null;
  #pending = 0;

  constructor(path: string) {
    this.path = path;
    removeDatabase(path);
    this.#db = refusing(path, () => {
      const db = new Database(path);
      // Nothing to protect: a staging file that is not finished is thrown away.
      db.pragma('page_size = 16384');
      db.pragma('journal_mode = MEMORY');
      db.pragma('synchronous = OFF');
      db.exec(MANIFEST_SQL);
      return db;
    });
  }

  /** Rows appended from now on come from this source. Answers its number in this file. */
  beginSource(record: SourceRecord): number {
    const { lastInsertRowid } = this.#db.prepare('INSERT INTO manifest_sources (record) VALUES (?)').run(JSON.stringify(record));
    this.#source = Number(lastInsertRowid);
    return this.#source;
  }

  /** Fingerprint of the source's file, which may take as long as reading it. */
  setFingerprint(source: number, sha256: string): void {
    this.#db.prepare(`UPDATE manifest_sources SET record = json_set(record, '$.sha256', ?) WHERE id = ?`).run(sha256, source);
  }

  /** What the import said of a source: kept in the project with it. */
  setReport(source: number, report: unknown): void {
    this.#db.prepare('UPDATE manifest_sources SET report = ? WHERE id = ?').run(JSON.stringify(report), source);
  }

  append(table: PreparedTable, rows: readonly PreparedRow[]): void {
    this.appendPacked(packBatch(table, rows));
  }

  appendPacked(batch: PackedBatch): void {
    refusing(this.path, () => {
      const open = this.#open(batch);
      if (!this.#db.inTransaction) this.#db.exec('BEGIN');
      this.#write(open, batch);
      this.#pending += batch.count;
      if (this.#pending >= ROWS_A_TRANSACTION) this.#commit();
    });
  }

  /** Closes the file, ready for `project.merge`. May be called twice. Throws `disk-full`, the file closed all the same. */
  finish(): void {
    if (!this.#db.open) return;
    try {
      refusing(this.path, () => this.#writeManifest());
    } finally {
      this.#db.close();
    }
  }

  #writeManifest(): void {
    if (!this.#db.inTransaction) this.#db.exec('BEGIN');
    const keep = this.#db.prepare('INSERT INTO manifest_tables VALUES (?, ?)');
    for (const { table, storedAs, columns } of this.#tables.values()) {
      const staged: StagedTable = {
        name: table.table,
        geometry: table.geometry,
        fields: table.fields,
        title: table.title,
        columns,
        storedAs,
      };
      keep.run(table.table, JSON.stringify(staged));
    }
    this.#commit();
  }

  #commit(): void {
    if (this.#db.inTransaction) this.#db.exec('COMMIT');
    this.#pending = 0;
  }

  #open({ table, columns }: PackedBatch): OpenTable {
    const known = this.#tables.get(table.table);
    if (known) {
      known.table = table;
      return known;
    }
    const storedAs = `rows_${this.#tables.size}`;
    const fields = columns.filter((name) => name !== 'uid');
    // The outline last: it may fill pages of its own, which a look at the fields then need not cross.
    const ordered = [...OWN_COLUMNS.slice(0, -1), ...fields, 'geom'];
    this.#db.exec(`CREATE TABLE ${storedAs} (${quotedList(ordered)})`);
    const open: OpenTable = { table, storedAs, columns: fields, insert: this.#prepare(storedAs, fields) };
    this.#tables.set(table.table, open);
    return open;
  }

  #prepare(storedAs: string, columns: readonly string[]): Database.Statement<[Value[]]> {
    const all = [...OWN_COLUMNS, ...columns];
    return this.#db.prepare<[Value[]]>(`INSERT INTO ${storedAs} (${quotedList(all)}) VALUES (${placeholders(all.length)})`);
  }

  #write(open: OpenTable, { count, geometries, ends, bounds, columns, values }: PackedBatch): void {
    for (const name of columns) if (name !== 'uid' && !open.columns.includes(name)) this.#addColumn(open, name);
    const uids = values[columns.indexOf('uid')];
    const ordered = open.columns.map((name) => values[columns.indexOf(name)]);
    let start = 0;
    for (let i = 0; i < count; i++) {
      const end = ends[i] as number;
      const uid = uids?.[i];
      const row: Value[] = [typeof uid === 'string' && uid !== '' ? uid : randomUUID(), this.#source];
      if (end > start) for (let side = i * 4; side < i * 4 + 4; side++) row.push(bounds[side] as number);
      else row.push(null, null, null, null);
      row.push(end > start ? geometries.subarray(start, end) : null);
      for (const column of ordered) row.push(column?.[i] ?? null);
      open.insert.run(row);
      start = end;
    }
  }

  #addColumn(open: OpenTable, name: string): void {
    this.#db.exec(`ALTER TABLE ${open.storedAs} ADD COLUMN ${quoted(name)}`);
    open.columns = [...open.columns, name];
    open.insert = this.#prepare(open.storedAs, open.columns);
  }
}

export function createStaging(path: string): Staging {
  return new Staging(path);
}
