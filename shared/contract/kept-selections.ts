/** Calls of selections kept under a name. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { keptSelectionSchema } from '../domain/kept-selection.ts';

const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const id = z.string().max(60);
const sets = z.array(z.object({ table: tableName, fids: z.instanceof(Float64Array) }));

export function keptSelectionCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  const { name } = keptSelectionSchema.shape;
  return {
    /** In the order they were kept; `count`: objects that are still there. */
    'kept-selections/list': call(
      z.object({}),
      z.array(z.object({ id, name, layers: z.array(z.object({ table: z.string(), count: z.number().int() })) })),
    ),
    /**
     * These objects under a name, which gets a number where it is taken; with `id`, in place of what that one held. Throws `selections-full`,
     * `object-unknown`, `layer-unknown`, `parameter-invalid` without objects.
     */
    'kept-selections/keep': call(z.object({ id: id.optional(), name, sets: sets.min(1).max(200) }), z.object({ id, name, receipt })),
    /** The objects that are still there, by layer. Throws `object-unknown`, as the next ones do. */
    'kept-selections/objects': call(z.object({ id }), z.object({ sets })),
    'kept-selections/rename': call(z.object({ id, name }), receipt),
    'kept-selections/remove': call(z.object({ id }), receipt),
  } as const;
}
