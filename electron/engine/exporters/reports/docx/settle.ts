/** What the package of Word leaves to chance or to the clock, settled: properties and dates of the report, names in the order they come. */
import { strFromU8, unzipSync } from 'fflate';
import type { Report } from '../../../../../shared/report/model.ts';
import { coreProperties, zipParts } from '../office/package.ts';

export function settle(bytes: Uint8Array, report: Report): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([path, content]): [string, string | Uint8Array] =>
    /\.(xml|rels)$/.test(path) ? [path, strFromU8(content)] : [path, content],
  );
  return zipParts(
    parts.map(([path, content]) => {
      if (path === 'docProps/core.xml') return [path, coreProperties(report)];
      return [path, path === 'word/document.xml' && typeof content === 'string' ? numbered(content) : content];
    }),
  );
}

/** The package numbers pictures and bookmarks through all the documents of a process. */
function numbered(document: string): string {
  let pictures = 0;
  const bookmarks = new Map<string, number>();
  const bookmark = (id: string): number => {
    const known = bookmarks.get(id) ?? bookmarks.size + 1;
    bookmarks.set(id, known);
    return known;
  };
  return document
    .replace(/(<wp:docPr id=")\d+"/g, (_, start: string) => `${start}${++pictures}"`)
    .replace(/_Toc(\d+)/g, (_, id: string) => `_Toc${bookmark(`name ${id}`)}`)
    .replace(/<w:bookmark(?:Start|End)[^>]*>/g, (mark) =>
      mark.replace(/w:id="(\d+)"/, (_, id: string) => `w:id="${bookmark(`id ${id}`)}"`),
    );
}
