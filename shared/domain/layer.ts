/** A layer as the window and the command line see it: one table with geometry (or attributes) of the project. */
import { z } from 'zod';
import { KINDS } from './kinds/index.ts';
import { styleSchema } from './style.ts';

/** Id of a layer: its table, or `table~n` for a view of it with a style and a filter of its own. */
export const LAYER_ID = /^[a-z][a-z0-9_]{0,62}(~\d{1,4})?$/;

/** The table whose objects a layer shows. */
export function tableOfLayer(id: string): string {
  return id.split('~')[0] as string;
}

export const layerInfoSchema = z.object({
  /** Its table, or `table~n` for a view of the same table. */
  id: z.string(),
  /** Table name in the project file. */
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
  /** The higher is drawn above. */
  order: z.number().int(),
  /** Expression of shared/expression: only these objects are drawn; null = all. */
  filter: z.string().nullable(),
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
 * How the tree gathers layers, where the planner has changed it; else they are gathered by kind. A layer that no group names stands in the group of its
 * kind, made after the others where it is not listed. Within a group the layers stand by `order`.
 */
export const layerGroupSchema = z.object({
  id: z.string().max(60),
  /** Null: the message `layers.group.<id>`. */
  title: z.string().max(200).nullable(),
  layers: z.array(z.string()).max(2000),
});
export type LayerGroupSetting = z.output<typeof layerGroupSchema>;

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

export const layerSourceSchema = z.object({
  nom: z.string().nullable(),
  fichier: z.string().nullable(),
  producteur: z.string().nullable(),
  millesime: z.string().nullable(),
  importe_le: z.string().nullable(),
  /** Objects of the layer that come from it. */
  count: z.number().int(),
});
export type LayerSource = z.output<typeof layerSourceSchema>;
