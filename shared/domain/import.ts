/** What an import proposes before, and reports after. The report is the JSON of `emprise import --json` and the one kept in the project. */
import { z } from 'zod';
import { KINDS } from './kinds/index.ts';

/** How a system, an encoding or a field was decided. */
export const FINDINGS = ['declared', 'prj', 'cpg', 'header', 'standard', 'guessed', 'corrected', 'given'] as const;
export const findingSchema = z.enum(FINDINGS);

export const noteSchema = z.object({
  code: z.string(),
  count: z.number().int(),
  message: z.string(),
  rows: z.array(z.number().int()),
});
export const crsFindingSchema = z.object({ code: z.string(), how: findingSchema });
export const encodingFindingSchema = z.object({ name: z.string(), how: findingSchema });
export const fieldMappingSchema = z.object({ to: z.string(), from: z.string() });

const counts = {
  layer: z.string(),
  read: z.number().int(),
  imported: z.number().int(),
  repaired: z.number().int(),
  rejected: z.number().int(),
  crs: crsFindingSchema.nullable(),
  encoding: encodingFindingSchema.nullable(),
  fields: z.array(fieldMappingSchema),
  notes: z.array(noteSchema),
};
export const fileReportSchema = z.object({ ...counts, file: z.string(), format: z.string() });
export const importReportSchema = z.object({ ...counts, files: z.array(fileReportSchema) });
export type ImportReport = z.output<typeof importReportSchema>;
export type FileReport = z.output<typeof fileReportSchema>;

export const IMPORT_MODES = ['append', 'replace', 'update'] as const;
export const importOptionsSchema = z.object({
  kind: z.enum(KINDS),
  /** EPSG code that replaces whatever the file says. */
  crs: z.number().int().positive().optional(),
  encoding: z.string().max(40).optional(),
  /** Target field → source field. Targets not named are mapped automatically. */
  fields: z.record(z.string(), z.string()).optional(),
  mode: z.enum(IMPORT_MODES).default('append'),
  /** Business key for `update`, when it is not the kind's own. */
  key: z.string().optional(),
  /** Layer of the source to read; all of them without it. */
  layer: z.string().optional(),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

/** What a look at a file found, shown in the import dialog before anything is written. */
export const layerProposalSchema = z.object({
  layer: z.string(),
  format: z.string(),
  geometry: z.enum(['point', 'line', 'polygon', 'none', 'mixed']),
  count: z.number().int().nullable(),
  crs: crsFindingSchema.nullable(),
  encoding: encodingFindingSchema.nullable(),
  /** Extent in degrees, where the system is known. */
  extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  suggestedKind: z.enum(KINDS),
  fields: z.array(z.object({ from: z.string(), example: z.string(), to: z.string().nullable() })),
  sample: z.array(z.record(z.string(), z.string().nullable())),
  /** Codes of what stands in the way (`crs-unknown`, `crs-contradicted`…), each with a way out in the dialog. */
  obstacles: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })),
});
export const fileProposalSchema = z.object({ file: z.string(), bytes: z.number().int(), layers: z.array(layerProposalSchema) });
export type FileProposal = z.output<typeof fileProposalSchema>;
export type LayerProposal = z.output<typeof layerProposalSchema>;
