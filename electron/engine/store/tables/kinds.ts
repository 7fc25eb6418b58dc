/** Tables of the kinds, made from shared/domain/kinds: a field declared there is a column here. */
import {
  CONVENTIONAL_VALUES,
  type FieldDefinition,
  KIND_DEFINITIONS,
  type SchemaKind,
  type TableDefinition,
  type TableGeometry,
} from '../../../../shared/domain/kinds/index.ts';
import { COMMON_COLUMNS, type ColumnSpecification, column, columnOf, type TableSpecification } from './specification.ts';

/** Links that the database keeps. The others (codes of the standards) are joined, not enforced: a file may name what is not loaded. */
const FOREIGN_KEYS: Readonly<Record<string, string>> = {
  'terrains.site_uid': 'REFERENCES sites(uid) ON DELETE CASCADE',
  'actions.site_uid': 'REFERENCES sites(uid) ON DELETE SET NULL',
};
/** Columns other tables or the window look up. */
const LOOKED_UP: readonly string[] = ['site_uid', 'site_id', 'terr_id', 'epci_siren', 'commune', 'ti_id', 'categorie', 'departement'];
/** CNIG classes, whose lists also accept the conventional values; the programme's own lists do not. */
const CNIG_KINDS: readonly SchemaKind[] = ['sites', 'terrains', 'friches', 'etablissements'];
const OWN_LISTS: readonly string[] = ['maturite', 'statut'];

function kindColumn(kind: SchemaKind, table: TableDefinition, field: FieldDefinition): ColumnSpecification {
  const plain = columnOf(field);
  const constraint = FOREIGN_KEYS[`${table.name}.${field.name}`];
  const values =
    plain.values && CNIG_KINDS.includes(kind) && !OWN_LISTS.includes(field.name)
      ? [...new Set([...plain.values, ...CONVENTIONAL_VALUES])]
      : plain.values;
  return { ...plain, ...(values ? { values } : {}), ...(constraint ? { constraint } : {}) };
}

export function kindTable(kind: SchemaKind, table: TableDefinition): TableSpecification {
  const indexed = table.fields.map((field) => field.name).filter((name) => name === table.key || LOOKED_UP.includes(name));
  return {
    name: table.name,
    storage: table.geometry ? 'features' : 'attributes',
    geometry: table.geometry,
    primaryKey: 'fid',
    columns: [...COMMON_COLUMNS, ...table.fields.map((field) => kindColumn(kind, table, field)), column('attributs', 'TEXT')],
    indexes: [['source_id'], ...indexed.map((name) => [name])],
    hasUid: true,
  };
}

export function kindTables(): TableSpecification[] {
  return (Object.keys(KIND_DEFINITIONS) as SchemaKind[]).flatMap((kind) =>
    KIND_DEFINITIONS[kind].tables.map((table) => kindTable(kind, table)),
  );
}

/** The table of an imported layer, `imp_<slug>`: the source's own fields beside the common columns. */
export function layerTable(name: string, geometry: TableGeometry | null, fields: readonly FieldDefinition[]): TableSpecification {
  return {
    name,
    storage: geometry ? 'features' : 'attributes',
    geometry,
    primaryKey: 'fid',
    columns: [...COMMON_COLUMNS, ...fields.map(columnOf)],
    indexes: [['source_id']],
    hasUid: true,
  };
}

/** `imp_` and the title in plain letters, numbered where that is taken. */
export function freeTable(title: string, isTaken: (name: string) => boolean): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = `imp_${plain.slice(0, 40) || 'couche'}`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!isTaken(name)) return name;
  }
}
