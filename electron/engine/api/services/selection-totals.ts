/** Totals of a selection, whatever its size: of all its objects, read by column. */
import type { SelectionTotals } from '../../../../shared/domain/selecting.ts';
import type { ProjectReader } from '../../store/index.ts';
import { fieldsOf, plain } from './list.ts';
import { preciseSum } from './table-statistics.ts';

/** What names an object, the first that it has. */
const NAME_FIELDS = ['site_nom', 'nom', 'name', 'libelle'] as const;

const PAGE_ROWS = 20_000;

/** Throws `layer-unknown`. */
export function selectionTotals(reader: ProjectReader, table: string, fids: Float64Array, first: number): SelectionTotals {
  const known = new Set(fieldsOf(reader, table).map(({ name }) => name));
  const key = reader.primaryKey(table);
  const has = (name: string): string[] => (known.has(name) ? [name] : []);
  const areas: number[] = [];
  const friches: number[] = [];
  let living = 0;
  // windows of keys in one question each: a lookup for every object would take thirty times longer
  for (let from = 0; from < fids.length; from += PAGE_ROWS) {
    const columns = [key, ...has('surface_ha'), ...has('friche_ha')];
    for (const row of reader.rowsByKey(table, [...fids.subarray(from, from + PAGE_ROWS)], columns)) {
      living++;
      if (typeof row['surface_ha'] === 'number') areas.push(row['surface_ha']);
      if (typeof row['friche_ha'] === 'number') friches.push(row['friche_ha']);
    }
  }
  const named = [...fids.subarray(0, first)];
  const names = NAME_FIELDS.flatMap(has);
  const heads = reader.rowsByKey(table, named, [key, ...names, ...has('surface_ha')]);
  return {
    count: living,
    surface_ha: areas.length === 0 ? null : preciseSum(Float64Array.from(areas)),
    friche_ha: friches.length === 0 ? null : preciseSum(Float64Array.from(friches)),
    without: known.has('surface_ha') ? living - areas.length : 0,
    first: heads.map((row) => {
      const name = names.map((one) => plain(row[one] ?? null)).find((value) => value !== null && value !== '');
      const area = plain(row['surface_ha'] ?? null);
      return { fid: Number(row[key]), name: name === undefined ? null : String(name), surface_ha: typeof area === 'number' ? area : null };
    }),
  };
}
