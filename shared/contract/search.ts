/** Calls of the search: names and codes of the project, addresses of a service. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { foundAddressSchema, foundSchema } from '../domain/search.ts';

const call = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result });

export const searchCalls = {
  /** Sites, friches, territories and parcels, the best first; `most` of each of the three groups (own ground, territories, parcels). */
  'search/find': call(
    z.object({ query: z.string().max(200), most: z.number().int().min(1).max(50).default(8) }),
    z.object({ found: z.array(foundSchema) }),
  ),
  /**
   * Addresses of the national service, only when asked for. `near`: longitude and latitude that come first where names are equal.
   * Throws `network-off`, `download-failed`, `download-timed-out`, `download-refused`, `download-not-data`.
   */
  'search/address': call(
    z.object({ query: z.string().min(3).max(200), near: z.tuple([z.number(), z.number()]).nullable().default(null) }),
    z.object({ host: z.string(), addresses: z.array(foundAddressSchema) }),
  ),
} as const;
