/** The same values, or the result of an expression, into many objects of a layer. */
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Row, Value } from '../../../../shared/domain/change.ts';
import { compileFunction, readExpression } from '../../../../shared/expression/index.ts';
import type { ProjectReader } from '../../store/index.ts';
import { valueFitter } from '../edited-values.ts';
import { fieldsOf, plain } from './list.ts';
import { columnsNamed } from './table-query.ts';

type Cell = string | number | boolean | null;

export interface Calculation {
  readonly table: string;
  readonly field: string;
  readonly expression: string;
  readonly fids?: Float64Array | undefined;
}

interface Example {
  readonly fid: number;
  readonly before: string | number | null;
  readonly after: Cell;
  /** The result does not fit the column; the object keeps its value. */
  readonly error: boolean;
}

interface Calculated {
  readonly objects: number;
  readonly changed: number;
  readonly emptied: number;
  readonly errors: number;
  readonly examples: Example[];
  /** What changes. */
  readonly rows: { readonly fids: readonly number[]; readonly values: readonly Value[] };
}

const EXAMPLES = 8;
/** Between two pages others are answered. */
const PAGE_ROWS = 10_000;

/** The values as the columns take them. Throws `field-unknown`, `keys-clash`, `object-unknown`, `parameter-invalid`. */
export function sameValues(reader: ProjectReader, table: string, fids: Float64Array, values: Readonly<Record<string, Cell>>): Row {
  if (fids.length === 0 || Object.keys(values).length === 0) throw new EmpriseError('parameter-invalid', { name: 'values' });
  const checked = Object.entries(values).map(([name, value]): [string, Value] => {
    const checkedValue = valueFitter(reader, table, name)(value);
    if (checkedValue === undefined) throw new EmpriseError('parameter-invalid', { name, value: String(value) });
    return [name, checkedValue];
  });
  const missing = reader.firstMissing(table, [...fids]);
  if (missing !== null) throw new EmpriseError('object-unknown', { layer: table, id: missing });
  return Object.fromEntries(checked);
}

/** Nothing is written. Throws `expression-invalid`, `field-unknown`, `keys-clash`, `layer-unknown`. */
export async function calculate(reader: ProjectReader, { table, field, expression, fids }: Calculation): Promise<Calculated> {
  const fitting = valueFitter(reader, table, field);
  const typed = readExpression(expression, fieldsOf(reader, table));
  const result = compileFunction(typed);
  const key = reader.primaryKey(table);
  const columns = [...new Set([key, field, ...columnsNamed(typed)])];
  // a stored column that a figure hides is read under its own name
  const own = fieldsOf(reader, table).some(({ name }) => name === `${field}_declare`) ? `${field}_declare` : field;
  if (own !== field) columns.push(own);
  const keys = fids ?? reader.order(table, {});
  const isText = reader.layer(table).fields.find(({ name }) => name === field)?.type === 'text';
  const changed: { fids: number[]; values: Value[] } = { fids: [], values: [] };
  const counts = { objects: 0, emptied: 0, errors: 0 };
  const examples: Example[] = [];
  for (let from = 0; from < keys.length; from += PAGE_ROWS) {
    if (from > 0) await new Promise(setImmediate);
    for (const row of reader.rowsByKey(table, [...keys.subarray(from, from + PAGE_ROWS)], columns)) {
      counts.objects++;
      const before = row[own] ?? null;
      const computed = result(row);
      const after = fitting(isText && typeof computed === 'number' ? String(computed) : computed);
      const fid = Number(row[key]);
      if (examples.length < EXAMPLES) {
        examples.push({ fid, before: plain(before), after: after === undefined ? computed : plain(after), error: after === undefined });
      }
      if (after === undefined) counts.errors++;
      else if (after !== before) {
        if (after === null) counts.emptied++;
        changed.fids.push(fid);
        changed.values.push(after);
      }
    }
  }
  return { ...counts, changed: changed.fids.length, examples, rows: changed };
}
