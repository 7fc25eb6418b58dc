/** Calls of series of pages. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { ATLAS_FORMS, atlasPlanSchema, atlasSchema } from '../domain/atlas.ts';
import { pageLayoutSchema } from '../domain/page-layout.ts';

/** What one call takes and gives; `job` is that of a long task. */
export function atlasCalls<J extends z.ZodType>(job: J) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  const language = z.enum(['fr', 'en']).default('fr');
  return {
    /**
     * The exact pages of a series, announced before. The page `n` (from 0) is previewed by `layouts/draw` with
     * `object: { layer, by, fid: pages[n].fid, page: n + 1, pages: pages.length }`. Throws `layer-unknown`, `field-unknown`, `expression-invalid`,
     * `atlas-layer-unfit`, `atlas-empty` (`reason`: filter, selection, place or none).
     */
    'atlas/plan': call(z.object({ atlas: atlasSchema, language }), atlasPlanSchema),
    /** `layout`: an id of the project, or a page that is not kept. Whole or not at all; `notes` counts what the pages lack. Throws as `atlas/plan` does. */
    'atlas/export': call(
      z.object({
        layout: z.union([z.string().min(1).max(60), pageLayoutSchema]),
        atlas: atlasSchema,
        file: z.string().min(8).max(100),
        form: z.enum(ATLAS_FORMS).default('book'),
        /** Of each file; a book is a PDF. */
        format: z.enum(['pdf', 'svg', 'png']).default('pdf'),
        dpi: z.number().min(50).max(1200).default(300),
        language,
      }),
      job,
    ),
  } as const;
}
