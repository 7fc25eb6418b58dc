/** Official sources that Emprise knows by address: data, not code (resources/catalogue). Services change: nothing needs them to work. */
import { z } from 'zod';
import { KINDS } from './kinds/index.ts';

export const CATALOGUE_PROTOCOLS = ['file', 'wfs'] as const;

/** One value the address needs: a commune, a département, a level of detail. */
export const catalogueParameterSchema = z.object({
  name: z.string().regex(/^[a-z]+$/),
  /** Message `catalogue.parameter.<title>`, else the title itself. */
  title: z.string(),
  /** A closed list, or a pattern the value must match (a regular expression, whole value). */
  /** Title of a choice: message `catalogue.choice.<title>`, else the title itself. */
  choices: z.array(z.object({ value: z.string(), title: z.string() })).optional(),
  pattern: z.string().optional(),
  example: z.string().optional(),
});

export const catalogueEntrySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  producer: z.string(),
  licence: z.string(),
  /** What it holds and its traps, one or two sentences. */
  description: z.string(),
  /** Page of the producer, shown and never opened by itself. */
  page: z.string(),
  protocol: z.enum(CATALOGUE_PROTOCOLS),
  /** Address with `{parameter}` places. */
  address: z.string(),
  /** WFS only: type name asked for. */
  typeName: z.string().optional(),
  /** WFS only: property the pages are ordered by; without an order they may overlap. */
  sortBy: z.string().optional(),
  kind: z.enum(KINDS),
  /** Mapping that suits it, where the automatic one does not: target field → source field. */
  fields: z.record(z.string(), z.string()).optional(),
  parameters: z.array(catalogueParameterSchema),
  /** Name of the file to keep, with `{parameter}` places. */
  file: z.string(),
  /** Its words in English, where somebody has written them. */
  english: z.object({ title: z.string(), description: z.string() }).optional(),
});
export type CatalogueEntry = z.output<typeof catalogueEntrySchema>;

/** What the catalogue knows of a file it fetched: an import of it begins with this. */
export const knownSourceSchema = catalogueEntrySchema.pick({ kind: true, fields: true });
export type KnownSource = z.output<typeof knownSourceSchema>;

/** A file fetched before, usable without the network. */
export const catalogueCopySchema = z.object({
  entry: z.string(),
  values: z.record(z.string(), z.string()),
  file: z.string(),
  bytes: z.number().int(),
  /** When the producer’s answer was last seen to be this one. */
  fetchedAt: z.string(),
  /** Last change as the producer’s server says it, ISO 8601. */
  modifiedAt: z.string().nullable(),
});
export type CatalogueCopy = z.output<typeof catalogueCopySchema>;

/** Why pages of a WFS download that was cut are not gone on from: another question, too old, spoilt on the disk, another count, version or order of the service. */
export const WFS_RENEWALS = ['question', 'age', 'damaged', 'count', 'version', 'order'] as const;
export type WfsRenewal = (typeof WFS_RENEWALS)[number];

/** The planner’s own entries (`catalogue.json` of the user data folder): `damaged` = not readable at all, `rejected` = entries left out. */
export const USER_CATALOGUE_STATES = ['none', 'used', 'damaged'] as const;
export const userCatalogueSchema = z.object({ state: z.enum(USER_CATALOGUE_STATES), rejected: z.number().int() });
export type UserCatalogue = z.output<typeof userCatalogueSchema>;
