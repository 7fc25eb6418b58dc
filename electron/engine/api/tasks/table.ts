import type { ColumnStatistics, TableQuery } from '../../../../shared/contract/table.ts';
import { withReader } from '../services/access.ts';
import { computeOrder, type OrderAnswer } from '../services/table-order.ts';
import { columnStatistics, type StatisticsQuery } from '../services/table-statistics.ts';

/** The working copy at `path`, read beside the engine that holds it: its last committed state. */
export function tableOrderTask({ path, query }: { path: string; query: TableQuery }): Promise<OrderAnswer> {
  return withReader(path, (reader) => computeOrder(reader, query));
}

export function columnStatisticsTask({ path, query }: { path: string; query: StatisticsQuery }): Promise<ColumnStatistics> {
  return withReader(path, (reader) => columnStatistics(reader, query));
}
