/** Where the figures of a report come from, one line for each source of the tables it used. */
import { sourcesText } from '../../../../../shared/cartography/sources.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { typeset } from '../../../../../shared/format/typography.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { sourcesOf } from '../field-statistics.ts';

/** « Cerema, Cartofriches (2024), importé le 12/11/2026 », the sources of most objects first within a table, each once. */
export function sourceLines(reader: ProjectReader, tables: readonly string[], text: Translate): string[] {
  const layers = new Map(reader.layers().map((layer) => [layer.table, layer]));
  const lines = tables.flatMap((table) => {
    const layer = layers.get(table);
    if (!layer || layer.count === 0) return [];
    return sourcesOf(reader, layer).map((source) => {
      const named = sourcesText([source], null);
      const name = named !== '' ? named : (source.fichier ?? text('report.source.unknown'));
      return typeset(source.importe_le === null ? name : text('report.source', { name, date: formatDate(source.importe_le) }), 'fr');
    });
  });
  return [...new Set(lines)];
}
