/** What the pages of a series lack, in words, most pages first. */
import type { Translate } from '../../../../../shared/messages/index.ts';
import type { AtlasExport } from './export.ts';

export interface AtlasNote {
  readonly code: string;
  /** Pages, or objects without one. */
  readonly count: number;
  readonly message: string;
}

export function atlasNotes({ warnings, withoutPlace }: Pick<AtlasExport, 'warnings' | 'withoutPlace'>, text: Translate): AtlasNote[] {
  const left =
    withoutPlace === 0
      ? []
      : [{ code: 'without-place', count: withoutPlace, message: text('atlas.without-place', { count: withoutPlace }) }];
  const said = [...warnings]
    .sort((a, b) => b.pages - a.pages)
    .map(({ code, params, pages, first }) => ({
      code,
      count: pages,
      message: text('atlas.note', { message: text(`page.warning.${code}`, params), pages, first }),
    }));
  return [...left, ...said];
}
