/** Calls of reports: looked at page by page, then written to a file. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { reportFormatSchema, reportKindSchema } from '../domain/report.ts';

const request = z.object({
  kind: reportKindSchema,
  /** `site_id`, or a territory as `epci:200069193`; none for reports of the whole project. */
  id: z.string().max(200).optional(),
  /** With the confidential fields of the CNIG standards. */
  confidential: z.boolean().default(false),
  /** Of the minutes: the scenario they rank by; the one frozen last where none is named. */
  scenario: z.number().int().positive().optional(),
  /** With the base maps of the project under its maps. */
  baseMaps: z.boolean().default(false),
  language: z.enum(['fr', 'en']).default('fr'),
});

export function reportCalls<J extends z.ZodType>(job: J) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  return {
    /**
     * A page as it will be printed, from 1; the last one where there are fewer. The report is drawn at the first look and kept while nothing changes. Throws
     * `no-sites`, `object-unknown`, `parameter-invalid`; `cancelled` where a newer look came.
     */
    'reports/preview': call(
      request.extend({ page: z.number().int().min(1).default(1) }),
      z.object({
        title: z.string(),
        page: z.number().int(),
        pages: z.number().int(),
        /** PNG. */
        image: z.instanceof(Uint8Array),
        width_mm: z.number(),
        height_mm: z.number(),
        /** The page in words, for who cannot see it. */
        description: z.string(),
        confidential: z.enum(['none', 'left-out', 'included']),
      }),
    ),
    'reports/write': call(request.extend({ file: z.string().min(8).max(100), format: reportFormatSchema }), job),
  } as const;
}
