/**
 * Rows that name objects by their code, without a key the file would know: when the objects go, they go too, or they would speak of nothing.
 * Rows that name a code nobody deletes stay: an imported site may name parcels that the project does not have.
 */
import { definitionOfTable } from '../../../../shared/domain/kinds/index.ts';
import { oneOf, type ProjectReader } from '../../store/index.ts';

const NAMING: Readonly<Record<string, readonly (readonly [table: string, column: string])[]>> = {
  parcelles: [['site_parcelles', 'idu']],
  // a friche is a couple: its values and its outline
  friches: [['friches_emprises', 'friche_id']],
  territoires: [['territoire_membres', 'ti_id']],
};

export interface GoingAlong {
  readonly table: string;
  readonly keys: readonly number[];
}

export function goingAlong(reader: ProjectReader, table: string, fids: readonly number[]): GoingAlong[] {
  const key = definitionOfTable(table)?.table.key;
  const naming = NAMING[table];
  if (!key || !naming) return [];
  const going = new Set(fids);
  const codes = new Set(reader.rowsByKey(table, fids, [key]).flatMap((row) => (typeof row[key] === 'string' ? [row[key] as string] : [])));
  // one code twice: the other object keeps what is named by it
  for (const row of reader.rows(table, { columns: ['fid', key], where: oneOf(key, [...codes]) }))
    if (!going.has(Number(row['fid']))) codes.delete(String(row[key]));
  if (codes.size === 0) return [];
  return naming.flatMap(([name, column]) => {
    const primaryKey = reader.primaryKey(name);
    const keys = reader.rows(name, { columns: [primaryKey], where: oneOf(column, [...codes]) }).map((row) => Number(row[primaryKey]));
    return keys.length === 0 ? [] : [{ table: name, keys }];
  });
}
