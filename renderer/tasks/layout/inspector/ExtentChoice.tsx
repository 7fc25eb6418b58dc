import type { CallResult } from '../../../../shared/contract/engine.ts';
import type { MapItem, MapItemView } from '../../../../shared/domain/page-layout.ts';
import type { MapItemReport } from '../../../../shared/domain/page-report.ts';
import { regionOf } from '../../../../shared/domain/regions.ts';
import { useQuery } from '../../../engine/query.ts';
import { useProject } from '../../../state/project.ts';
import { type PickerChoice, SearchPicker } from '../../../ui/SearchPicker.tsx';
import { useText } from '../../../ui/text.tsx';
import { changeable } from '../change.ts';
import { withView } from '../edit.ts';
import { itemName } from '../item-name.ts';
import { contentOf } from '../map-content.ts';
import { commitLayout } from '../pending.ts';
import { mapPanelView } from './map-panel-view.ts';

interface ExtentChoiceProps {
  readonly item: MapItem;
  /** Maps that this one may follow. */
  readonly others: readonly MapItem[];
  readonly drawn: MapItemReport | undefined;
  readonly disabled: boolean;
}

const MOST = 2000;
const AROUND = 0.04;

/** The whole project, a territory, the view of the map, a fixed place, another map, the object of the page. */
export function ExtentChoice({ item, others, drawn, disabled }: ExtentChoiceProps) {
  const text = useText();
  const { territories, loading } = useTerritories();
  const { view } = item;
  const value = view.type === 'territory' ? (view.territory ?? 'all') : view.type === 'linked' ? `link:${view.map}` : view.type;
  const known = territories.some(({ id }) => id === value);
  const choices: PickerChoice[] = [
    { id: 'all', label: text('layout.extent.all') },
    { id: 'panel', label: text('layout.extent.panel') },
    { id: 'scale', label: text('layout.extent.scale') },
    ...(view.type === 'extent' ? [{ id: 'extent', label: text('layout.extent.extent') }] : []),
    { id: 'atlas', label: text('layout.extent.atlas') },
    ...others.map((map) => ({ id: `link:${map.id}`, label: text('layout.extent.linked', { name: itemName(map, text) }) })),
    // its name is on its way, or the project has it no more
    ...(view.type === 'territory' && view.territory !== null && !known
      ? [{ id: view.territory, label: loading ? '…' : view.territory }]
      : []),
    ...territories,
  ];
  const next = (id: string): { readonly view: MapItemView; readonly epsg?: MapItem['epsg'] } | null => {
    const around = 'around' in view ? view.around : AROUND;
    if (id === 'all') return { view: { type: 'territory', territory: null, around, denominator: null }, epsg: item.epsg };
    if (id === 'atlas') return { view: { type: 'atlas', around: 0.1, denominator: null }, epsg: 'auto' };
    if (id === 'panel') return mapPanelView();
    if (id === 'scale') return drawn ? contentOf(item, drawn) : null;
    if (id === 'extent') return null;
    if (id.startsWith('link:')) return { view: { type: 'linked', map: id.slice(5), factor: 1 } };
    return { view: { type: 'territory', territory: id, around, denominator: null }, epsg: 'auto' };
  };
  return (
    <SearchPicker
      label={text('layout.extent')}
      value={value}
      choices={choices}
      disabled={disabled}
      onChange={(id) => {
        const changed = next(id);
        const now = changeable();
        if (changed && now) commitLayout(withView(now.layout, item, changed), 'map', itemName(item, text));
      }}
    />
  );
}

type Rows = CallResult<'table/rows'>['rows'];

/** Those of the project, by their names. */
function useTerritories(): { readonly territories: PickerChoice[]; readonly loading: boolean } {
  const text = useText();
  const project = useProject((store) => store.project);
  const rowsOf = (table: string, field: string) =>
    project?.layers.some((layer) => layer.table === table && layer.count > 0)
      ? { table, offset: 0, limit: MOST, sort: [{ field, descending: false }] }
      : null;
  const asked = [
    useQuery('table/rows', rowsOf('epci', 'nom'), ['epci']),
    useQuery('table/rows', rowsOf('territoires', 'nom'), ['territoires']),
    useQuery('table/rows', rowsOf('sites', 'site_nom'), ['sites']),
  ] as const;
  const [epci, ti, sites] = asked.map(({ data }) => data?.rows ?? []) as [Rows, Rows, Rows];
  const regions = [...new Set(epci.flatMap(({ values }) => (typeof values['region'] === 'string' ? [values['region']] : [])))].sort();
  const named = (level: string, key: string, name: string, rows: Rows): PickerChoice[] =>
    rows.flatMap(({ values }) =>
      values[key] === null || values[key] === undefined
        ? []
        : [{ id: `${level}:${values[key]}`, label: String(values[name] ?? values[key]), detail: text(`layout.level.${level}`) }],
    );
  const territories = [
    ...regions.map((code) => ({ id: `region:${code}`, label: regionOf(code)?.nom ?? code, detail: text('layout.level.region') })),
    ...named('ti', 'ti_id', 'nom', ti),
    ...named('epci', 'siren', 'nom', epci),
    ...named('site', 'site_id', 'site_nom', sites),
  ];
  return { territories, loading: asked.some((query) => query.loading) };
}
