/** The two states of the project that are compared, and what the map shows of their differences. */
import { create } from 'zustand';
import type { CallResult } from '../../shared/contract/engine.ts';
import type { StateName } from '../../shared/domain/restore-points.ts';
import { useProject } from './project.ts';

export type ComparedShapes = CallResult<'restore/shapes'>;

interface RestoreStore {
  readonly comparing: { readonly from: StateName; readonly to: StateName } | null;
  readonly shapes: readonly ComparedShapes[];
  readonly compare: (states: RestoreStore['comparing']) => void;
  readonly setShapes: (shapes: readonly ComparedShapes[]) => void;
}

export const useRestore = create<RestoreStore>()((set) => ({
  comparing: null,
  shapes: [],
  compare: (comparing) => set({ comparing, shapes: [] }),
  setShapes: (shapes) => set({ shapes }),
}));

useProject.subscribe(({ generation }, before) => {
  if (generation !== before.generation) useRestore.getState().compare(null);
});
