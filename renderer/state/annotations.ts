/** Annotations of the map: the bar, the colour in hand, the one that is chosen, whether they are shown. */
import { create } from 'zustand';
import type { AnnotationColour, AnnotationId } from '../../shared/domain/annotations.ts';
import { useProject } from './project.ts';

interface AnnotationStore {
  readonly open: boolean;
  readonly shown: boolean;
  readonly colour: AnnotationColour;
  readonly chosen: AnnotationId | null;
  readonly set: (change: Partial<Omit<AnnotationStore, 'set'>>) => void;
}

export const useAnnotations = create<AnnotationStore>()((set) => ({
  open: false,
  shown: true,
  colour: 'rouge',
  chosen: null,
  set: (change) => set(change),
}));

useProject.subscribe(({ generation }, before) => {
  if (generation !== before.generation) useAnnotations.getState().set({ open: false, shown: true, chosen: null });
});
