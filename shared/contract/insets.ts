/** The call that sets insets on a page. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import { pageLayoutSchema } from '../domain/page-layout.ts';

export const insetCalls = {
  /**
   * The page with a zoom on Île-de-France and the overseas départements that its layers hold, where they cover nothing; the page itself is not changed.
   * `added` and `left`: titles of those that found room and of those that did not. Nothing is added to a page without a map of the métropole.
   */
  'insets/place': {
    params: z.object({ layout: pageLayoutSchema }),
    result: z.object({ layout: pageLayoutSchema, added: z.array(z.string()), left: z.array(z.string()) }),
  },
} as const;
