/** Raw values of sites by criteria, from the sites' own columns, the analyses and the judgements. */
import { ANALYSIS_CODES } from '../../../../../shared/domain/analysis.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import type { Criterion, DecisionMatrix, Grid, MatrixSite } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { numberOf, rowsOf, textOf } from './rows.ts';

/** Sites in the order of their business key, so that ties and draws fall alike on every machine, whatever the order of the imports. */
export function decisionMatrix(reader: ProjectReader, grid: Grid): DecisionMatrix {
  const rows = [...reader.rows('sites', { results: true })].sort((a, b) => compareKeys(String(a['site_id']), String(b['site_id'])));
  const places = placesOf(reader);
  const sites = rows.map((row) => matrixSite(row, places.get(Number(row['fid'])) ?? null));
  const criteria = grid.criteria.filter(({ active }) => active);
  const columns = criteria.map((criterion) => columnOf(reader, criterion, rows));
  const values = new Float64Array(rows.length * criteria.length).fill(Number.NaN);
  const texts = columns.map((column, place) => {
    const words =
      criteria[place]?.value.type === 'categories' || column.some((value) => typeof value === 'string') ? new Map<string, number>() : null;
    for (const [site, value] of column.entries()) {
      if (value === null) continue;
      const at = site * criteria.length + place;
      if (words === null) {
        values[at] = Number(value);
        continue;
      }
      const word = String(value);
      if (!words.has(word)) words.set(word, words.size);
      values[at] = words.get(word) as number;
    }
    return words === null ? null : [...words.keys()];
  });
  const ran = new Set(reader.analyses().map(({ code }) => code));
  return {
    ...{ sites, criteria: criteria.map(({ code }) => code), values, texts, stale: reader.staleAnalyses().length > 0 },
    unrun: ANALYSIS_CODES.some((code) => !ran.has(code)),
  };
}

/** By code unit: the same on every machine, whatever its language. */
function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Column = (number | string | null)[];

function columnOf(reader: ProjectReader, criterion: Criterion, rows: readonly Row[]): Column {
  switch (criterion.feed.from) {
    case 'field':
      return fieldColumn(criterion, criterion.feed.field.split('+'), rows);
    case 'proximity':
      return proximityColumn(reader, criterion.feed.category.split('+'), rows);
    case 'judgement':
      return judgementColumn(reader, criterion, rows);
  }
}

/** Of several fields the first that says something counts: the same fact has one name in the standard and another in the import template. */
function fieldColumn(criterion: Criterion, fields: readonly string[], rows: readonly Row[]): Column {
  const isNumeric = criterion.value.type !== 'categories';
  return rows.map((row) => {
    for (const field of fields) {
      const said = saidBy(row[field], isNumeric);
      if (said !== null) return said;
    }
    return null;
  });
}

/** A criterion of numbers takes a text that is no number for missing; « inconnu » and the like are missing for every criterion. */
function saidBy(value: Row[string] | undefined, isNumeric: boolean): number | string | null {
  const number = numberOf(value);
  if (number !== null) return number;
  const text = textOf(value)?.trim() ?? '';
  if (text === '' || UNKNOWN.includes(text.toLowerCase())) return null;
  if (!isNumeric) return text;
  const read = Number(text.replace(',', '.'));
  return Number.isFinite(read) ? read : null;
}

const UNKNOWN: readonly string[] = ['inconnu', 'sans objet'];

function proximityColumn(reader: ProjectReader, categories: readonly string[], rows: readonly Row[]): Column {
  const nearest = new Map<string, number>();
  const where = { sql: `categorie IN (${categories.map(() => '?').join(', ')})`, params: categories };
  for (const row of reader.rows('resultats_proximites', { columns: ['site_uid', 'distance_m'], where })) {
    const site = String(row['site_uid']);
    nearest.set(site, Math.min(nearest.get(site) ?? Number.POSITIVE_INFINITY, Number(row['distance_m'])));
  }
  return rows.map((row) => nearest.get(String(row['uid'])) ?? null);
}

/** The last judgement of a site holds. */
function judgementColumn(reader: ProjectReader, { code }: Criterion, rows: readonly Row[]): Column {
  const id = rowsOf(reader, 'criteres').find((row) => row['code'] === code)?.['id'];
  if (id === undefined) return rows.map(() => null);
  const said = new Map(
    rowsOf(reader, 'jugements')
      .filter((row) => row['critere_id'] === id)
      .map((row) => [String(row['site_uid']), numberOf(row['valeur'])]),
  );
  return rows.map((row) => said.get(String(row['uid'])) ?? null);
}

function placesOf(reader: ProjectReader): ReadonlyMap<number, [number, number]> {
  const { keys, boxes } = reader.bounds('sites');
  const middle = (low: number, high: number): number => ((boxes[low] as number) + (boxes[high] as number)) / 2;
  return new Map(
    Array.from(keys, (key, index) => [key, [middle(4 * index, 4 * index + 2), middle(4 * index + 1, 4 * index + 3)]] as const),
  );
}

function matrixSite(row: Row, place: [number, number] | null): MatrixSite {
  return {
    uid: String(row['uid']),
    fid: Number(row['fid']),
    siteId: String(row['site_id']),
    name: textOf(row['site_nom']),
    maturite: textOf(row['maturite']),
    statut: textOf(row['statut']),
    surface_ha: numberOf(row['surface_ha']),
    friche_ha: numberOf(row['friche_ha']),
    puissance_mw: numberOf(row['puissance_mw']),
    jobs: numberOf(row['site_nb_emploi']),
    commune: textOf(row['commune_nom']) ?? textOf(row['site_comm_nom']),
    epci: textOf(row['epci_nom']) ?? textOf(row['site_epci_nom']),
    place,
  };
}
