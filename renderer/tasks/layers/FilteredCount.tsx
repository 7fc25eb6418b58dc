import { useQuery } from '../../engine/query.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

/** "14 sur 126": how many objects a filter lets through, counted by the engine. */
export function FilteredCount({ table, filter, of }: { table: string; filter: string; of: number }) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('table/rows', { table, where: filter, offset: 0, limit: 1 }, [table]);
  return <>{text('layers.count-of', { shown: data ? format.number(data.total) : '…', count: format.number(of) })}</>;
}
