/** The container's own tables, as annex C of GeoPackage 1.4 fixes them: these columns and no others. */
import type { Database } from 'better-sqlite3';
import { APPLICATION_ID, USER_VERSION } from './header.ts';
import { insertSpatialReferences } from './srs.ts';

const CONTAINER = `
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);`;

/** QGIS finds the styles of a layer here; the columns are those QGIS itself creates. */
const LAYER_STYLES = `
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);`;

const SCHEMA_EXTENSION = 'http://www.geopackage.org/spec/#extension_schema';

export function createContainer(db: Database): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${USER_VERSION}`);
  db.exec(CONTAINER);
  insertSpatialReferences(db);
  const extend = db.prepare('INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, ?)');
  extend.run('gpkg_data_columns', 'gpkg_schema', SCHEMA_EXTENSION, 'read-write');
  extend.run('gpkg_data_column_constraints', 'gpkg_schema', SCHEMA_EXTENSION, 'read-write');
  db.exec(LAYER_STYLES);
  registerContents(db, 'layer_styles', 'attributes', null);
}

/** `identifier` must be unique in the file: the table's name follows in brackets where another layer has the same title. */
export function registerContents(db: Database, table: string, dataType: 'features' | 'attributes', title: string | null): void {
  const taken = title !== null && db.prepare('SELECT 1 FROM gpkg_contents WHERE identifier = ?').get(title) !== undefined;
  const identifier = title === null ? table : taken ? `${title} (${table})` : title;
  db.prepare('INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)').run(
    table,
    dataType,
    identifier,
    dataType === 'features' ? 4326 : null,
  );
}

/** Internal tables stay out of gpkg_contents; an extension row with the table's name keeps GDAL silent about them. */
export function registerInternal(db: Database, table: string): void {
  db.prepare('INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, ?)').run(
    table,
    'emprise_project',
    'https://example.org/emprise/geopackage',
    'write-only',
  );
}
