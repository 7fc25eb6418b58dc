/** Calls of page layouts: kept in the project, drawn, exported, and exchanged as template files. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { pageLayoutSchema } from '../domain/page-layout.ts';
import { packedDrawingSchema, pageObjectSchema, pageReportSchema, pageWarningSchema, storedLayoutSchema } from '../domain/page-report.ts';

const none = z.object({});
const id = z.string().min(1).max(60);
const token = z.string().min(8).max(100);
const language = z.enum(['fr', 'en']).default('fr');
const name = z.string().min(1).max(200);

/** How a step of the journal is named: message `step.layout-<act>`, with the item or the page it is about. */
export const LAYOUT_ACTS = [
  'change',
  'add',
  'remove',
  'move',
  'resize',
  'rotate',
  'order',
  'text',
  'style',
  'map',
  'legend',
  'page',
  'series',
  'lock',
] as const;

/** What one call takes and gives; `receipt` is a step of the journal, `job` that of a long task. */
export function layoutCalls<R extends z.ZodType, J extends z.ZodType>(receipt: R, job: J) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  const made = z.object({ receipt, id, layout: pageLayoutSchema });
  return {
    /** Of the project, in the planner's order. */
    'layouts/list': call(none, z.array(storedLayoutSchema)),
    /** Those that come with Emprise. `layout` is drawn for the project as it is, so that a thumbnail shows what will be made. */
    'layouts/templates': call(z.object({ language }), z.array(z.object({ id, name, description: z.string(), layout: pageLayoutSchema }))),
    /** From a template of `layouts/templates`, or from a whole layout (paste, copy). A name that is taken gets a number. Throws `object-unknown`. */
    'layouts/create': call(
      z.object({ template: id.optional(), layout: pageLayoutSchema.optional(), name: name.optional(), language }),
      made,
    ),
    /** One step. Null where nothing differs. Throws `object-unknown`, as the next ones do. */
    'layouts/change': call(
      z.object({
        id,
        layout: pageLayoutSchema,
        act: z.enum(LAYOUT_ACTS).default('change'),
        /** Name of the item, as the journal says it. */
        subject: z.string().max(200).default(''),
      }),
      receipt.nullable(),
    ),
    'layouts/rename': call(z.object({ id, name }), receipt.nullable()),
    'layouts/duplicate': call(z.object({ id, name: name.optional() }), made),
    'layouts/move': call(z.object({ id, to: z.number().int().min(0) }), receipt.nullable()),
    'layouts/remove': call(z.object({ id }), receipt),
    /** The page as it would be exported. `object`: one of a series. `ticket`: an older drawing of the same asker is given up (`cancelled`). */
    'layouts/draw': call(
      z.object({ layout: pageLayoutSchema, object: pageObjectSchema.nullable().default(null), ticket: z.number().int().min(0).default(0) }),
      z.object({ drawing: packedDrawingSchema, report: pageReportSchema, duration_ms: z.number() }),
    ),
    /** `layout`: an id of the project, or a page that is not kept. */
    'layouts/export': call(
      z.object({
        layout: z.union([id, pageLayoutSchema]),
        object: pageObjectSchema.nullable().default(null),
        file: token,
        format: z.enum(['pdf', 'svg', 'png']),
        dpi: z.number().min(50).max(1200).default(300),
        language,
      }),
      job,
    ),
    /** A file to exchange (`.emprise-page.json`): the layout without what belongs to this project alone. */
    'layouts/export-template': call(z.object({ layout: z.union([id, pageLayoutSchema]), file: token }), z.object({ written: z.string() })),
    /** Into the project, as one step. Throws `template-damaged`, `template-newer-version`; what had to be replaced is told. */
    'layouts/import-template': call(z.object({ file: token, language }), made.extend({ warnings: z.array(pageWarningSchema) })),
    /** A picture for a page (logo, photo): kept among the media of the project. Throws as `media/add` does. */
    'layouts/add-image': call(z.object({ file: token }), z.object({ receipt, media: z.number().int().positive() })),
  } as const;
}
