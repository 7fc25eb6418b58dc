/** A series to a file: one document written page by page, or an archive of one file for each page. */
import path from 'node:path';
import type { PageDrawing } from '../../../../../shared/cartography/page/draw-page.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Atlas, AtlasForm, AtlasPage } from '../../../../../shared/domain/atlas.ts';
import type { PageLayout } from '../../../../../shared/domain/page-layout.ts';
import type { PageWarning } from '../../../../../shared/domain/page-report.ts';
import { translate } from '../../../../../shared/messages/index.ts';
import { PdfBook } from '../../../exporters/maps/pdf.ts';
import { counting, type DrawingFormat, drawingInto } from '../../../exporters/maps/write-drawing.ts';
import { ZipPages } from '../../../exporters/maps/zip-pages.ts';
import { type Sink, writeSafely } from '../../../exporters/write-file.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import { today } from '../layouts/drawer.ts';
import { refuseEmpty } from '../layouts/export.ts';
import { layerTitle } from '../map-layers.ts';
import { type BaseMapAccess, BaseMapsOnPaper } from '../underlays/access.ts';
import { SeriesDrawer } from './draw-series.ts';
import { planAtlas } from './plan.ts';

export interface AtlasRequest {
  readonly layout: PageLayout;
  readonly atlas: Atlas;
  readonly form: AtlasForm;
  readonly format: DrawingFormat['format'];
  readonly dpi: number;
}

export interface AtlasExport {
  readonly pages: number;
  readonly withoutPlace: number;
  readonly bytes: number;
  /** What the pages lack: each warning once, with the number of pages and the name of the first. */
  readonly warnings: readonly (PageWarning & { readonly pages: number; readonly first: string })[];
}

/** Whole or not at all. Throws as planAtlas does; `page-empty` where no page of the series shows anything; `atlas-page-failed`, `disk-full`, `folder-read-only`, `target-not-writable`, `cancelled`. */
export async function exportAtlas(
  reader: ProjectReader,
  target: string,
  { layout, atlas, form, format, dpi }: AtlasRequest,
  hooks: Hooks,
  access: BaseMapAccess | null,
  now: Date = new Date(),
): Promise<AtlasExport> {
  const { pages, withoutPlace } = planAtlas(reader, atlas, hooks.language);
  const baseMaps = new BaseMapsOnPaper(reader, access, dpi, hooks);
  const drawer = new SeriesDrawer(reader, layout, today(now), (page, data) => baseMaps.furnish(page, data));
  const file: DrawingFormat = { format, dpi, resources: hooks.resources, createdAt: now, checkpoint: () => hooks.checkpoint() };
  const found = new Warnings();
  let bytes = 0;
  let shown = 0;
  const draw = async (index: number): Promise<PageDrawing> => {
    const page = pages[index] as AtlasPage;
    hooks.checkpoint();
    hooks.progress('draw', path.basename(target), index, pages.length);
    const object = { layer: atlas.layer, by: atlas.by, fid: page.fid, page: index + 1, pages: pages.length };
    const drawn = await drawer.page(object).catch((error: unknown) => {
      throw error instanceof EmpriseError ? error : new EmpriseError('atlas-page-failed', { name: page.name }, String(error));
    });
    found.add(drawn.report.warnings, page.name);
    if (!drawn.report.warnings.some(({ code }) => code === 'empty-page')) shown++;
    // One object may lie where nothing is drawn; a series of nothing but empty pages is no document.
    else if (layout.items.every(({ hidden }) => hidden) || (shown === 0 && index === pages.length - 1))
      refuseEmpty(drawn.report, path.basename(target), layout.name);
    return drawn;
  };
  try {
    await writeSafely(target, async (given) => {
      const sink = counting(given, (count) => {
        bytes += count;
      });
      if (form === 'book') await writeBook(sink, pages, draw, titleOf(reader, layout, atlas), file);
      else await writeFiles(sink, pages, draw, file);
      hooks.progress('write', path.basename(target), pages.length, pages.length);
      hooks.checkpoint();
    });
  } finally {
    await baseMaps.close();
  }
  return { pages: pages.length, withoutPlace, bytes, warnings: found.list() };
}

type Draw = (index: number) => Promise<PageDrawing>;

async function writeBook(
  sink: Sink,
  pages: readonly AtlasPage[],
  draw: Draw,
  facts: { readonly title: string; readonly language: 'fr' | 'en' },
  { resources, createdAt }: DrawingFormat,
): Promise<void> {
  const description = translate(facts.language, 'atlas.description', { title: facts.title, count: pages.length });
  const book = await PdfBook.open({ ...facts, description }, { resources, createdAt }, (bytes) => sink.write(bytes));
  for (const [index, page] of pages.entries()) await book.add((await draw(index)).drawing, page.name);
  await book.end();
}

async function writeFiles(sink: Sink, pages: readonly AtlasPage[], draw: Draw, format: DrawingFormat): Promise<void> {
  const archive = new ZipPages(sink, format.createdAt);
  for (const [index, page] of pages.entries()) {
    const { drawing } = await draw(index);
    await archive.add(`${page.file}.${format.format}`, format.format === 'svg', (into) => drawingInto(drawing, into, format));
  }
  await archive.end();
}

function titleOf(
  reader: ProjectReader,
  { name, language, variables }: PageLayout,
  { layer }: Atlas,
): { title: string; language: 'fr' | 'en' } {
  const title = translate(language, 'atlas.title', { name: variables['titre'] || name, layer: layerTitle(reader.layer(layer), language) });
  return { title, language };
}

/** Hundreds of pages lack the same things: each is said once. */
class Warnings {
  readonly #found = new Map<string, { warning: PageWarning; pages: number; first: string }>();

  add(warnings: readonly PageWarning[], page: string): void {
    const once = new Set<string>();
    for (const warning of warnings) {
      const key = `${warning.code} ${warning.item}`;
      if (once.has(key)) continue;
      once.add(key);
      const known = this.#found.get(key);
      if (known) known.pages += 1;
      else this.#found.set(key, { warning, pages: 1, first: page });
    }
  }

  list(): AtlasExport['warnings'] {
    return [...this.#found.values()].map(({ warning, pages, first }) => ({ ...warning, pages, first }));
  }
}
