/** A series of pages: one layout, drawn once for each object of a layer, or for each group of them. */
import { z } from 'zod';
import { LAYER_ID } from './layer.ts';

/** Which pages. Filter, search and selection narrow one another, as in the table of the layer. */
export const atlasSchema = z.object({
  layer: z.string().regex(LAYER_ID),
  /** One page for each value of this field (département, région…), with all its objects; null: one for each object. */
  by: z.string().min(1).max(200).nullable().default(null),
  /** Expression of shared/expression, never SQL. */
  where: z.string().max(4000).nullable().default(null),
  search: z.string().max(200).nullable().default(null),
  /** The selection; null: all. */
  fids: z.array(z.number().int().positive()).max(1_000_000).nullable().default(null),
  /** Empty: by name, as a dictionary does, numbers by their value. */
  sort: z
    .array(z.object({ field: z.string().min(1).max(200), descending: z.boolean().default(false) }))
    .max(4)
    .default([]),
});
export type Atlas = z.output<typeof atlasSchema>;
export type AtlasInput = z.input<typeof atlasSchema>;

export const atlasPageSchema = z.object({
  /** Of the object, or of the first of its group. */
  fid: z.number().int().positive(),
  name: z.string(),
  /** Of the file, where each page has its own: safe on every system, different from all others. No ending. */
  file: z.string(),
});
export type AtlasPage = z.output<typeof atlasPageSchema>;

export const atlasPlanSchema = z.object({
  /** In their order: as many as the series will have. Never empty: an empty series is refused (`atlas-empty`). */
  pages: z.array(atlasPageSchema),
  /** Objects that were asked for, and those of them that have no place on the map and so no page. */
  objects: z.number().int(),
  withoutPlace: z.number().int(),
});
export type AtlasPlan = z.output<typeof atlasPlanSchema>;

/** One document of all pages (PDF alone), or one file for each in an archive, whose name ends in `.zip`. */
export const ATLAS_FORMS = ['book', 'files'] as const;
export type AtlasForm = (typeof ATLAS_FORMS)[number];
