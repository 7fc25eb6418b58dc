/** Templates as files to exchange: the layout as JSON, under a name that says what it is. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { PAGE_LAYOUT_VERSION, type PageLayout, pageLayoutSchema, TEXT_FONTS } from '../../../../../shared/domain/page-layout.ts';
import type { PageWarning } from '../../../../../shared/domain/page-report.ts';
import { writeFileSafely } from '../../../exporters/write-file.ts';
import type { ProjectReader } from '../../../store/index.ts';

const FORMAT = 'emprise-page';
const MOST_BYTES = 5_000_000;

/** Pictures and numbers of objects stay in their project: a template names none. */
export function templateText(layout: PageLayout): string {
  const { id: _, ...page } = layout;
  const items = page.items.map((item) => (item.type === 'image' ? { ...item, media: null } : item));
  const series = page.series && {
    ...page.series,
    which: page.series.which === 'selection' ? ('all' as const) : page.series.which,
    fids: [],
  };
  return `${JSON.stringify({ format: FORMAT, version: PAGE_LAYOUT_VERSION, layout: { ...page, series, items } }, null, 1)}\n`;
}

export async function writeTemplate(layout: PageLayout, target: string): Promise<void> {
  await writeFileSafely(target, new TextEncoder().encode(templateText(layout)));
}

/** Throws `template-damaged`, `template-newer-version`, `file-not-found`. */
export async function readTemplate(file: string, reader: ProjectReader): Promise<{ layout: PageLayout; warnings: PageWarning[] }> {
  const name = path.basename(file);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new EmpriseError('file-not-found', { file: name });
  });
  const layout = templateOf(text, name);
  return { layout, warnings: foreignParts(layout, reader) };
}

/** Throws `template-damaged`, `template-newer-version`. */
export function templateOf(text: string, file: string): PageLayout {
  const given = text.length > MOST_BYTES ? undefined : parsed(text);
  if (given?.['format'] !== FORMAT || typeof given['version'] !== 'number') throw new EmpriseError('template-damaged', { file });
  const version = Math.max(given['version'], versionOf(given['layout']));
  if (version > PAGE_LAYOUT_VERSION) throw new EmpriseError('template-newer-version', { file, version, supported: PAGE_LAYOUT_VERSION });
  const layout = pageLayoutSchema.safeParse(given['layout']);
  if (!layout.success) throw new EmpriseError('template-damaged', { file }, placesOf(layout.error.issues));
  return { ...layout.data, id: '' };
}

/** The file and the page in it say which version they are of: the newer counts. */
function versionOf(layout: unknown): number {
  const version = typeof layout === 'object' && layout !== null && 'version' in layout ? layout.version : null;
  return typeof version === 'number' ? version : 0;
}

const MOST_PLACES = 5;
/** Where a page is not as it should be: « items.2.epsg ». */
const placesOf = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string =>
  issues
    .slice(0, MOST_PLACES)
    .map(({ path: at, message }) => `${at.map(String).join('.')}: ${message}`)
    .join('\n');

/** What this project or this Emprise lacks: it is told at once, and again on the page's report. */
function foreignParts(layout: PageLayout, reader: ProjectReader): PageWarning[] {
  const layers = new Set(reader.drawnLayers().map(({ id }) => id));
  return layout.items.flatMap((item): PageWarning[] => {
    const named = item.type === 'map' && item.layers !== 'project' ? item.layers : item.type === 'locator' ? item.layers : [];
    const one = (item.type === 'table' || item.type === 'chart') && item.layer !== null ? [item.layer] : [];
    const missing = [...named, ...one].filter((layer) => !layers.has(layer));
    const unknownFont = item.type === 'text' && !TEXT_FONTS.some((font) => font === item.font) ? [item.font] : [];
    return [
      ...missing.map((layer) => ({ code: 'layer-missing' as const, item: item.id, params: { layer, name: item.name } })),
      ...unknownFont.map((font) => ({ code: 'font-unknown' as const, item: item.id, params: { font, used: TEXT_FONTS[0] } })),
    ];
  });
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
