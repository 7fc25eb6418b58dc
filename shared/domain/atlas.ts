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

/** The series a page is kept with, offered again when it is opened: `page` exports the one shown alone. */
export const PAGE_SERIES_FORMS = [...ATLAS_FORMS, 'page'] as const;
export type PageSeriesForm = (typeof PAGE_SERIES_FORMS)[number];

const KEPT_FIDS = 20_000;
export const pageSeriesSchema = atlasSchema.pick({ layer: true, by: true, sort: true }).extend({
  which: z.enum(['all', 'selection', 'filter']).default('all'),
  /** Of `filter`. Kept while another choice is made: it may come back. */
  where: z.string().max(4000).default(''),
  /** Of `selection`, as it was when it was taken. */
  fids: z.array(z.number().int().positive()).max(KEPT_FIDS).default([]),
  form: z.enum(PAGE_SERIES_FORMS).default('book'),
});
export type PageSeries = z.output<typeof pageSeriesSchema>;

/** As the engine is asked for it. */
export function atlasOfSeries({ layer, by, which, where, fids, sort }: PageSeries): Atlas {
  return {
    layer,
    by,
    where: which === 'filter' && where.trim() !== '' ? where.trim() : null,
    search: null,
    fids: which === 'selection' ? fids : null,
    sort,
  };
}
