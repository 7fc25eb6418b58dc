/** Calls of the base maps. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { baseMapSchema, baseMapStateSchema, offeredServiceSchema, shownBaseMapsSchema, tileGridSchema } from '../domain/base-maps.ts';

const none = z.object({});
const id = z.string().max(80);
const epsg = z.number().int();

export function baseMapCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    /** `known`: those shipped, then the planner's own; `shown`: those of the project, lowest first. */
    'base-maps/list': call(
      none,
      z.object({
        networkAllowed: z.boolean(),
        known: z.array(baseMapSchema.extend({ own: z.boolean() })),
        shown: shownBaseMapsSchema,
        states: z.array(baseMapStateSchema),
        cache_bytes: z.number().int(),
      }),
    ),
    /** The base maps of the project from now on, as one step. `name`: what it is about, as the journal says it. */
    'base-maps/arrange': call(
      z.object({ change: z.enum(['add', 'remove', 'order', 'look']), name: z.string().max(200), shown: shownBaseMapsSchema }),
      receipt,
    ),
    /** The grid to ask a base map by in a view of this system: its own system where it has it. Throws `base-map-unknown`. */
    'base-maps/layout': call(
      z.object({ map: id, epsg }),
      z.object({ grid: tileGridSchema, content: z.enum(['image', 'vector']), own: z.boolean() }),
    ),
    /**
     * An image, or a vector tile, of the grid in `epsg`; null where there is none, or none yet (the state of the map says which).
     * `keptAt`: it is a kept one that could not be confirmed, of that moment. `ticket`: a number of the asker's, to drop it by.
     */
    'base-maps/tile': call(
      z.object({
        map: id,
        epsg,
        z: z.number().int().min(0).max(60),
        x: z.number().int(),
        y: z.number().int(),
        ticket: z.number().int().min(0).default(0),
      }),
      z.object({ bytes: z.instanceof(Uint8Array).nullable(), media: z.string(), keptAt: z.string().nullable() }),
    ),
    /** The view has moved on. */
    'base-maps/drop': call(z.object({ tickets: z.array(z.number().int()).max(10_000) }), none),
    /** Asks a service what it has. Throws `network-off`, `base-map-address-invalid`, `download-*`. */
    'base-maps/look': call(z.object({ address: z.string().min(1).max(2000) }), offeredServiceSchema),
    /** Among the planner's own, for all projects. `address`: as it was looked at, its key included. */
    'base-maps/keep': call(z.object({ map: baseMapSchema, address: z.string().max(2000).nullable() }), baseMapSchema),
    'base-maps/forget': call(z.object({ map: id }), none),
    /** A local MBTiles or PMTiles. Throws `base-map-file-damaged`, `base-map-content-unknown`. */
    'base-maps/open-file': call(z.object({ file: z.string().min(8).max(100) }), baseMapSchema),
    'base-maps/empty-cache': call(none, z.object({ freed_bytes: z.number().int() })),
  } as const;
}

export const baseMapEvents = {
  /** A base map does otherwise than before. */
  'base-maps/state': baseMapStateSchema,
} as const;
