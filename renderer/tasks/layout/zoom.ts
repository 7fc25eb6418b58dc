/** Zooming the page shown, from commands, keys and the field. */
import { pageSize_mm } from '../../../shared/domain/layout.ts';
import { useLayoutView } from '../../state/layout.ts';
import { fitted, steppedZoom, zoomedAt, zoomOf } from './table-view.ts';

export function zoomTo(zoom: number): void {
  const { shown, view, tableSize, set } = useLayoutView.getState();
  if (!shown) return;
  const now = view ?? fitted(pageSize_mm(shown.page), tableSize);
  set({ view: zoomedAt(now, zoom, [tableSize[0] / 2, tableSize[1] / 2]) });
}

export function zoomStep(direction: 1 | -1): void {
  const { shown, view, tableSize } = useLayoutView.getState();
  if (shown) zoomTo(steppedZoom(zoomOf(view ?? fitted(pageSize_mm(shown.page), tableSize)), direction));
}

export function fitPage(): void {
  useLayoutView.getState().set({ view: null });
}
