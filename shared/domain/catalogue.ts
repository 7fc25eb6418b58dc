/** Official sources that Emprise knows by address: data, not code (resources/catalogue). Services change: nothing needs them to work. */
import { z } from 'zod';
import { KINDS } from './kinds/index.ts';

export const CATALOGUE_PROTOCOLS = ['file', 'wfs'] as const;

/** One value the address needs: a commune, a département, a level of detail. */
export const catalogueParameterSchema = z.object({
  name: z.string().regex(/^[a-z]+$/),
  /** Message `catalogue.parameter.<title>`. */
  title: z.string(),
  /** A closed list, or a pattern the value must match (a regular expression, whole value). */
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
  kind: z.enum(KINDS),
  /** Mapping that suits it, where the automatic one does not: target field → source field. */
  fields: z.record(z.string(), z.string()).optional(),
  parameters: z.array(catalogueParameterSchema),
  /** Name of the file to keep, with `{parameter}` places. */
  file: z.string(),
});
export type CatalogueEntry = z.output<typeof catalogueEntrySchema>;

/** A file fetched before, usable without the network. */
export const catalogueCopySchema = z.object({
  entry: z.string(),
  values: z.record(z.string(), z.string()),
  file: z.string(),
  bytes: z.number().int(),
  fetchedAt: z.string(),
});
export type CatalogueCopy = z.output<typeof catalogueCopySchema>;
