/** Restore points: states of a project a planner can look back at and come back to. */
import { z } from 'zod';

/** Why a point was made: asked for, before an import, before territories are built, at the first opening of a day. */
export const RESTORE_CAUSES = ['manual', 'import', 'territory', 'opening'] as const;
export type RestoreCause = (typeof RESTORE_CAUSES)[number];

export const restorePointSchema = z.object({
  id: z.number().int(),
  /** Given by a person; empty for a point made unasked. */
  name: z.string(),
  cause: z.enum(RESTORE_CAUSES),
  at: z.string(),
});
export type RestorePoint = z.output<typeof restorePointSchema>;

/** A point by its number, or the project as it is. */
export const stateNameSchema = z.union([z.number().int().positive(), z.literal('now')]);
export type StateName = z.output<typeof stateNameSchema>;

export const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const side = z.object({
  count: z.number().int(),
  /** Area of its polygons in hectares by the project's method; null for other layers. */
  surface_ha: z.number().nullable(),
});

export const layerDifferenceSchema = z.object({
  table: z.string(),
  /** Its own title; null where the message `layer.<table>` names it. */
  title: z.string().nullable(),
  geometry: z.enum(['POINT', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON']).nullable(),
  added: z.number().int(),
  removed: z.number().int(),
  changed: z.number().int(),
  /** Of the changed objects: how many have another shape, and in each other field how many another value, most first. */
  reshaped: z.number().int(),
  fields: z.array(z.object({ field: z.string(), count: z.number().int() })),
  /** Null where the layer was not there. */
  before: side.nullable(),
  after: side.nullable(),
});
export type LayerDifference = z.output<typeof layerDifferenceSchema>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const objectDifferenceSchema = z.object({
  fid: z.number().int(),
  change: z.enum(CHANGE_KINDS),
  name: z.string().nullable(),
  reshaped: z.boolean(),
  before_ha: z.number().nullable(),
  after_ha: z.number().nullable(),
  /** Degrees; where it is, or was. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  fields: z.array(z.object({ field: z.string(), before: cell, after: cell })),
});
export type ObjectDifference = z.output<typeof objectDifferenceSchema>;

export const comparisonSchema = z.object({
  layers: z.array(layerDifferenceSchema),
  /** Rows that came, went or changed beside the layers: links, results of analyses, appearance and settings. */
  others: z.object({ links: z.number().int(), results: z.number().int(), appearance: z.number().int() }),
});
export type Comparison = z.output<typeof comparisonSchema>;
