/** Rows as a thread hands them to another: outlines already as GeoPackage blobs in one buffer that is given away, values column by column. */
import type { Value } from '../../../../shared/domain/change.ts';
import { type Bbox, bboxOf } from '../../../../shared/geo/geometry.ts';
import type { PreparedRow, PreparedTable } from '../../importers/types.ts';
import { blobLength, encodeBlobInto } from '../geopackage/blob.ts';

export interface PackedBatch {
  readonly table: PreparedTable;
  readonly count: number;
  /** GeoPackage blobs (EPSG:4326) one after the other; `ends[i]` is where that of row i ends. A row without one has no bytes. */
  readonly geometries: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** minX, minY, maxX, maxY of each row, in degrees. */
  readonly bounds: Float64Array<ArrayBuffer>;
  /** Fields that some row of the batch gives, and their values by column; `uid` may be one of them. */
  readonly columns: readonly string[];
  readonly values: readonly (readonly Value[])[];
}

export function packBatch(table: PreparedTable, rows: readonly PreparedRow[]): PackedBatch {
  const boxes = rows.map(({ geometry }): Bbox | null => (geometry === null ? null : bboxOf(geometry)));
  const ends = new Uint32Array(rows.length);
  const bounds = new Float64Array(rows.length * 4);
  let length = 0;
  rows.forEach(({ geometry }, index) => {
    const box = boxes[index] as Bbox | null;
    if (geometry !== null && box !== null) length += blobLength(geometry);
    ends[index] = length;
  });
  const geometries = new Uint8Array(length);
  let at = 0;
  const columns = new Map<string, Value[]>();
  rows.forEach(({ geometry, values }, index) => {
    const box = boxes[index] as Bbox | null;
    if (geometry !== null && box !== null) {
      at = encodeBlobInto(geometry, 4326, box, geometries, at);
      bounds.set(box, index * 4);
    }
    for (const name in values) {
      let column = columns.get(name);
      if (!column) {
        column = new Array<Value>(rows.length).fill(null);
        columns.set(name, column);
      }
      column[index] = values[name] ?? null;
    }
  });
  return { table, count: rows.length, geometries, ends, bounds, columns: [...columns.keys()], values: [...columns.values()] };
}

/** What may change hands without a copy. */
export function buffersOf({ geometries, ends, bounds }: PackedBatch): ArrayBuffer[] {
  return [geometries.buffer, ends.buffer, bounds.buffer];
}
