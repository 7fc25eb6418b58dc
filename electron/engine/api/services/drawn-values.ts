/** What is read of an object to draw it: the columns of its style, the text of its label, and whether the layer's filter lets it through. */
import { LABEL_VALUE, styleFields } from '../../../../shared/cartography/style-rules.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import { compileFunction, conditionToSql, readExpression, type TypedExpression } from '../../../../shared/expression/index.ts';
import type { Condition, ProjectReader, StoredLayer } from '../../store/index.ts';
import { fieldsOf, plain } from './list.ts';

type Plain = string | number | null;

export interface DrawnValues {
  /** Columns to read, in this order. */
  readonly columns: readonly string[];
  /** Names of the values an object is drawn by: the style's columns, and LABEL_VALUE where the label is an expression. */
  readonly names: readonly string[];
  /** From the columns of an object to those values. */
  valuesOf(row: readonly Value[]): Record<string, Plain>;
}

/** A label whose expression no longer holds (a field is gone) is left out: the map is drawn all the same. */
export function drawnValues(reader: ProjectReader, layer: Pick<StoredLayer, 'table' | 'style'>): DrawnValues {
  const fields = fieldsOf(reader, layer.table);
  const known = new Set(fields.map((field) => field.name));
  const own = styleFields(layer.style).filter((name) => known.has(name));
  const { label } = layer.style;
  const typed = label?.expression === undefined ? null : attempt(() => readExpression(label.expression ?? '', fields));
  if (!typed) return { columns: own, names: own, valuesOf: (row) => record(own, row) };
  const columns = [...new Set([...own, ...columnsIn(typed)])];
  const text = compileFunction(typed);
  return {
    columns,
    names: [...own, LABEL_VALUE],
    valuesOf: (row) => {
      const values = record(columns, row);
      const found = text(values);
      return {
        ...Object.fromEntries(own.map((name) => [name, values[name] ?? null])),
        [LABEL_VALUE]: found === null ? null : String(found),
      };
    },
  };
}

/** Null draws everything. Throws `expression-invalid` where a field of the filter is gone: the layer says so instead of showing too much. */
export function filterCondition(reader: ProjectReader, layer: Pick<StoredLayer, 'table' | 'filter'>): Condition | undefined {
  return layer.filter === null ? undefined : conditionToSql(layer.filter, fieldsOf(reader, layer.table));
}

function record(names: readonly string[], row: readonly Value[]): Record<string, Plain> {
  return Object.fromEntries(names.map((name, index) => [name, plain(row[index] ?? null)]));
}

/** Fields anywhere in an expression. */
function columnsIn(node: TypedExpression): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const one of value) look(one);
    else if ('kind' in value && value.kind === 'column') found.add((value as Extract<TypedExpression, { kind: 'column' }>).field.name);
    else for (const one of Object.values(value)) look(one);
  };
  look(node);
  return [...found];
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
