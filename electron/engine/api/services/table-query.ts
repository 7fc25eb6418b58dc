/** What the table of a layer shows: a filter, a search and a sorting, as the store takes them. */
import type { TableQuery } from '../../../../shared/contract/table.ts';
import { compileSql, type ExpressionField, fold, readCondition, type TypedExpression } from '../../../../shared/expression/index.ts';
import type { Condition, Order, ProjectReader } from '../../store/index.ts';
import { fieldsOf } from './list.ts';

export type Selecting = Pick<TableQuery, 'table' | 'where' | 'search'>;

export interface CompiledQuery {
  readonly where: Condition | undefined;
  readonly orderBy: readonly Order[];
  /** Columns that the filter, the search and the sorting read: the order holds as long as these do. */
  readonly columns: readonly string[];
}

/** Throws `layer-unknown`, `expression-invalid`. */
export function compileQuery(reader: ProjectReader, query: Selecting & Partial<Pick<TableQuery, 'sort'>>): CompiledQuery {
  const fields = fieldsOf(reader, query.table);
  const orderBy = (query.sort ?? []).map(({ field, descending }) => ({ column: field, descending }));
  const conditions: Condition[] = [];
  const columns = orderBy.map(({ column }) => column);
  if (query.where !== undefined) {
    const typed = readCondition(query.where, fields);
    conditions.push(compileSql(typed));
    columns.push(...columnsNamed(typed));
  }
  const words = fold(query.search ?? '');
  if (words !== '') {
    const searched = searchedColumns(fields);
    conditions.push(searchCondition(words, searched));
    columns.push(...searched);
  }
  return { where: joined(conditions), orderBy, columns: [...new Set(columns)] };
}

export function conditionOf(reader: ProjectReader, query: Selecting): Condition | undefined {
  return compileQuery(reader, query).where;
}

function joined(conditions: readonly Condition[]): Condition | undefined {
  if (conditions.length === 0) return undefined;
  return { sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '), params: conditions.flatMap(({ params }) => [...params]) };
}

/** The search looks into every text column but the identity, which nobody sees. */
export function searchedColumns(fields: readonly ExpressionField[]): string[] {
  return fields.filter(({ name, type }) => type === 'text' && name !== 'uid').map(({ name }) => name);
}

/**
 * Without regard to case and accents. A text of plain letters and figures is compared by SQLite itself, which is five times faster than a call into
 * JavaScript; the others (accents, hyphens, doubled spaces) are folded first, and so is every text where the words hold a space.
 */
function searchCondition(words: string, columns: readonly string[]): Condition {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const params: string[] = [];
  const tests = columns.map((name) => {
    const column = `"${name.replaceAll('"', '""')}"`;
    const folded = `instr(emprise_fold(${column}), ?) > 0`;
    if (words.includes(' ')) {
      params.push(words);
      return folded;
    }
    params.push(like, words);
    const plain = `octet_length(${column}) = length(${column}) AND instr(${column}, '-') = 0 AND instr(${column}, '\`') = 0`;
    return `CASE WHEN ${plain} THEN ${column} LIKE ? ESCAPE '\\' ELSE ${folded} END`;
  });
  return tests.length === 0 ? { sql: '0', params: [] } : { sql: tests.join(' OR '), params };
}

/** Names of the columns an expression reads. */
export function columnsNamed(expression: TypedExpression): string[] {
  const names: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, field } = node as { kind?: unknown; field?: ExpressionField };
    if (kind === 'column' && field) names.push(field.name);
    else for (const part of Array.isArray(node) ? node : Object.values(node)) visit(part);
  };
  visit(expression);
  return names;
}
