/** Tables and charts of a page: which rows of which layer, and how they are set. */
import { z } from 'zod';
import { LAYER_ID } from './layer.ts';

const layer = z.string().regex(LAYER_ID).nullable().default(null);
/** Expression of shared/expression, never SQL. */
const where = z.string().max(4000).nullable().default(null);
const field = z.string().min(1).max(200);

const words = {
  title: z.string().max(300).nullable().default(null),
  size_pt: z.number().min(3).max(60).nullable().default(null),
};

export const tableItemShape = {
  layer,
  where,
  /** Empty: the columns that the layer's own list begins with. */
  columns: z
    .array(
      z.object({
        field,
        /** Null: the field's own name. */
        title: z.string().max(200).nullable().default(null),
        /** Share of the width; null: by what it holds. */
        share: z.number().positive().max(1).nullable().default(null),
      }),
    )
    .max(30)
    .default([]),
  sort: z
    .array(z.object({ field, descending: z.boolean().default(false) }))
    .max(4)
    .default([]),
  /** Rows at most; those that do not fit are counted in a last line. */
  most: z.number().int().min(1).max(2000).default(200),
  totals: z.boolean().default(false),
  ...words,
};

export const CHART_KINDS = ['bars', 'shares'] as const;
export const chartItemShape = {
  /** Bars, one below the other, or one bar of shares. */
  kind: z.enum(CHART_KINDS).default('bars'),
  layer,
  where,
  /** Rows with one value of this field make one bar. */
  by: z.string().max(200).nullable().default(null),
  /** Summed; null: rows are counted. */
  value: z.string().max(200).nullable().default(null),
  /** Bars at most, the largest; the others are one bar. */
  most: z.number().int().min(1).max(100).default(12),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/iu)
    .default('#0e5c63'),
  ...words,
};
