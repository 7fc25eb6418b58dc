/** Own columns of imported layers, as operations of the journal: each answers with what takes it back, values included. */
import type { Database } from 'better-sqlite3';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Catalogue } from '../catalogue.ts';
import { quoted } from '../sql.ts';
import type { ColumnSpecification } from '../tables/specification.ts';
import type { LayerDefinition, Operation } from './operation.ts';

export type ColumnOperation =
  | { readonly op: 'add-column'; readonly table: string; readonly column: ColumnSpecification }
  | { readonly op: 'drop-column'; readonly table: string; readonly column: string }
  | { readonly op: 'rename-column'; readonly table: string; readonly column: string; readonly to: string };

export function isColumnOperation(operation: Operation): operation is ColumnOperation {
  return operation.op === 'add-column' || operation.op === 'drop-column' || operation.op === 'rename-column';
}

/** Columns that the operation brought, took or named anew, beside the operations that take it back. Throws `layer-unknown`, `field-unknown`. */
export function runColumnOperation(
  db: Database,
  catalogue: Catalogue,
  operation: ColumnOperation,
): { touched: string[]; inverse: Operation[] } {
  const { table } = operation;
  const definition = definitionOf(db, table);
  const { columns } = definition.table;
  const store = (changed: readonly ColumnSpecification[]): void => {
    const whole: LayerDefinition = { ...definition, table: { ...definition.table, columns: changed } };
    db.prepare('UPDATE emprise_definitions SET definition = ? WHERE table_name = ?').run(JSON.stringify(whole), table);
    catalogue.forget();
  };
  const named = (name: string): ColumnSpecification => {
    const known = columns.find((column) => column.name === name);
    if (!known) throw new EmpriseError('field-unknown', { field: name, layer: table });
    return known;
  };
  switch (operation.op) {
    case 'add-column': {
      const { column } = operation;
      db.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column.name)} ${column.type}`);
      store([...columns, column]);
      return { touched: [column.name], inverse: [{ op: 'drop-column', table, column: column.name }] };
    }
    case 'drop-column': {
      const column = named(operation.column);
      const { primaryKey } = catalogue.table(table);
      const rows = db
        .prepare<[], [Value, Value]>(
          `SELECT ${quoted(primaryKey)}, ${quoted(column.name)} FROM ${quoted(table)} WHERE ${quoted(column.name)} NOT NULL`,
        )
        .raw()
        .all();
      db.exec(`ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(column.name)}`);
      db.prepare('DELETE FROM gpkg_data_columns WHERE table_name = ? AND column_name = ?').run(table, column.name);
      store(columns.filter((other) => other !== column));
      const back: Operation[] = [{ op: 'add-column', table, column }];
      if (rows.length > 0) back.push({ op: 'put', table, columns: [primaryKey, column.name], rows });
      return { touched: [column.name], inverse: back };
    }
    case 'rename-column': {
      const { column, to } = operation;
      const renamed = { ...named(column), name: to };
      db.exec(`ALTER TABLE ${quoted(table)} RENAME COLUMN ${quoted(column)} TO ${quoted(to)}`);
      db.prepare('UPDATE gpkg_data_columns SET column_name = ? WHERE table_name = ? AND column_name = ?').run(to, table, column);
      db.prepare('UPDATE emprise_retouches SET champ = ? WHERE table_name = ? AND champ = ?').run(to, table, column);
      store(columns.map((other) => (other.name === column ? renamed : other)));
      return { touched: [column, to], inverse: [{ op: 'rename-column', table, column: to, to: column }] };
    }
  }
}

function definitionOf(db: Database, table: string): LayerDefinition {
  const stored = db.prepare<[string], string>('SELECT definition FROM emprise_definitions WHERE table_name = ?').pluck().get(table);
  if (stored === undefined) throw new EmpriseError('layer-unknown', { layer: table });
  return JSON.parse(stored) as LayerDefinition;
}
