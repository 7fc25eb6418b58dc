/** What the planner writes into an object, checked as its columns want it: refused in words, never bent. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../shared/domain/change.ts';
import { CONVENTIONAL_VALUES, definitionOfTable, type FieldDefinition, fieldOf } from '../../../shared/domain/kinds/index.ts';
import type { ProjectReader } from '../store/index.ts';

type Cell = string | number | boolean | null;

/**
 * Values for the columns of `table`. Throws `field-unknown`, `parameter-invalid` (another type, not on the list, too long, a key left empty)
 * and `keys-clash` (a key another object has). A value that stays as it was is never refused: files bring what no form would accept.
 */
export function checkedValues(reader: ProjectReader, table: string, before: Row, values: Readonly<Record<string, Cell>>): Row {
  const layer = reader.layer(table);
  const definition = definitionOfTable(table)?.table;
  if (Object.keys(values).length === 0) throw new EmpriseError('parameter-invalid', { name: 'values' });
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const column = layer.fields.find((field) => field.name === name);
      if (!column?.editable) throw new EmpriseError('field-unknown', { field: name, layer: table });
      if (value === (before[name] ?? null)) return [name, value];
      const field = (definition && fieldOf(definition, name)) ?? { name, type: column.type as FieldDefinition['type'] };
      const checked = checkedValue(field, value);
      if (name === definition?.key) refuseKey(reader, table, name, checked);
      return [name, checked];
    }),
  );
}

function checkedValue(field: FieldDefinition, value: Cell): Value {
  const checked = fittingValue(field, value);
  if (checked === undefined) throw new EmpriseError('parameter-invalid', { name: field.name, value: String(value) });
  return checked;
}

function fittingValue(field: FieldDefinition, value: Cell): Value | undefined {
  return value === null || value === '' ? null : CHECKS[field.type](value, field);
}

/**
 * For many objects at once: answers the value as its column wants it, undefined where it does not fit. Throws `field-unknown` for a column that is not
 * typed into, `keys-clash` for the key, which no two objects share.
 */
export function valueFitter(reader: ProjectReader, table: string, name: string): (value: Cell) => Value | undefined {
  const column = reader.layer(table).fields.find((field) => field.name === name);
  const definition = definitionOfTable(table)?.table;
  if (!column?.editable) throw new EmpriseError('field-unknown', { field: name, layer: table });
  if (name === definition?.key) throw new EmpriseError('keys-clash', { layer: table, table, count: 2, examples: name });
  const field = (definition && fieldOf(definition, name)) ?? { name, type: column.type as FieldDefinition['type'] };
  return (value) => fittingValue(field, value);
}

type Check = (value: string | number | boolean, field: FieldDefinition) => Value | undefined;

/** Undefined: not a value of this type. */
const CHECKS: Readonly<Record<FieldDefinition['type'], Check>> = {
  boolean: (value) => (value === true || value === 1 ? 1 : value === false || value === 0 ? 0 : undefined),
  integer: (value) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined),
  real: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  date: (value) => (isDate(String(value)) ? String(value) : undefined),
  datetime: (value) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : undefined),
  json: (value) => (typeof value === 'string' && isJson(value) ? value : undefined),
  text: checkedText,
};

function checkedText(value: string | number | boolean, { values, multiple, maxLength }: FieldDefinition): string | undefined {
  if (typeof value === 'boolean') return undefined;
  const text = String(value);
  if (maxLength !== undefined && [...text].length > maxLength) return undefined;
  if (!values) return text;
  const listed = [...values, ...CONVENTIONAL_VALUES];
  return (multiple ? text.split('|') : [text]).every((part) => listed.includes(part)) ? text : undefined;
}

/** A year, a month or a day that is in the calendar. */
function isDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Links between objects, and later imports, go by the key. */
function refuseKey(reader: ProjectReader, table: string, name: string, value: Value): void {
  if (value === null) throw new EmpriseError('parameter-invalid', { name, value: '' });
  const count = reader.count(table, { where: { sql: `"${name}" = ?`, params: [value] } });
  if (count > 0) throw new EmpriseError('keys-clash', { layer: table, table, count, examples: String(value) });
}
