/** Calls of selecting and measuring. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { LAYER_ID } from '../domain/layer.ts';
import {
  AREA_RELATIONS,
  drawnAreaSchema,
  locatedSchema,
  measureSchema,
  PLACE_RELATIONS,
  selectionTotalsSchema,
} from '../domain/selecting.ts';

const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
/** A layer or a view of it: its filter counts. */
const layer = z.string().regex(LAYER_ID);
const fids = z.instanceof(Float64Array);
const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });

export const selectingCalls = {
  /** Objects a drawn shape touches or holds, tested in the system of the view: what is seen is what is chosen. Throws `crs-unsupported`, `layer-unknown`. */
  'selection/area': call(
    z.object({ layers: z.array(layer).min(1).max(200), epsg: z.number().int(), area: drawnAreaSchema, how: z.enum(AREA_RELATIONS) }),
    z.object({ found: z.array(z.object({ table: z.string(), fids })) }),
  ),
  /** Objects of a layer an expression holds for, its filter included; at most the keys are read. Throws `expression-invalid`. */
  'selection/where': call(z.object({ layer, where: z.string().min(1).max(4000) }), z.object({ fids })),
  /**
   * Objects of `layer` in a relation to at least one object of `to` (of its `among` where given), an object never to itself. A job: its result is asked by
   * `selection/located` once it is done.
   */
  'selection/locate': call(
    z.object({
      layer,
      to: layer,
      among: fids.optional(),
      relation: z.enum(PLACE_RELATIONS),
      distance_m: z.number().min(0).max(1_000_000).default(0),
    }),
    z.object({ job: z.string() }),
  ),
  /** Once: the answer is forgotten. Throws `job-unknown`. */
  'selection/located': call(z.object({ job: z.string() }), locatedSchema),
  'selection/totals': call(
    z.object({ table: tableName, fids, first: z.number().int().min(0).max(100).default(12) }),
    selectionTotalsSchema,
  ),
  /** Bounds in degrees of these objects, for the camera; null where none has a shape. */
  'selection/extent': call(
    z.object({ sets: z.array(z.object({ table: tableName, fids })).max(200) }),
    z.object({ extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable() }),
  ),
  /** Those of `fids` that are still there, in their order. */
  'selection/living': call(z.object({ table: tableName, fids }), z.object({ fids })),
  /** Geodesics on GRS 80 between positions in degrees (longitude, latitude, …), and the polygon they bound where `closed`. */
  'measure/line': call(z.object({ lonLat: z.instanceof(Float64Array), closed: z.boolean() }), measureSchema),
} as const;
