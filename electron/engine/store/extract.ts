/** One layer as a plain GeoPackage of its own, for whoever needs the objects and not the project. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Value } from '../../../shared/domain/change.ts';
import type { FieldDefinition, TableGeometry } from '../../../shared/domain/kinds/index.ts';
import { bboxOf, type Geometry } from '../../../shared/geo/geometry.ts';
import { connect } from './connection.ts';
import { refusing } from './faults.ts';
import { encodeBlob } from './geopackage/blob.ts';
import { createContainer } from './geopackage/ddl.ts';
import { placeholders, quoted, quotedList } from './sql.ts';
import { createTable } from './tables/create.ts';
import { columnOf } from './tables/specification.ts';

export interface Extract {
  /** Table name. */
  readonly name: string;
  readonly title: string;
  readonly geometry: TableGeometry | null;
  readonly fields: readonly FieldDefinition[];
  /** Coordinates in the system of `epsg`; values in the order of `fields`. */
  readonly rows: Iterable<{ readonly geometry: Geometry | null; readonly values: readonly (Value | boolean)[] }>;
  readonly epsg: number;
}

/** Writes a new file at `path`. Throws `crs-unsupported` for a system the container does not describe. */
export function writeExtract(path: string, extract: Extract): void {
  refusing(path, () => {
    const db = connect(path, 'scratch');
    try {
      db.transaction(() => {
        createContainer(db);
        fill(db, extract);
      })();
    } finally {
      db.close();
    }
  });
}

function fill(db: Database, { name, title, geometry, fields, rows, epsg }: Extract): void {
  if (!db.prepare('SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?').get(epsg)) {
    throw new EmpriseError('crs-unsupported', { crs: `EPSG:${epsg}` });
  }
  const columns = fields.map(columnOf);
  createTable(
    db,
    { name, storage: geometry ? 'features' : 'attributes', geometry, primaryKey: 'fid', columns, indexes: [], hasUid: false },
    title,
  );
  const names = [...(geometry ? ['geom'] : []), ...fields.map((field) => field.name)];
  const insert = db.prepare<unknown[]>(`INSERT INTO ${quoted(name)} (${quotedList(names)}) VALUES (${placeholders(names.length)})`);
  const extent = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as [
    number,
    number,
    number,
    number,
  ];
  for (const row of rows) {
    const bounds = row.geometry ? bboxOf(row.geometry) : null;
    if (bounds) widen(extent, bounds);
    const values = row.values.map((value) => (typeof value === 'boolean' ? Number(value) : value));
    insert.run(...(geometry ? [row.geometry ? encodeBlob(row.geometry, epsg, bounds) : null] : []), ...values);
  }
  if (!geometry) return;
  db.prepare('UPDATE gpkg_geometry_columns SET srs_id = ? WHERE table_name = ?').run(epsg, name);
  db.prepare('UPDATE gpkg_contents SET srs_id = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?').run(
    epsg,
    ...(Number.isFinite(extent[0]) ? extent : [null, null, null, null]),
    name,
  );
}

function widen(extent: [number, number, number, number], [minX, minY, maxX, maxY]: readonly [number, number, number, number]): void {
  extent[0] = Math.min(extent[0], minX);
  extent[1] = Math.min(extent[1], minY);
  extent[2] = Math.max(extent[2], maxX);
  extent[3] = Math.max(extent[3], maxY);
}
