/** What a search in the project gives, and what an address service answers. */
import { z } from 'zod';

/** In the order of preference where names answer equally well. */
export const FOUND_KINDS = ['site', 'terrain', 'friche', 'territoire', 'epci', 'commune', 'departement', 'region', 'parcelle'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export const foundSchema = z.object({
  kind: z.enum(FOUND_KINDS),
  /** Null for départements and régions: no layer of their own, they are the communes of the project. */
  table: z.string().nullable(),
  fid: z.number().int().positive().nullable(),
  /** Identifier in the planners' world: INSEE, SIREN, `site_id`, `idu`. */
  code: z.string().nullable(),
  name: z.string(),
  commune: z.string().nullable(),
  /** Code of the département. */
  departement: z.string().nullable(),
  surface_ha: z.number().nullable(),
  maturite: z.string().nullable(),
  /** Degrees; null where the object itself has to be asked. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** See shared/search: 0 the same … 5 but for one letter. */
  rank: z.number().int().min(0).max(5),
});
export type Found = z.output<typeof foundSchema>;

export const foundAddressSchema = z.object({
  /** As the service writes it. */
  label: z.string(),
  /** `housenumber`, `street`, `locality`, `municipality`, or another word of the service. */
  type: z.string(),
  /** « 71, Saône-et-Loire, Bourgogne-Franche-Comté » */
  context: z.string().nullable(),
  longitude: z.number(),
  latitude: z.number(),
});
export type FoundAddress = z.output<typeof foundAddressSchema>;

/** What somebody went to: an object of the project, or a place. */
export const recentSearchSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('object'), found: foundSchema }),
  z.object({ kind: z.literal('place'), name: z.string(), more: z.string(), longitude: z.number(), latitude: z.number() }),
]);
export type RecentSearch = z.output<typeof recentSearchSchema>;

/** By project, the latest first. */
export const keptSearchesSchema = z.array(z.object({ project: z.string(), recent: z.array(recentSearchSchema) }));
export type KeptSearches = z.output<typeof keptSearchesSchema>;
