/** Brings the base maps of the engine to the maps on screen: what is shown, its images, and when to ask for them again. */
import { call } from '../../engine/call.ts';
import { on } from '../../engine/events.ts';
import type { BaseMapFeed } from '../../map/layers/base-map-feed.ts';
import { coarsestDrawn } from '../../map/layers/base-map-layer.ts';
import { useBaseMaps } from '../../state/base-maps.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';

const watchers = new Set<(again: string | null) => void>();

export const baseMapFeed: BaseMapFeed = {
  shown: () => useBaseMaps.getState().shown,
  layout: async (map, epsg) => {
    const layout = await call('base-maps/layout', { map, epsg });
    const { limits, set } = useBaseMaps.getState();
    set({ limits: { ...limits, [map]: coarsestDrawn(layout.grid) } });
    return layout;
  },
  tile: async (request) => (await call('base-maps/tile', request)).bytes as Uint8Array<ArrayBuffer> | null,
  drop: (tickets) => void call('base-maps/drop', { tickets: [...tickets] }).catch(() => undefined),
  watch: (listener) => {
    watchers.add(listener);
    return () => watchers.delete(listener);
  },
};

/** A service or the network is given another chance now. */
export async function askAgain(map: string): Promise<void> {
  await call('base-maps/layout', { map, epsg: 3857 }).catch(() => undefined);
  for (const tell of watchers) tell(map);
}

let asked = 0;

export async function readBaseMaps(): Promise<boolean> {
  asked += 1;
  const turn = asked;
  try {
    const { shown, known, states, cache_bytes, networkAllowed } = await call('base-maps/list', {});
    if (turn !== asked) return networkAllowed;
    const now = useBaseMaps.getState();
    // the map compares by identity: an unchanged list is the same list
    const same = JSON.stringify(now.shown) === JSON.stringify(shown);
    now.set({ known, cache_bytes, states: Object.fromEntries(states.map((state) => [state.map, state])), ...(same ? {} : { shown }) });
    return networkAllowed;
  } catch {
    return false;
  }
}

const TRIES = 20;
const BETWEEN_MS = 100;

/** Main tells the engine after it has told us: the switch counts once the engine knows. */
async function afterSwitch(allowed: boolean): Promise<void> {
  for (let turn = 0; turn < TRIES && (await readBaseMaps()) !== allowed; turn++)
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  for (const { map } of useBaseMaps.getState().shown) await askAgain(map.id);
}

/** Listens to the engine and the stores; the answer ends it. */
export function followBaseMaps(): () => void {
  const ends = [
    on('project/changed', ({ origin, tables }) => {
      if (origin !== 'edit' && origin !== 'style' && (origin !== 'settings' || tables.includes('emprise_reglages'))) void readBaseMaps();
    }),
    on('base-maps/state', (state) => {
      const before = useBaseMaps.getState().states[state.map]?.condition ?? 'ok';
      useBaseMaps.getState().noteState(state);
      if (state.condition === 'ok' && before !== 'ok' && before !== 'slow') for (const tell of watchers) tell(state.map);
    }),
    useBaseMaps.subscribe((now, before) => {
      if (now.shown !== before.shown) for (const tell of watchers) tell(null);
    }),
    usePreferences.subscribe((now, before) => {
      if (now.networkAllowed !== before.networkAllowed) void afterSwitch(now.networkAllowed);
    }),
    useProject.subscribe((now, before) => {
      if (now.generation !== before.generation) void readBaseMaps();
    }),
  ];
  void readBaseMaps();
  return () => {
    for (const end of ends) end();
  };
}
