/** Calls of bookmarks and of the second map. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { bookmarkSchema, secondMapSchema, viewpointSchema } from '../domain/views.ts';

/** What one call takes and gives; `receipt` is a step of the journal. */
export function viewCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  const id = z.string().max(60);
  return {
    /** In the planner's order. */
    'views/bookmarks': call(z.object({}), z.array(bookmarkSchema)),
    /** Last of the list; a name that is taken gets a number. Throws `bookmarks-full` beyond `MOST_BOOKMARKS`. */
    'views/keep-bookmark': call(bookmarkSchema.omit({ id: true }), bookmarkSchema),
    /** Another name, another view. Throws `object-unknown`, as the next ones do. */
    'views/change-bookmark': call(
      z.object({
        id,
        name: bookmarkSchema.shape.name.optional(),
        view: viewpointSchema.optional(),
        layers: bookmarkSchema.shape.layers.optional(),
      }),
      bookmarkSchema,
    ),
    /** To a place of the list, from 0. Null where it stands there already. */
    'views/move-bookmark': call(z.object({ id, to: z.number().int().min(0) }), receipt.nullable()),
    'views/remove-bookmark': call(z.object({ id }), receipt),
    /** Shows the layers of a bookmark and hides the others, as one step. Null where they are so, or where it keeps none. */
    'views/show-bookmark-layers': call(z.object({ id }), receipt.nullable()),
    /** Names of the territories of the project at a place in degrees, null where it has none there: what a view is called after. */
    'views/place': call(
      z.object({ longitude: z.number(), latitude: z.number() }),
      z.object({ commune: z.string().nullable(), epci: z.string().nullable(), territoire: z.string().nullable() }),
    ),
    'views/second-map': call(z.object({}), secondMapSchema),
    'views/change-second-map': call(secondMapSchema, receipt),
  } as const;
}
