/** Calls of restore points. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { packedLayerSchema } from '../domain/layer.ts';
import { comparisonSchema, objectDifferenceSchema, restorePointSchema, stateNameSchema } from '../domain/restore-points.ts';

const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const point = z.number().int().positive();
const name = z.string().trim().min(1).max(200);
const states = z.object({ from: stateNameSchema, to: stateNameSchema });

/** What one call of the contract takes and gives; `receipt` is a step of the journal. */
export function restoreCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    /** Newest first, with what they take in the file and the rule of the automatic ones. */
    'restore/list': call(
      z.object({}),
      z.object({
        points: z.array(restorePointSchema),
        bytes: z.number().int(),
        budget_bytes: z.number().int(),
        automaticRows: z.number().int(),
      }),
    ),
    'restore/create': call(z.object({ name }), restorePointSchema),
    'restore/rename': call(z.object({ point, name }), z.object({})),
    'restore/remove': call(z.object({ point }), z.object({})),
    /** Throws `restore-point-unknown`. */
    'restore/compare': call(states, comparisonSchema),
    /** Objects of one layer that differ, the removed ones first, then the changed and the added. */
    'restore/objects': call(
      states.extend({ table: tableName, offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(500).default(100) }),
      z.object({ total: z.number().int(), objects: z.array(objectDifferenceSchema) }),
    ),
    /** The same for the map, in the view's system; `former`: changed objects as they were. At most `most` of each; `left` tells how many are left out. */
    'restore/shapes': call(
      states.extend({ table: tableName, epsg: z.number().int(), most: z.number().int().min(1).max(20_000).default(5000) }),
      z.object({
        added: packedLayerSchema.nullable(),
        removed: packedLayerSchema.nullable(),
        changed: packedLayerSchema.nullable(),
        former: packedLayerSchema.nullable(),
        left: z.number().int(),
      }),
    ),
    /** One step. `skipped`: tables of other programs that are gone for good. Throws `nothing-to-restore`, `restore-needs-parent`. */
    'restore/return': call(
      z.object({ point, table: tableName.optional(), fids: z.array(z.number().int()).max(100_000).optional() }),
      z.object({ receipt, skipped: z.array(z.string()) }),
    ),
  } as const;
}
