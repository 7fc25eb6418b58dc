/**
 * Fields, tables and kinds as data: the store makes the SQL of a table from them, importers map source columns onto them,
 * forms and tables in the window take their types, titles and enumerations from them. To add a field, add a line and a migration.
 */
export type FieldType = 'text' | 'integer' | 'real' | 'boolean' | 'date' | 'datetime' | 'json';
export const FIELD_UNITS = ['ha', 'm2', 'km', 'm', 'mw', 'kv', 'km/h', 'percent', 'eur', 'eur/m2'] as const;
export type FieldUnit = (typeof FIELD_UNITS)[number];

export interface FieldDefinition {
  /** Column name in the project file, as the named standard writes it. Its title is the message `field.<name>`. */
  readonly name: string;
  readonly type: FieldType;
  readonly maxLength?: number;
  readonly unit?: FieldUnit;
  /** Closed list of accepted values; unknown ones are kept and listed at import, never dropped. */
  readonly values?: readonly string[];
  /** Several values joined by `|` (CNIG). */
  readonly multiple?: true;
  /** Required by the standard: reported when missing, never a reason to reject. */
  readonly required?: true;
  /** Left out of public exports (CNIG: cession, price, contacts). */
  readonly confidential?: true;
}

export type TableGeometry = 'POINT' | 'MULTIPOINT' | 'MULTILINESTRING' | 'MULTIPOLYGON';

export interface TableDefinition {
  readonly name: string;
  /** Null for a table without geometry (GeoPackage `attributes`). */
  readonly geometry: TableGeometry | null;
  /** Column of the business key, or null where `uid` is the key. */
  readonly key: string | null;
  readonly fields: readonly FieldDefinition[];
}

export interface KindDefinition {
  readonly kind: string;
  /** The first table is the main one; the others hold the kind's other geometry types. */
  readonly tables: readonly [TableDefinition, ...TableDefinition[]];
}

/** CNIG lists end with these conventional values. */
export const CONVENTIONAL_VALUES = ['inconnu', 'autre', 'sans objet'] as const;
export const YES_NO = ['oui', 'non'] as const;

type FieldOptions = Omit<FieldDefinition, 'name' | 'type'>;
export const text = (name: string, options: FieldOptions = {}): FieldDefinition => ({ name, type: 'text', ...options });
export const integer = (name: string, options: FieldOptions = {}): FieldDefinition => ({ name, type: 'integer', ...options });
export const real = (name: string, options: FieldOptions = {}): FieldDefinition => ({ name, type: 'real', ...options });
export const boolean = (name: string): FieldDefinition => ({ name, type: 'boolean' });
export const date = (name: string, options: FieldOptions = {}): FieldDefinition => ({ name, type: 'date', ...options });
/** Enumerated text; CNIG lists also accept the conventional values. */
export const choice = (name: string, values: readonly string[], options: FieldOptions = {}): FieldDefinition => ({
  name,
  type: 'text',
  values,
  ...options,
});
export const yesNo = (name: string): FieldDefinition => choice(name, YES_NO);
