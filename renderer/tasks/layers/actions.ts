import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { attempt } from '../attempt.ts';
import type { Arrangement } from './arrange.ts';

type LayerChange = Partial<Pick<LayerInfo, 'visible' | 'opacity' | 'title' | 'order' | 'filter' | 'style'>>;

/** Shown at once, then written; taken back in words if the engine refuses. */
export async function changeLayer(layer: LayerInfo, change: LayerChange): Promise<void> {
  const { patchLayer } = useProject.getState();
  patchLayer(layer.id, change);
  try {
    await call('layers/update', { table: layer.id, ...change });
  } catch (error) {
    patchLayer(layer.id, layer);
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** One step of the journal for a whole group. `name`: the group, as the journal says it. */
export async function showLayers(layers: readonly LayerInfo[], visible: boolean, name: string): Promise<void> {
  const changed = layers.filter((layer) => layer.geometry !== null && layer.visible !== visible);
  if (changed.length === 0) return;
  const { patchLayer } = useProject.getState();
  for (const { id } of changed) patchLayer(id, { visible });
  const done = await attempt(() => call('layers/arrange', { name, visible: { tables: changed.map(({ id }) => id), visible } }));
  if (!done) for (const { id } of changed) patchLayer(id, { visible: !visible });
}

/** Places and groups, shown at once. */
export async function arrangeLayers(name: string, arrangement: Arrangement | null): Promise<void> {
  if (!arrangement || (arrangement.orders.length === 0 && !arrangement.groups)) return;
  for (const { table, order } of arrangement.orders) useProject.getState().patchLayer(table, { order });
  await attempt(() => call('layers/arrange', { name, ...arrangement }));
}

/** A view of the same objects with a style and a filter of its own. */
export async function duplicateLayer(layer: LayerInfo, title: string): Promise<void> {
  await attempt(() => call('layers/duplicate', { table: layer.id, title }));
}

export async function resetStyle(layer: LayerInfo): Promise<void> {
  await attempt(() => call('layers/update', { table: layer.id, style: null }));
}

export async function removeLayer(layer: LayerInfo, name: string): Promise<void> {
  try {
    await call('layers/remove', { table: layer.id });
    const { styling, set } = useView.getState();
    if (styling === layer.id) set({ styling: null });
    useNotices.getState().toast('layers.removed', { name }, 'ok', 'history/undo');
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}
