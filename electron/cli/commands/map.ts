import { formatBytes, formatScale } from '../../../shared/format/quantities.ts';
import { baseMapAccess } from '../base-map-access.ts';
import type { Command } from '../command.ts';
import { dpiOf } from '../dpi.ts';
import { formatByEnding } from '../target.ts';

const MAP_FORMATS = { '.pdf': 'pdf', '.svg': 'svg', '.png': 'png' } as const;
const MOST_DPI = 600;

export const map: Command = {
  name: 'map',
  positionals: [{ name: 'P' }, { name: 'OUT' }],
  options: [
    { name: 'layout', value: 'L' },
    { name: 'territory', value: 'region:84' },
    { name: 'title', value: 'T' },
    { name: 'dpi', value: 'N' },
    { name: 'offline' },
  ],
  async run({ positional, option, given, hooks, text, language }) {
    const target = positional(1);
    const format = formatByEnding(target, MAP_FORMATS);
    const dpi = dpiOf(option('dpi'), MOST_DPI);
    const [{ withReader }, { drawMap }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/map.ts'),
    ]);
    const chosen = Object.fromEntries(
      ['layout', 'territory', 'title'].flatMap((name) => (option(name) === undefined ? [] : [[name, option(name)]])),
    );
    const data = await withReader(positional(0), (reader) =>
      drawMap(reader, target, { format, dpi, ...chosen }, hooks, baseMapAccess(given('offline'))),
    );
    const scale = data.scale === null ? 'none' : formatScale(data.scale, language);
    const done = text('cli.map.done', { file: target, size: formatBytes(data.bytes, language), scale });
    const warnings = data.warnings.map(({ code, item, params }) => ({ code, item, message: text(`page.warning.${code}`, params) }));
    const dropped = data.labels_dropped > 0 ? [text('cli.map.labels-dropped', { count: data.labels_dropped })] : [];
    const told =
      option('layout') === undefined ? [] : warnings.filter(({ code }) => code !== 'labels-dropped').map(({ message }) => `  – ${message}`);
    return { data: { ...data, warnings }, lines: [done, ...dropped, ...told] };
  },
};
