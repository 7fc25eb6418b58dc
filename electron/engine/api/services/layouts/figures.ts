/** Rows of a layer for the tables and charts of a page, through the same reading as the window's table and the command line's list. */
import type { PageChart, PageTable } from '../../../../../shared/cartography/page/page-data.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { type StyledField, styledFields } from '../../../../../shared/domain/computed-fields.ts';
import type { PageItemOf } from '../../../../../shared/domain/page-layout.ts';
import type { PageWarning } from '../../../../../shared/domain/page-report.ts';
import { conditionToSql } from '../../../../../shared/expression/index.ts';
import { formatNumber } from '../../../../../shared/format/numbers.ts';
import { type Language, translate } from '../../../../../shared/messages/index.ts';
import type { Condition, ProjectReader, StoredLayer } from '../../../store/index.ts';
import { filterCondition } from '../drawn-values.ts';
import { displayRow, fieldsOf, type ListedRow } from '../list.ts';
import { cellText, fieldTitleWithUnit, unitWord } from './cell-text.ts';

const FIRST_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  sites: ['fid', 'site_nom', 'commune_nom', 'maturite', 'surface_ha'],
  friches: ['site_nom', 'site_statut', 'comm_nom', 'surface_ha'],
};
const USUAL_COLUMNS = 4;

type Item = PageItemOf<'table'> | PageItemOf<'chart'>;

/** Null where there is no layer, or its filter does not hold: told. */
export function tableOf(reader: ProjectReader, item: PageItemOf<'table'>, language: Language, warnings: PageWarning[]): PageTable | null {
  const source = sourceOf(reader, item, warnings);
  if (!source) return null;
  const { layer, where, known, fields } = source;
  const wanted = item.columns.length > 0 ? item.columns : usual(layer, known);
  const columns = wanted.filter(({ field }) => {
    if (known.has(field)) return true;
    warnings.push({ code: 'field-missing', item: item.id, params: { field, name: item.name } });
    return false;
  });
  if (columns.length === 0) return null;
  resultsOf(reader, source, item, [...columns.map(({ field }) => field), ...item.sort.map(({ field }) => field)], language, warnings);
  const sort = item.sort.filter(({ field }) => known.has(field)).map(({ field, descending }) => ({ column: field, descending }));
  const query = { results: true, ...(where ? { where } : {}) };
  const rows = reader.rows(layer.table, { ...query, orderBy: sort, limit: item.most }).map(displayRow);
  const field = (name: string): StyledField | null => fields.get(name) ?? (name === 'fid' ? FID : null);
  const isNumber = (name: string): boolean => ['integer', 'real'].includes(field(name)?.type ?? '') && !/annee$|^fid$/u.test(name);
  return {
    columns: columns.map((column) => ({
      title: column.title ?? (column.field === 'fid' ? 'N°' : fieldTitleWithUnit(field(column.field), column.field, language)),
      isNumber: isNumber(column.field),
      share: column.share,
    })),
    rows: rows.map((row) => columns.map((column) => cellText(row[column.field], field(column.field), language, false))),
    // of all rows, those beyond `most` too
    totals: item.totals ? totalsOf(columns, reader.rows(layer.table, query).map(displayRow), isNumber, field, language) : null,
    count: reader.count(layer.table, query),
  };
}

const FID: StyledField = { name: 'fid', type: 'text', unit: null, values: null };

/** Sums of what can be summed: areas and counts, never shares. */
function totalsOf(
  columns: readonly { readonly field: string }[],
  rows: readonly ListedRow[],
  isNumber: (name: string) => boolean,
  field: (name: string) => StyledField | null,
  language: Language,
): string[] {
  const [first, ...others] = columns.map((column) => {
    const own = field(column.field);
    if (!isNumber(column.field) || own?.unit === 'share') return '';
    const values = rows.map((row) => row[column.field]).filter((value): value is number => typeof value === 'number');
    return values.length === 0
      ? ''
      : cellText(
          values.reduce((sum, value) => sum + value, 0),
          own,
          language,
          false,
        );
  });
  return [first || translate(language, 'page.table.total', { count: rows.length }), ...others];
}

export function chartOf(reader: ProjectReader, item: PageItemOf<'chart'>, language: Language, warnings: PageWarning[]): PageChart | null {
  const source = sourceOf(reader, item, warnings);
  if (!source || item.by === null) return null;
  const { layer, where, known, fields } = source;
  const missing = [item.by, item.value].filter((name): name is string => name !== null && !known.has(name));
  for (const name of missing) warnings.push({ code: 'field-missing', item: item.id, params: { field: name, name: item.name } });
  if (missing.length > 0) return null;
  resultsOf(reader, source, item, item.value === null ? [item.by] : [item.by, item.value], language, warnings);
  const columns = [...new Set([item.by, ...(item.value === null ? [] : [item.value])])];
  const sums = new Map<string, number>();
  const byField = fields.get(item.by) ?? null;
  for (const row of reader.rows(layer.table, { results: true, columns, ...(where ? { where } : {}) }).map(displayRow)) {
    const label = cellText(row[item.by], byField, language, true) || translate(language, 'legend.missing');
    const value = item.value === null ? 1 : row[item.value];
    if (typeof value === 'number' && Number.isFinite(value)) sums.set(label, (sums.get(label) ?? 0) + value);
  }
  const sorted = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted.length > item.most ? sorted.slice(0, item.most - 1) : sorted;
  const rest = sorted.slice(shown.length);
  if (rest.length > 0) {
    const others = rest.reduce((sum, [, value]) => sum + value, 0);
    shown.push([translate(language, 'page.chart.others', { count: rest.length }), others]);
  }
  const unit = item.value === null ? '' : unitWord(fields.get(item.value) ?? null);
  const decimals = shown.every(([, value]) => Number.isInteger(value)) ? 0 : 1;
  return { unit, bars: shown.map(([label, value]) => ({ label, value, text: formatNumber(value, language, decimals) })) };
}

interface Source {
  readonly layer: StoredLayer;
  readonly where: Condition | undefined;
  readonly known: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, StyledField>;
}

/** Figures of analyses that were never run, or that no longer are those of the data: an empty or an old figure on paper would say nothing of it. */
function resultsOf(
  reader: ProjectReader,
  { layer, known, fields }: Source,
  item: Item,
  shown: readonly string[],
  language: Language,
  warnings: PageWarning[],
): void {
  const own = new Set(layer.fields.map(({ name }) => name));
  const words = new Set(item.where?.match(/[\p{L}\p{N}_]+/gu));
  const results = [...known].filter((name) => !own.has(name) && name !== reader.primaryKey(layer.table));
  const computed = results.filter((name) => shown.includes(name) || words.has(name));
  if (computed.length === 0) return;
  const titles = computed.map((name) => fieldTitleWithUnit(fields.get(name) ?? null, name, language)).join(', ');
  const isNever = reader.analyses().every(({ computedAt }) => computedAt === null);
  const isStale = reader.staleAnalyses().length > 0;
  if (isNever || isStale)
    warnings.push({ code: isNever ? 'results-missing' : 'results-stale', item: item.id, params: { fields: titles, name: item.name } });
}

/** The layer's own filter and the item's, both. A layer that is gone is told by the page's report. */
function sourceOf(reader: ProjectReader, item: Item, warnings: PageWarning[]): Source | null {
  const layer = reader.drawnLayers().find(({ id }) => id === item.layer);
  if (!layer) return null;
  const expressionFields = fieldsOf(reader, layer.table);
  try {
    const conditions = [filterCondition(reader, layer), item.where === null ? undefined : conditionToSql(item.where, expressionFields)];
    const given = conditions.filter((one) => one !== undefined);
    const where =
      given.length === 0
        ? undefined
        : { sql: given.map(({ sql }) => `(${sql})`).join(' AND '), params: given.flatMap(({ params }) => params) };
    return {
      layer,
      where,
      known: new Set([...expressionFields.map(({ name }) => name), reader.primaryKey(layer.table)]),
      fields: new Map(styledFields(layer).map((field) => [field.name, field])),
    };
  } catch (error) {
    if (!(error instanceof EmpriseError) || error.code !== 'expression-invalid') throw error;
    warnings.push({ code: 'filter-invalid', item: item.id, params: { layer: layer.title ?? layer.id, name: item.name } });
    return null;
  }
}

function usual(layer: StoredLayer, known: ReadonlySet<string>): PageItemOf<'table'>['columns'] {
  const names = (FIRST_COLUMNS[layer.table] ?? layer.fields.map(({ name }) => name).slice(0, USUAL_COLUMNS)).filter((name) =>
    known.has(name),
  );
  return names.map((field) => ({ field, title: null, share: null }));
}
