import { formatBytes } from '../../../shared/format/quantities.ts';
import { baseMapAccess } from '../base-map-access.ts';
import type { Command } from '../command.ts';
import { dpiOf } from '../dpi.ts';
import { noteLines } from '../notes.ts';
import { formatByEnding, refuseOwnFiles } from '../target.ts';

const FORMS = { '.pdf': 'book', '.zip': 'files' } as const;
const PAGE_FORMATS = ['pdf', 'svg', 'png'] as const;
const MOST_DPI = 1200;
/** Made for one object of each layer. */
const TEMPLATES: Readonly<Record<string, string>> = { sites: 'site-a4', epci: 'epci-a4' };
const GROUP_TEMPLATES: Readonly<Record<string, string>> = { region: 'region-a4' };
const ANY_TEMPLATE = 'free-a4';
const MOST_USUAL = 'sites';

export const atlas: Command = {
  name: 'atlas',
  positionals: [{ name: 'P' }, { name: 'OUT' }],
  options: [
    { name: 'layout', value: 'L' },
    { name: 'table', value: 'sites' },
    { name: 'where', value: 'EXPR' },
    { name: 'by', value: 'FIELD' },
    { name: 'format', value: 'F', choices: [...PAGE_FORMATS] },
    { name: 'dpi', value: 'N' },
    { name: 'offline' },
  ],
  async run({ positional, option, given, hooks, text, language }) {
    const target = positional(1);
    const form = formatByEnding(target, FORMS);
    refuseOwnFiles(target, [positional(0)]);
    const dpi = dpiOf(option('dpi'), MOST_DPI);
    const [{ withReader }, { exportAtlas }, { atlasNotes }, { layoutNamed }, { knownTable }, { atlasSchema }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/atlas/export.ts'),
      import('../../engine/api/services/atlas/notes.ts'),
      import('../../engine/api/services/layouts/resolve.ts'),
      import('../rows/known-table.ts'),
      import('../../../shared/domain/atlas.ts'),
    ]);
    const done = await withReader(positional(0), async (reader) => {
      const layer = knownTable(reader, option('table') ?? MOST_USUAL);
      const by = option('by') ?? null;
      const usual = by === null ? TEMPLATES[layer] : GROUP_TEMPLATES[by];
      const layout = await layoutNamed(reader, hooks.resources, option('layout') ?? usual ?? ANY_TEMPLATE, language);
      const series = atlasSchema.parse({ layer, where: option('where') ?? null, by });
      const format = form === 'book' ? 'pdf' : (PAGE_FORMATS.find((one) => one === option('format')) ?? 'pdf');
      return exportAtlas(reader, target, { layout, atlas: series, form, format, dpi }, hooks, baseMapAccess(given('offline')));
    });
    const notes = atlasNotes(done, text);
    const { pages, bytes, withoutPlace } = done;
    return {
      data: { file: target, form, pages, without_place: withoutPlace, bytes, notes },
      lines: [text('cli.atlas.done', { file: target, count: pages, size: formatBytes(bytes, language) }), ...noteLines(notes, text)],
    };
  },
};
