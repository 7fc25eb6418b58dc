/** Tables of the restore points: Emprise's own, hidden from other programs. See restore/README.md. */
import { column, type TableSpecification } from './specification.ts';

const internal = { storage: 'internal', geometry: null, primaryKey: 'id', hasUid: false } as const;
const text = (name: string, constraint?: string) => column(name, 'TEXT', constraint);

export const RESTORE: readonly TableSpecification[] = [
  {
    ...internal,
    name: 'emprise_points',
    columns: [
      text('nom', 'NOT NULL'),
      /** manual, import, territory, opening. */
      text('cause', 'NOT NULL'),
      column('cree_le', 'DATETIME', 'NOT NULL'),
    ],
    indexes: [],
  },
  /** A table as it was at one revision: points made while it stays so share it. `blocs`: see restore/blocks.ts. */
  {
    ...internal,
    name: 'emprise_copies',
    columns: [
      text('table_name', 'NOT NULL'),
      column('revision', 'INTEGER', 'NOT NULL'),
      /** Columns, geometry, revisions of the columns, and how to make the table again, as JSON. */
      text('definition', 'NOT NULL'),
      column('lignes', 'INTEGER', 'NOT NULL'),
      column('blocs', 'BLOB', 'NOT NULL'),
    ],
    indexes: [['table_name', 'revision']],
  },
  {
    ...internal,
    name: 'emprise_points_tables',
    columns: [
      column('point', 'INTEGER', 'NOT NULL REFERENCES emprise_points(id) ON DELETE CASCADE'),
      column('copie', 'INTEGER', 'NOT NULL REFERENCES emprise_copies(id)'),
    ],
    constraints: ['UNIQUE (point, copie)'],
    indexes: [['copie']],
  },
  /** Neighbouring rows, packed, once for all the copies that have them so. */
  {
    ...internal,
    name: 'emprise_blocs',
    columns: [column('empreinte', 'BLOB', 'NOT NULL UNIQUE'), column('contenu', 'BLOB', 'NOT NULL')],
    indexes: [],
  },
];
