/** What drawing a page found: the scale of each map, what the legend lists, and what to mend before export. */
import { z } from 'zod';
import { pageLayoutSchema } from './page-layout.ts';

/** Texts: message `page.warning.<code>`. `item`: the one it is about, null for the whole page. */
export const PAGE_WARNINGS = [
  'no-title',
  'no-sources',
  'no-date',
  'no-credit',
  'no-scale',
  'labels-dropped',
  'labels-too-small',
  'legend-cut',
  'nothing-drawn',
  'empty-page',
  'layer-missing',
  'layer-empty',
  'map-missing',
  'territory-missing',
  'font-unknown',
  'text-cut',
  'text-too-small',
  'text-empty',
  'variable-unknown',
  'variable-empty',
  'table-cut',
  'table-empty',
  'results-missing',
  'results-stale',
  'field-missing',
  'filter-invalid',
  'chart-empty',
  'image-missing',
  'image-unreadable',
  'outside-page',
  'scale-not-shown',
  'tiles-failed',
] as const;
export type PageWarningCode = (typeof PAGE_WARNINGS)[number];

export const pageWarningSchema = z.object({
  code: z.enum(PAGE_WARNINGS),
  item: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type PageWarning = z.output<typeof pageWarningSchema>;

const extent = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const mapItemReportSchema = z.object({
  /** The projection drawn in: an item says `auto`. */
  epsg: z.number().int(),
  denominator: z.number(),
  centre: z.tuple([z.number(), z.number()]),
  /** Of the item's box, in metres of the projection. */
  extent,
  labelsPlaced: z.number().int(),
  labelsDropped: z.number().int(),
  /** Objects drawn, by layer id. */
  objects: z.record(z.string(), z.number().int()),
});
export type MapItemReport = z.output<typeof mapItemReportSchema>;

/** Keys that a legend item's `order`, `hidden` and `titles` name; what is hidden is listed too. */
export const legendReportSchema = z.object({
  sections: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      hidden: z.boolean(),
      entries: z.array(z.object({ key: z.string(), title: z.string(), hidden: z.boolean() })),
    }),
  ),
  left: z.number().int(),
});
export type LegendReport = z.output<typeof legendReportSchema>;

export const pageReportSchema = z.object({
  /** Of the main map: the largest that is no inset. Null on a page without map. */
  scaleDenominator: z.number().nullable(),
  /** By id of the item. */
  maps: z.record(z.string(), mapItemReportSchema),
  legends: z.record(z.string(), legendReportSchema),
  /** What each text says with its variables, by id of the item. */
  texts: z.record(z.string(), z.string()),
  warnings: z.array(pageWarningSchema),
});
export type PageReport = z.output<typeof pageReportSchema>;

/** A `Drawing` of shared/cartography as it crosses the port: its tree as JSON, its coordinates and bytes beside (shared/cartography/pack-drawing.ts). */
export const packedDrawingSchema = z.object({
  tree: z.string(),
  coordinates: z.instanceof(Int32Array),
  bytes: z.array(z.instanceof(Uint8Array)),
});
export type PackedDrawing = z.output<typeof packedDrawingSchema>;

/** A layout of the project. `layout` is null where a newer Emprise wrote it: it is kept, and can be removed. */
export const storedLayoutSchema = z.object({
  id: z.string(),
  name: z.string(),
  layout: pageLayoutSchema.nullable(),
  changedAt: z.string().nullable(),
});
export type StoredLayout = z.output<typeof storedLayoutSchema>;

/** One object of a series: the row of a layer, and its page among all. */
export const pageObjectSchema = z.object({
  layer: z.string().max(70),
  fid: z.number().int().positive(),
  /** With all objects that have the same value of this field: a page of a département, of a région. */
  by: z.string().min(1).max(200).nullable().default(null),
  page: z.number().int().min(1).default(1),
  pages: z.number().int().min(1).default(1),
});
export type PageObject = z.output<typeof pageObjectSchema>;
