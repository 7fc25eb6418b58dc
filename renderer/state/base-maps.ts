/** The base maps: those of the project as the map shows them, those known, how their services do. A mirror of what the engine last said. */
import { create } from 'zustand';
import type { BaseMap, BaseMapState, ShownBaseMap } from '../../shared/domain/base-maps.ts';

export interface KnownBaseMap extends BaseMap {
  /** The planner's own, which can be forgotten. */
  readonly own: boolean;
}

interface BaseMapStore {
  /** Lowest first. */
  readonly shown: readonly ShownBaseMap[];
  readonly known: readonly KnownBaseMap[];
  readonly states: Readonly<Record<string, BaseMapState>>;
  /** Metres per pixel from which a base map has no images; null: it has them up to the world. */
  readonly limits: Readonly<Record<string, number | null>>;
  readonly cache_bytes: number;
  /** The panel of base maps is open. */
  readonly isOpen: boolean;
  readonly set: (change: Partial<Omit<BaseMapStore, 'set' | 'patch' | 'noteState'>>) => void;
  /** Shown at once, before it is written. */
  readonly patch: (id: string, change: Partial<Omit<ShownBaseMap, 'map'>>) => void;
  readonly noteState: (state: BaseMapState) => void;
}

export const useBaseMaps = create<BaseMapStore>()((set) => ({
  shown: [],
  known: [],
  states: {},
  limits: {},
  cache_bytes: 0,
  isOpen: false,
  set: (change) => set(change),
  patch: (id, change) => set((now) => ({ shown: now.shown.map((one) => (one.map.id === id ? { ...one, ...change } : one)) })),
  noteState: (state) => set((now) => ({ states: { ...now.states, [state.map]: state } })),
}));
