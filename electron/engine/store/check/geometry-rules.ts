/** Geometry columns against their declared type and system (Req 19, 32, 33), and spatial indexes against their tables. */
import type { Database } from 'better-sqlite3';
import { isEmptyGeometry } from '../../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../../shared/geo/projections.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { blobSrsId, decodeBlob } from '../geopackage/blob.ts';
import { indexName } from '../geopackage/rtree.ts';
import { quoted } from '../sql.ts';
import { type Problem, problem } from './problem.ts';

interface GeometryColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly srsId: number;
  readonly key: string | null;
}

const WKB_NAMES: Readonly<Record<number, string>> = {
  1: 'POINT',
  2: 'LINESTRING',
  3: 'POLYGON',
  4: 'MULTIPOINT',
  5: 'MULTILINESTRING',
  6: 'MULTIPOLYGON',
};

export function geometryProblems(db: Database): Problem[] {
  const columns = db
    .prepare<[], GeometryColumn>(
      `SELECT g.table_name AS "table", g.column_name AS "column", g.geometry_type_name AS type, g.srs_id AS srsId,
        (SELECT name FROM pragma_table_info(g.table_name) WHERE pk = 1) AS key
        FROM gpkg_geometry_columns g WHERE g.table_name IN (SELECT name FROM sqlite_schema WHERE type = 'table')
         AND g.column_name IN (SELECT name FROM pragma_table_info(g.table_name))`,
    )
    .all();
  return columns.flatMap((column) => [...systemProblems(db, column), ...blobProblems(db, column), ...indexProblems(db, column)]);
}

/** A system Emprise has no formula for: the objects are kept, but neither drawn nor measured. */
function systemProblems(db: Database, { table, column, srsId }: GeometryColumn): Problem[] {
  if (projectionOf(srsId) !== null) return [];
  const count =
    db
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)} WHERE ${quoted(column)} NOT NULL`)
      .pluck()
      .get() ?? 0;
  if (count === 0) return [];
  const name = db.prepare<[number], string>('SELECT srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = ?').pluck().get(srsId);
  return [problem('layer-crs-unsupported', count, table, { crs: name === undefined ? String(srsId) : `${name} (${srsId})` })];
}

function blobProblems(db: Database, { table, column, type, srsId }: GeometryColumn): Problem[] {
  const faults = { 'geometry-unreadable': 0, 'geometry-type': 0, 'geometry-srs': 0, 'geometry-empty': 0 };
  const blobs = db.prepare<[], Uint8Array>(`SELECT ${quoted(column)} FROM ${quoted(table)} WHERE ${quoted(column)} NOT NULL`).pluck();
  for (const blob of blobs.iterate()) {
    try {
      const geometry = decodeBlob(blob);
      if (geometry === null || isEmptyGeometry(geometry)) faults['geometry-empty']++;
      if (blobSrsId(blob) !== srsId) faults['geometry-srs']++;
      if (type !== 'GEOMETRY' && WKB_NAMES[wkbType(blob)] !== type) faults['geometry-type']++;
    } catch {
      faults['geometry-unreadable']++;
    }
  }
  return Object.entries(faults).flatMap(([code, count]) => (count > 0 ? [problem(code, count, table)] : []));
}

/** Declared type of the blob's body, Z and M left aside; the body was read already, so it is there. */
function wkbType(blob: Uint8Array): number {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const at = 8 + ([0, 32, 48, 48, 64][((blob[3] ?? 0) >> 1) & 7] ?? 0);
  decodeWkb(blob, at);
  return (view.getUint32(at + 1, view.getUint8(at) === 1) & 0xffff) % 1000;
}

function indexProblems(db: Database, { table, column, key }: GeometryColumn): Problem[] {
  const index = indexName(table, column);
  if (key === null || db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(index) === undefined) return [];
  const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const problems: Problem[] = [];
  const verdict = db.prepare<[string], string>('SELECT rtreecheck(?)').pluck().get(index);
  if (verdict !== 'ok') problems.push(problem('index-damaged', 1, table));
  const missing = count(
    `SELECT count(*) FROM ${quoted(table)} WHERE ${quoted(column)} NOT NULL AND ${quoted(key)} NOT IN (SELECT id FROM ${quoted(index)})`,
  );
  const orphans = count(
    `SELECT count(*) FROM ${quoted(index)} WHERE id NOT IN (SELECT ${quoted(key)} FROM ${quoted(table)} WHERE ${quoted(column)} NOT NULL)`,
  );
  if (missing > 0) problems.push(problem('index-missing', missing, table));
  if (orphans > 0) problems.push(problem('index-orphans', orphans, table));
  return problems;
}
