/** What the second map shows: the layers of the project, each visible or not there by itself. */
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';

/** The layers as the second map draws them; the same objects where nothing differs, so that nothing is drawn again. */
export function layersOfSecond(layers: readonly LayerInfo[], shown: readonly string[] | null): readonly LayerInfo[] {
  if (shown === null) return layers;
  const wanted = new Set(shown);
  return layers.map((layer) => (layer.visible === wanted.has(layer.id) ? layer : { ...layer, visible: wanted.has(layer.id) }));
}

/** Ids shown once a layer is switched, in the order of the layers. */
export function switched(layers: readonly LayerInfo[], shown: readonly string[] | null, id: string, visible: boolean): readonly string[] {
  return layersOfSecond(layers, shown).flatMap((layer) => ((layer.id === id ? visible : layer.visible) ? [layer.id] : []));
}

/** Shown at once, then kept in the project; a project that cannot be written shows it all the same. */
export async function showOnSecond(layers: readonly string[] | null): Promise<void> {
  const before = useMapViews.getState().secondLayers;
  useMapViews.getState().set({ secondLayers: layers });
  if (useProject.getState().project?.readOnly) return;
  try {
    await call('views/change-second-map', { layers: layers === null ? null : [...layers] });
  } catch (error) {
    useMapViews.getState().set({ secondLayers: before });
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** What the project keeps, once it is open and after each undo. */
export async function readSecondMap(): Promise<void> {
  const { layers } = await call('views/second-map', {});
  if (String(useMapViews.getState().secondLayers) !== String(layers)) useMapViews.getState().set({ secondLayers: layers });
}
