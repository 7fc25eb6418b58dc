import { formatBytes } from '../../../shared/format/quantities.ts';
import type { Command } from '../command.ts';
import { epsgOf } from '../epsg.ts';
import { noteLines } from '../notes.ts';
import { formatByEnding, refuseOwnFiles } from '../target.ts';

export const LAYER_FORMATS = { '.geojson': 'geojson', '.gpkg': 'gpkg', '.csv': 'csv', '.zip': 'shapefile', '.fgb': 'fgb' } as const;

export const exporting: Command = {
  name: 'export',
  positionals: [{ name: 'P' }, { name: 'LAYER' }, { name: 'OUT' }],
  options: [{ name: 'crs', value: 'EPSG:n' }, { name: 'public' }],
  async run({ positional, option, given, hooks, text, language }) {
    const target = positional(2);
    const format = formatByEnding(target, LAYER_FORMATS);
    refuseOwnFiles(target, [positional(0)]);
    const crs = option('crs');
    const [{ withReader }, { exportLayer }, { knownTable }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/export.ts'),
      import('../rows/known-table.ts'),
    ]);
    const options = { format, public: given('public'), ...(crs === undefined ? {} : { epsg: epsgOf(crs) }) };
    const data = await withReader(positional(0), (reader) =>
      exportLayer(reader, knownTable(reader, positional(1)), target, options, hooks),
    );
    const done = text('cli.export.done', {
      file: target,
      count: data.objects,
      size: formatBytes(data.bytes, language),
    });
    return { data, lines: [done, ...noteLines(data.notes, text)] };
  },
};
