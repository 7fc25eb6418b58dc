/** What the engine last said of the open project: a mirror for reading, never edited here. */
import { create } from 'zustand';
import type { ProjectSummary } from '../../shared/contract/engine.ts';
import type { LayerInfo } from '../../shared/domain/layer.ts';

interface ProjectStore {
  readonly project: ProjectSummary | null;
  /** A project is being opened, created or closed: buttons wait. */
  readonly busy: boolean;
  /** Counts opened projects: a new one resets views. */
  readonly generation: number;
  readonly show: (project: ProjectSummary | null) => void;
  readonly open: (project: ProjectSummary | null) => void;
  readonly setBusy: (busy: boolean) => void;
  /** Shows a change of a layer before the engine has confirmed it (visibility, opacity). */
  readonly patchLayer: (table: string, change: Partial<LayerInfo>) => void;
}

export const useProject = create<ProjectStore>()((set) => ({
  project: null,
  busy: false,
  generation: 0,
  show: (project) => set({ project }),
  open: (project) => set((now) => ({ project, generation: now.generation + 1 })),
  setBusy: (busy) => set({ busy }),
  patchLayer: (table, change) =>
    set((now) =>
      now.project
        ? {
            project: {
              ...now.project,
              layers: now.project.layers.map((layer) => (layer.table === table ? { ...layer, ...change } : layer)),
            },
          }
        : now,
    ),
}));

const NO_LAYERS: readonly LayerInfo[] = [];
export function useLayers(): readonly LayerInfo[] {
  return useProject((store) => store.project?.layers ?? NO_LAYERS);
}
