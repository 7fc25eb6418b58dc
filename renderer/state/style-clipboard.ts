/** The style copied last, to be given to other layers. */
import { create } from 'zustand';
import type { LayerInfo } from '../../shared/domain/layer.ts';
import type { LayerStyle } from '../../shared/domain/style.ts';

interface StyleClipboard {
  readonly copied: { readonly style: LayerStyle; readonly geometry: LayerInfo['geometry']; readonly name: string } | null;
  readonly copy: (copied: NonNullable<StyleClipboard['copied']>) => void;
}

export const useStyleClipboard = create<StyleClipboard>()((set) => ({
  copied: null,
  copy: (copied) => set({ copied }),
}));

const SHAPES: Readonly<Record<NonNullable<LayerInfo['geometry']>, string>> = {
  POINT: 'point',
  MULTIPOINT: 'point',
  MULTILINESTRING: 'line',
  MULTIPOLYGON: 'polygon',
};

/** Why the copied style does not fit a layer: another shape, or fields it has not; null where it fits. */
export function pasteObstacle(
  copied: StyleClipboard['copied'],
  layer: Pick<LayerInfo, 'geometry' | 'fields'>,
  computed: readonly string[] = [],
): { readonly code: 'nothing' | 'shape' | 'field'; readonly field?: string } | null {
  if (!copied?.geometry || !layer.geometry) return { code: 'nothing' };
  if (SHAPES[copied.geometry] !== SHAPES[layer.geometry]) return { code: 'shape' };
  const known = new Set([...layer.fields.map(({ name }) => name), ...computed]);
  const { renderer } = copied.style;
  if (renderer.type !== 'single' && !known.has(renderer.field)) return { code: 'field', field: renderer.field };
  return null;
}
