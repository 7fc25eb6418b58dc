/** Columns a planner adds to an imported layer, names anew or takes away. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import type { TableFacts } from '../catalogue.ts';
import type { ColumnOperation } from '../journal/columns.ts';
import { columnOf, RESERVED_COLUMNS } from './specification.ts';

export type ColumnChange =
  | { readonly do: 'add'; readonly field: FieldDefinition }
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  | { readonly do: 'remove'; readonly name: string };

/** Other programs read these names too: letters, figures, spaces and underscores, a letter first. */
const NAME = /^\p{L}[\p{L}\p{M}\p{N}_ ]*$/u;

export function columnOperation(facts: TableFacts, change: ColumnChange): ColumnOperation {
  const table = facts.name;
  if (change.do === 'add') {
    refuseName(facts, change.field.name, null);
    return { op: 'add-column', table, column: columnOf(change.field) };
  }
  if (RESERVED_COLUMNS.includes(change.name) || !facts.columns.includes(change.name)) {
    throw new EmpriseError('field-unknown', { field: change.name, layer: table });
  }
  if (change.do === 'remove') return { op: 'drop-column', table, column: change.name };
  refuseName(facts, change.to, change.name);
  return { op: 'rename-column', table, column: change.name, to: change.to };
}

/** SQLite takes `Nom` and `nom` for one. */
function refuseName({ columns }: TableFacts, name: string, own: string | null): void {
  const taken = [...RESERVED_COLUMNS, ...columns].some((other) => other !== own && other.toLowerCase() === name.toLowerCase());
  if (taken || !NAME.test(name)) throw new EmpriseError('parameter-invalid', { name: 'name', value: name });
}
