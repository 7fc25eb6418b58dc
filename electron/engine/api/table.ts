import type { CheckedParams } from '../../../shared/contract/engine.ts';
import { conditionToSql, fold } from '../../../shared/expression/index.ts';
import type { Condition, ProjectReader } from '../store/index.ts';
import type { EngineHandlers } from './serve.ts';
import { fieldsOf, plain } from './services/list.ts';
import type { Workspace } from './workspace.ts';

type Query = Pick<CheckedParams<'table/rows'>, 'table' | 'sort' | 'where' | 'search'>;

export function tableHandlers(workspace: Workspace): Pick<EngineHandlers, 'table/rows' | 'table/locate'> {
  return {
    'table/rows': (query) => {
      const reader = workspace.project;
      const where = conditionOf(reader, query);
      const key = reader.primaryKey(query.table);
      const rows = reader.rows(query.table, { results: true, where, orderBy: orderOf(query), offset: query.offset, limit: query.limit });
      return {
        total: reader.count(query.table, { where, results: true }),
        rows: rows.map((row) => ({
          fid: Number(row[key]),
          values: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
        })),
      };
    },
    'table/locate': (query) => {
      const reader = workspace.project;
      return {
        index: reader.indexOf(query.table, query.fid, { results: true, where: conditionOf(reader, query), orderBy: orderOf(query) }),
      };
    },
  };
}

function orderOf({ sort }: Query) {
  return sort.map(({ field, descending }) => ({ column: field, descending }));
}

/** Filter and quick search together. The search looks into every text column, without regard to case and accents. */
function conditionOf(reader: ProjectReader, { table, where, search }: Query): Condition | undefined {
  const fields = fieldsOf(reader, table);
  const conditions: Condition[] = where === undefined ? [] : [conditionToSql(where, fields)];
  const words = fold(search ?? '').trim();
  if (words !== '')
    conditions.push(
      searchCondition(
        words,
        fields.filter((field) => field.type === 'text').map((field) => field.name),
      ),
    );
  if (conditions.length === 0) return undefined;
  return { sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '), params: conditions.flatMap(({ params }) => [...params]) };
}

function searchCondition(words: string, columns: readonly string[]): Condition {
  const tests = columns.map((name) => `instr(emprise_fold("${name}"), ?) > 0`);
  return tests.length === 0 ? { sql: '0', params: [] } : { sql: tests.join(' OR '), params: tests.map(() => words) };
}
