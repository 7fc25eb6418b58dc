/**
 * A map page as data: what stands on it and where. Lengths are millimetres, extents are in the frame's projection (metres).
 * Web Mercator is no choice: a printed scale has to be true.
 */
import { z } from 'zod';

export const LAYOUT_VERSION = 1;

/** ISO 216, short side first. */
export const PAGE_SIZES_MM = {
  A0: [841, 1189],
  A1: [594, 841],
  A2: [420, 594],
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
} as const;
export type PageFormat = keyof typeof PAGE_SIZES_MM;

/** The legal projections and the conic zones. */
export const LAYOUT_SYSTEMS = [2154, 5490, 2972, 2975, 4471, 4467, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950] as const;

const millimetres = z.number().min(1).max(3000);
const coordinate = z.number().min(-1e8).max(1e8);

export const pageSchema = z.union([
  z.object({ format: z.enum(Object.keys(PAGE_SIZES_MM) as [PageFormat, ...PageFormat[]]), orientation: z.enum(['portrait', 'landscape']) }),
  z.object({ format: z.literal('custom'), width_mm: millimetres, height_mm: millimetres }),
]);

/** What a frame shows: an extent fitted inside it at a rounded scale, or a centre at a given scale. */
export const frameViewSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('extent'),
    /** minX, minY, maxX, maxY. */
    extent: z.tuple([coordinate, coordinate, coordinate, coordinate]),
  }),
  z.object({ type: z.literal('scale'), centre: z.tuple([coordinate, coordinate]), denominator: z.number().min(100).max(100_000_000) }),
]);

export const frameSchema = z.object({
  epsg: z.union(LAYOUT_SYSTEMS.map((epsg) => z.literal(epsg))),
  view: frameViewSchema,
  title: z.string().max(100).nullable().default(null),
});

export const layoutSchema = z.object({
  version: z.literal(LAYOUT_VERSION),
  page: pageSchema,
  language: z.enum(['fr', 'en']).default('fr'),
  title: z.string().max(300).nullable().default(null),
  subtitle: z.string().max(300).nullable().default(null),
  main: frameSchema,
  /** Small frames beside the main one: overseas départements, zooms. Not at the scale of the main one, and said so. */
  insets: z.array(frameSchema).max(12).default([]),
  legend: z.boolean().default(true),
  scaleBar: z.boolean().default(true),
  northArrow: z.boolean().default(true),
  /** Free words before the sources of the layers (a base map, a method). */
  sources: z.string().max(600).nullable().default(null),
  realisation: z.string().max(200).nullable().default(null),
  /** Day the data were closed at, ISO 8601. */
  dateArrete: z.string().nullable().default(null),
  /** Day the map was made, ISO 8601: given, so that the same map gives the same bytes. */
  dateCarte: z.string().nullable().default(null),
  note: z.string().max(300).nullable().default(null),
  /** Printed across the foot of a demonstration project. */
  demonstration: z.boolean().default(false),
});

export type MapLayout = z.output<typeof layoutSchema>;
export type MapLayoutInput = z.input<typeof layoutSchema>;
export type MapFrame = z.output<typeof frameSchema>;
export type FrameView = z.output<typeof frameViewSchema>;
export type Page = z.output<typeof pageSchema>;
export type LayoutSystem = (typeof LAYOUT_SYSTEMS)[number];

/** Width and height of a page. */
export function pageSize_mm(page: Page): readonly [number, number] {
  if (page.format === 'custom') return [page.width_mm, page.height_mm];
  const [short, long] = PAGE_SIZES_MM[page.format];
  return page.orientation === 'portrait' ? [short, long] : [long, short];
}
