/**
 * The file an import fills, in its own thread or process, before anything touches the project: plain tables without triggers or constraints,
 * geometry already as GeoPackage blobs, bounds beside it so that the spatial index is filled without reading a blob again.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Value } from '../../../../shared/domain/change.ts';
import { bboxOf } from '../../../../shared/geo/geometry.ts';
import type { PreparedRow, PreparedTable } from '../../importers/types.ts';
import { removeDatabase } from '../document/files.ts';
import { refusing } from '../faults.ts';
import { encodeBlob } from '../geopackage/blob.ts';
import { placeholders, quoted, quotedList } from '../sql.ts';
import { MANIFEST_SQL, type SourceRecord, type StagedTable } from './manifest.ts';

const OWN_COLUMNS = ['geom', 'uid', '_source', '_minx', '_miny', '_maxx', '_maxy'] as const;
const ROWS_A_TRANSACTION = 20_000;

interface OpenTable {
  readonly table: PreparedTable;
  readonly storedAs: string;
  columns: string[];
  insert: Database.Statement<Value[]>;
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

  /** What the import said of a source: kept in the project with it. */
  setReport(source: number, report: unknown): void {
    this.#db.prepare('UPDATE manifest_sources SET report = ? WHERE id = ?').run(JSON.stringify(report), source);
  }

  append(table: PreparedTable, rows: readonly PreparedRow[]): void {
    refusing(this.path, () => {
      const open = this.#open(table);
      if (!this.#db.inTransaction) this.#db.exec('BEGIN');
      for (const row of rows) this.#write(open, row);
      this.#pending += rows.length;
      if (this.#pending >= ROWS_A_TRANSACTION) this.#commit();
    });
  }

  /** Closes the file, ready for `project.merge`. May be called twice. */
  finish(): void {
    if (!this.#db.open) return;
    refusing(this.path, () => {
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
    });
    this.#db.close();
  }

  #commit(): void {
    if (this.#db.inTransaction) this.#db.exec('COMMIT');
    this.#pending = 0;
  }

  #open(table: PreparedTable): OpenTable {
    const known = this.#tables.get(table.table);
    if (known) return known;
    const storedAs = `rows_${this.#tables.size}`;
    this.#db.exec(`CREATE TABLE ${storedAs} (${OWN_COLUMNS.map((name) => `${name}`).join(', ')})`);
    const open: OpenTable = { table, storedAs, columns: [], insert: this.#prepare(storedAs, []) };
    this.#tables.set(table.table, open);
    return open;
  }

  #prepare(storedAs: string, columns: readonly string[]): Database.Statement<Value[]> {
    const all = [...OWN_COLUMNS, ...columns];
    return this.#db.prepare<Value[]>(`INSERT INTO ${storedAs} (${quotedList(all)}) VALUES (${placeholders(all.length)})`);
  }

  #write(open: OpenTable, { geometry, values }: PreparedRow): void {
    for (const name of Object.keys(values)) if (name !== 'uid' && !open.columns.includes(name)) this.#addColumn(open, name);
    const bounds = geometry ? bboxOf(geometry) : null;
    const blob = geometry ? encodeBlob(geometry, 4326, bounds) : null;
    const uid = values['uid'];
    const row: Value[] = [blob, typeof uid === 'string' && uid !== '' ? uid : randomUUID(), this.#source];
    row.push(bounds?.[0] ?? null, bounds?.[1] ?? null, bounds?.[2] ?? null, bounds?.[3] ?? null);
    for (const name of open.columns) row.push(values[name] ?? null);
    open.insert.run(...row);
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
