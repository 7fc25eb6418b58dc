import { useQuery } from '../../engine/query.ts';
import { useLayers } from '../../state/project.ts';
import type { PickerChoice } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import type { Subject } from './model.ts';

/** As many as a window into a table takes. */
const MOST = 2000;

export interface OfferedObjects {
  readonly choices: readonly PickerChoice[];
  /** What the dialog begins with; null while it is not known. */
  readonly first: string | null;
}

/** Sites, or territories, one may ask a report on. `fid`: the site that was selected. */
export function useObjects(subject: Subject, fid: number | null): OfferedObjects {
  const text = useText();
  const layers = useLayers();
  const has = (table: string): boolean => layers.some((layer) => layer.table === table && layer.count > 0);
  const window = (wanted: Subject, table: string, field: string) =>
    subject === wanted && has(table) ? { table, offset: 0, limit: MOST, sort: [{ field, descending: false }] } : null;
  const sites = useQuery('table/rows', window('site', 'sites', 'site_nom'), ['sites']);
  const ti = useQuery('table/rows', window('territory', 'territoires', 'nom'), ['territoires']);
  const epci = useQuery('table/rows', window('territory', 'epci', 'nom'), ['epci']);
  if (subject === 'project') return { choices: [], first: null };
  if (subject === 'site') {
    const rows = sites.data?.rows ?? [];
    const choices = rows.map(({ values }) => ({
      id: String(values['site_id']),
      label: String(values['site_nom'] ?? values['site_id']),
      detail: String(values['site_id']),
    }));
    const selected = rows.find((row) => row.fid === fid);
    return { choices, first: selected ? String(selected.values['site_id']) : (choices[0]?.id ?? null) };
  }
  const named = (level: 'ti' | 'epci', key: string, rows: NonNullable<typeof ti.data>['rows']): PickerChoice[] =>
    rows.map(({ values }) => ({
      id: `${level}:${String(values[key])}`,
      label: String(values['nom'] ?? values[key]),
      detail: text(`niveau.${level}`),
    }));
  const choices = [...named('ti', 'ti_id', ti.data?.rows ?? []), ...named('epci', 'siren', epci.data?.rows ?? [])];
  return { choices, first: choices[0]?.id ?? null };
}
