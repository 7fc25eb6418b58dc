/** Filters of the table: what each type of column offers, the expression they mean, and how a chip says them. */
import { formatDate } from '../../../shared/format/dates.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { ColumnFilter, FilterOperator } from '../../state/table-view.ts';
import { type FieldShape, isNumeric, valueName, valueText } from '../../ui/field-value.ts';

const PRESENCE: readonly FilterOperator[] = ['missing', 'present'];

/** Operators of a column, the most useful first. */
export function operatorsOf(field: FieldShape): readonly FilterOperator[] {
  if (field.type === 'boolean') return ['yes', 'no', ...PRESENCE];
  if (isNumeric(field)) return ['ge', 'le', 'between', 'eq', 'ne', 'in', ...PRESENCE];
  if (field.type === 'date' || field.type === 'datetime') return ['from', 'until', 'between', 'on', ...PRESENCE];
  return field.values ? ['in', 'contains', 'lacks', ...PRESENCE] : ['contains', 'lacks', 'starts', 'same', 'in', ...PRESENCE];
}

/** How many values an operator is given; null = any number. */
export function valueCount(operator: FilterOperator): number | null {
  if (operator === 'in') return null;
  if (operator === 'between') return 2;
  return operator === 'yes' || operator === 'no' || PRESENCE.includes(operator) ? 0 : 1;
}

const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string | number): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value < 0 ? `(${value})` : String(value);

/** The condition a filter means, in the language of shared/expression. An empty text counts as missing, as it is shown. */
export function expressionOf({ field: name, operator, values, withMissing }: ColumnFilter, field: FieldShape): string {
  const column = named(name);
  const isText = !isNumeric(field) && !['boolean', 'date', 'datetime'].includes(field.type);
  const missing = isText ? `(${column} is null or ${column} = '')` : `${column} is null`;
  const [first = '', second = ''] = values.map(literal);
  switch (operator) {
    case 'contains':
      return `${column} contains ${first}`;
    case 'lacks':
      return `(not ${column} contains ${first} or ${column} is null)`;
    case 'starts':
      return `${column} starts with ${first}`;
    case 'same':
      return `${column} ~ ${first}`;
    case 'eq':
    case 'on':
      return `${column} = ${first}`;
    case 'ne':
      return `(${column} <> ${first} or ${column} is null)`;
    case 'ge':
    case 'from':
      return `${column} >= ${first}`;
    case 'le':
    case 'until':
      return `${column} <= ${first}`;
    case 'between':
      return `${column} between ${first} and ${second}`;
    case 'yes':
      return `${column} = true`;
    case 'no':
      return `${column} = false`;
    case 'missing':
      return missing;
    case 'present':
      return `not ${missing}`;
    case 'in': {
      const listed = values.length > 0 ? [`${column} in (${values.map(literal).join(', ')})`] : [];
      return `(${[...listed, ...(withMissing ? [missing] : [])].join(' or ') || `${column} is null and ${column} is not null`})`;
    }
  }
}

/** All filters together (they are ANDed), with the filter of the layer itself; undefined where there are none. Columns that are gone are left out. */
export function whereOf(
  filters: readonly ColumnFilter[],
  columns: readonly FieldShape[],
  ofLayer: string | null = null,
): string | undefined {
  const conditions = filters.flatMap((filter) => {
    const column = columns.find(({ name }) => name === filter.field);
    return column ? [expressionOf(filter, column)] : [];
  });
  const all = [...(ofLayer ? [`(${ofLayer})`] : []), ...conditions];
  return all.length === 0 ? undefined : all.join(' and ');
}

/** The bold half of a chip, beside the name of the column: "≥ 5 ha", "friche", "du 1er au 2". */
export function chipValue(
  { operator, values, withMissing }: ColumnFilter,
  field: FieldShape,
  text: Translate,
  language: 'fr' | 'en',
): string {
  const shown = (value: string | number): string => {
    if (field.type === 'date' || field.type === 'datetime') return formatDate(String(value));
    return typeof value === 'number' ? (valueText(value, field, language, text) ?? '') : valueName(field.name, value, text);
  };
  const [first = '', second = ''] = values.map(shown);
  switch (operator) {
    case 'contains':
    case 'same':
      return first;
    case 'lacks':
      return text('table.filter.chip-lacks', { value: first });
    case 'starts':
      return text('table.filter.chip-starts', { value: first });
    case 'between':
      return text('table.filter.chip-between', { from: first, to: second });
    case 'in': {
      const all = [...values.map(shown), ...(withMissing ? [text('value.missing')] : [])];
      return all.length <= 2 ? all.join(', ') : text('table.filter.chip-more', { value: all[0] ?? '', count: all.length - 1 });
    }
    case 'yes':
    case 'no':
    case 'missing':
    case 'present':
      return text(`table.operator.${operator}`);
    default:
      return `${text(`table.operator.${operator}`)} ${first}`;
  }
}
