/** Sum of the areas of the selected objects, in hectares; null while it is not known, or not known of all of them. */
import { useEffect, useState } from 'react';
import { call } from '../../engine/call.ts';
import type { Column } from './columns.ts';

/** More would be asked too often: the inspector says the totals of larger selections. */
const MOST = 20_000;

export function useSelectedArea(table: string, columns: readonly Column[], selected: readonly number[], revision: number): number | null {
  const [area, setArea] = useState<number | null>(null);
  const hasArea = columns.some(({ name }) => name === 'surface_ha');
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the table may change the areas
  useEffect(() => {
    setArea(null);
    if (!hasArea || selected.length === 0 || selected.length > MOST) return;
    let current = true;
    void call('table/copy', { table, fids: Float64Array.from(selected), columns: ['surface_ha'], most: MOST })
      .then(({ rows }) => {
        const areas = rows.flatMap(([value]) => (typeof value === 'number' ? [value] : []));
        if (current && areas.length === selected.length) setArea(areas.reduce((sum, value) => sum + value, 0));
      })
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, [table, hasArea, selected, revision]);
  return area;
}
