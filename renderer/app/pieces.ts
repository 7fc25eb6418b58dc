/** What the pieces ask of the map: to be seen at their place, to be given one. */
import { useMedia } from '../state/media.ts';
import { useView } from '../state/view.ts';
import { goToPlace } from './palette/go-to.ts';
import { useTool } from './tool.ts';

export function seePlace([longitude, latitude]: readonly [number, number]): void {
  useMedia.getState().set({ shown: true });
  goToPlace(longitude, latitude);
}

export function placePiece(id: number): void {
  useView.getState().set({ mode: 'carte' });
  useMedia.getState().set({ placing: id, shown: true });
  useTool.getState().set('place-media');
}
