/**
 * The contract between the window and the engine: every call with the schema of what it takes and gives, every event.
 * Both sides check it (engine: parameters; window: results and events). Files are tokens granted by main, never paths.
 */
import { z } from 'zod';
import { catalogueCopySchema, catalogueEntrySchema, knownSourceSchema, userCatalogueSchema } from '../domain/catalogue.ts';
import {
  fileProposalSchema,
  importCheckSchema,
  importOptionsSchema,
  importReportSchema,
  rememberedMappingSchema,
} from '../domain/import.ts';
import { LAYER_ID, layerGroupSchema, layerInfoSchema, layerSourceSchema, packedLayerSchema } from '../domain/layer.ts';
import { METHODES_SURFACE, SUMMARY_GROUPS, siteFiguresSchema, summarySchema, territoireShareSchema } from '../domain/site.ts';
import { fieldStatisticsSchema, statisticsRequestSchema } from '../domain/statistics.ts';
import { styleSchema } from '../domain/style.ts';
import { territoryOptionsSchema, territoryReportSchema } from '../domain/territory.ts';
import { packedTileSchema, tileDamageSchema, tileValuesSchema } from '../domain/tile.ts';
import { MAX_TILE_LEVEL } from '../geo/tile-grid.ts';
import { annotationCalls } from './annotations.ts';
import { atlasCalls } from './atlas.ts';
import { baseMapCalls, baseMapEvents } from './base-maps.ts';
import { editCalls } from './edit.ts';
import { ERROR_CODES } from './errors.ts';
import { insetCalls } from './insets.ts';
import { keptSelectionCalls } from './kept-selections.ts';
import { layoutCalls } from './layouts.ts';
import { mediaCalls } from './media.ts';
import { reportCalls } from './reports.ts';
import { restoreCalls } from './restore-points.ts';
import { searchCalls } from './search.ts';
import { selectingCalls } from './selecting.ts';
import { tableCalls } from './table.ts';
import { viewCalls } from './views.ts';
import { workshopCalls, workshopEvents } from './workshop.ts';

export const messageParamsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export const engineErrorSchema = z.object({ code: z.enum(ERROR_CODES), params: messageParamsSchema, details: z.string().exactOptional() });

const none = z.object({});
/** What the former project's document lacks is dropped: the planner chose so. Without it that is saved first. */
const discard = z.boolean().default(false);
const token = z.string().min(8).max(100);
const table = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);
/** A layer: its table, or `table~n` for a view of it. */
const layer = z.string().regex(LAYER_ID);
const fid = z.number().int().positive();
/** Texts made in the engine (reports, pages) are in the language of who asked. */
const language = z.enum(['fr', 'en']).default('fr');
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const sort = z.array(z.object({ field: z.string(), descending: z.boolean() })).max(4);

export const grantedFileSchema = z.object({
  token,
  name: z.string(),
  size: z.number().int().nullable(),
  known: knownSourceSchema.exactOptional(),
});

export const stepLabelSchema = z.object({
  code: z.string(),
  params: messageParamsSchema,
  origin: z.enum(['edit', 'import', 'analysis', 'style', 'settings']),
});

export const SAVE_STATES = ['saved', 'saving', 'dirty', 'unsaved', 'read-only', 'failed'] as const;
export const projectSummarySchema = z.object({
  name: z.string(),
  /** Its working copy, as `project/recoverable` names it after a crash. */
  session: z.string().nullable(),
  /** File name of the document, or null while it has never been saved. */
  fileName: z.string().nullable(),
  folder: z.string().nullable(),
  bytes: z.number().int(),
  demonstration: z.boolean(),
  readOnly: z.boolean(),
  saveState: z.enum(SAVE_STATES),
  /** True while the document lacks something the working copy has, whatever `saveState` says of a write under way. */
  dirty: z.boolean(),
  /** Why the last save failed, while it has not been mended. */
  saveError: engineErrorSchema.nullable(),
  savedAt: z.string().nullable(),
  recovered: z.boolean(),
  methodeSurface: z.enum(METHODES_SURFACE),
  /** Said at the foot of pages and reports: who made them, how to reach them. Empty: not said. */
  realisation: z.string(),
  contact: z.string(),
  layers: z.array(layerInfoSchema),
  /** Further layers over the same tables, each with its own style and filter. */
  views: z.array(layerInfoSchema),
  groups: z.array(layerGroupSchema),
  /** The steps that undo and redo would take, or null. */
  undo: stepLabelSchema.nullable(),
  redo: stepLabelSchema.nullable(),
});
export const journalStepSchema = z.object({
  id: z.number().int(),
  at: z.string(),
  label: stepLabelSchema,
  undone: z.boolean(),
  reversible: z.boolean(),
  /** Tables it changed rows of. */
  tables: z.array(z.string()),
});
const receiptSchema = z.object({ step: journalStepSchema, tables: z.array(z.string()) });
const jobSchema = z.object({ job: z.string() });

export const analysisStateSchema = z.object({
  code: z.string(),
  computedAt: z.string().nullable(),
  duration_ms: z.number().nullable(),
  parameters: z.record(z.string(), z.unknown()),
  inputs: z.array(z.object({ table: z.string(), revision: z.number().int(), source: z.string().nullable() })),
  engineVersion: z.string().nullable(),
  stale: z.boolean(),
});

/** Everything known of one object: what the inspector shows. */
export const objectSheetSchema = z.object({
  table: z.string(),
  fid,
  uid: z.string().nullable(),
  values: z.record(z.string(), cell),
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** Of the outline as it is now, by the project's method; null for points and lines. Analyses keep their own figure. */
  surface_ha: z.number().nullable(),
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
  site: siteFiguresSchema.nullable(),
  territoires: z.array(territoireShareSchema),
  /** Parcels a site is linked to; `fid` where the project has that parcel, `part` of it, 0 to 1. */
  parcelles: z.array(z.object({ idu: z.string(), fid: fid.nullable(), part: z.number().nullable() })),
  /** Constraints that cover a part of a site, by type: names joined by `|`, `part` 0 to 1, the largest first. */
  contraintes: z.array(
    z.object({
      type: z.string().nullable(),
      noms: z.string().nullable(),
      exclusion: z.boolean(),
      surface_ha: z.number(),
      part: z.number(),
    }),
  ),
  /** Where the imported values come from. */
  source: z
    .object({
      nom: z.string().nullable(),
      fichier: z.string().nullable(),
      importe_le: z.string().nullable(),
      producteur: z.string().nullable(),
      millesime: z.string().nullable(),
    })
    .nullable(),
  /** Fields changed by hand since the import. */
  edited: z.array(z.string()),
  /** What the source said of those fields, where the project still knows. */
  imported: z.record(z.string(), cell),
  analyses: z.array(analysisStateSchema),
});

const call = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result });

export const engineContract = {
  'app/info': call(none, z.object({ version: z.string(), node: z.string(), sqlite: z.string() })),

  'project/create': call(
    z.object({ file: token.nullable(), name: z.string().max(200), demo: z.boolean().default(false), language, discard }),
    projectSummarySchema,
  ),
  /** `despite-lock`: another person has it open, and the planner chose to go on. */
  'project/open': call(
    z.object({ file: token, how: z.enum(['edit', 'read-only', 'despite-lock']).default('edit'), discard }),
    projectSummarySchema,
  ),
  'project/summary': call(none, projectSummarySchema.nullable()),
  'project/save': call(z.object({ replaceOutsideChanges: z.boolean().default(false) }), projectSummarySchema),
  'project/save-as': call(z.object({ file: token }), projectSummarySchema),
  'project/reload': call(none, projectSummarySchema),
  'project/close': call(z.object({ discard }), none),
  'project/settings': call(
    z.object({
      name: z.string().max(200).optional(),
      methodeSurface: z.enum(METHODES_SURFACE).optional(),
      realisation: z.string().max(200).optional(),
      contact: z.string().max(200).optional(),
    }),
    projectSummarySchema,
  ),
  'project/check': call(
    z.object({ language }),
    z.object({
      ok: z.boolean(),
      problems: z.array(z.object({ code: z.string(), message: z.string(), table: z.string().nullable(), count: z.number().int() })),
    }),
  ),
  /** What a crash left behind: sessions with work newer than their document. */
  'project/recoverable': call(
    none,
    z.array(
      z.object({
        session: z.string(),
        name: z.string(),
        folder: z.string().nullable(),
        editedAt: z.string(),
        savedAt: z.string().nullable(),
      }),
    ),
  ),
  'project/recover': call(z.object({ session: z.string() }), projectSummarySchema),
  'project/discard-session': call(z.object({ session: z.string() }), none),

  'layers/list': call(none, z.array(layerInfoSchema)),
  /** `table`: the id of a layer. One step, named after what it changes. */
  'layers/update': call(
    z.object({
      table: layer,
      visible: z.boolean().optional(),
      opacity: z.number().min(0).max(1).optional(),
      title: z.string().max(200).nullable().optional(),
      order: z.number().int().optional(),
      /** Null: its default style again. */
      style: styleSchema.nullable().optional(),
      /** Throws `expression-invalid`. */
      filter: z.string().max(4000).nullable().optional(),
    }),
    layerInfoSchema,
  ),
  /** The objects of a table, or a view alone. */
  'layers/remove': call(z.object({ table: layer }), receiptSchema),
  /** A view of the same table, above the layer it is made from. */
  'layers/duplicate': call(z.object({ table: layer, title: z.string().min(1).max(200) }), layerInfoSchema),
  /** Drawing order, groups and visibility of several layers as one step. `name`: what was moved, as the journal says it. */
  'layers/arrange': call(
    z.object({
      name: z.string().max(200),
      orders: z
        .array(z.object({ table: layer, order: z.number().int() }))
        .max(2000)
        .default([]),
      groups: z.array(layerGroupSchema).max(200).optional(),
      visible: z.object({ tables: z.array(layer).max(2000), visible: z.boolean() }).optional(),
    }),
    receiptSchema,
  ),
  /** What a style is chosen by: the values of a field, their distribution, and classes of them. */
  'layers/statistics': call(statisticsRequestSchema.extend({ table: layer }), fieldStatisticsSchema),
  /** Objects in each class a style would make of a layer, in the order of its classes: counted beside the engine's own loop. */
  'layers/classes': call(z.object({ table: layer, style: styleSchema }), z.array(z.number().int())),
  /** The sources the objects of a layer come from, the largest first. */
  'layers/sources': call(z.object({ table: layer }), z.array(layerSourceSchema)),
  /** `cell_m`: grid the shapes are generalised to, for drawing at small scale; 0 = as stored. */
  'layers/geometry': call(
    z.object({
      table: layer,
      epsg: z.number().int(),
      after: z.number().int().min(0).default(0),
      fids: z.array(fid).max(10_000).optional(),
      cell_m: z.number().min(0).max(100_000).default(0),
    }),
    packedLayerSchema,
  ),

  /** A tile of shared/geo/tile-grid.ts in the system of the view; null where `tiles/drop` came first. `ticket`: a number of the asker's, to drop it by. */
  'tiles/get': call(
    z.object({
      table,
      epsg: z.number().int(),
      z: z.number().int().min(0).max(MAX_TILE_LEVEL),
      x: z.number().int(),
      y: z.number().int(),
      /** Expression of shared/expression: only these objects are drawn. */
      filter: z.string().max(4000).nullable().default(null),
      /** Whose values come along; none without it. */
      style: styleSchema.nullable().default(null),
      /** Where names stand is looked for. */
      labels: z.boolean().default(false),
      ticket: z.number().int().min(0).default(0),
    }),
    z.object({ tile: packedTileSchema.nullable() }),
  ),
  /** The view has moved on. */
  'tiles/drop': call(z.object({ tickets: z.array(z.number().int()).max(10_000) }), none),
  /** Values of objects drawn already, for another style. */
  'tiles/values': call(z.object({ table, fids: z.instanceof(Uint32Array), style: styleSchema }), z.object({ values: tileValuesSchema })),
  /** Objects that lie in a box of the view (metres), whole or in part. */
  'tiles/within': call(
    z.object({
      table,
      epsg: z.number().int(),
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      filter: z.string().max(4000).nullable().default(null),
    }),
    z.object({ fids: z.instanceof(Uint32Array) }),
  ),

  'table/rows': call(
    z.object({
      table,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(2000),
      sort: sort.default([]),
      /** Expression of shared/expression, never SQL. */
      where: z.string().max(4000).optional(),
      search: z.string().max(200).optional(),
    }),
    z.object({ total: z.number().int(), rows: z.array(z.object({ fid, values: z.record(z.string(), cell) })) }),
  ),
  'table/locate': call(
    z.object({ table, fid, sort: sort.default([]), where: z.string().optional(), search: z.string().optional() }),
    z.object({ index: z.number().int().nullable() }),
  ),
  ...tableCalls(receiptSchema),
  ...viewCalls(receiptSchema),
  ...selectingCalls,
  ...keptSelectionCalls(receiptSchema),
  ...editCalls(receiptSchema),
  ...baseMapCalls(receiptSchema),
  'object/get': call(z.object({ table, fid }), objectSheetSchema),
  'object/put': call(z.object({ table, fid, values: z.record(z.string(), cell) }), receiptSchema),
  'object/delete': call(z.object({ table, fids: z.array(fid).min(1).max(100_000) }), receiptSchema),

  /** `options` as decided so far, for the layer they name (or all): what is proposed follows them. */
  'import/inspect': call(z.object({ file: token, options: importOptionsSchema.partial().optional(), language }), fileProposalSchema),
  /** Reads everything and writes nothing: counts, repairs, overlaps, conformity, comparison with what is there. Result in `job/done.check`. */
  'import/check': call(z.object({ files: z.array(token).min(1).max(200), options: importOptionsSchema, language }), jobSchema),
  'import/start': call(z.object({ files: z.array(token).min(1).max(200), options: importOptionsSchema, language }), jobSchema),
  'import/reports': call(none, z.array(z.object({ source: z.number().int(), at: z.string(), report: importReportSchema }))),

  /** A report to forward to the producer: one kept with a source, or the one just shown. */
  'import/export-report': call(
    z.object({
      report: z.union([z.object({ source: z.number().int() }), importReportSchema]),
      file: token,
      format: z.enum(['csv', 'json', 'html']),
      language,
    }),
    z.object({ written: z.string() }),
  ),
  'mapping/list': call(none, z.array(rememberedMappingSchema)),
  /** Under a name; the same name and columns replace. */
  'mapping/save': call(rememberedMappingSchema.omit({ id: true, savedAt: true }), rememberedMappingSchema),
  'mapping/forget': call(z.object({ id: z.string() }), none),

  /** Communes of the project → the levels asked for. Without files: the composition of the current code. Result in `job/done.territory`. */
  'territory/build': call(
    z.object({ options: territoryOptionsSchema, composition: token.optional(), movements: token.optional(), language }),
    jobSchema,
  ),

  ...searchCalls,
  'catalogue/list': call(
    none,
    z.object({
      networkAllowed: z.boolean(),
      entries: z.array(catalogueEntrySchema),
      copies: z.array(catalogueCopySchema),
      userFile: userCatalogueSchema,
    }),
  ),
  /** Into the cache; `job/done.granted` is the file, ready for `import/inspect`. `again`: even where a copy is there. */
  'catalogue/download': call(
    z.object({ entry: z.string(), values: z.record(z.string(), z.string()), again: z.boolean().default(false), language }),
    jobSchema,
  ),
  /** A copy fetched before, without the network. */
  'catalogue/use': call(z.object({ entry: z.string(), values: z.record(z.string(), z.string()) }), grantedFileSchema),
  'catalogue/forget': call(z.object({ entry: z.string(), values: z.record(z.string(), z.string()) }), none),

  'analysis/start': call(
    z.object({
      only: z.array(z.string()).optional(),
      force: z.boolean().default(false),
      params: z.record(z.string(), z.unknown()).optional(),
    }),
    jobSchema,
  ),
  'analysis/list': call(none, z.array(analysisStateSchema)),

  'job/cancel': call(z.object({ job: z.string() }), none),
  'job/list': call(none, z.array(z.object({ job: z.string(), kind: z.string(), position: z.number().int() }))),

  'history/list': call(none, z.array(journalStepSchema)),
  'history/undo': call(none, receiptSchema),
  'history/redo': call(none, receiptSchema),
  /**
   * Takes back or makes again as many steps as it takes for `step` to be the last one done; null: before the first. Throws `object-unknown` for a step the journal
   * does not have, `nothing-to-undo` where one on the way can no longer be taken back: nothing has changed then.
   */
  'history/go': call(z.object({ step: z.number().int().nullable() }), z.object({ undone: z.number().int(), redone: z.number().int() })),
  ...restoreCalls(receiptSchema),
  ...workshopCalls(receiptSchema),
  ...mediaCalls(receiptSchema),
  ...annotationCalls(receiptSchema),
  ...atlasCalls(jobSchema),
  ...layoutCalls(receiptSchema, jobSchema),
  ...insetCalls,

  'summary/get': call(z.object({ by: z.enum(SUMMARY_GROUPS).default('region') }), summarySchema),
  ...reportCalls(jobSchema),
  'export/layer': call(
    z.object({
      table,
      file: token,
      format: z.enum(['geojson', 'csv', 'gpkg', 'shapefile', 'fgb']),
      epsg: z.number().int().optional(),
      public: z.boolean().default(false),
      /** Only what the table shows, or these objects. */
      where: z.string().max(4000).optional(),
      search: z.string().max(200).optional(),
      fids: z.instanceof(Float64Array).optional(),
      language,
    }),
    jobSchema,
  ),
  'export/map': call(
    z.object({
      file: token,
      format: z.enum(['pdf', 'svg', 'png']),
      territory: z.string().optional(),
      title: z.string().max(300).optional(),
      dpi: z.number().min(50).max(600).default(300),
      language,
    }),
    jobSchema,
  ),
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

export type EngineContract = typeof engineContract;
export type EngineCall = keyof EngineContract;
export type CallParams<C extends EngineCall> = z.input<EngineContract[C]['params']>;
export type CheckedParams<C extends EngineCall> = z.output<EngineContract[C]['params']>;
export type CallResult<C extends EngineCall> = z.output<EngineContract[C]['result']>;

export const engineEvents = {
  /** Rows of these tables changed: re-read only them. */
  'project/changed': z.object({
    tables: z.array(z.string()),
    origin: z.enum(['edit', 'undo', 'redo', 'import', 'analysis', 'open', 'style', 'settings']),
  }),
  /** What is drawn of a table changed there: only tiles that meet the boxes are asked for again. */
  'tiles/changed': tileDamageSchema,
  /** Save state, name or undo labels changed. */
  'project/state': projectSummarySchema.nullable(),
  ...baseMapEvents,
  ...workshopEvents,
  /** Another program changed the document: reload, save as, or replace. */
  'project/changed-outside': z.object({ fileName: z.string() }),
  /** total 0 = unknown. `step` is the message `job.step.<step>`. */
  'job/progress': z.object({
    job: z.string(),
    kind: z.string(),
    step: z.string(),
    subject: z.string(),
    done: z.number(),
    total: z.number(),
    position: z.number().int(),
  }),
  'job/done': z.object({
    job: z.string(),
    kind: z.string(),
    error: engineErrorSchema.nullable(),
    report: importReportSchema.nullable(),
    check: importCheckSchema.nullable(),
    territory: territoryReportSchema.nullable(),
    /** A file the engine itself may now be asked to read. */
    granted: grantedFileSchema.nullable(),
    /** File name written, for exports. */
    written: z.string().nullable(),
    /** What the target format could not hold, in the language of who asked. */
    notes: z.array(z.object({ code: z.string(), count: z.number().int(), message: z.string() })),
    duration_ms: z.number(),
  }),
} as const satisfies Record<string, z.ZodType>;
export type EngineEvent = keyof typeof engineEvents;
export type EventPayload<E extends EngineEvent> = z.output<(typeof engineEvents)[E]>;

export type ProjectSummary = z.output<typeof projectSummarySchema>;
export type ObjectSheet = z.output<typeof objectSheetSchema>;
export type AnalysisState = z.output<typeof analysisStateSchema>;
export type SaveState = (typeof SAVE_STATES)[number];
