import type { CheckedParams } from '../../../shared/contract/engine.ts';
import type { EngineHandlers } from './serve.ts';
import { displayRow, plain } from './services/list.ts';
import { TableOrders } from './services/table-order.ts';
import { columnStatistics } from './services/table-statistics.ts';
import { tableEditHandlers } from './table-edits.ts';
import type { Workspace } from './workspace.ts';

type TableCalls = Extract<keyof EngineHandlers, `table/${string}`>;
type Query = Pick<CheckedParams<'table/rows'>, 'table' | 'sort' | 'where' | 'search'>;

export function tableHandlers(workspace: Workspace): Pick<EngineHandlers, TableCalls> {
  const { jobs } = workspace.context;
  const orders = new TableOrders(jobs);
  const orderOf = ({ table, sort, where, search }: Query) => orders.of(workspace.project, { table, sort, where, search });
  return {
    'table/rows': async (query) => {
      const order = await orderOf(query);
      const { project } = workspace;
      const keys = order.keys(query.offset, query.offset + query.limit);
      const key = project.primaryKey(query.table);
      return {
        total: order.length,
        rows: project.rowsByKey(query.table, keys).map((row) => ({ fid: Number(row[key]), values: displayRow(row) })),
      };
    },
    'table/locate': async (query) => ({ index: (await orderOf(query)).indexOf(query.fid) }),
    'table/range': async (query) => ({ fids: Float64Array.from((await orderOf(query)).keys(query.from, query.to + 1)) }),
    'table/hidden': async (query) => {
      const chosen = new Set(query.fids);
      const order = await orderOf(query);
      let shown = 0;
      for (const key of order.keys(0, order.length)) if (chosen.has(key)) shown++;
      return { hidden: chosen.size - shown };
    },
    'table/invert': async (query) => {
      const chosen = new Set(query.fids);
      const order = await orderOf(query);
      return { fids: Float64Array.from(order.keys(0, order.length).filter((key) => !chosen.has(key))) };
    },
    'table/cancel': () => {
      orders.cancel();
      return {};
    },
    'table/statistics': ({ table, where, search, field, top }) => {
      const { project } = workspace;
      const query = { table, where, search, field, top };
      if (!orders.isLarge(project, table)) return columnStatistics(project, query);
      return orders.beside(jobs.beside('column-statistics', { path: project.workingPath, query }));
    },
    'table/copy': async (query) => {
      const order = await orderOf(query);
      const { project } = workspace;
      const all = order.keys(0, order.length);
      const chosen = query.fids && new Set(query.fids);
      const keys = chosen ? all.filter((key) => chosen.has(key)) : all;
      const rows = project.rowsByKey(query.table, keys.slice(0, query.most), query.columns);
      return { total: keys.length, rows: rows.map((row) => query.columns.map((name) => plain(row[name] ?? null))) };
    },
    ...tableEditHandlers(workspace),
  };
}
