/** What the open file holds, read from the file itself: other programs may add tables and columns at any time. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../shared/contract/errors.ts';

export interface ChildLink {
  readonly table: string;
  readonly column: string;
  /** Column of the parent that the child names. */
  readonly parentColumn: string;
  readonly onDelete: 'CASCADE' | 'SET NULL' | 'OTHER';
}

export interface TableFacts {
  readonly name: string;
  /** `fid`, `id`, or whatever another program chose. */
  readonly primaryKey: string;
  readonly columns: readonly string[];
  /** SQL type of each column, upper case. */
  readonly types: Readonly<Record<string, string>>;
  readonly geometryColumn: string | null;
  readonly isIndexed: boolean;
  readonly children: readonly ChildLink[];
}

export class Catalogue {
  readonly #db: Database;
  readonly #facts = new Map<string, TableFacts | null>();
  #links: (ChildLink & { parent: string })[] | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  /** After a table was made, changed or dropped. */
  forget(): void {
    this.#facts.clear();
    this.#links = null;
  }

  find(name: string): TableFacts | null {
    let facts = this.#facts.get(name);
    if (facts === undefined) {
      facts = this.#read(name);
      this.#facts.set(name, facts);
    }
    return facts;
  }

  /** Throws `layer-unknown`. */
  table(name: string): TableFacts {
    const facts = this.find(name);
    if (!facts) throw new EmpriseError('layer-unknown', { layer: name });
    return facts;
  }

  #read(name: string): TableFacts | null {
    const columns = this.#db
      .prepare<[string], { name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?)')
      .all(name);
    const isTable = this.#db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined;
    if (!isTable || columns.length === 0) return null;
    const geometryColumn = this.#db
      .prepare<[string], string>('SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?')
      .pluck()
      .get(name);
    const isIndexed =
      this.#db.prepare(`SELECT 1 FROM gpkg_extensions WHERE table_name = ? AND extension_name = 'gpkg_rtree_index'`).get(name) !==
      undefined;
    const keys = columns.filter(({ pk }) => pk > 0);
    return {
      name,
      primaryKey: keys.length === 1 && keys[0]?.type.toUpperCase() === 'INTEGER' ? keys[0].name : 'rowid',
      columns: columns.map((column) => column.name),
      types: Object.fromEntries(columns.map((column) => [column.name, column.type.toUpperCase()])),
      geometryColumn: geometryColumn ?? null,
      isIndexed,
      children: this.#childLinks().filter(({ parent }) => parent === name),
    };
  }

  #childLinks(): (ChildLink & { parent: string })[] {
    this.#links ??= this.#db
      .prepare<[], { parent: string; table: string; column: string; parentColumn: string | null; onDelete: string }>(
        `SELECT f."table" AS parent, s.name AS "table", f."from" AS "column", f."to" AS parentColumn, f.on_delete AS onDelete
           FROM sqlite_schema s, pragma_foreign_key_list(s.name) f
          WHERE s.type = 'table' AND s.name NOT LIKE 'gpkg\\_%' ESCAPE '\\'`,
      )
      .all()
      .map((link) => ({
        ...link,
        parentColumn: link.parentColumn ?? 'rowid',
        onDelete: link.onDelete === 'CASCADE' || link.onDelete === 'SET NULL' ? link.onDelete : ('OTHER' as const),
      }));
    return this.#links;
  }
}
