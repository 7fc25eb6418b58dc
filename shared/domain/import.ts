/** What an import proposes before, and reports after. The report is the JSON of `emprise import --json` and the one kept in the project. */
import { z } from 'zod';
import { FIELD_UNITS, KINDS } from './kinds/index.ts';
import { NOTE_FATES } from './note.ts';

/** How a system, an encoding or a field was decided. */
export const FINDINGS = ['declared', 'prj', 'cpg', 'header', 'standard', 'guessed', 'corrected', 'given'] as const;
export const findingSchema = z.enum(FINDINGS);

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const extent = z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable();
const count = z.number().int();

export const noteSchema = z.object({
  code: z.string(),
  count,
  message: z.string(),
  rows: z.array(z.number().int()),
  fate: z.enum(NOTE_FATES).optional(),
});
export const crsFindingSchema = z.object({ code: z.string(), how: findingSchema });
export const encodingFindingSchema = z.object({ name: z.string(), how: findingSchema });
export const fieldMappingSchema = z.object({ to: z.string(), from: z.string() });

/** One outline that was mended: hectares in the legal projection, null where there is none. */
export const repairSchema = z.object({
  row: count,
  /** Message `note.repair.<reason>`. */
  reason: z.string(),
  before_ha: z.number().nullable(),
  after_ha: z.number().nullable(),
});
/** Two objects that cover each other by more than OVERLAP_SHARE of the smaller: perhaps one and the same. */
export const OVERLAP_SHARE = 0.1;
export const overlapSchema = z.object({
  row: count,
  name: z.string(),
  /** The other object: a record of the same file, or an object of the project. */
  other: z.discriminatedUnion('of', [
    /** `file` where it is another of the files imported together. */
    z.object({ of: z.literal('file'), row: count, name: z.string(), file: z.string().optional() }),
    z.object({ of: z.literal('project'), table: z.string(), fid: count, name: z.string() }),
  ]),
  /** Of the smaller of the two, 0–1. */
  share: z.number(),
  shared_ha: z.number(),
});
/** The file against the CNIG standard of its kind: what a producer has to mend. */
export const CONFORMITY_RULES = ['required', 'listed', 'pattern', 'date-order', 'type', 'length', 'unique'] as const;
export const conformitySchema = z.object({
  /** Name and version of the standard, as published. */
  standard: z.string(),
  objects: count,
  conforming: count,
  problems: z.array(
    z.object({
      field: z.string(),
      rule: z.enum(CONFORMITY_RULES),
      count,
      message: z.string(),
      /** Values found, most frequent first. */
      examples: z.array(z.string()),
      rows: z.array(count),
    }),
  ),
});
export type Conformity = z.output<typeof conformitySchema>;
export type Overlap = z.output<typeof overlapSchema>;
export type RepairRecord = z.output<typeof repairSchema>;

const counts = {
  layer: z.string(),
  read: count,
  imported: count,
  repaired: count,
  rejected: count,
  crs: crsFindingSchema.nullable(),
  encoding: encodingFindingSchema.nullable(),
  fields: z.array(fieldMappingSchema),
  notes: z.array(noteSchema),
};
export const fileReportSchema = z.object({
  ...counts,
  file: z.string(),
  format: z.string(),
  /** The first thousand of each; `notes` has the exact counts. */
  repairs: z.array(repairSchema).optional(),
  overlaps: z.array(overlapSchema).optional(),
  conformity: conformitySchema.optional(),
});
export const importReportSchema = z.object({ ...counts, files: z.array(fileReportSchema) });
export type ImportReport = z.output<typeof importReportSchema>;
export type FileReport = z.output<typeof fileReportSchema>;

/** A table without coordinates takes its place from a layer of the project that has the same code. */
export const JOIN_LAYERS = ['communes', 'epci', 'territoires', 'parcelles', 'sites'] as const;
export const joinSchema = z.object({
  /** Column of the source that holds the code. */
  column: z.string(),
  with: z.enum(JOIN_LAYERS),
  /** The outline itself, or a point inside it. */
  as: z.enum(['outline', 'point']),
});
export type Join = z.output<typeof joinSchema>;

export const IMPORT_MODES = ['append', 'replace', 'update'] as const;
export const importOptionsSchema = z.object({
  kind: z.enum(KINDS),
  /** EPSG code that replaces whatever the file says. */
  crs: z.number().int().positive().optional(),
  /** True: the file gives northing or latitude first. Without it the numbers decide. */
  swapAxes: z.boolean().optional(),
  encoding: z.string().max(40).optional(),
  /** Consent to mend text that was decoded wrongly before it came here (« Ã© »). */
  repairText: z.boolean().optional(),
  /** False: codes that lost their leading zero stay as they are. */
  restoreZeros: z.boolean().optional(),
  /** Target field → source field; '' leaves the target empty. Targets not named are mapped automatically. */
  fields: z.record(z.string(), z.string()).optional(),
  /** Target field → one value for every object, where the source has none. */
  constants: z.record(z.string(), z.string().max(500)).optional(),
  /** Target field → value of the source → value of the list; '' for none. */
  values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** Target field → unit its source is in, where the name does not say. */
  units: z.record(z.string(), z.enum(FIELD_UNITS)).optional(),
  join: joinSchema.optional(),
  /** Records of the source decided against (one layer of one file). */
  leaveOut: z.array(z.number().int().positive()).max(200_000).optional(),
  /** Objects of the project (`fid` of the overlaps found) that give way to the records which cover them: removed in the same step. */
  replaces: z.array(z.number().int().positive()).max(200_000).optional(),
  /** True: look for objects that cover each other (polygons of sites, terrains, parcelles, friches). */
  findOverlaps: z.boolean().optional(),
  mode: z.enum(IMPORT_MODES).default('append'),
  /** Business key for `update`, when it is not the kind's own. */
  key: z.string().optional(),
  /** `update`: objects the newer file no longer has. `keep` without it. */
  gone: z.enum(['keep', 'delete']).optional(),
  /** `update`: values edited by hand since. `keep` without it. */
  edits: z.enum(['keep', 'replace']).optional(),
  /** Layer of the source to read; all of them without it. */
  layer: z.string().optional(),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

/** Few enough vertices to draw at once, in degrees: [x, y, x, y, …] each. */
export const previewSchema = z.object({
  points: z.array(z.number()),
  lines: z.array(z.array(z.number())),
  polygons: z.array(z.array(z.number())),
  /** Objects shown, of `count` in all. */
  objects: count,
});

/** What a look at a file found, shown in the import dialog before anything is written. */
export const layerProposalSchema = z.object({
  layer: z.string(),
  format: z.string(),
  geometry: z.enum(['point', 'line', 'polygon', 'none', 'mixed']),
  count: count.nullable(),
  crs: crsFindingSchema.nullable(),
  encoding: encodingFindingSchema.nullable(),
  /** Extent in degrees, where the system is known. */
  extent,
  suggestedKind: z.enum(KINDS),
  /** Kind the fields below are proposed for: the one asked for, or the suggested one. */
  kind: z.enum(KINDS),
  /** Producer's model that was recognised: message `profile.<id>`. */
  profile: z.string().nullable(),
  /** Mapping of an earlier import of the same columns, already applied below. */
  remembered: z.string().nullable(),
  /** Where the objects take their place from. `join`: nothing in the file but a code (its column). */
  place: z.object({ how: z.enum(['geometry', 'columns', 'wkt', 'geojson', 'join', 'none']), columns: z.array(z.string()) }),
  join: joinSchema.nullable(),
  fields: z.array(
    z.object({
      from: z.string(),
      example: z.string(),
      to: z.string().nullable(),
      /** What happens on the way: message `conversion.<code>` (identical, m2-to-ha, date-day-first, decimal-comma, yes-no, listed, code…). */
      conversion: z.object({ code: z.string(), params }).nullable(),
      /** Values of the records looked at that the list of the target does not know, with the nearest one that it does. */
      unknown: z.array(z.object({ value: z.string(), count, suggestion: z.string().nullable() })),
    }),
  ),
  /** Required by the standard, and nothing in the file for it. */
  missing: z.array(z.string()),
  sample: z.array(z.record(z.string(), z.string().nullable())),
  /** The same records as they would be imported, by target field. */
  converted: z.array(z.record(z.string(), z.string().nullable())),
  /** Systems under which the numbers lie in France, likeliest first; `accuracy_m` where the way to WGS 84 is not exact. */
  crsChoices: z.array(z.object({ code: z.string(), swapAxes: z.boolean(), extent, accuracy_m: z.number().nullable() })),
  /** Encodings worth choosing between, with one text of the file as each reads it; empty where nothing depends on it. */
  encodingChoices: z.array(z.object({ name: z.string(), sample: z.string() })),
  mojibake: z.object({ count, example: z.string(), repaired: z.string() }).nullable(),
  /** Codes whose leading zero is gone, among the records looked at. */
  shortCodes: z.object({ field: z.string(), count, example: z.string(), repaired: z.string() }).nullable(),
  /** Files that go with it, as « .prj » of a shapefile. */
  companions: z.array(z.object({ ending: z.string(), present: z.boolean() })),
  preview: previewSchema.nullable(),
  /** Codes of what stands in the way (`crs-unknown`, `crs-contradicted`…), each with a way out in the dialog. */
  obstacles: z.array(z.object({ code: z.string(), params })),
});
export const fileProposalSchema = z.object({
  file: z.string(),
  bytes: count,
  /** Last change of the file, ISO 8601. */
  modified: z.string().nullable(),
  layers: z.array(layerProposalSchema),
});
export type FileProposal = z.output<typeof fileProposalSchema>;
export type LayerProposal = z.output<typeof layerProposalSchema>;

/** A newer vintage against what the project holds, before anything is written. Objects are the same by their key. */
export const comparisonSchema = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      added: count,
      changed: count,
      /** Of the changed ones: those whose outline differs. */
      moved: count,
      unchanged: count,
      /** In the project, no longer in the file. */
      gone: count,
      /** Values edited by hand that the file would have changed, kept unless told otherwise. */
      edits: count,
      fields: z.array(z.object({ field: z.string(), count })),
      samples: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          fate: z.enum(['added', 'changed', 'gone']),
          fields: z.array(
            z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable(), edited: z.boolean() }),
          ),
          before_ha: z.number().nullable(),
          after_ha: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type Comparison = z.output<typeof comparisonSchema>;

/** The whole file read without writing anything: what an import would do, and what has to be decided. */
export const importCheckSchema = z.object({ report: importReportSchema, comparison: comparisonSchema.nullable() });
export type ImportCheck = z.output<typeof importCheckSchema>;

/** Decisions kept for files with the same columns. */
export const rememberedMappingSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(KINDS),
  savedAt: z.string(),
  /** What tells a file of the same source: its columns, folded and sorted. */
  columns: z.array(z.string()),
  options: importOptionsSchema.pick({ fields: true, constants: true, values: true, units: true, encoding: true, crs: true, join: true }),
});
export type RememberedMapping = z.output<typeof rememberedMappingSchema>;
