/** What the painter of tiles is told: a layer's own style, and the marks of a large choice among its objects. */
import type { FeatureLike } from 'ol/Feature';
import type Style from 'ol/style/Style';
import type { CompiledStyle } from '../../../shared/cartography/style-rules.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';
import { TILE_PIXELS, TILE_UNITS } from '../../../shared/geo/tile-grid.ts';
import type { FeatureValues } from '../packed-features.ts';
import type { StyleFunction } from '../styles/compile.ts';
import type { DrawnTile } from './tile-features.ts';
import type { TilePaint } from './tile-paint.ts';

/** As much of a feature as a style asks of a shape that is none. */
function featureOf(values: FeatureValues): FeatureLike {
  const standIn = { get: (key: string) => (key === 'values' ? values : undefined), getGeometry: () => undefined };
  return standIn as unknown as FeatureLike;
}

/** `rules` and `shapes` are of the same style; `grains`: by class and by pixels of a cell. */
export function paintOfStyle(
  rules: CompiledStyle,
  style: LayerStyle,
  shapes: StyleFunction,
  grains: (kind: number, side_px: number) => readonly Style[],
): TilePaint {
  const classIn = (tile: DrawnTile): ((index: number) => number) => {
    if (style.renderer.type === 'single') return () => 0;
    return (index) => rules.classOf(tile.valuesOf(index));
  };
  // circles differ inside their one class
  const isByObject = style.renderer.type === 'proportional';
  return {
    kindsOf: (tile) => {
      const kinds = tile.kinds(rules, classIn(tile)).subarray(0, tile.packed.fids.length);
      if (!isByObject) return kinds;
      // circles for areas are on the layer of names
      const isElsewhere = (kind: number): boolean => kind < 0 || (kind === 0 && tile.geometry === 'MULTIPOLYGON');
      return kinds.map((kind, index) => (isElsewhere(kind) ? -1 : index));
    },
    stylesOf: (tile, kind, resolution) => {
      const index = isByObject ? kind : tile.kinds(rules, classIn(tile)).indexOf(kind);
      return shapes(featureOf(tile.valuesOf(index)), resolution);
    },
    grainsOf: (tile) => {
      const { cells, side } = tile.packed.grains;
      if (cells.length === 0) return [];
      const kinds = tile.kinds(rules, classIn(tile));
      const boxes = tile.grainBoxes((index) => kinds[tile.packed.fids.length + index] as number);
      return [...boxes].map(([kind, list]) => ({ boxes: list, styles: grains(kind, (side * TILE_PIXELS) / TILE_UNITS) }));
    },
  };
}

/** Chosen objects alone, `selected` by their shape, `veil` where they are too small for one. */
export function paintOfChoice(
  chosen: ReadonlySet<number>,
  selected: (feature: FeatureLike) => readonly Style[],
  veil: readonly Style[],
): TilePaint {
  return {
    kindsOf: ({ packed }) => Int32Array.from(packed.fids, (fid) => (chosen.has(fid) ? 0 : -1)),
    stylesOf: () => selected(featureOf({})),
    grainsOf: (tile) => {
      const { cells, fids } = tile.packed.grains;
      if (cells.length === 0) return [];
      return [...tile.grainBoxes((index) => (chosen.has(fids[index] as number) ? 0 : -1)).values()].map((boxes) => ({
        boxes,
        styles: veil,
      }));
    },
  };
}
