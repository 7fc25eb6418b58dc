import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';

type LayerChange = Partial<Pick<LayerInfo, 'visible' | 'opacity' | 'title' | 'order'>>;

/** Shown at once, then written; taken back in words if the engine refuses. */
export async function changeLayer(layer: LayerInfo, change: LayerChange): Promise<void> {
  const { patchLayer } = useProject.getState();
  patchLayer(layer.table, change);
  try {
    await call('layers/update', { table: layer.table, ...change });
  } catch (error) {
    patchLayer(layer.table, layer);
    useNotices.getState().refuse(refusalOf(error));
  }
}

export async function showLayers(layers: readonly LayerInfo[], visible: boolean): Promise<void> {
  await Promise.all(
    layers.filter((layer) => layer.geometry !== null && layer.visible !== visible).map((layer) => changeLayer(layer, { visible })),
  );
}

/** One place up (towards the reader) or down among the layers of its group. */
export async function moveLayer(layer: LayerInfo, neighbours: readonly LayerInfo[], direction: 'up' | 'down'): Promise<void> {
  const index = neighbours.findIndex((other) => other.table === layer.table);
  const other = neighbours[index + (direction === 'up' ? -1 : 1)];
  if (!other) return;
  await Promise.all([changeLayer(layer, { order: other.order }), changeLayer(other, { order: layer.order })]);
}

export async function removeLayer(layer: LayerInfo, name: string): Promise<void> {
  try {
    await call('layers/remove', { table: layer.table });
    useNotices.getState().toast('layers.removed', { name }, 'ok', 'history/undo');
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}
