/** What is known of the values of one field of a layer: for legends, classes and histograms. Missing values are counted apart, never as zero. */
import { z } from 'zod';
import { CLASS_METHODS } from './style.ts';

export const HISTOGRAM_BINS = 48;

export const statisticsRequestSchema = z.object({
  field: z.string().max(200),
  method: z.enum(CLASS_METHODS).default('quantiles'),
  classes: z.number().int().min(1).max(12).default(5),
});

export const fieldStatisticsSchema = z.object({
  /** Objects of the layer, its filter applied. */
  count: z.number().int(),
  missing: z.number().int(),
  /** Different values, missing left out. */
  distinct: z.number().int(),
  /** The most frequent values as the style compares them, in reading order; at most VALUES_KEPT. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  numbers: z
    .object({
      least: z.number(),
      most: z.number(),
      mean: z.number(),
      median: z.number(),
      /** Of the population. */
      deviation: z.number(),
      /** Objects in HISTOGRAM_BINS equal parts of the range. */
      histogram: z.array(z.number().int()),
      /** Upper bounds of the classes, inclusive. */
      breaks: z.array(z.number()),
      /** Share of the variance the classes explain, 0–1. */
      fit: z.number(),
      /** The classes were found on this many of the values, evenly spread; null = on all of them. */
      sampled: z.number().int().nullable(),
    })
    .nullable(),
});
export type FieldStatistics = z.output<typeof fieldStatisticsSchema>;
