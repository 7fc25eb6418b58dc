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
  show: (project) => set((now) => ({ project: sharing(now.project, project) })),
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

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The newer summary, made of the older one's layers where nothing changed: what shows them has nothing to draw again. */
function sharing(before: ProjectSummary | null, after: ProjectSummary | null): ProjectSummary | null {
  if (!before || !after) return after;
  const layers = after.layers.map((layer) => {
    const known = before.layers.find((one) => one.table === layer.table);
    return known && same(known, layer) ? known : layer;
  });
  const unchanged = layers.length === before.layers.length && layers.every((layer, index) => layer === before.layers[index]);
  return { ...after, layers: unchanged ? before.layers : layers };
}

const NO_LAYERS: readonly LayerInfo[] = [];
export function useLayers(): readonly LayerInfo[] {
  return useProject((store) => store.project?.layers ?? NO_LAYERS);
}
