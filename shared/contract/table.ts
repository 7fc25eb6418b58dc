/** Calls of the table of a layer: its order, statistics, edits of many objects, own columns. Part of the contract of `engine.ts`. */
import { z } from 'zod';

const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Keys of objects: one copy over the port, whatever their number. */
const fids = z.instanceof(Float64Array);
/** Expression of shared/expression, never SQL. */
const where = z.string().max(4000).optional();
const search = z.string().max(200).optional();
export const sortSchema = z.array(z.object({ field: z.string(), descending: z.boolean() })).max(4);

/** Rows of a table, those left by the filter and the search, in the order of the sorting. */
export const tableQuerySchema = z.object({ table: tableName, sort: sortSchema.default([]), where, search });
export type TableQuery = z.output<typeof tableQuerySchema>;

/**
 * Of one column, over the rows of the query. Median and quartiles interpolate linearly between the two nearest ranks (Hyndman and Fan's type 7, that of
 * spreadsheets); the standard deviation is that of the whole, not of a sample. Numbers are null for a column that holds none.
 */
export const columnStatisticsSchema = z.object({
  count: z.number().int(),
  missing: z.number().int(),
  distinct: z.number().int(),
  least: cell,
  greatest: cell,
  numbers: z
    .object({
      sum: z.number(),
      mean: z.number(),
      deviation: z.number(),
      median: z.number(),
      quartiles: z.tuple([z.number(), z.number()]),
      /** Classes of equal width from the least to the greatest value, upper bounds left out but the last. */
      classes: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int() })),
    })
    .nullable(),
  /** Most frequent values first, missing ones left out. */
  top: z.array(z.object({ value: cell, count: z.number().int() })),
});
export type ColumnStatistics = z.output<typeof columnStatisticsSchema>;

export const FIELD_TYPES = ['text', 'integer', 'real', 'boolean', 'date'] as const;
const newField = z.object({ name: z.string().min(1).max(60), type: z.enum(FIELD_TYPES) });

const calculation = z.object({
  table: tableName,
  /** A column that can be typed into. */
  field: z.string(),
  expression: z.string().min(1).max(4000),
  /** All objects of the table without it. */
  fids: fids.optional(),
});

const outcome = z.object({
  /** Objects looked at, of which these get another value, become missing, or cannot take the result. */
  objects: z.number().int(),
  changed: z.number().int(),
  emptied: z.number().int(),
  errors: z.number().int(),
});

/** What one call of the contract takes and gives; `receipt` is a step of the journal. */
export function tableCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    /** Objects between two positions, inclusive, in order. */
    'table/range': call(tableQuerySchema.extend({ from: z.number().int().min(0), to: z.number().int().min(0) }), z.object({ fids })),
    /** How many of `fids` the filter hides; without a key in common with the table they count as hidden too. */
    'table/hidden': call(tableQuerySchema.extend({ fids }), z.object({ hidden: z.number().int() })),
    /** All objects of the query that are not among `fids`, in order. */
    'table/invert': call(tableQuerySchema.extend({ fids }), z.object({ fids })),
    /** Sortings and statistics under way are given up: their calls are refused with `cancelled`. */
    'table/cancel': call(z.object({}), z.object({})),
    'table/statistics': call(
      tableQuerySchema.extend({ field: z.string(), top: z.number().int().min(0).max(1000).default(10) }),
      columnStatisticsSchema,
    ),
    /** Values of some columns, in the order of the query: of `fids` alone where they are given. At most `most` rows; `total` says how many there were. */
    'table/copy': call(
      tableQuerySchema.extend({
        fids: fids.optional(),
        columns: z.array(z.string()).min(1).max(500),
        most: z.number().int().min(1).max(200_000).default(50_000),
      }),
      z.object({ total: z.number().int(), rows: z.array(z.array(cell)) }),
    ),
    /** The same values into many objects, as one step. Throws `parameter-invalid`, `field-unknown`, `keys-clash`. */
    'table/put': call(z.object({ table: tableName, fids, values: z.record(z.string(), cell) }), receipt),
    'table/try-calculation': call(
      calculation,
      outcome.extend({
        examples: z.array(z.object({ fid: z.number().int(), before: cell, after: cell, error: z.boolean() })),
      }),
    ),
    /** One step; objects whose result does not fit keep their value. Throws `expression-invalid`, `field-unknown`, `parameter-invalid`. */
    'table/calculate': call(calculation, outcome.extend({ receipt: receipt.nullable() })),
    /** Own columns of imported layers. Throws `field-unknown` for other tables, `parameter-invalid` for a name that is taken. */
    'table/add-column': call(z.object({ table: tableName, field: newField }), receipt),
    'table/rename-column': call(z.object({ table: tableName, field: z.string(), name: newField.shape.name }), receipt),
    'table/remove-column': call(z.object({ table: tableName, field: z.string() }), receipt),
  } as const;
}
