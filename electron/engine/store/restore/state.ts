/** The project as it was at a restore point, or as it is now, read the same way. */
import type { Database } from 'better-sqlite3';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Catalogue } from '../catalogue.ts';
import type { LayerDefinition } from '../journal/operation.ts';
import { columnRevisions, revisionOf } from '../journal/revisions.ts';
import { quoted } from '../sql.ts';
import { type BlockList, liveRows, readBlocks, unpackBlock, unpackList, type Work } from './blocks.ts';

/** What a point says of a table. */
export interface TableDefinition {
  readonly key: string;
  readonly columns: readonly string[];
  readonly geometryColumn: string | null;
  readonly geometryType: string | null;
  readonly srsId: number;
  /** Its title in gpkg_contents. */
  readonly title: string | null;
  /** Revisions of its columns. */
  readonly champs: Readonly<Record<string, number>>;
  /** How to make it again; null for a table of the schema, or of another program. */
  readonly layer: LayerDefinition | null;
}

export interface StateTable extends TableDefinition {
  readonly table: string;
  readonly revision: number;
  readonly rows: number;
}

export interface State {
  tables(): readonly string[];
  table(name: string): StateTable | null;
  blocks(name: string): Work<BlockList>;
  rows(name: string, block: number): Value[][];
}

/** Photos and documents stay as they are: they are no hypothesis to come back from, and would weigh twice. */
const LEFT_OUT: readonly string[] = ['layer_styles', 'qgis_projects', 'medias'];
/** What the planner set, beside the tables that GeoPackage lists. */
const OWN: readonly string[] = ['emprise_couches', 'emprise_reglages', 'emprise_retouches'];

export class LiveState implements State {
  readonly #db: Database;
  readonly #catalogue: Catalogue;
  /** Hashes hold as long as the revision. */
  readonly #known = new Map<string, { readonly revision: number; readonly blocks: BlockList }>();
  readonly #counts = new Map<string, { readonly revision: number; readonly rows: number }>();

  constructor(db: Database, catalogue: Catalogue) {
    this.#db = db;
    this.#catalogue = catalogue;
  }

  /** Without an integer key, rows cannot be told from one another: such a table, of another program, is left out. */
  tables(): string[] {
    const listed = this.#db
      .prepare<[], string>(`SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes') ORDER BY rowid`)
      .pluck()
      .all();
    return [...OWN, ...listed.filter((name) => !LEFT_OUT.includes(name))].filter((name) => {
      const facts = this.#catalogue.find(name);
      return facts !== null && facts.primaryKey !== 'rowid';
    });
  }

  table(name: string): StateTable | null {
    const facts = this.#catalogue.find(name);
    if (!facts || !this.tables().includes(name)) return null;
    const shape = this.#db
      .prepare<[string], { type: string; srsId: number }>(
        'SELECT geometry_type_name AS type, srs_id AS srsId FROM gpkg_geometry_columns WHERE table_name = ?',
      )
      .get(name);
    const layer = this.#db.prepare<[string], string>('SELECT definition FROM emprise_definitions WHERE table_name = ?').pluck().get(name);
    const revision = revisionOf(this.#db, name);
    return {
      table: name,
      revision,
      rows: this.#count(name, revision),
      key: facts.primaryKey,
      columns: facts.columns,
      geometryColumn: facts.geometryColumn,
      geometryType: shape?.type ?? null,
      srsId: shape?.srsId ?? 4326,
      title:
        this.#db.prepare<[string], string | null>('SELECT identifier FROM gpkg_contents WHERE table_name = ?').pluck().get(name) ?? null,
      champs: Object.fromEntries(columnRevisions(this.#db).get(name) ?? []),
      layer: layer === undefined ? null : (JSON.parse(layer) as LayerDefinition),
    };
  }

  *blocks(name: string): Work<BlockList> {
    const table = this.table(name);
    if (!table) return new Map();
    const known = this.#known.get(name);
    if (known?.revision === table.revision) return known.blocks;
    const blocks = new Map<number, string>();
    for (const block of readBlocks(this.#db, table)) {
      blocks.set(block.number, block.hash);
      yield;
    }
    this.learn(table, blocks);
    return blocks;
  }

  /** Hashes that were computed elsewhere. */
  learn({ table, revision }: StateTable, blocks: BlockList): void {
    this.#known.set(table, { revision, blocks });
  }

  rows(name: string, block: number): Value[][] {
    const facts = this.#catalogue.find(name);
    return facts ? liveRows(this.#db, { table: name, key: facts.primaryKey, columns: facts.columns }, block) : [];
  }

  #count(name: string, revision: number): number {
    const known = this.#counts.get(name);
    if (known?.revision === revision) return known.rows;
    const rows =
      this.#db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(name)}`)
        .pluck()
        .get() ?? 0;
    this.#counts.set(name, { revision, rows });
    return rows;
  }
}

interface CopyRow {
  readonly table: string;
  readonly revision: number;
  readonly definition: string;
  readonly rows: number;
  readonly blocks: Buffer;
}

export class PointState implements State {
  readonly #db: Database;
  readonly #copies: ReadonlyMap<string, CopyRow>;
  readonly #lists = new Map<string, BlockList>();

  constructor(db: Database, point: number) {
    this.#db = db;
    const copies = db
      .prepare<[number], CopyRow>(
        `SELECT c.table_name AS "table", c.revision, c.definition, c.lignes AS rows, c.blocs AS blocks
           FROM emprise_points_tables t JOIN emprise_copies c ON c.id = t.copie WHERE t.point = ? ORDER BY t.id`,
      )
      .all(point);
    this.#copies = new Map(copies.map((copy) => [copy.table, copy]));
  }

  tables(): string[] {
    return [...this.#copies.keys()];
  }

  table(name: string): StateTable | null {
    const copy = this.#copies.get(name);
    if (!copy) return null;
    return { table: name, revision: copy.revision, rows: copy.rows, ...(JSON.parse(copy.definition) as TableDefinition) };
  }

  // biome-ignore lint/correctness/useYield: kept in the file already, nothing to compute
  *blocks(name: string): Work<BlockList> {
    return this.list(name);
  }

  list(name: string): BlockList {
    const known = this.#lists.get(name);
    if (known) return known;
    const copy = this.#copies.get(name);
    const list = copy ? unpackList(copy.blocks) : new Map<number, string>();
    this.#lists.set(name, list);
    return list;
  }

  rows(name: string, block: number): Value[][] {
    const hash = this.list(name).get(block);
    if (hash === undefined) return [];
    return blockContent(this.#db, hash);
  }
}

export function blockContent(db: Database, hash: string): Value[][] {
  const content = db
    .prepare<[Buffer], Buffer>('SELECT contenu FROM emprise_blocs WHERE empreinte = ?')
    .pluck()
    .get(Buffer.from(hash, 'hex'));
  if (!content) throw new Error(`block ${hash} of a restore point is missing`);
  return unpackBlock(content);
}

/** Runs work to its end at once. */
export function finishWork<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
