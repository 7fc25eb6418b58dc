/** One vector tile of a layer, for drawing. Coordinates are units of shared/geo/tile-grid.ts from the tile's lower left corner, over its edges by the buffer. */
import { z } from 'zod';

const values = z.record(z.string(), z.array(z.union([z.string(), z.number(), z.null()])));

export const packedTileSchema = z.object({
  /** Revision of the table it was cut from. */
  revision: z.number().int(),
  /** One entry per object drawn by its shape. */
  fids: z.instanceof(Uint32Array),
  /** x, y of all shapes, concatenated. Shells run counter-clockwise, holes clockwise. */
  xy: z.instanceof(Int16Array),
  /** Vertex where each ring or line ends, all objects concatenated; empty for points. */
  parts: z.instanceof(Uint32Array),
  /** For each object where it ends: in `parts` for polygons and lines, in vertices for points. */
  objects: z.instanceof(Uint32Array),
  /** Where names stand: index of the object, x, y, and for polygons the width inside them there. Each object is named in one tile alone. */
  anchors: z.instanceof(Float32Array),
  /**
   * Objects too small for a shape at this scale, one for each cell of a grid: the largest stands for the others. `side`: units of a cell, 0 without any;
   * `cells`: row from below × cells in a row + column.
   */
  grains: z.object({ side: z.number().int(), cells: z.instanceof(Uint32Array), fids: z.instanceof(Uint32Array) }),
  /** Objects that a grain of another stands for. */
  hidden: z.number().int(),
  /** Values that the style needs, by field: of the shapes, then of the grains. */
  values,
});
export type PackedTile = z.output<typeof packedTileSchema>;

/** Objects that changed, as far as drawing is concerned: the boxes (degrees) they have left and reached, or null for anywhere. */
export const tileDamageSchema = z.object({
  table: z.string(),
  revision: z.number().int(),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).nullable(),
});
export type TileDamage = z.output<typeof tileDamageSchema>;

export const tileValuesSchema = values;
export type TileValues = z.output<typeof tileValuesSchema>;

/** From this many objects on a layer is drawn from tiles. Sites never are: they turn to numbered discs, for which the whole outline is needed. */
export const TILED_FROM = 5000;

export function isTiled(layer: { readonly kind: string; readonly count: number; readonly geometry: string | null }): boolean {
  return layer.geometry !== null && layer.kind !== 'sites' && layer.count > TILED_FROM;
}
