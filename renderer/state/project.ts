/** What the engine last said of the open project: a mirror for reading, never edited here. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { ProjectSummary } from '../../shared/contract/engine.ts';
import type { LayerGroupSetting, LayerInfo } from '../../shared/domain/layer.ts';

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
  readonly patchLayer: (id: string, change: Partial<LayerInfo>) => void;
}

export const useProject = create<ProjectStore>()((set) => ({
  project: null,
  busy: false,
  generation: 0,
  show: (project) => set((now) => ({ project: sharing(now.project, project) })),
  open: (project) => set((now) => ({ project, generation: now.generation + 1 })),
  setBusy: (busy) => set({ busy }),
  patchLayer: (id, change) =>
    set((now) =>
      now.project
        ? {
            project: {
              ...now.project,
              layers: now.project.layers.map((layer) => (layer.id === id ? { ...layer, ...change } : layer)),
              views: now.project.views.map((layer) => (layer.id === id ? { ...layer, ...change } : layer)),
            },
          }
        : now,
    ),
}));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The newer summary, made of the older one's layers where nothing changed: what shows them has nothing to draw again. */
function sharing(before: ProjectSummary | null, after: ProjectSummary | null): ProjectSummary | null {
  if (!before || !after) return after;
  const groups = same(before.groups, after.groups) ? before.groups : after.groups;
  return { ...after, layers: sharedLayers(before.layers, after.layers), views: sharedLayers(before.views, after.views), groups };
}

function sharedLayers(before: LayerInfo[], after: LayerInfo[]): LayerInfo[] {
  const layers = after.map((layer) => {
    const known = before.find((one) => one.id === layer.id);
    return known && same(known, layer) ? known : layer;
  });
  return layers.length === before.length && layers.every((layer, index) => layer === before[index]) ? before : layers;
}

const NO_LAYERS: readonly LayerInfo[] = [];
export function useLayers(): readonly LayerInfo[] {
  return useProject((store) => store.project?.layers ?? NO_LAYERS);
}

/** The layers and the views of them: all that the tree lists and the map draws. */
export function useDrawnLayers(): readonly LayerInfo[] {
  const layers = useLayers();
  const views = useProject((store) => store.project?.views ?? NO_LAYERS);
  return useMemo(() => (views.length === 0 ? layers : [...layers, ...views]), [layers, views]);
}

const NO_GROUPS: readonly LayerGroupSetting[] = [];
export function useLayerGroups(): readonly LayerGroupSetting[] {
  return useProject((store) => store.project?.groups ?? NO_GROUPS);
}
