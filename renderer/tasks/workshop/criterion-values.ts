/** Values of criteria as they are read: `m` as kilometres, `%` from a share, texts as they stand. */
import type { Criterion, DecisionMatrix } from '../../../shared/domain/workshop.ts';
import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import type { Format } from '../../ui/format.ts';

/** Null: the site has none. */
export function criterionValue(criterion: Criterion, matrix: DecisionMatrix, site: number, text: Translate, format: Format): string | null {
  const column = matrix.criteria.indexOf(criterion.code);
  const value = column < 0 ? Number.NaN : (matrix.values[site * matrix.criteria.length + column] ?? Number.NaN);
  if (Number.isNaN(value)) return null;
  const written = matrix.texts[column]?.[value];
  if (written !== undefined) return writtenValue(criterion, written, text);
  return measure(value, criterion.unit, format);
}

export function measure(value: number, unit: string | null, format: Format): string {
  if (unit === 'm') return format.distance(value);
  if (unit === '%') return format.percent(value);
  if (unit === 'ha') return format.hectares(value);
  const decimals = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
  return unit === null ? format.number(value, decimals) : format.unit(format.number(value, decimals), unit);
}

function writtenValue(criterion: Criterion, written: string, text: Translate): string {
  const field = criterion.feed.from === 'field' ? criterion.feed.field : criterion.code;
  const id = `value.${field}.${written}`;
  return hasMessage(id) ? text(id) : written;
}
