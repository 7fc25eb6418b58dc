/** Territories built from communes: which levels, from what composition, and what did not fit. */
import { z } from 'zod';

/** `epci` and `territoires` fill those layers; `departements` and `regions` become layers of their own. */
export const TERRITORY_LEVELS = ['epci', 'territoires', 'departements', 'regions'] as const;
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

/** How a commune's code changed: into another commune, under another number, or out of one that had absorbed it. */
export const MOVEMENTS = ['merged', 'renumbered', 'restored'] as const;
export interface Movement {
  /** INSEE codes. `restored`: `from` goes on beside `to`, which was cut out of it. */
  readonly from: string;
  readonly to: string;
  readonly how: (typeof MOVEMENTS)[number];
  /** ISO 8601, null where the table does not say. */
  readonly date: string | null;
}

/** Islands of one commune that need not join an EPCI (CGCT, art. L. 5210-1-1, V): Bréhat, Sein, Ouessant, Yeu. */
export const ISLANDS_WITHOUT_EPCI: readonly string[] = ['22016', '29083', '29155', '85113'];

const count = z.number().int();
const named = z.object({ code: z.string(), name: z.string() });

export const territoryReportSchema = z.object({
  communes: count,
  /** Where the composition was taken from, with its year. */
  composition: z.string(),
  year: count.nullable(),
  /** Communes of an older or newer code found again by the table of movements. */
  moved: z.array(z.object({ from: z.string(), to: z.string(), name: z.string(), how: z.enum(MOVEMENTS) })),
  levels: z.array(
    z.object({
      level: z.enum(TERRITORY_LEVELS),
      table: z.string(),
      built: count,
      /** Territories some of whose communes have no outline here: built from those that have. */
      partial: z.array(z.object({ code: z.string(), name: z.string(), missing: z.array(named) })),
      /** Territories none of whose communes is here. */
      absent: z.array(named),
      /** Communes of the project that belong to no territory of the level, by law or for want of a line in the composition. */
      unassigned: z.array(named),
      /** Communes of the level that cover each other, in hectares: the sum over pairs. */
      overlap_ha: z.number(),
      /** Holes that no commune of the project fills, in the legal projection: some are real (a lake, an enclave). The same at every level. */
      gaps: z.array(z.object({ ha: z.number(), lon: z.number(), lat: z.number() })),
    }),
  ),
  notes: z.array(z.object({ code: z.string(), count, message: z.string() })),
});
export type TerritoryReport = z.output<typeof territoryReportSchema>;

export const territoryOptionsSchema = z.object({
  levels: z.array(z.enum(TERRITORY_LEVELS)).min(1),
  /** Territories already in the layer are replaced by default; `refuse` stops instead. */
  existing: z.enum(['replace', 'refuse']).default('replace'),
});
export type TerritoryOptions = z.output<typeof territoryOptionsSchema>;
