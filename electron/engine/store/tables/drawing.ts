/** What vector tiles are made of: bounds of all objects or of a window, shapes and values of named ones. Each call reads at once and leaves nothing open. */
import type { Value } from '../../../../shared/domain/change.ts';
import { type Bbox, bboxOf, type Geometry } from '../../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../../shared/geo/projections.ts';
import { indexName } from '../geopackage/rtree.ts';
import { type BoundsList, readIndex } from '../geopackage/rtree-read.ts';
import { quoted, quotedList } from '../sql.ts';
import { inDegrees, readGeometries } from './geometries.ts';
import type { Condition, Readable } from './read.ts';

/** Whether the index of the table is in degrees: that of a layer another program added is in its own system. */
function indexedInDegrees(isIndexed: boolean, srsId: number): boolean {
  return isIndexed && srsId === 4326;
}

/** Bounds in degrees of all objects with a shape. */
export function readBounds(from: Readable, isIndexed: boolean, srsId: number): BoundsList {
  if (from.geometryColumn === null) return { keys: new Float64Array(0), boxes: new Float32Array(0) };
  if (indexedInDegrees(isIndexed, srsId)) return readIndex(from.db, from.table, from.geometryColumn);
  const keys: number[] = [];
  const boxes: number[] = [];
  for (const { fid, geometry } of readGeometries(from, {}, false, srsId)) {
    const bounds = geometry && bboxOf(geometry);
    if (!bounds) continue;
    keys.push(fid);
    boxes.push(...bounds);
  }
  return { keys: Float64Array.from(keys), boxes: Float32Array.from(boxes) };
}

/** Objects whose bounds meet a box in degrees; null where they are more than `most`, or only `readBounds` can tell. */
export function readWindow(from: Readable, isIndexed: boolean, srsId: number, box: Bbox, most: number): BoundsList | null {
  if (from.geometryColumn === null || !indexedInDegrees(isIndexed, srsId)) return null;
  const rows = from.db
    .prepare<number[], [number, number, number, number, number]>(
      `SELECT id, minx, miny, maxx, maxy FROM ${quoted(indexName(from.table, from.geometryColumn))}
        WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? LIMIT ?`,
    )
    .raw()
    .all(box[0], box[2], box[1], box[3], most + 1);
  if (rows.length > most) return null;
  const keys = new Float64Array(rows.length);
  const boxes = new Float32Array(rows.length * 4);
  rows.forEach(([key, ...bounds], index) => {
    keys[index] = key;
    boxes.set(bounds, index * 4);
  });
  return { keys, boxes };
}

/** Shapes in degrees, in the order of `fids`; null where an object has none that can be drawn, or is gone. */
export function* readShapes(from: Readable, srsId: number, fids: Iterable<number>): Generator<Geometry | null> {
  const toDegrees = projectionOf(srsId);
  if (from.geometryColumn === null || toDegrees === null) return;
  const one = from.db
    .prepare<[number], Uint8Array | null>(
      `SELECT ${quoted(from.geometryColumn)} FROM ${quoted(from.table)} WHERE ${quoted(from.primaryKey)} = ?`,
    )
    .pluck();
  for (const fid of fids) {
    const blob = one.get(fid);
    yield blob ? inDegrees(blob, srsId, toDegrees) : null;
  }
}

/** From this many rows on, reading the table once beats looking each row up. */
const SCAN_SHARE = 3;

/** Values of columns for the objects named, one list per column; null for a column that is not there and an object that is gone. */
export function readValues(from: Readable, fids: ArrayLike<number>, columns: readonly string[]): Record<string, Value[]> {
  const known = columns.filter((name) => from.source.columns.includes(name));
  const lists: Record<string, Value[]> = Object.fromEntries(columns.map((name) => [name, new Array<Value>(fids.length).fill(null)]));
  if (known.length === 0 || fids.length === 0) return lists;
  const key = quoted(from.primaryKey);
  const select = `SELECT ${key}, ${quotedList(known)} FROM ${from.source.sql}`;
  const put = (index: number, row: readonly Value[]): void => {
    for (let column = 0; column < known.length; column++) (lists[known[column] as string] as Value[])[index] = row[column + 1] ?? null;
  };
  const total =
    from.db
      .prepare<[], number>(`SELECT coalesce(max(${key}), 0) FROM ${quoted(from.table)}`)
      .pluck()
      .get() ?? 0;
  if (fids.length * SCAN_SHARE < total) {
    const one = from.db.prepare<[number], Value[]>(`${select} WHERE ${key} = ?`).raw();
    for (let index = 0; index < fids.length; index++) {
      const row = one.get(fids[index] as number);
      if (row) put(index, row);
    }
    return lists;
  }
  const wanted = new Map(Array.from(fids, (fid, index) => [fid, index]));
  for (const row of from.db.prepare<[], Value[]>(select).raw().iterate()) {
    const index = wanted.get(Number(row[0]));
    if (index !== undefined) put(index, row);
  }
  return lists;
}

/** The different values of a column with the number of objects that have each. */
export function countValues(from: Readable, column: string, where?: Condition): [Value, number][] {
  if (!from.source.columns.includes(column)) return [];
  const name = quoted(column);
  return from.db
    .prepare<Value[], [Value, number]>(`SELECT ${name}, count(*) FROM ${from.source.sql} ${where ? `WHERE ${where.sql}` : ''} GROUP BY 1`)
    .raw()
    .all(...(where?.params ?? []));
}

export function readKeys(from: Readable, where: Condition): number[] {
  return from.db
    .prepare<Value[], number>(`SELECT ${quoted(from.primaryKey)} FROM ${from.source.sql} WHERE ${where.sql}`)
    .pluck()
    .all(...where.params);
}
