/** A staging file against the project, by the rules of a merge and without writing: what is new, what changes, what is gone, what was edited by hand. */
import type { Database } from 'better-sqlite3';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { Catalogue, TableFacts } from '../catalogue.ts';
import { decodeBlob } from '../geopackage/blob.ts';
import { indexName } from '../geopackage/rtree.ts';
import { quoted } from '../sql.ts';
import { type MergeOptions, STAGING } from './context.ts';
import { keyOf } from './key.ts';
import { readManifest, type StagedTable } from './manifest.ts';
import { TableMatch } from './table-match.ts';

/** Objects shown of one table, of all fates together. */
export const SAMPLES = 200;
/** At most this many of those are new, and as many gone, where there are changed ones to show. */
const OTHERS = 50;
/** A term of an ORDER BY that orders nothing: a bare number there would name a column. */
const NOTHING = '0 + 0';
const NAMES = ['site_nom', 'nom', 'titre', 'libelle', 'denomination'];

export interface ComparedField {
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
  /** Changed by hand in the project. */
  readonly edited: boolean;
}

export interface ComparedObject {
  readonly fate: 'added' | 'changed' | 'gone';
  readonly key: string;
  readonly name: string;
  readonly fields: readonly ComparedField[];
  /** In EPSG:4326. */
  readonly before: Geometry | null;
  readonly after: Geometry | null;
}

export interface ComparedTable {
  readonly table: string;
  readonly added: number;
  readonly changed: number;
  /** Of the changed: with another outline, beyond rounding. */
  readonly moved: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly edits: number;
  /** How many objects change in each column. */
  readonly fields: readonly { readonly field: string; readonly count: number }[];
  /** The most telling first: outlines that moved most, then most fields changed, then gone, then new. */
  readonly samples: readonly ComparedObject[];
}

/** The staging file being attached. Throws `key-missing` where an update would. */
export function compareStagingFile(db: Database, catalogue: Catalogue, options: MergeOptions): ComparedTable[] {
  return readManifest(db, STAGING).flatMap((staged) => {
    const facts = catalogue.find(staged.name);
    return facts === null ? [newTable(db, staged)] : [new TableComparison(db, facts, staged, options).run()];
  });
}

/** A layer the project does not have: its rows are all new. */
function newTable(db: Database, staged: StagedTable): ComparedTable {
  const added =
    db
      .prepare<[], number>(`SELECT count(*) FROM ${STAGING}.${quoted(staged.storedAs)}`)
      .pluck()
      .get() ?? 0;
  return { table: staged.name, added, changed: 0, moved: 0, unchanged: 0, gone: 0, edits: 0, fields: [], samples: [] };
}

class TableComparison {
  readonly #db: Database;
  readonly #facts: TableFacts;
  readonly #match: TableMatch;
  readonly #name: string;

  constructor(db: Database, facts: TableFacts, staged: StagedTable, options: MergeOptions) {
    this.#db = db;
    const key = keyOf(facts, staged, options);
    // Columns that a merge would add to an imported layer hold nothing so far.
    const fresh = (staged.fields ?? []).map((field) => field.name).filter((name) => !facts.columns.includes(name));
    this.#facts = { ...facts, columns: [...facts.columns, ...fresh] };
    this.#match = new TableMatch(db, this.#facts, staged, key, options, fresh);
    const names = [...this.#facts.columns, ...staged.columns];
    this.#name = NAMES.find((name) => names.includes(name) && this.#match.columns.includes(name)) ?? key ?? facts.primaryKey;
  }

  run(): ComparedTable {
    const match = this.#match;
    try {
      const matched = match.match();
      const gone = match.goneFids();
      const values = match.findChanged();
      const changed = match.number('SELECT count(*) FROM temp.changed');
      return {
        table: this.#facts.name,
        added: match.number(`SELECT count(*) FROM ${match.rows} s WHERE ${match.freshSql()}`),
        changed,
        moved: match.number('SELECT count(*) FROM temp.changed WHERE moved'),
        unchanged: matched - changed,
        gone: gone.length,
        edits: match.editsAgainst(),
        fields: this.#fieldCounts(values),
        samples: this.#samples(values, gone),
      };
    } finally {
      match.drop();
    }
  }

  #fieldCounts(values: ReadonlyMap<string, string>): { field: string; count: number }[] {
    const names = [...values.keys()].filter((name) => name !== 'geom');
    if (names.length === 0) return [];
    const counts = this.#db
      .prepare<[], (number | null)[]>(
        `SELECT ${names.map((name) => `sum(t.${quoted(name)} IS NOT ${values.get(name)})`).join(', ')} ${this.#match.changedPairs()}`,
      )
      .raw()
      .get();
    return names
      .map((field, index) => ({ field, count: counts?.[index] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  }

  #samples(values: ReadonlyMap<string, string>, gone: readonly number[]): ComparedObject[] {
    const changed = this.#changedSamples(values);
    const left = Math.max(0, SAMPLES - changed.length);
    const others = changed.length === 0 ? Math.floor(SAMPLES / 2) : OTHERS;
    const shown = changed.slice(0, SAMPLES - Math.min(gone.length, others));
    const lost = this.#goneSamples(gone.slice(0, Math.max(others, left - others)));
    const fresh = this.#addedSamples(SAMPLES);
    const all = [...shown, ...lost].slice(0, SAMPLES - Math.min(fresh.length, others));
    return [...all, ...fresh].slice(0, SAMPLES);
  }

  #changedSamples(values: ReadonlyMap<string, string>): ComparedObject[] {
    const match = this.#match;
    const { isIndexed, name: table, geometryColumn } = this.#facts;
    const names = [...values.keys()].filter((name) => name !== 'geom');
    const different = names.map((name) => `(t.${quoted(name)} IS NOT ${values.get(name)})`).join(' + ') || NOTHING;
    const shift = isIndexed
      ? `coalesce((SELECT abs(i.minx - s._minx) + abs(i.maxx - s._maxx) + abs(i.miny - s._miny) + abs(i.maxy - s._maxy)
          FROM ${quoted(indexName(table))} i WHERE i.id = c.fid), 0) * c.moved`
      : NOTHING;
    const found = this.#db
      .prepare<[number], [number, number, number]>(
        `SELECT c.fid, c.staged, c.moved ${match.changedPairs()} ORDER BY ${shift} DESC, c.moved DESC, ${different} DESC, c.fid LIMIT ?`,
      )
      .raw()
      .all(SAMPLES);
    const known = new Set(found.map(([fid]) => fid));
    const kept = match
      .editedPairs(SAMPLES)
      .filter(([fid]) => !known.has(fid))
      .map(([fid, staged]) => [fid, staged, 0] as const);
    const hasGeometry = geometryColumn === 'geom';
    const read = this.#db
      .prepare<[number, number], Value[]>(
        `SELECT ${[match.keyOf('t'), `t.${quoted(this.#name)}`, hasGeometry ? 't.geom, s.geom' : 'NULL, NULL'].join(', ')}
          ${names.map((name) => `, t.${quoted(name)}, ${values.get(name)}, ${match.columns.includes(name) ? `s.${quoted(name)}` : 'NULL'}, ${match.isEdited(name)}`).join('')}
          FROM ${match.target} t, ${match.rows} s, (SELECT 1 AS moved) c WHERE t.${match.fid} = ? AND s.rowid = ?`,
      )
      .raw();
    return [...found, ...kept].map(([fid, staged, moved]): ComparedObject => {
      const [key, name, before, after, ...rest] = read.get(fid, staged) ?? [];
      const fields = names.flatMap((field, index): ComparedField[] => {
        const [was = null, becomes = null, said = null, edited] = rest.slice(index * 4, index * 4 + 4);
        const isEdited = edited === 1;
        if (was !== becomes) return [{ field, before: was, after: becomes, edited: isEdited }];
        return isEdited && said !== was ? [{ field, before: was, after: said, edited: true }] : [];
      });
      return {
        fate: 'changed',
        key: text(key),
        name: text(name),
        fields,
        before: outline(before),
        after: outline(moved === 1 ? after : before),
      };
    });
  }

  #goneSamples(fids: readonly number[]): ComparedObject[] {
    const match = this.#match;
    return this.#db
      .prepare<[string], Value[]>(
        `SELECT ${match.keyOf('t')}, t.${quoted(this.#name)}, ${this.#facts.geometryColumn === 'geom' ? 't.geom' : 'NULL'}
          FROM ${match.target} t WHERE t.${match.fid} IN (SELECT value FROM json_each(?)) ORDER BY t.${match.fid}`,
      )
      .raw()
      .all(JSON.stringify(fids))
      .map(([key, name, blob]) => ({
        fate: 'gone',
        key: text(key),
        name: text(name),
        fields: [],
        before: outline(blob),
        after: null,
      }));
  }

  #addedSamples(limit: number): ComparedObject[] {
    const match = this.#match;
    const staged = (column: string): string => (match.columns.includes(column) ? `s.${quoted(column)}` : 'NULL');
    return this.#db
      .prepare<[number], Value[]>(
        `SELECT ${match.keyOf('s')}, ${staged(this.#name)}, s.geom
          FROM ${match.rows} s WHERE ${match.freshSql()} ORDER BY s.rowid LIMIT ?`,
      )
      .raw()
      .all(limit)
      .map(([key, name, blob]) => ({
        fate: 'added',
        key: text(key),
        name: text(name),
        fields: [],
        before: null,
        after: outline(blob),
      }));
  }
}

function text(value: Value | undefined): string {
  return value === null || value === undefined || value instanceof Uint8Array ? '' : String(value);
}

function outline(blob: Value | undefined): Geometry | null {
  if (!(blob instanceof Uint8Array)) return null;
  try {
    return decodeBlob(blob);
  } catch {
    return null;
  }
}
