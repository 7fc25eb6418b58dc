/** The map on screen, for commands: null while there is none. */
import type { MapView } from '../map/map-view.ts';

let shown: MapView | null = null;

export function setMap(view: MapView | null): void {
  shown = view;
}

export function theMap(): MapView | null {
  return shown;
}
