/** Totals of a selection, asked of the engine: of all of it, whatever its size. The former ones stay until the new ones are there. */
import { useEffect, useState } from 'react';
import type { SelectionTotals } from '../../../shared/domain/selecting.ts';
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';

export const MOST_NAMES = 12;

/** Null until they are known. */
export function useTotals(table: string, fids: readonly number[]): SelectionTotals | null {
  const [totals, setTotals] = useState<{ table: string; totals: SelectionTotals } | null>(null);
  useEffect(() => {
    let current = true;
    const ask = (): void => {
      void call('selection/totals', { table, fids: Float64Array.from(fids), first: MOST_NAMES })
        .then((answer) => current && setTotals({ table, totals: answer }))
        .catch(() => undefined);
    };
    ask();
    const stop = on('project/changed', ({ tables, origin }) => {
      if (origin !== 'style' && (tables.includes(table) || tables.includes('resultats_sites') || origin !== 'edit')) ask();
    });
    return () => {
      current = false;
      stop();
    };
  }, [table, fids]);
  return totals?.table === table ? totals.totals : null;
}
