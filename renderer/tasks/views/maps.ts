/** The maps on screen, and what ties them: one camera for both, the pointer of each shown on the other. */
import { LinkedPointer } from '../../map/linked-pointer.ts';
import type { MapView } from '../../map/map-view.ts';
import { type MapSide, sharesCamera, useMapViews } from '../../state/map-views.ts';

const maps: Record<MapSide, MapView | null> = { first: null, second: null };
const pointers: Readonly<Record<MapSide, LinkedPointer>> = { first: new LinkedPointer(), second: new LinkedPointer() };
const watchers = new Set<() => void>();

/** Hands over a map, or takes it away. */
export function putMap(side: MapSide, view: MapView | null): void {
  maps[side] = view;
  view?.attach(pointers[side].part);
  if (side === 'second' && !view) useMapViews.getState().set({ active: 'first' });
  tie();
  for (const watcher of watchers) watcher();
}

export function mapOf(side: MapSide): MapView | null {
  return maps[side];
}

/** The map that commands go to: with one camera for both, the first. */
export function activeMap(): MapView | null {
  const views = useMapViews.getState();
  return (views.active === 'second' && !sharesCamera(views) ? maps.second : null) ?? maps.first;
}

export function onMapsChanged(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The pointer of one map, shown on the other where they stand side by side. */
export function mirrorPointer(side: MapSide, at: readonly [number, number] | null): void {
  pointers[side].show(null);
  pointers[side === 'first' ? 'second' : 'first'].show(useMapViews.getState().arrangement === 'split' ? at : null);
}

function tie(): void {
  const { first, second } = maps;
  if (first && second) second.camera.follow(sharesCamera(useMapViews.getState()) ? first.camera : null);
}

useMapViews.subscribe((now, before) => {
  const shares = sharesCamera(now);
  if (shares === sharesCamera(before)) return;
  // linked again: both go on from the map the planner is on
  const { first, second } = maps;
  if (shares && before.active === 'second' && first && second) {
    const { epsg, centre } = second.camera;
    first.camera.goTo({ epsg, centre, scaleDenominator: second.camera.state().scaleDenominator }, 0);
  }
  tie();
});
