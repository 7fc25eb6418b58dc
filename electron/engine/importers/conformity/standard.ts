/** A CNIG standard as the checker reads it: the fields of the kind's table, less Emprise's own, with what the published model adds. */
import { CONVENTIONAL_VALUES, type FieldDefinition, KIND_DEFINITIONS, type SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import { isYearField } from '../mapping/conversion.ts';
import { type Check, date, integer, listed, number, year } from './checks.ts';

export interface StandardField {
  /** As the standard writes it. */
  readonly name: string;
  /** The project's field. */
  readonly target: string;
  readonly required: boolean;
  readonly check: Check | null;
}

export interface Standard {
  /** Name and version as published. */
  readonly name: string;
  readonly kind: SchemaKind;
  readonly key: string;
  /** What the standard calls the geometry, which it requires. */
  readonly geometry: string;
  readonly fields: readonly StandardField[];
  /** Dates or years of which the first cannot come after the second. */
  readonly orders: readonly (readonly [earlier: string, later: string])[];
  /** A value that begins another: the SIREN of a SIRET. */
  readonly begins?: { readonly start: string; readonly whole: string; readonly code: string };
}

export interface StandardParts {
  readonly name: string;
  readonly kind: SchemaKind;
  readonly geometry: string;
  /** Fields of the table that are not the standard's. */
  readonly own: readonly string[];
  /** Project's name → the standard's, where they differ. */
  readonly called?: Readonly<Record<string, string>>;
  readonly checks: Readonly<Record<string, Check>>;
  readonly alsoRequired?: readonly string[];
  readonly orders: Standard['orders'];
  readonly begins?: Standard['begins'];
}

export function standard(parts: StandardParts): Standard {
  const [table] = KIND_DEFINITIONS[parts.kind].tables;
  const fields = table.fields
    .filter(({ name }) => !parts.own.includes(name))
    .map((field) => ({
      name: parts.called?.[field.name] ?? field.name,
      target: field.name,
      required: field.required === true || parts.alsoRequired?.includes(field.name) === true,
      check: parts.checks[field.name] ?? usualCheck(field),
    }));
  const { name, kind, geometry, orders, begins } = parts;
  return { name, kind, key: table.key ?? '', geometry, fields, orders, ...(begins === undefined ? {} : { begins }) };
}

/** Of its type and list. Yes or no is just that: the conventional values are for the other lists. */
function usualCheck(field: FieldDefinition): Check | null {
  if (field.values !== undefined) {
    const closed = field.values.includes('oui') && field.values.includes('non');
    return listed(field, closed ? field.values : [...field.values, ...CONVENTIONAL_VALUES]);
  }
  if (field.type === 'date') return date;
  if (field.type === 'integer') return integer;
  if (field.type === 'real') return number;
  return isYearField(field) ? year : null;
}
