/** Statistics of a column, made from what the store reads. The methods are stated in `columnStatisticsSchema`. */
import type { ColumnStatistics, TableQuery } from '../../../../shared/contract/table.ts';
import type { ProjectReader } from '../../store/index.ts';
import { plain } from './list.ts';
import { conditionOf } from './table-query.ts';

export interface StatisticsQuery extends Pick<TableQuery, 'table' | 'where' | 'search'> {
  readonly field: string;
  readonly top: number;
}

const MOST_CLASSES = 24;

/** Throws `field-unknown`, `layer-unknown`, `expression-invalid`. */
export function columnStatistics(reader: ProjectReader, query: StatisticsQuery): ColumnStatistics {
  const read = reader.statistics(query.table, { column: query.field, where: conditionOf(reader, query), top: query.top });
  const { numbers, least, greatest, top, count, missing, distinct } = read;
  return {
    count,
    missing,
    distinct,
    least: plain(least),
    greatest: plain(greatest),
    numbers: numbers === null || numbers.length === 0 ? null : figuresOf(numbers),
    top: top.map((one) => ({ value: plain(one.value), count: one.count })),
  };
}

/** `values` ascending, at least one. */
export function figuresOf(values: Float64Array): NonNullable<ColumnStatistics['numbers']> {
  const sum = preciseSum(values);
  const mean = sum / values.length;
  const squares = preciseSum(values.map((value) => (value - mean) ** 2));
  return {
    sum,
    mean,
    deviation: Math.sqrt(squares / values.length),
    median: quantile(values, 0.5),
    quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
    classes: classesOf(values),
  };
}

/** Neumaier's compensated sum: the order of a million areas does not show in their total. */
export function preciseSum(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** Hyndman and Fan, type 7. */
export function quantile(ascending: Float64Array, share: number): number {
  const rank = (ascending.length - 1) * share;
  const low = ascending[Math.floor(rank)] as number;
  const high = ascending[Math.ceil(rank)] as number;
  return low + (high - low) * (rank - Math.floor(rank));
}

/** Sturges' rule for the number of classes; one where all values are the same. */
function classesOf(values: Float64Array): NonNullable<ColumnStatistics['numbers']>['classes'] {
  const least = values[0] as number;
  const greatest = values[values.length - 1] as number;
  if (least === greatest) return [{ from: least, to: greatest, count: values.length }];
  const number = Math.min(MOST_CLASSES, Math.ceil(Math.log2(values.length)) + 1);
  const width = (greatest - least) / number;
  const bounds = Array.from({ length: number + 1 }, (_, index) => (index === number ? greatest : least + index * width));
  const counts = new Array<number>(number).fill(0);
  for (const value of values) {
    let at = Math.min(number - 1, Math.floor((value - least) / width));
    // the division may round to the other side of a bound
    if (value < (bounds[at] as number)) at--;
    else if (at < number - 1 && value >= (bounds[at + 1] as number)) at++;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, index) => ({ from: bounds[index] as number, to: bounds[index + 1] as number, count }));
}
