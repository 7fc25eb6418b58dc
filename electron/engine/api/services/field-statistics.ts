/** Values of one field of a layer, for the legend and its classes. Everything is counted on all objects; only the search of classes may take a sample. */
import { classBreaks, histogram, momentsOf, sortedValues, thinned } from '../../../../shared/cartography/classification.ts';
import { goodnessOfFit } from '../../../../shared/cartography/natural-breaks.ts';
import { compileStyle } from '../../../../shared/cartography/style-rules.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { LayerSource } from '../../../../shared/domain/layer.ts';
import { type FieldStatistics, HISTOGRAM_BINS } from '../../../../shared/domain/statistics.ts';
import type { ClassMethod, LayerStyle } from '../../../../shared/domain/style.ts';
import type { ProjectReader, StoredLayer } from '../../store/index.ts';
import { filterCondition } from './drawn-values.ts';
import { plain } from './list.ts';

/** Categories a legend can hold, and more: a field with as many is no field to categorise by. */
export const VALUES_KEPT = 500;
/** Natural breaks of a million values take about a second. */
const MOST_CLASSIFIED = 1_000_000;

/** Throws `layer-unknown`, `field-unknown`. */
export function fieldStatistics(
  reader: ProjectReader,
  layer: StoredLayer,
  request: { readonly field: string; readonly method: ClassMethod; readonly classes: number },
): FieldStatistics {
  const values = valuesOf(reader, layer, request.field);
  const counts = new Map<string, number>();
  const numbers: number[] = [];
  let missing = 0;
  for (const value of values) {
    const found = plain(value);
    if (found === null || found === '') {
      missing += 1;
      continue;
    }
    if (typeof found === 'number') numbers.push(found);
    const text = String(found);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return {
    count: values.length,
    missing,
    distinct: counts.size,
    values: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, VALUES_KEPT)
      .sort((a, b) => a[0].localeCompare(b[0], 'fr', { numeric: true }))
      .map(([value, count]) => ({ value, count })),
    numbers: numbers.length === 0 ? null : numberStatistics(sortedValues(numbers), request.method, request.classes),
  };
}

function numberStatistics(sorted: Float64Array, method: ClassMethod, classes: number): NonNullable<FieldStatistics['numbers']> {
  const { mean, deviation } = momentsOf(sorted);
  const sample = thinned(sorted, MOST_CLASSIFIED);
  const breaks = classBreaks(method, sample, classes);
  return {
    least: sorted[0] as number,
    most: sorted.at(-1) as number,
    mean,
    median: medianOf(sorted),
    deviation,
    histogram: histogram(sorted, HISTOGRAM_BINS),
    breaks,
    fit: goodnessOfFit(sorted, breaks),
    sampled: sample.length < sorted.length ? sample.length : null,
  };
}

function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

function valuesOf(reader: ProjectReader, layer: StoredLayer, field: string): Value[] {
  if (!reader.columns(layer.table, { results: true }).some(({ name }) => name === field))
    throw new EmpriseError('field-unknown', { field, layer: layer.table });
  const rows = reader.rows(layer.table, { columns: [field], results: true, where: filterCondition(reader, layer) });
  return rows.map((row) => row[field] ?? null);
}

/** Objects in each class a style would make of a table, in the order of its classes: of all, or of those a filter lets through. */
export function countClasses(reader: ProjectReader, { table, filter }: Pick<StoredLayer, 'table' | 'filter'>, style: LayerStyle): number[] {
  const { classes, classOf } = compileStyle(style);
  const counts = classes.map(() => 0);
  const { renderer } = style;
  const where = filterCondition(reader, { table, filter });
  if (renderer.type === 'single') return [reader.count(table, { where, results: true })];
  const known = reader.columns(table, { results: true }).some(({ name }) => name === renderer.field);
  const values = known
    ? reader.valueCounts(table, renderer.field, where)
    : [[null, reader.count(table, { where, results: true })] as const];
  for (const [value, count] of values) {
    const index = classOf({ [renderer.field]: plain(value) });
    if (index >= 0) counts[index] = (counts[index] ?? 0) + count;
  }
  return counts;
}

export function sourcesOf(reader: ProjectReader, layer: StoredLayer): LayerSource[] {
  if (layer.isForeign || !reader.columns(layer.table).some(({ name }) => name === 'source_id')) return [];
  const counts = new Map<Value, number>();
  for (const { source_id: id = null } of reader.rows(layer.table, { columns: ['source_id'] })) counts.set(id, (counts.get(id) ?? 0) + 1);
  const words = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value));
  return reader
    .rows('sources')
    .flatMap((row) => {
      const count = counts.get(row['id'] ?? null);
      if (count === undefined) return [];
      const { nom, fichier, producteur, millesime, importe_le } = row;
      return [
        {
          nom: words(nom),
          fichier: words(fichier),
          producteur: words(producteur),
          millesime: words(millesime),
          importe_le: words(importe_le),
          count,
        },
      ];
    })
    .sort((a, b) => b.count - a.count);
}
