import { etablissements } from './etablissements.ts';
import type { FieldDefinition, KindDefinition, TableDefinition } from './field.ts';
import { friches } from './friches.ts';
import { actions, contraintes, equipements, laureats, occupationSol, parcelles } from './land.ts';
import { sites } from './sites.ts';
import { terrains } from './terrains.ts';
import { communes, epci, territoires } from './territories.ts';

export type { FieldDefinition, FieldType, FieldUnit, KindDefinition, TableDefinition, TableGeometry } from './field.ts';
export { CONVENTIONAL_VALUES, FIELD_UNITS } from './field.ts';

/** Every kind a file can be imported as, in the order of menus. `couche` is any other layer, kept with its own fields. */
export const KINDS = [
  'communes',
  'epci',
  'territoires',
  'sites',
  'terrains',
  'parcelles',
  'friches',
  'equipements',
  'contraintes',
  'occupation_sol',
  'etablissements',
  'actions',
  'laureats',
  'couche',
] as const;
export type Kind = (typeof KINDS)[number];
/** Kinds with tables of their own. */
export type SchemaKind = Exclude<Kind, 'couche'>;

export const KIND_DEFINITIONS: Readonly<Record<SchemaKind, KindDefinition>> = {
  communes,
  epci,
  territoires,
  sites,
  terrains,
  parcelles,
  friches,
  equipements,
  contraintes,
  occupation_sol: occupationSol,
  etablissements,
  actions,
  laureats,
};

export function isKind(value: string): value is Kind {
  return (KINDS as readonly string[]).includes(value);
}

/** The kind and definition a table of the schema belongs to, or null for an imported layer (`imp_…`). */
export function definitionOfTable(name: string): { kind: SchemaKind; table: TableDefinition } | null {
  for (const kind of Object.keys(KIND_DEFINITIONS) as SchemaKind[]) {
    const table = KIND_DEFINITIONS[kind].tables.find((candidate) => candidate.name === name);
    if (table) return { kind, table };
  }
  return null;
}

export function fieldOf(table: TableDefinition, name: string): FieldDefinition | undefined {
  return table.fields.find((field) => field.name === name);
}
