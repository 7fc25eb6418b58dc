/**
 * The JSON of the command line, one schema for each command: the published files of resources/schemas are made from these.
 * Areas are hectares, lengths metres, shares 0–1, dates ISO 8601, codes text; null is not known.
 */
import { z } from 'zod';
import { catalogueCopySchema, catalogueEntrySchema, userCatalogueSchema, WFS_RENEWALS } from '../domain/catalogue.ts';
import { comparisonSchema, importReportSchema } from '../domain/import.ts';
import { KINDS } from '../domain/kinds/index.ts';
import { rankingSchema } from '../domain/ranking.ts';
import { reportFormatSchema, reportKindSchema } from '../domain/report.ts';
import { METHODES_SURFACE, siteFiguresSchema, summarySchema } from '../domain/site.ts';
import { territoryReportSchema } from '../domain/territory.ts';
import { analysisStateSchema, messageParamsSchema } from './engine.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const extent = z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable();

/** `create` and `info`: what a project holds. */
export const projectInfoSchema = z.object({
  name: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  demonstration: z.boolean(),
  schema: z.number().int(),
  methode_surface: z.enum(METHODES_SURFACE),
  layers: z.array(
    z.object({
      table: z.string(),
      kind: z.enum(KINDS),
      title: z.string(),
      geometry: z.string().nullable(),
      count: z.number().int(),
      /** Degrees: west, south, east, north. */
      extent,
    }),
  ),
  sources: z.array(
    z.object({
      nom: z.string().nullable(),
      fichier: z.string().nullable(),
      producteur: z.string().nullable(),
      millesime: z.string().nullable(),
      importe_le: z.string().nullable(),
    }),
  ),
  analyses: z.array(analysisStateSchema.pick({ code: true, computedAt: true, stale: true, parameters: true, engineVersion: true })),
});
export type ProjectInfo = z.output<typeof projectInfoSchema>;

export const checkSchema = z.object({
  ok: z.boolean(),
  problems: z.array(z.object({ code: z.string(), message: z.string(), table: z.string().nullable(), count: z.number().int() })),
});
export type CheckResult = z.output<typeof checkSchema>;

/** `analyse`: every analysis of the project; `ran` names those computed now, the others were up to date. */
export const analyseSchema = z.object({
  ran: z.array(z.string()),
  analyses: z.array(analysisStateSchema),
});

/** `list P sites`: the stored fields beside the figures. */
export const listSitesSchema = z.array(siteFiguresSchema.catchall(z.unknown()));
/** `list P TABLE`: stored fields and computed columns, whatever they are. */
export const listRowsSchema = z.array(z.record(z.string(), cell));

export const exportSchema = z.object({
  file: z.string(),
  format: z.string(),
  bytes: z.number().int(),
  objects: z.number().int(),
  notes: z.array(z.object({ code: z.string(), count: z.number().int(), message: z.string() })),
});
export const layoutsSchema = z.object({
  /** Of the project, in its order. `readable` false: a newer Emprise wrote it. */
  layouts: z.array(z.object({ id: z.string(), name: z.string(), readable: z.boolean() })),
  templates: z.array(z.object({ id: z.string(), name: z.string(), description: z.string() })),
  /** Name of the page that was added, removed or written, or null. */
  done: z.string().nullable(),
});
export const mapSchema = z.object({
  file: z.string(),
  format: z.enum(['pdf', 'svg', 'png']),
  bytes: z.number().int(),
  /** Denominator of the main map: 250000 for 1:250 000; null on a page without one. */
  scale: z.number().nullable(),
  /** Labels left out because they would have covered others. */
  labels_dropped: z.number().int(),
  /** What the page lacks; `item`: the one of the layout it is about. */
  warnings: z.array(z.object({ code: z.string(), item: z.string().nullable(), message: z.string() })),
});

export const atlasFileSchema = z.object({
  file: z.string(),
  /** `book`: one document; `files`: an archive of one for each page. */
  form: z.enum(['book', 'files']),
  pages: z.number().int(),
  /** Objects asked for that have no place on the map, and so no page. */
  without_place: z.number().int(),
  bytes: z.number().int(),
  notes: z.array(z.object({ code: z.string(), count: z.number().int(), message: z.string() })),
});

export const reportFileSchema = z.object({
  file: z.string(),
  kind: reportKindSchema,
  format: reportFormatSchema,
  bytes: z.number().int(),
  title: z.string(),
  /** Whether the confidential fields of the CNIG standards are in it. */
  confidential: z.enum(['none', 'left-out', 'included']),
});

/** `import`: the report; a trial (`--dry-run`) of an update also tells what would change in the project. */
export const importSchema = importReportSchema.extend({ comparison: comparisonSchema.optional() });

export const VERDICTS = ['reached', 'missed', 'no-target', 'not-measured'] as const;
/** `bench`: one object a figure. Times are medians of `runs` runs, ours and the peer's in turn. */
export const benchSchema = z.object({
  data: z.string(),
  machine: z.object({
    cpus: z.number().int(),
    model: z.string(),
    memory_gb: z.number(),
    node: z.string(),
    platform: z.string(),
    /** Busy processes over the last minute: above `cpus`, times say little and only ratios hold. */
    load: z.number(),
  }),
  cases: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.string(),
      measured: z.number().nullable(),
      target: z.number().nullable(),
      verdict: z.enum(VERDICTS),
      runs: z.number().int(),
      /** Objects the figure rests on. */
      objects: z.number().int().nullable(),
      peers: z.array(
        z.object({
          name: z.string(),
          measured: z.number().nullable(),
          /** Ours over the peer's: below 1 we are faster or nearer. */
          ratio: z.number().nullable(),
          /** Why there is no figure. */
          reason: z.string().nullable(),
        }),
      ),
      remark: z.string().nullable(),
    }),
  ),
});
export type BenchResult = z.output<typeof benchSchema>;
export type BenchCaseResult = BenchResult['cases'][number];

/** `sources list`, then `sources get`. */
export const sourcesSchema = z.union([
  z.object({ entries: z.array(catalogueEntrySchema), copies: z.array(catalogueCopySchema), userFile: userCatalogueSchema }),
  z.object({
    copy: catalogueCopySchema,
    /** Where the file lies, or was written to. */
    path: z.string(),
    sha256: z.string(),
    how: z.enum(['kept', 'confirmed', 'fetched']),
    /** Objects a WFS sent twice, written once. */
    repeated: z.number().int(),
    /** Objects kept from a WFS download that was cut, and why there were some that could not be used. */
    resumed: z.number().int(),
    renewed: z.enum(WFS_RENEWALS).nullable(),
  }),
]);

/** What `--json` prints on standard output when a command is refused (status 1), misused (2) or fails (3). */
export const refusalSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), params: messageParamsSchema, details: z.string().optional() }),
});

/** Published as resources/schemas/<name>.schema.json. */
export const CLI_SCHEMAS = {
  create: projectInfoSchema,
  info: projectInfoSchema,
  check: checkSchema,
  import: importSchema,
  analyse: analyseSchema,
  'list-sites': listSitesSchema,
  list: listRowsSchema,
  summary: summarySchema,
  rank: rankingSchema,
  territory: territoryReportSchema,
  sources: sourcesSchema,
  layouts: layoutsSchema,
  map: mapSchema,
  atlas: atlasFileSchema,
  report: reportFileSchema,
  export: exportSchema,
  bench: benchSchema,
  refusal: refusalSchema,
} as const satisfies Record<string, z.ZodType>;
