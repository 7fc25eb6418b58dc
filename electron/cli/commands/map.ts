import { formatBytes, formatScale } from '../../../shared/format/quantities.ts';
import { baseMapAccess } from '../base-map-access.ts';
import type { Command } from '../command.ts';
import { UsageFault } from '../faults.ts';
import { formatByEnding } from '../target.ts';

const MAP_FORMATS = { '.pdf': 'pdf', '.svg': 'svg', '.png': 'png' } as const;
const DPI = { least: 50, most: 600, usual: 300 };

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
    const dpi = dpiOf(option('dpi'));
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
    const done = text('cli.map.done', { file: target, size: formatBytes(data.bytes, language), scale: formatScale(data.scale, language) });
    const warnings = data.warnings.map(({ code, item, params }) => ({ code, item, message: text(`page.warning.${code}`, params) }));
    const dropped = data.labels_dropped > 0 ? [text('cli.map.labels-dropped', { count: data.labels_dropped })] : [];
    const told =
      option('layout') === undefined ? [] : warnings.filter(({ code }) => code !== 'labels-dropped').map(({ message }) => `  – ${message}`);
    return { data: { ...data, warnings }, lines: [done, ...dropped, ...told] };
  },
};

function dpiOf(given: string | undefined): number {
  if (given === undefined) return DPI.usual;
  const dpi = Number(given);
  if (!Number.isFinite(dpi) || dpi < DPI.least || dpi > DPI.most)
    throw new UsageFault('dpi-invalid', { value: given, least: DPI.least, most: DPI.most });
  return dpi;
}
