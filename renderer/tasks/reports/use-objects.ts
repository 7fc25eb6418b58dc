import { useQuery } from '../../engine/query.ts';
import { useLayers } from '../../state/project.ts';
import type { PickerChoice } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import type { Subject } from './model.ts';

/** As many as one window into a table takes; a list of two of them is as long as anyone scrolls. */
const WINDOW = 2000;

export interface OfferedObjects {
  readonly choices: readonly PickerChoice[];
  /** What the dialog begins with; null while it is not known. */
  readonly first: string | null;
}

type Rows = readonly { readonly fid: number; readonly values: Readonly<Record<string, unknown>> }[];

/** Sites, or territories, one may ask a report on. `fid`: the site that was selected. */
export function useObjects(subject: Subject, fid: number | null): OfferedObjects {
  const text = useText();
  const layers = useLayers();
  const count = (table: string): number => layers.find((layer) => layer.table === table)?.count ?? 0;
  const window = (wanted: Subject, table: string, field: string, offset = 0) =>
    subject === wanted && count(table) > offset ? { table, offset, limit: WINDOW, sort: [{ field, descending: false }] } : null;
  const sites = useQuery('table/rows', window('site', 'sites', 'site_nom'), ['sites']);
  const more = useQuery('table/rows', window('site', 'sites', 'site_nom', WINDOW), ['sites']);
  const selected = useQuery('object/get', subject === 'site' && fid !== null ? { table: 'sites', fid } : null, ['sites']);
  const ti = useQuery('table/rows', window('territory', 'territoires', 'nom'), ['territoires']);
  const epci = useQuery('table/rows', window('territory', 'epci', 'nom'), ['epci']);
  if (subject === 'project') return { choices: [], first: null };
  if (subject === 'territory') {
    const choices = [
      ...named('ti', 'ti_id', ti.data?.rows ?? [], text('niveau.ti')),
      ...named('epci', 'siren', epci.data?.rows ?? [], text('niveau.epci')),
    ];
    return { choices, first: choices[0]?.id ?? null };
  }
  const choices = [...(sites.data?.rows ?? []), ...(more.data?.rows ?? [])].map(({ values }) => siteChoice(values));
  const values = selected.data?.values;
  // A selected site beyond the list is offered all the same, and never another in its place.
  const own = values === undefined ? null : siteChoice(values);
  if (own && !choices.some(({ id }) => id === own.id)) choices.unshift(own);
  return { choices, first: own ? own.id : fid === null || selected.failure !== null ? (choices[0]?.id ?? null) : null };
}

const siteChoice = (values: Readonly<Record<string, unknown>>): PickerChoice => ({
  id: String(values['site_id']),
  label: String(values['site_nom'] ?? values['site_id']),
  detail: String(values['site_id']),
});

const named = (level: 'ti' | 'epci', key: string, rows: Rows, detail: string): PickerChoice[] =>
  rows.map(({ values }) => ({ id: `${level}:${String(values[key])}`, label: String(values['nom'] ?? values[key]), detail }));
