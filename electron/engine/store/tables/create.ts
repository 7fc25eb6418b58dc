/** Makes a table of the project with all that GeoPackage wants of it: contents row, geometry column, spatial index, schema rows. */
import type { Database } from 'better-sqlite3';
import fieldTitles from '../../../../shared/messages/fr/fields.ts';
import layerTitles from '../../../../shared/messages/fr/layers.ts';
import { registerContents, registerInternal } from '../geopackage/ddl.ts';
import { createIndex, dropIndex } from '../geopackage/rtree.ts';
import { quoted, quotedList } from '../sql.ts';
import type { ColumnSpecification, TableSpecification } from './specification.ts';

/** UUID version 4, made of SQLite's own random bytes. */
const NEW_UID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;

export function uidTriggerName(table: string): string {
  return `emprise_${table}_uid`;
}

function columnSql({ name, type, constraint }: ColumnSpecification): string {
  return `${quoted(name)} ${type}${constraint ? ` ${constraint}` : ''}`;
}

/** `title` names the table in other programs: the French message `layer.<table>` where none is given. */
export function createTable(db: Database, table: TableSpecification, title: string | null = null): void {
  const key = quoted(table.primaryKey);
  const columns = [
    `${key} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`,
    ...(table.geometry ? [`geom ${table.geometry}`] : []),
    ...table.columns.map(columnSql),
    ...(table.constraints ?? []),
  ];
  db.exec(`CREATE TABLE ${quoted(table.name)} (\n  ${columns.join(',\n  ')}\n)`);
  for (const names of table.indexes) {
    db.exec(`CREATE INDEX ${quoted(`idx_${table.name}_${names.join('_')}`)} ON ${quoted(table.name)} (${quotedList(names)})`);
  }
  if (table.hasUid) {
    db.exec(`CREATE TRIGGER ${quoted(uidTriggerName(table.name))} AFTER INSERT ON ${quoted(table.name)} WHEN NEW.uid IS NULL
BEGIN
  UPDATE ${quoted(table.name)} SET uid = ${NEW_UID} WHERE ${key} = NEW.${key};
END`);
  }
  if (table.storage === 'internal') {
    registerInternal(db, table.name);
    return;
  }
  registerContents(db, table.name, table.storage, title ?? titleOf(layerTitles, `layer.${table.name}`));
  if (table.geometry) {
    db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, 4326, 0, 0)').run(table.name, 'geom', table.geometry);
    createIndex(db, table.name);
  }
  for (const column of table.columns) describeColumn(db, table.name, column);
}

/** For migrations: adds the columns a table lacks. */
export function ensureColumns(db: Database, table: string, columns: readonly ColumnSpecification[]): string[] {
  const present = new Set(db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table));
  const missing = columns.filter(({ name }) => !present.has(name));
  for (const column of missing) {
    db.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${columnSql(column)}`);
    describeColumn(db, table, column);
  }
  return missing.map(({ name }) => name);
}

function describeColumn(db: Database, table: string, column: ColumnSpecification): void {
  const title = titleOf(fieldTitles, `field.${column.name}`);
  const constraint = column.values ? `enum_${table}_${column.name}` : null;
  if (title === null && constraint === null) return;
  if (constraint !== null) {
    const insert = db.prepare(
      `INSERT OR IGNORE INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES (?, 'enum', ?, ?)`,
    );
    for (const value of column.values ?? []) insert.run(constraint, value, value);
  }
  db.prepare('INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, title, constraint_name) VALUES (?, ?, ?, ?)').run(
    table,
    column.name,
    title,
    constraint,
  );
}

function titleOf(messages: Readonly<Record<string, string>>, code: string): string | null {
  return messages[code] ?? null;
}

/** Takes a table away with every row that speaks of it. */
export function dropTable(db: Database, table: string): void {
  dropIndex(db, table);
  for (const list of ['gpkg_data_columns', 'gpkg_geometry_columns', 'gpkg_extensions', 'gpkg_contents']) {
    db.prepare(`DELETE FROM ${list} WHERE table_name = ?`).run(table);
  }
  db.exec(
    'DELETE FROM gpkg_data_column_constraints WHERE constraint_name NOT IN (SELECT constraint_name FROM gpkg_data_columns WHERE constraint_name NOT NULL)',
  );
  db.exec(`DROP TABLE ${quoted(table)}`);
}
