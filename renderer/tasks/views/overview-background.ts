import type { LayerInfo } from '../../../shared/domain/layer.ts';

/** Outlines that make a ground, the largest territories first. */
const GROUNDS = ['epci', 'territoires', 'communes'] as const;
/** A picture of a hundred pixels holds no more. */
const MOST_OUTLINES = 1500;

/** The layer whose outlines the overview shows, or null. */
export function backgroundOf(layers: readonly LayerInfo[]): LayerInfo | null {
  const usable = layers.filter((layer) => layer.count > 0 && layer.count <= MOST_OUTLINES && layer.geometry === 'MULTIPOLYGON');
  for (const kind of GROUNDS) {
    const found = usable.find((layer) => layer.kind === kind);
    if (found) return found;
  }
  return null;
}
