/** Foreign GeoPackages, and other Emprise projects: opened read-only, without trusting what their schema could run. */
import { closeSync, copyFileSync, existsSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Note } from '../../../shared/domain/note.ts';
import { makeWorkFolder } from './containers/work-folder.ts';
import { epsgInName, normaliseEpsg } from './crs-names.ts';
import type { Remarks } from './geojson/geometry.ts';
import { geometryFromBlob } from './geopackage-blob.ts';
import { readPrj } from './shapefile/prj.ts';
import type { FormatReader, GeometryFamily, OpenOptions, Source, SourceFeature, SourceField, SourceLayer, SourceValue } from './types.ts';

type Database = BetterSqlite.Database;

const MAGIC = 'SQLite format 3\0';
const BATCH_ROWS = 500;

export const geopackage: FormatReader = {
  id: 'geopackage',
  label: 'GeoPackage',
  extensions: ['.gpkg', '.sqlite', '.db'],
  sniff: (head) => Buffer.from(head.subarray(0, 16)).toString('latin1') === MAGIC,
  open: async (path, options) => open(path, options),
};

function open(path: string, options: OpenOptions): Source {
  const file = basename(path);
  const opened = openSafely(path, options);
  const { db } = opened;
  const close = (): void => {
    db.close();
    opened.cleanUp();
  };
  try {
    if (!hasTable(db, 'gpkg_contents')) throw new EmpriseError('format-mismatch', { file, claimed: 'GeoPackage', found: 'SQLite' });
    const layers: SourceLayer[] = [];
    const unreadable: string[] = [];
    let first: unknown = null;
    for (const row of contentsOf(db)) {
      try {
        layers.push(layerOf(db, file, row));
      } catch (error) {
        first ??= error;
        unreadable.push(row.table);
      }
    }
    // One table that is broken does not spoil the others; where there is nothing else, its fault is the answer.
    if (layers.length === 0 && first !== null) throw first;
    const note = { code: 'layers-unreadable', count: unreadable.length, params: { layers: unreadable.join(', ') } };
    return { layers, isProject: hasTable(db, 'emprise_meta'), ...(unreadable.length === 0 ? {} : { remarks: [note] }), close };
  } catch (error) {
    close();
    throw named(file, error);
  }
}

/**
 * A file left in WAL mode, or with a journal beside it, makes SQLite write next to it even when it only reads:
 * such a file is read from a private copy, so that nothing changes in the user's folder.
 */
function openSafely(path: string, options: OpenOptions): { db: Database; cleanUp: () => void } {
  const file = basename(path);
  const companions = ['-wal', '-journal'].filter((ending) => existsSync(path + ending));
  const work = companions.length > 0 || isWriteAheadLogged(path) ? makeWorkFolder(options) : null;
  const cleanUp = (): void => work?.remove();
  try {
    const read = work?.fileFor('.gpkg') ?? path;
    if (work !== null) for (const ending of ['', ...companions]) copyFileSync(path + ending, read + ending);
    const db = new BetterSqlite(read, { readonly: work === null, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    if (work !== null) db.pragma('query_only = ON');
    return { db, cleanUp };
  } catch (error) {
    cleanUp();
    throw named(file, error);
  }
}

function isWriteAheadLogged(path: string): boolean {
  const header = Buffer.alloc(20);
  const descriptor = openSync(path, 'r');
  try {
    return readSync(descriptor, header, 0, 20, 0) === 20 && (header[18] === 2 || header[19] === 2);
  } finally {
    closeSync(descriptor);
  }
}

function hasTable(db: Database, name: string): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}

interface ContentsRow {
  readonly table: string;
  readonly title: string | null;
  readonly column: string | null;
  readonly type: string | null;
  readonly srs: number | null;
  readonly z: number | null;
}

function contentsOf(db: Database): ContentsRow[] {
  const columns = hasTable(db, 'gpkg_geometry_columns');
  const select = columns
    ? `SELECT c.table_name AS "table", c.identifier AS title, g.column_name AS "column", g.geometry_type_name AS type, g.srs_id AS srs, g.z + g.m AS z
       FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name)
       WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid`
    : `SELECT table_name AS "table", identifier AS title, NULL AS "column", NULL AS type, NULL AS srs, NULL AS z
       FROM gpkg_contents WHERE data_type = 'attributes'`;
  const rows = db.prepare(select).all() as ContentsRow[];
  return rows.filter((row) => !HOUSEKEEPING.test(row.table));
}

/** Tables other programs keep for themselves. */
const HOUSEKEEPING = /^(layer_styles|qgis_projects|gpkg_.*|rtree_.*|emprise_.*)$/i;

function viewText(db: Database, name: string): string | null {
  const row = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'view' AND lower(name) = lower(?)").get(name) as
    | { sql: string }
    | undefined;
  return row?.sql ?? null;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

function layerOf(db: Database, file: string, row: ContentsRow): SourceLayer {
  const view = viewText(db, row.table);
  // A view may count for ever: one that calls on itself is not read, of the others the rows are not counted first.
  if (view !== null && /\bwith\b/i.test(view)) throw new EmpriseError('geopackage-damaged', { file, layer: row.table, cause: 'view' });
  const all = db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(row.table) as Column[];
  if (all.length === 0) throw new EmpriseError('geopackage-damaged', { file, layer: row.table, cause: 'table-missing' });
  // A lone integer key numbers the rows of that file: it says nothing about the objects.
  const isRowNumber = (column: Column): boolean =>
    column.pk > 0 && all.filter((other) => other.pk > 0).length === 1 && /INT/i.test(column.type);
  const others = all.filter((column) => column.name !== row.column && !isRowNumber(column));
  const kept = others.filter((column) => !/BLOB/i.test(column.type));
  const fields = kept.map((column): SourceField => ({ name: column.name, type: fieldType(column.type) }));
  const remarks: Pick<Note, 'code' | 'params'>[] = [];
  for (const column of others) if (/BLOB/i.test(column.type)) remarks.push({ code: 'field-binary', params: { field: column.name } });
  const counted = db.prepare(`SELECT count(*) FROM ${quoted(row.table)}`).pluck();
  const count = view === null ? (counted.get() as number) : null;
  return {
    name: row.table,
    format: 'geopackage',
    count,
    geometry: familyOfType(row.type),
    fields,
    fieldsComplete: true,
    ...systemOf(db, row.srs),
    encoding: null,
    extent: null,
    remarks,
    spread(most) {
      try {
        return spreadRows(db, row, fields, count, most);
      } catch (error) {
        throw named(file, error);
      }
    },
    *features() {
      try {
        yield* readRows(db, row, fields);
      } catch (error) {
        throw named(file, error);
      }
    },
  };
}

function selectOf(row: ContentsRow, fields: readonly SourceField[]): string {
  const columns = [...fields.map((field) => quoted(field.name)), row.column === null ? 'NULL' : shapeColumn(quoted(row.column))];
  return `SELECT ${columns.join(', ')} FROM ${quoted(row.table)}`;
}

function* readRows(db: Database, row: ContentsRow, fields: readonly SourceField[]): Generator<SourceFeature[]> {
  // 64-bit numbers whole: as doubles, those beyond 2^53 would lose their last digits without a word.
  const statement = db.prepare(selectOf(row, fields)).raw().safeIntegers();
  let batch: SourceFeature[] = [];
  let record = 0;
  for (const cells of statement.iterate() as IterableIterator<unknown[]>) {
    batch.push(featureOf(cells, ++record, fields));
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Numbers of rows that nobody has counted. */
const UNCOUNTED = 1_000_000_000;

/** Rows at even steps of their numbers; none of a view, which has no numbers to go by. */
function spreadRows(db: Database, row: ContentsRow, fields: readonly SourceField[], count: number | null, most: number): SourceFeature[] {
  if (
    db
      .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower(?) AND sql NOT LIKE '%WITHOUT ROWID%'")
      .get(row.table) === undefined
  )
    return [];
  const range = db.prepare(`SELECT min(rowid) AS low, max(rowid) AS high FROM ${quoted(row.table)}`).get() as {
    low: number | null;
    high: number | null;
  };
  // A column of that name hides the numbers.
  if (typeof range.low !== 'number' || typeof range.high !== 'number') return [];
  const isCounted = range.low === 1 && range.high === count;
  const statement = db
    .prepare(`${selectOf(row, fields)} WHERE rowid >= ? ORDER BY rowid LIMIT 1`)
    .raw()
    .safeIntegers();
  const span = range.high - range.low + 1;
  const steps = Math.min(most, span);
  return Array.from({ length: steps }, (_, step) => (range.low as number) + Math.floor((step * span) / steps)).flatMap((rowid, step) => {
    // None in a damaged file: its order of rows is not what its numbers say.
    const cells = statement.get(rowid) as unknown[] | undefined;
    return cells === undefined ? [] : [featureOf(cells, isCounted ? rowid : UNCOUNTED + step, fields)];
  });
}

function featureOf(cells: readonly unknown[], record: number, fields: readonly SourceField[]): SourceFeature {
  const values: Record<string, SourceValue> = {};
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as SourceField;
    values[field.name] = sourceValue(cells[i], field.type);
  }
  const blob = cells[fields.length];
  const remarks: Remarks = [];
  const geometry = blob === null ? null : blob instanceof Uint8Array ? geometryFromBlob(blob, remarks) : 'geometry-unreadable';
  if (typeof geometry === 'string') return { row: record, geometry: null, unreadable: geometry, values };
  return remarks.length === 0 ? { row: record, geometry, values } : { row: record, geometry, values, remarks };
}

/** No object comes near; a blob made to fill the memory is not fetched, and answers as a text, which is no shape. */
const MAX_BLOB_BYTES = 256 * 1024 * 1024;
const shapeColumn = (column: string): string => `CASE WHEN length(${column}) > ${MAX_BLOB_BYTES} THEN '' ELSE ${column} END`;

function sourceValue(cell: unknown, type: SourceField['type']): SourceValue {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'bigint') {
    if (type === 'boolean') return cell !== 0n;
    return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
  }
  return typeof cell === 'number' || typeof cell === 'string' ? cell : null;
}

function fieldType(declared: string): SourceField['type'] {
  const type = declared.toUpperCase();
  if (type === 'BOOLEAN') return 'boolean';
  if (type === 'DATE') return 'date';
  if (type === 'DATETIME') return 'datetime';
  if (/INT/.test(type)) return 'integer';
  if (/REAL|DOUBLE|FLOAT|NUMERIC|DECIMAL/.test(type)) return 'real';
  return 'text';
}

function familyOfType(type: string | null): GeometryFamily {
  if (type === null) return 'none';
  const name = type.toUpperCase();
  if (/POINT/.test(name)) return 'point';
  if (/LINE|CURVE$/.test(name) && !/POLYGON/.test(name)) return 'line';
  return /POLYGON|SURFACE/.test(name) ? 'polygon' : 'mixed';
}

function systemOf(db: Database, srs: number | null): Pick<SourceLayer, 'crs' | 'crsName'> {
  // -1 and 0 are the standard's own "undefined" systems.
  if (srs === null || srs === -1 || srs === 0) return { crs: null };
  const row = db
    .prepare('SELECT srs_name, organization, organization_coordsys_id AS code, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?')
    .get(srs) as { srs_name: string; organization: string; code: number; definition: string } | undefined;
  if (!row) return { crs: null, crsName: String(srs) };
  const epsg = /^epsg$/i.test(row.organization)
    ? normaliseEpsg(row.code)
    : (epsgInName(`${row.organization}:${row.code}`) ?? readPrj(row.definition).epsg ?? epsgInName(row.srs_name));
  return epsg === null ? { crs: null, crsName: row.srs_name } : { crs: { value: epsg, how: 'declared' }, crsName: row.srs_name };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What SQLite says about a broken file, as a refusal that names the file. */
function named(file: string, error: unknown): unknown {
  if (!(error instanceof BetterSqlite.SqliteError)) return error;
  if (error.code === 'SQLITE_CANTOPEN') return new EmpriseError('file-unreadable', { file }, error.message);
  return new EmpriseError('geopackage-damaged', { file, cause: error.code }, error.message);
}
