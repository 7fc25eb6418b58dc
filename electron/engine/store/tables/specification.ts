/** What a table of the project is made of, as data: the SQL, the GeoPackage rows and the staging tables are all made from it. */
import type { FieldDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';

export interface ColumnSpecification {
  readonly name: string;
  /** SQL type, one of those GeoPackage allows (Req 5). */
  readonly type: string;
  /** Constraints, as SQL. */
  readonly constraint?: string;
  /** Closed list shown by QGIS as a drop-down (extension gpkg_schema). */
  readonly values?: readonly string[];
}

export interface TableSpecification {
  readonly name: string;
  /** `internal` tables are not shown by other programs. */
  readonly storage: 'features' | 'attributes' | 'internal';
  readonly geometry: TableGeometry | null;
  /** Beside the primary key (`fid` with geometry or for a kind, else `id`) and the geometry. */
  readonly columns: readonly ColumnSpecification[];
  readonly primaryKey: 'fid' | 'id';
  /** Table constraints, as SQL. */
  readonly constraints?: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /** True where a row without `uid` gets one by trigger. */
  readonly hasUid: boolean;
}

const SQL_TYPES = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'DATETIME',
  json: 'TEXT',
} as const satisfies Record<FieldDefinition['type'], string>;

export function columnOf(field: FieldDefinition): ColumnSpecification {
  const type = field.type === 'text' && field.maxLength !== undefined ? `TEXT(${field.maxLength})` : SQL_TYPES[field.type];
  return { name: field.name, type, ...(field.values && !field.multiple ? { values: field.values } : {}) };
}

/** On every table whose rows are objects of the planner. `uid` may be NULL for an instant: QGIS inserts NULL, the trigger fills it. */
export const COMMON_COLUMNS: readonly ColumnSpecification[] = [
  { name: 'uid', type: 'TEXT', constraint: 'UNIQUE' },
  { name: 'source_id', type: 'INTEGER', constraint: 'REFERENCES sources(id) ON DELETE SET NULL' },
  { name: 'maj', type: 'DATETIME' },
];

/** Columns no source field may take. */
export const RESERVED_COLUMNS: readonly string[] = ['fid', 'geom', 'uid', 'source_id', 'maj', 'attributs'];

export function column(name: string, type: string, constraint?: string): ColumnSpecification {
  return { name, type, ...(constraint === undefined ? {} : { constraint }) };
}
