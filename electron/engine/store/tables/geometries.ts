/** Geometries of a table, decoded, a page of rows at a time: no statement stays open between two of them. */
import type { Value } from '../../../../shared/domain/change.ts';
import type { Bbox, Geometry } from '../../../../shared/geo/geometry.ts';
import { withCoordinates } from '../../../../shared/geo/geometry.ts';
import { type Projection, projectionOf } from '../../../../shared/geo/projections.ts';
import { decodeBlob } from '../geopackage/blob.ts';
import { indexName } from '../geopackage/rtree.ts';
import { quoted, quotedList } from '../sql.ts';
import { type Condition, checkColumn, type Readable } from './read.ts';

export interface GeometryQuery {
  /** Degrees. Objects whose bounds meet it (the index rounds outward by up to half a metre: test exactly where it matters). */
  readonly bbox?: Bbox;
  readonly fids?: readonly number[];
  /** Objects after this fid only. */
  readonly after?: number;
  readonly limit?: number;
  readonly where?: Condition | undefined;
  /** Values to read along. */
  readonly columns?: readonly string[];
  readonly results?: boolean;
}

export interface GeometryRow {
  readonly fid: number;
  /** Null in layers other programs made. */
  readonly uid: string | null;
  /** Degrees (EPSG:4326). Null where the object has none, or none Emprise can read: a curve, or a system without formula here (check lists both). */
  readonly geometry: Geometry | null;
  readonly values: readonly Value[];
}

const PAGE_ROWS = 1000;

export function* readGeometries(from: Readable, query: GeometryQuery, isIndexed: boolean, srsId: number): Generator<GeometryRow> {
  const { geometryColumn } = from;
  for (const column of query.columns ?? []) checkColumn(from, column);
  if (geometryColumn === null) return;
  const key = quoted(from.primaryKey);
  const uid = from.source.columns.includes('uid') ? 'uid' : 'NULL';
  const values = query.columns && query.columns.length > 0 ? `, ${quotedList(query.columns)}` : '';
  const conditions = [`${key} > ?`];
  const params: Value[] = [];
  // The index of a layer that another program added is in its own system, the box in degrees: such a layer is read whole.
  if (query.bbox && isIndexed && srsId === 4326) {
    const [minX, minY, maxX, maxY] = query.bbox;
    const index = quoted(indexName(from.table, geometryColumn));
    conditions.push(`${key} IN (SELECT id FROM ${index} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)`);
    params.push(minX, maxX, minY, maxY);
  }
  if (query.fids) {
    conditions.push(`${key} IN (SELECT value FROM json_each(?))`);
    params.push(JSON.stringify(query.fids));
  }
  if (query.where) {
    conditions.push(`(${query.where.sql})`);
    params.push(...query.where.params);
  }
  const page = from.db
    .prepare<Value[], [number, string | null, Uint8Array | null, ...Value[]]>(
      `SELECT ${key}, ${uid}, ${quoted(geometryColumn)}${values} FROM ${from.source.sql} WHERE ${conditions.join(' AND ')} ORDER BY ${key} LIMIT ?`,
    )
    .raw();
  const toDegrees = projectionOf(srsId);
  // Other programs may number their rows from zero, or below.
  let after = query.after ?? Number.NEGATIVE_INFINITY;
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  while (left > 0) {
    const rows = page.all(after, ...params, Math.min(PAGE_ROWS, left));
    for (const [fid, rowUid, blob, ...rest] of rows) {
      yield { fid, uid: rowUid, geometry: blob === null || toDegrees === null ? null : inDegrees(blob, srsId, toDegrees), values: rest };
    }
    if (rows.length < PAGE_ROWS) return;
    left -= rows.length;
    after = rows.at(-1)?.[0] ?? after;
  }
}

/** Other programs may store curves or mixed collections: listed by check, not drawn. */
export function inDegrees(blob: Uint8Array, srsId: number, projection: Projection): Geometry | null {
  try {
    const stored = decodeBlob(blob);
    return stored === null || srsId === 4326 ? stored : withCoordinates(stored, projection.inverse(stored.xy));
  } catch {
    return null;
  }
}
