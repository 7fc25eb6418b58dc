/** Sheet of the value functions: from a value to a score, one row a point, and the formula of a score that reads them. */
import type { Translate } from '../../../../../../shared/messages/index.ts';
import type { RankingCriterion, RankingData } from '../../../../../../shared/report/ranking.ts';
import { heading, INK, text } from '../cells.ts';
import { absolute, type Cell, type Sheet, sheetReference } from '../workbook.ts';
import { INPUT, number, type Places, valueFormat } from './layout.ts';

interface ScaleRow {
  readonly kind: string;
  readonly value: number | string | null;
  readonly score: number | null;
}

/** Rows of a criterion, first row to last one, from 1. */
export interface ScalePlace {
  readonly first: number;
  readonly last: number;
  /** Row of each kind that stands once. */
  readonly rows: Readonly<Record<string, number>>;
  /** Rows of the values that exclude. */
  readonly among: readonly number[];
}

const HEADER = 3;

function rowsOf({ value, exclusion }: RankingCriterion): ScaleRow[] {
  const scale = ((): ScaleRow[] => {
    switch (value.type) {
      case 'piecewise':
        return value.points.map(([x, y]) => ({ kind: 'piecewise', value: x, score: y }));
      case 'categories': {
        // the first of two categories of one name holds
        const once = value.values.filter((one, i) => value.values.findIndex((other) => other.value === one.value) === i);
        return [
          ...once.map((one) => ({ kind: 'categories', value: one.value, score: one.score })),
          { kind: 'otherwise', value: null, score: value.otherwise },
        ];
      }
      case 'ideal':
        return (['low', 'idealLow', 'idealHigh', 'high'] as const).map((kind) => ({
          kind,
          value: value[kind],
          score: kind.startsWith('ideal') ? 100 : 0,
        }));
      case 'extent':
        return (['least', 'most'] as const).map((kind) => ({ kind, value: null, score: null }));
    }
  })();
  if (exclusion === null) return scale;
  if (exclusion.when === 'among') return [...scale, ...exclusion.values.map((one) => ({ kind: 'among', value: one, score: null }))];
  return [...scale, { kind: exclusion.when, value: exclusion.threshold, score: null }];
}

export function scalePlaces({ criteria }: RankingData): ScalePlace[] {
  let row = HEADER;
  return criteria.map((criterion) => {
    const kinds = rowsOf(criterion).map(({ kind }) => kind);
    const first = row + 1;
    row += kinds.length;
    const points = kinds.filter((kind) => kind === 'piecewise' || kind === 'categories').length;
    return {
      first,
      last: first + points - 1,
      rows: Object.fromEntries(kinds.map((kind, i) => [kind, first + i])),
      among: kinds.flatMap((kind, i) => (kind === 'among' ? [first + i] : [])),
    };
  });
}

export function scaleSheet(data: RankingData, places: Places, say: Translate): Sheet {
  const rows = data.criteria.flatMap((criterion, column) =>
    rowsOf(criterion).map(({ kind, value, score }): Cell[] => [
      text(criterion.label, { line: 'below' }),
      text(say(`minutes.book.kind.${kind}`), { line: 'below', colour: INK.quiet }),
      kind === 'least' || kind === 'most' ? extentCell(data, column, kind, places) : inputCell(value, criterion.unit),
      score === null ? text('', { line: 'below' }) : number(score, '0.0', INPUT),
      text(criterion.unit ?? '', { line: 'below', indent: 1 }),
    ]),
  );
  return {
    name: places.names.scales,
    widths: [40, 24, 28, 10, 10],
    rows: [
      [text(places.names.scales, { bold: true, size: 14, colour: INK.title })],
      [text(say('minutes.book.scales.help'), { italic: true, colour: INK.quiet })],
      ['criterion', 'kind', 'value']
        .map((name) => heading(say(`minutes.book.${name}`)))
        .concat(heading(say('minutes.column.score')), heading(say('office.column.unit'))),
      ...rows,
    ],
    frozenRows: HEADER,
    filter: { headerRow: HEADER, lastRow: HEADER + rows.length, columns: 5 },
    landscape: false,
  };
}

const inputCell = (value: ScaleRow['value'], unit: string | null): Cell =>
  typeof value === 'number' ? number(value, valueFormat(value, unit), INPUT) : text(value ?? '', { ...INPUT, format: '@' });

function extentCell({ sites, criteria }: RankingData, column: number, kind: 'least' | 'most', places: Places): Cell {
  const known = sites.flatMap(({ values }) => (typeof values[column] === 'number' ? [values[column]] : []));
  const name = kind === 'least' ? 'MIN' : 'MAX';
  const value = known.length === 0 ? 0 : known.reduce((one, other) => (kind === 'least' ? Math.min(one, other) : Math.max(one, other)));
  return { ...number(value, valueFormat(value, criteria[column]?.unit ?? null), {}), formula: `${name}(${places.valueColumn(column)})` };
}

/** Of the value in `cell`; a text where there is none: it then counts nowhere. The rules are those of shared/decision/value-functions. */
export function scoreFormula(criterion: RankingCriterion, place: ScalePlace, cell: string, { names, missing }: Places): string {
  const sheet = sheetReference(names.scales);
  const at = (column: number, row: number | undefined): string => `${sheet}!${absolute(column, row ?? 0)}`;
  const range = (column: number): string => `${at(column, place.first)}:${absolute(column, place.last)}`;
  const numeric = (formula: string): string => `IF(ISNUMBER(${cell}),${formula},"")`;
  switch (criterion.value.type) {
    case 'piecewise': {
      const [xs, ys] = [range(2), range(3)];
      const step = `MATCH(${cell},${xs},1)`;
      const line = `INDEX(${ys},${step})+(${cell}-INDEX(${xs},${step}))*(INDEX(${ys},${step}+1)-INDEX(${ys},${step}))/(INDEX(${xs},${step}+1)-INDEX(${xs},${step}))`;
      return numeric(
        `IF(${cell}<=${at(2, place.first)},${at(3, place.first)},IF(${cell}>=${at(2, place.last)},${at(3, place.last)},${line}))`,
      );
    }
    case 'categories': {
      const otherwise = at(3, place.rows['otherwise']);
      const other = `IF(ISNUMBER(${otherwise}),${otherwise},"")`;
      const isMissing = `OR(${cell}="",EXACT(${cell},${quoted(missing)}))`;
      if (place.last < place.first) return `IF(${isMissing},"",${other})`;
      // MATCH would take capitals for small letters, and * for any text
      const found = `--EXACT(${range(2)},${cell})`;
      return `IF(${isMissing},"",IF(SUMPRODUCT(${found})>0,SUMPRODUCT(${found},${range(3)}),${other}))`;
    }
    case 'ideal': {
      const [low, idealLow, idealHigh, high] = ['low', 'idealLow', 'idealHigh', 'high'].map((kind) => at(2, place.rows[kind]));
      const below = `IF(${cell}<=${low},0,100*(${cell}-${low})/(${idealLow}-${low}))`;
      const above = `IF(${cell}>=${high},0,100*(${high}-${cell})/(${high}-${idealHigh}))`;
      return numeric(`IF(AND(${cell}>=${idealLow},${cell}<=${idealHigh}),100,IF(${cell}<${idealLow},${below},${above}))`);
    }
    case 'extent': {
      const [least, most] = ['least', 'most'].map((kind) => at(2, place.rows[kind]));
      const share = `(${cell}-${least})/(${most}-${least})`;
      return numeric(`IF(${least}=${most},50,100*${criterion.direction === 'more' ? share : `(1-${share})`})`);
    }
  }
}

/** True where the value in `cell` excludes the site; null where the criterion excludes nothing. A missing value excludes nothing. */
export function exclusionFormula(
  { exclusion }: RankingCriterion,
  place: ScalePlace,
  cell: string,
  { names, missing }: Places,
): string | null {
  if (exclusion === null) return null;
  const at = (row: number | undefined): string => `${sheetReference(names.scales)}!${absolute(2, row ?? 0)}`;
  switch (exclusion.when) {
    case 'below':
      return `AND(ISNUMBER(${cell}),N(${cell})<${at(place.rows['below'])})`;
    case 'above':
      return `AND(ISNUMBER(${cell}),N(${cell})>${at(place.rows['above'])})`;
    case 'among': {
      const [first = 0, last = 0] = [place.among[0], place.among.at(-1)];
      const range = `${at(first)}:${absolute(2, last)}`;
      return `AND(NOT(EXACT(${cell},${quoted(missing)})),SUMPRODUCT(--EXACT(${range},${cell}))>0)`;
    }
  }
}

/** A text in a formula. */
export const quoted = (words: string): string => `"${words.replaceAll('"', '""')}"`;
