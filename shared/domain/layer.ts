/** A layer as the window and the command line see it: one table with geometry (or attributes) of the project. */
import { z } from 'zod';
import { KINDS } from './kinds/index.ts';
import { styleSchema } from './style.ts';

export const layerInfoSchema = z.object({
  /** Table name in the project file, the layer's identity. */
  table: z.string(),
  kind: z.enum(KINDS),
  /** Given by the user, or null: then the message `layer.<table>` names it. */
  title: z.string().nullable(),
  geometry: z.enum(['POINT', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON']).nullable(),
  count: z.number().int(),
  /** Degrees (EPSG:4326): minX, minY, maxX, maxY; null when empty. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  visible: z.boolean(),
  opacity: z.number().min(0).max(1),
  order: z.number().int(),
  style: styleSchema,
  /** Columns the table panel offers, in order. */
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      unit: z.string().nullable(),
      values: z.array(z.string()).nullable(),
      editable: z.boolean(),
    }),
  ),
  /** Number of the last change to the table: a reader holding another one re-reads. */
  revision: z.number().int(),
});
export type LayerInfo = z.output<typeof layerInfoSchema>;

/**
 * Geometry of a layer for drawing, as typed arrays (one copy over the port, no object per vertex), in the view's system (metres).
 */
export const packedLayerSchema = z.object({
  table: z.string(),
  revision: z.number().int(),
  epsg: z.number().int(),
  geometry: z.enum(['POINT', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON']),
  /** One entry per object. */
  fids: z.instanceof(Uint32Array),
  /** Absolute coordinates x, y of all objects, concatenated. */
  xy: z.instanceof(Float64Array),
  /** Vertex index where each line or ring ends, all objects concatenated; empty for points. */
  parts: z.instanceof(Uint32Array),
  /** Part index where each polygon ends; empty but for polygons. */
  polygons: z.instanceof(Uint32Array),
  /** For each object, where it ends: in `polygons` for polygons, in `parts` for lines, in vertices for points. */
  objects: z.instanceof(Uint32Array),
  /** Values the style and the labels need, one array per field. */
  attributes: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.null()]))),
  /** True when vertices were left out: nearer, the shapes have to be asked for again. */
  simplified: z.boolean(),
  /** True when more chunks follow: ask again with `after` = the last fid. */
  more: z.boolean(),
});
export type PackedLayer = z.output<typeof packedLayerSchema>;
