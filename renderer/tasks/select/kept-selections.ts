/** Selections kept in the project under a name: taken up again, combined with the present one, known to the palette. */
import type { CallResult } from '../../../shared/contract/engine.ts';
import { filterOfFids } from '../../../shared/domain/kept-selection.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useNotices } from '../../state/notices.ts';
import { declarePaletteSource } from '../../state/palette-sources.ts';
import { useSelection } from '../../state/selection.ts';
import { type CombineMode, countOf, type SelectionSets } from '../../state/selection-sets.ts';
import { useView } from '../../state/view.ts';
import { attempt } from '../attempt.ts';

export type KeptSelectionInfo = CallResult<'kept-selections/list'>[number];

export const countIn = ({ layers }: KeptSelectionInfo): number => layers.reduce((sum, { count }) => sum + count, 0);

/** The present selection, as the engine takes it. */
function present(): { table: string; fids: Float64Array<ArrayBuffer> }[] {
  return Object.entries(useSelection.getState().sets).map(([table, fids]) => ({ table, fids: Float64Array.from(fids) }));
}

/** `id`: in place of what that one held. */
export async function keepSelection(name: string, id?: string): Promise<boolean> {
  const sets = present();
  if (sets.length === 0) return false;
  return attempt(async () => {
    const kept = await call('kept-selections/keep', { name, sets, ...(id === undefined ? {} : { id }) });
    useNotices
      .getState()
      .toast('select.kept.done', { name: kept.name, count: countOf(useSelection.getState().sets) }, 'ok', 'history/undo');
  });
}

/** Its objects become the selection, or change it. */
export async function takeSelection(
  { id, name, layers }: Pick<KeptSelectionInfo, 'id' | 'name' | 'layers'>,
  mode: CombineMode,
): Promise<boolean> {
  return attempt(async () => {
    const { sets } = await call('kept-selections/objects', { id });
    if (sets.length === 0) return useNotices.getState().toast('select.kept.gone', { name }, 'warning');
    const found: SelectionSets = Object.fromEntries(sets.map(({ table, fids }) => [table, [...fids]]));
    const selection = useSelection.getState();
    // what is common to both: of layers it says nothing of, nothing
    const asked = mode === 'intersect' ? [...Object.keys(selection.sets), ...Object.keys(found)] : layers.map(({ table }) => table);
    selection.combine(found, [...new Set(asked)], mode, 'program');
    const { table } = useSelection.getState();
    if (table !== null) useView.getState().set({ table, layer: null });
  });
}

export const renameSelection = (id: string, name: string): Promise<boolean> => attempt(() => call('kept-selections/rename', { id, name }));

export async function removeSelection({ id, name }: KeptSelectionInfo): Promise<void> {
  if (await attempt(() => call('kept-selections/remove', { id })))
    useNotices.getState().toast('select.kept.removed', { name }, 'ok', 'history/undo');
}

/** The layer shows these objects alone, for the map, the table, the pages and their series. */
export async function filterBySelection(kept: KeptSelectionInfo, layer: LayerInfo): Promise<void> {
  await attempt(async () => {
    const { sets } = await call('kept-selections/objects', { id: kept.id });
    const fids = sets.find(({ table }) => table === layer.table)?.fids ?? [];
    const filter = filterOfFids(fids);
    const { toast } = useNotices.getState();
    if (filter === null) return toast(fids.length === 0 ? 'select.kept.gone' : 'select.kept.too-many', { name: kept.name }, 'warning');
    await call('layers/update', { table: layer.id, filter });
    toast('select.kept.filtered', { name: kept.name, count: fids.length }, 'ok', 'history/undo');
  });
}

/** The export opens on these objects. */
export async function exportSelection(kept: KeptSelectionInfo, table: string): Promise<void> {
  if (await takeSelection(kept, 'replace')) useDialogs.getState().show({ kind: 'export-layer', table });
}

let known: readonly KeptSelectionInfo[] = [];

/** Once at the start, then at each change of what the project keeps. */
export async function readKeptSelections(): Promise<void> {
  known = await call('kept-selections/list', {});
}

export function forgetKeptSelections(): void {
  known = [];
}

declarePaletteSource({
  id: 'kept-selections',
  title: 'select.kept.title',
  items: () => known.map((one) => ({ id: one.id, name: one.name, icon: 'keep', run: () => void takeSelection(one, 'replace') })),
});
