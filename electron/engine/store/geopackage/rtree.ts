/**
 * Spatial indexes (extension gpkg_rtree_index). The trigger text is that of GeoPackage 1.4, which validators compare letter by letter:
 * insert, update2, update4, update5, update6, update7, delete. Files of 1.2 and 1.3 have update1 and update3, which break an UPSERT.
 * Edits keep the index by these triggers; bulk writes drop them, fill the index themselves and put them back in the same transaction.
 */
import type { Database } from 'better-sqlite3';
import { quoted } from '../sql.ts';

const OBSOLETE = ['update1', 'update3'] as const;
const TRIGGERS = ['insert', 'update2', 'update4', 'update5', 'update6', 'update7', 'delete'] as const;

export function indexName(table: string, column = 'geom'): string {
  return `rtree_${table}_${column}`;
}

function triggerSql(table: string, column: string, key: string): string {
  const r = quoted(indexName(table, column));
  const name = (suffix: string): string => quoted(`${indexName(table, column)}_${suffix}`);
  const t = quoted(table);
  const c = quoted(column);
  const i = quoted(key);
  const bounds = `ST_MinX(NEW.${c}), ST_MaxX(NEW.${c}),\n    ST_MinY(NEW.${c}), ST_MaxY(NEW.${c})`;
  return `
CREATE TRIGGER ${name('insert')} AFTER INSERT ON ${t}
  WHEN (new.${c} NOT NULL AND NOT ST_IsEmpty(NEW.${c}))
BEGIN
  INSERT OR REPLACE INTO ${r} VALUES (
    NEW.${i},
    ${bounds}
  );
END;
CREATE TRIGGER ${name('update2')} AFTER UPDATE OF ${c} ON ${t}
  WHEN OLD.${i} = NEW.${i} AND
       (NEW.${c} ISNULL OR ST_IsEmpty(NEW.${c}))
BEGIN
  DELETE FROM ${r} WHERE id = OLD.${i};
END;
CREATE TRIGGER ${name('update4')} AFTER UPDATE ON ${t}
  WHEN OLD.${i} != NEW.${i} AND
       (NEW.${c} ISNULL OR ST_IsEmpty(NEW.${c}))
BEGIN
  DELETE FROM ${r} WHERE id IN (OLD.${i}, NEW.${i});
END;
CREATE TRIGGER ${name('update5')} AFTER UPDATE ON ${t}
  WHEN OLD.${i} != NEW.${i} AND
       (NEW.${c} NOTNULL AND NOT ST_IsEmpty(NEW.${c}))
BEGIN
  DELETE FROM ${r} WHERE id = OLD.${i};
  INSERT OR REPLACE INTO ${r} VALUES (
    NEW.${i},
    ${bounds}
  );
END;
CREATE TRIGGER ${name('update6')} AFTER UPDATE OF ${c} ON ${t}
  WHEN OLD.${i} = NEW.${i} AND
       (NEW.${c} NOTNULL AND NOT ST_IsEmpty(NEW.${c})) AND
       (OLD.${c} NOTNULL AND NOT ST_IsEmpty(OLD.${c}))
BEGIN
  UPDATE ${r} SET
    minx = ST_MinX(NEW.${c}),
    maxx = ST_MaxX(NEW.${c}),
    miny = ST_MinY(NEW.${c}),
    maxy = ST_MaxY(NEW.${c})
  WHERE id = NEW.${i};
END;
CREATE TRIGGER ${name('update7')} AFTER UPDATE OF ${c} ON ${t}
  WHEN OLD.${i} = NEW.${i} AND
       (NEW.${c} NOTNULL AND NOT ST_IsEmpty(NEW.${c})) AND
       (OLD.${c} ISNULL OR ST_IsEmpty(OLD.${c}))
BEGIN
  INSERT INTO ${r} VALUES (
    NEW.${i},
    ${bounds}
  );
END;
CREATE TRIGGER ${name('delete')} AFTER DELETE ON ${t}
  WHEN old.${c} NOT NULL
BEGIN
  DELETE FROM ${r} WHERE id = OLD.${i};
END;`;
}

export function createIndex(db: Database, table: string, column = 'geom', key = 'fid'): void {
  db.exec(`CREATE VIRTUAL TABLE ${quoted(indexName(table, column))} USING rtree(id, minx, maxx, miny, maxy)`);
  db.exec(triggerSql(table, column, key));
  db.prepare(
    `INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`,
  ).run(table, column);
}

export function dropTriggers(db: Database, table: string, column = 'geom'): void {
  for (const suffix of [...TRIGGERS, ...OBSOLETE]) db.exec(`DROP TRIGGER IF EXISTS ${quoted(`${indexName(table, column)}_${suffix}`)}`);
}

export function createTriggers(db: Database, table: string, column = 'geom', key = 'fid'): void {
  db.exec(triggerSql(table, column, key));
}

export function dropIndex(db: Database, table: string, column = 'geom'): void {
  dropTriggers(db, table, column);
  db.exec(`DROP TABLE IF EXISTS ${quoted(indexName(table, column))}`);
  db.prepare(`DELETE FROM gpkg_extensions WHERE table_name = ? AND extension_name = 'gpkg_rtree_index'`).run(table);
}

/** Indexed tables with their geometry column, from the extension list. */
export function indexedTables(db: Database): { table: string; column: string }[] {
  return db
    .prepare<[], { table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM gpkg_extensions
        WHERE extension_name = 'gpkg_rtree_index' AND table_name IN (SELECT name FROM sqlite_schema WHERE type = 'table')`,
    )
    .all();
}

/** Puts the 1.4 triggers where another program left those of 1.2 or 1.3. Answers the tables mended. */
export function repairTriggers(db: Database): string[] {
  const has = db.prepare<[string], number>(`SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?`).pluck();
  const mended: string[] = [];
  for (const { table, column } of indexedTables(db)) {
    const name = indexName(table, column);
    const sound = TRIGGERS.every((suffix) => has.get(`${name}_${suffix}`)) && !OBSOLETE.some((suffix) => has.get(`${name}_${suffix}`));
    if (sound) continue;
    const key = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk = 1').pluck().get(table) ?? 'fid';
    dropTriggers(db, table, column);
    createTriggers(db, table, column, key);
    mended.push(table);
  }
  return mended;
}
