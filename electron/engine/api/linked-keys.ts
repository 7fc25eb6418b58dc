/** Tables that name an object by its business key: when the planner corrects the key, they follow, in the same step. */
import type { ChangeOperation, Row } from '../../../shared/domain/change.ts';
import { definitionOfTable } from '../../../shared/domain/kinds/index.ts';
import type { ProjectReader } from '../store/index.ts';

const FOLLOWERS: Readonly<Record<string, readonly (readonly [table: string, column: string])[]>> = {
  friches: [['friches_emprises', 'friche_id']],
  sites: [['terrains', 'site_id']],
  terrains: [['etablissements', 'terr_id']],
  territoires: [
    ['territoire_membres', 'ti_id'],
    ['actions', 'ti_id'],
    ['laureats', 'ti_id'],
  ],
  parcelles: [['site_parcelles', 'idu']],
};

/** What else changes with the key of a row; nothing where `values` leave it alone. */
export function followingKey(reader: ProjectReader, table: string, before: Row, values: Row): ChangeOperation[] {
  const key = definitionOfTable(table)?.table.key;
  const old = key ? before[key] : null;
  const fresh = key ? values[key] : undefined;
  if (fresh === undefined || old === null || old === undefined || fresh === old) return [];
  return (FOLLOWERS[table] ?? []).flatMap(([follower, column]): ChangeOperation[] => {
    const primaryKey = reader.primaryKey(follower);
    const rows = reader.rows(follower, { columns: [primaryKey], where: { sql: `"${column}" = ?`, params: [old] } });
    return rows.length === 0 ? [] : [{ op: 'put', table: follower, rows: rows.map((row) => ({ ...row, [column]: fresh })) }];
  });
}
