/** Sum of the areas of the selected objects, in hectares; null while it is not known, or not known of all of them. */
import { useEffect, useState } from 'react';
import { call } from '../../engine/call.ts';
import type { Column } from './columns.ts';

export function useSelectedArea(table: string, columns: readonly Column[], selected: readonly number[], revision: number): number | null {
  const [area, setArea] = useState<number | null>(null);
  const hasArea = columns.some(({ name }) => name === 'surface_ha');
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the table may change the areas
  useEffect(() => {
    setArea(null);
    if (!hasArea || selected.length === 0) return;
    let current = true;
    void call('selection/totals', { table, fids: Float64Array.from(selected), first: 0 })
      .then(({ surface_ha, without }) => current && setArea(without === 0 ? surface_ha : null))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [table, hasArea, selected, revision]);
  return area;
}
