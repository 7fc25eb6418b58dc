/** Tells others what the table shows, and how many selected objects its filter hides. */
import { useEffect } from 'react';
import { call } from '../../engine/call.ts';
import { useTableView } from '../../state/table-view.ts';
import { type RowQuery, rowParams } from './use-rows.ts';

export function useHidden(query: RowQuery, selected: readonly number[], total: number): void {
  const { table, where, search } = query;
  useEffect(() => {
    const { setShown } = useTableView.getState();
    const shown = { table, where, search, total };
    if ((where === undefined && search === '') || selected.length === 0) {
      setShown({ ...shown, hidden: 0 });
      return;
    }
    let current = true;
    const params = rowParams({ table, where, search, sort: [] });
    void call('table/hidden', { ...params, fids: Float64Array.from(selected) })
      .then(({ hidden }) => current && setShown({ ...shown, hidden }))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [table, where, search, selected, total]);
  useEffect(() => () => useTableView.getState().setShown(null), []);
}
