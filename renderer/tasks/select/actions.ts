/** Selecting: what the engine found becomes the selection. */
import { type LayerInfo, tableOfLayer } from '../../../shared/domain/layer.ts';
import type { DrawnArea } from '../../../shared/domain/selecting.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { useSelectOptions } from '../../state/select-options.ts';
import { useSelection } from '../../state/selection.ts';
import { type CombineMode, type HeldKeys, modeOf, type SelectionSets } from '../../state/selection-sets.ts';
import { useView } from '../../state/view.ts';
import { activeLayer, visibleLayers } from './layers.ts';

let drawings = 0;

export async function selectDrawn({ area, epsg, keys }: { area: DrawnArea; epsg: number; keys: HeldKeys }): Promise<void> {
  const { scope, how, mode } = useSelectOptions.getState();
  const active = activeLayer();
  const layers = scope === 'visible' ? visibleLayers() : active && active.geometry !== null ? [active] : [];
  const { toast, refuse } = useNotices.getState();
  if (layers.length === 0) return toast('select.no-layer', {}, 'warning');
  // what nobody sees is not chosen by pointing at it
  if (scope === 'active' && !visibleLayers().some(({ id }) => id === active?.id)) return toast('select.layer-hidden', {}, 'warning');
  drawings += 1;
  const turn = drawings;
  try {
    const { found } = await call('selection/area', { layers: layers.map(({ id }) => id), epsg, area, how });
    if (turn !== drawings) return;
    const sets: SelectionSets = Object.fromEntries(found.map(({ table, fids }) => [table, [...fids]]));
    combine(sets, layers, modeOf(keys, mode));
    if (found.length === 0) toast('select.found', { count: 0 }, 'info');
  } catch (error) {
    refuse(refusalOf(error));
  }
}

function combine(found: SelectionSets, layers: readonly LayerInfo[], mode: CombineMode): void {
  useSelection.getState().combine(found, [...new Set(layers.map(({ id }) => tableOfLayer(id)))], mode, 'map');
  showPresent();
}

/** In one layer; the others keep theirs. */
export function combineIn(table: string, fids: readonly number[], mode: CombineMode): void {
  const selection = useSelection.getState();
  if (fids.length === 0) useNotices.getState().toast('select.found', { count: 0 }, 'info');
  if (mode === 'replace') selection.put(table, fids, 'program');
  else selection.combine({ [table]: fids }, [table], mode, 'program');
  selection.present(table, 'program');
  showPresent();
}

/** The table follows what is selected. */
function showPresent(): void {
  const { table } = useSelection.getState();
  const view = useView.getState();
  if (table !== null && view.table !== table) view.set({ table, layer: null });
}

/** All objects of the active layer that its filter lets through. */
export async function selectAll(): Promise<void> {
  await inActiveLayer((layer) => allOf(layer));
}

export async function invertSelection(): Promise<void> {
  await inActiveLayer(async (layer) => {
    const chosen = new Set(useSelection.getState().sets[layer.table]);
    return (await allOf(layer)).filter((fid) => !chosen.has(fid));
  });
}

async function inActiveLayer(find: (layer: LayerInfo) => Promise<readonly number[]>): Promise<void> {
  const layer = activeLayer();
  if (!layer) return;
  try {
    combineIn(layer.table, await find(layer), 'replace');
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** Asked as a window of the table as long as the layer. */
async function allOf(layer: LayerInfo): Promise<readonly number[]> {
  const where = layer.filter === null ? {} : { where: layer.filter };
  return [...(await call('table/range', { table: layer.table, from: 0, to: Math.max(0, layer.count - 1), ...where })).fids];
}
