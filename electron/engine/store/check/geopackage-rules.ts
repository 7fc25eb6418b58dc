/** The rules of GeoPackage 1.4 that a project can break, by their number in the standard. */
import type { Database } from 'better-sqlite3';
import { APPLICATION_ID } from '../geopackage/header.ts';
import { type Problem, problem } from './problem.ts';

const DATA_TYPE =
  /^(BOOLEAN|TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER|FLOAT|DOUBLE|REAL|TEXT(\(\d+\))?|BLOB(\(\d+\))?|DATE|DATETIME|GEOMETRY|POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION|CURVE|SURFACE|MULTICURVE|MULTISURFACE|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON)$/i;

interface Rule {
  readonly requirement: number;
  /** One row for each breach: [table]. */
  readonly sql: string;
}

const RULES: readonly Rule[] = [
  {
    requirement: 11,
    sql: `SELECT CAST(srs_id AS TEXT) FROM (SELECT -1 AS srs_id UNION SELECT 0 UNION SELECT 4326) WHERE srs_id NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)`,
  },
  {
    requirement: 12,
    sql: 'SELECT table_name FROM gpkg_contents WHERE srs_id NOT NULL AND srs_id NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)',
  },
  {
    requirement: 14,
    sql: `SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_schema WHERE type IN ('table', 'view'))`,
  },
  {
    requirement: 15,
    sql: `SELECT table_name FROM gpkg_contents WHERE last_change NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9]*Z'`,
  },
  {
    requirement: 22,
    sql: `SELECT table_name FROM gpkg_contents WHERE data_type = 'features' AND table_name NOT IN (SELECT table_name FROM gpkg_geometry_columns)`,
  },
  {
    requirement: 23,
    sql: `SELECT table_name FROM gpkg_geometry_columns WHERE table_name NOT IN (SELECT table_name FROM gpkg_contents WHERE data_type = 'features')`,
  },
  {
    requirement: 24,
    sql: 'SELECT g.table_name FROM gpkg_geometry_columns g WHERE column_name NOT IN (SELECT name FROM pragma_table_info(g.table_name))',
  },
  {
    requirement: 31,
    sql: `SELECT g.table_name FROM gpkg_geometry_columns g JOIN pragma_table_info(g.table_name) c ON c.name = g.column_name WHERE upper(c.type) <> g.geometry_type_name`,
  },
  {
    requirement: 146,
    sql: 'SELECT g.table_name FROM gpkg_geometry_columns g JOIN gpkg_contents c USING (table_name) WHERE g.srs_id <> c.srs_id',
  },
  {
    requirement: 29,
    sql: `SELECT c.table_name FROM gpkg_contents c WHERE data_type IN ('features', 'attributes') AND table_name IN (SELECT name FROM sqlite_schema WHERE type = 'table')
      AND NOT EXISTS (SELECT 1 FROM pragma_table_info(c.table_name) WHERE pk = 1 AND upper(type) = 'INTEGER')`,
  },
  {
    requirement: 60,
    sql: `SELECT table_name FROM gpkg_extensions WHERE table_name NOT NULL AND table_name NOT IN (SELECT name FROM sqlite_schema)`,
  },
  {
    requirement: 77,
    sql: `SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'
      AND 'rtree_' || table_name || '_' || column_name NOT IN (SELECT name FROM sqlite_schema)`,
  },
];

const REQUIRED = ['gpkg_spatial_ref_sys', 'gpkg_contents', 'gpkg_geometry_columns', 'gpkg_extensions'] as const;

export function geopackageProblems(db: Database): Problem[] {
  const missing = REQUIRED.filter((name) => db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) === undefined);
  if (missing.length > 0) return missing.map((table) => problem('geopackage-table-missing', 1, table));
  return [...headerProblems(db), ...RULES.flatMap((rule) => breaches(db, rule)), ...typeProblems(db), ...triggerProblems(db)];
}

function breaches(db: Database, { requirement, sql }: Rule): Problem[] {
  return db
    .prepare<[], string>(sql)
    .pluck()
    .all()
    .map((table) => problem('geopackage-rule', 1, table, { requirement }));
}

function headerProblems(db: Database): Problem[] {
  const version = Number(db.pragma('user_version', { simple: true }));
  const isOurs = db.pragma('application_id', { simple: true }) === APPLICATION_ID && version >= 10200 && version < 10500;
  return isOurs ? [] : [problem('geopackage-rule', 1, null, { requirement: 2 })];
}

/** Req 5: column types of listed tables. */
function typeProblems(db: Database): Problem[] {
  const columns = db
    .prepare<[], { table: string; type: string }>(
      `SELECT c.table_name AS "table", i.type FROM gpkg_contents c, pragma_table_info(c.table_name) i WHERE c.data_type IN ('features', 'attributes')`,
    )
    .all();
  const counts = new Map<string, number>();
  for (const { table, type } of columns) if (!DATA_TYPE.test(type)) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => problem('geopackage-rule', count, table, { requirement: 5 }));
}

/** Req 75: the set of update triggers that goes with the file's version. */
function triggerProblems(db: Database): Problem[] {
  const isLatest = Number(db.pragma('user_version', { simple: true })) >= 10400;
  const wanted = isLatest ? 'update2,update4,update5,update6,update7' : 'update1,update2,update3,update4';
  return db
    .prepare<[], { table: string; found: string | null }>(
      `SELECT e.table_name AS "table", (SELECT group_concat(suffix) FROM (SELECT substr(name, length('rtree_' || e.table_name || '_' || e.column_name || '_') + 1) AS suffix
          FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = e.table_name
           AND name GLOB 'rtree_' || e.table_name || '_' || e.column_name || '_update[0-9]' ORDER BY 1)) AS found
         FROM gpkg_extensions e WHERE e.extension_name = 'gpkg_rtree_index'`,
    )
    .all()
    .filter(({ found }) => found !== wanted)
    .map(({ table }) => problem('geopackage-rule', 1, table, { requirement: 75 }));
}
