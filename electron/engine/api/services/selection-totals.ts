/** Totals of a selection, whatever its size: of all its objects, read by column. */
import type { SelectionTotals } from '../../../../shared/domain/selecting.ts';
import type { ProjectReader } from '../../store/index.ts';
import { fieldsOf, plain } from './list.ts';
import { preciseSum } from './table-statistics.ts';

/** What names an object, the first that it has. */
const NAME_FIELDS = ['site_nom', 'nom', 'name', 'libelle'] as const;

/** Throws `layer-unknown`. */
export function selectionTotals(reader: ProjectReader, table: string, fids: Float64Array, first: number): SelectionTotals {
  const known = new Set(fieldsOf(reader, table).map(({ name }) => name));
  const key = reader.primaryKey(table);
  const has = (name: string): string[] => (known.has(name) ? [name] : []);
  const lists = reader.values(table, fids, [key, ...has('surface_ha'), ...has('friche_ha')]);
  const keys = lists[key] ?? [];
  const living = keys.reduce((count: number, value) => count + (value === null ? 0 : 1), 0);
  const numbers = (name: string): Float64Array =>
    Float64Array.from((lists[name] ?? []).filter((value): value is number => typeof value === 'number'));
  const [areas, friches] = [numbers('surface_ha'), numbers('friche_ha')];
  const named = [...fids.subarray(0, first)];
  const names = NAME_FIELDS.flatMap(has);
  const heads = reader.rowsByKey(table, named, [key, ...names, ...has('surface_ha')]);
  return {
    count: living,
    surface_ha: areas.length === 0 ? null : preciseSum(areas),
    friche_ha: friches.length === 0 ? null : preciseSum(friches),
    without: known.has('surface_ha') ? living - areas.length : 0,
    first: heads.map((row) => {
      const name = names.map((one) => plain(row[one] ?? null)).find((value) => value !== null && value !== '');
      const area = plain(row['surface_ha'] ?? null);
      return { fid: Number(row[key]), name: name === undefined ? null : String(name), surface_ha: typeof area === 'number' ? area : null };
    }),
  };
}
