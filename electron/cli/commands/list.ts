import { isKind } from '../../../shared/domain/kinds/index.ts';
import type { ProjectReader } from '../../engine/api/services/access.ts';
import type { ListedRow } from '../../engine/api/services/list.ts';
import type { Command } from '../command.ts';
import { jsonText } from '../output.ts';
import { csvText } from '../rows/csv.ts';
import { featureCollection } from '../rows/geojson.ts';
import { rowLines } from '../rows/lines.ts';

const FORMATS = ['table', 'json', 'csv', 'geojson'] as const;

export const list: Command = {
  name: 'list',
  positionals: [{ name: 'P' }, { name: 'TABLE' }],
  options: [
    { name: 'where', value: 'EXPR' },
    { name: 'format', value: 'FORMAT', choices: FORMATS },
  ],
  async run({ positional, option, text, language }) {
    const [{ withReader }, { listRows, listSites }, { knownTable }] = await Promise.all([
      import('../../engine/api/services/access.ts'),
      import('../../engine/api/services/list.ts'),
      import('../rows/known-table.ts'),
    ]);
    const format = FORMATS.find((name) => name === option('format')) ?? 'table';
    return withReader(positional(0), (reader) => {
      const table = knownTable(reader, positional(1));
      const where = { where: option('where') };
      const rows: readonly Record<string, unknown>[] = table === 'sites' ? listSites(reader, where) : listRows(reader, table, where);
      if (format === 'json') return { data: rows, lines: [], output: jsonText(rows) };
      if (format === 'csv') return { data: rows, lines: [], output: csvText(rows, language) };
      if (format === 'geojson') return { data: rows, lines: [], output: jsonText(withGeometries(reader, table, rows)) };
      return { data: rows, lines: rowLines(rows, isKind(table) ? table : null, text, language) };
    });
  },
};

function withGeometries(reader: ProjectReader, table: string, rows: readonly Record<string, unknown>[]): object {
  const fids = rows.flatMap((row) => (typeof row['fid'] === 'number' ? [row['fid']] : []));
  const geometries = new Map([...reader.geometries(table, { fids })].map(({ fid, geometry }) => [fid, geometry]));
  return featureCollection(rows.map((row) => ({ properties: row as ListedRow, geometry: geometries.get(Number(row['fid'])) ?? null })));
}
