/**
 * Annotations without a mouse, with the map in focus: Page suivante and Page précédente choose one after the other, the arrows move the chosen one
 * (further with Maj), Suppr removes it, Échap lets it go.
 */
import type Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import type OlMap from 'ol/Map';
import { isEditorKey } from '../editing/keys.ts';

const STEP_PX = 5;
const FAST_STEP_PX = 20;
const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export interface AnnotationKeys {
  readonly map: OlMap;
  /** In the order they are gone through. */
  readonly all: () => readonly Feature<Geometry>[];
  readonly chosen: () => Feature<Geometry> | null;
  readonly choose: (feature: Feature<Geometry> | null) => void;
  readonly moved: (feature: Feature<Geometry>) => void;
  readonly remove: (feature: Feature<Geometry>) => void;
}

/** Answers what lets go of the keys. */
export function annotationKeys({ map, all, chosen, choose, moved, remove }: AnnotationKeys): () => void {
  const target = map.getTargetElement();
  /** Moved by arrows that are still held: told once they are let go, as one step of the journal. */
  let held: Feature<Geometry> | null = null;
  const settle = (): void => {
    const feature = held;
    held = null;
    if (feature) moved(feature);
  };
  const next = (by: 1 | -1): void => {
    const features = all();
    const now = chosen();
    const at = now ? features.indexOf(now) : -1;
    const from = at < 0 && by < 0 ? 0 : at;
    choose(features[(from + by + features.length) % features.length] ?? null);
  };
  const handled = (event: KeyboardEvent): boolean => {
    const feature = chosen();
    const step = STEPS[event.key];
    if (event.key === 'PageDown' || event.key === 'PageUp') next(event.key === 'PageDown' ? 1 : -1);
    else if (!feature) return false;
    else if (step) {
      const metres = (event.shiftKey ? FAST_STEP_PX : STEP_PX) * (map.getView().getResolution() ?? 1);
      feature.getGeometry()?.translate(step[0] * metres, step[1] * metres);
      held = feature;
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove(feature);
    else if (event.key === 'Escape') choose(null);
    else return false;
    return true;
  };
  const down = (event: KeyboardEvent): void => {
    if (document.activeElement !== target || event.ctrlKey || event.altKey || event.metaKey || !isEditorKey(event) || !handled(event))
      return;
    event.preventDefault();
    event.stopPropagation();
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key in STEPS) settle();
  };
  document.addEventListener('keydown', down, true);
  document.addEventListener('keyup', up, true);
  target?.addEventListener('blur', settle);
  return () => {
    document.removeEventListener('keydown', down, true);
    document.removeEventListener('keyup', up, true);
    target?.removeEventListener('blur', settle);
    settle();
  };
}
