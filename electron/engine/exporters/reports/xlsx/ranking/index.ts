/**
 * The ranking of a workshop as a workbook that computes it again: values → scores by the scales → one score by the method → ranks → order.
 * Every formula carries the figure of shared/decision; whoever changes a weight, a value or a scale sees the ranking follow.
 */
import type { Translate } from '../../../../../../shared/messages/index.ts';
import type { Report } from '../../../../../../shared/report/model.ts';
import type { RankingData } from '../../../../../../shared/report/ranking.ts';
import { heading, INK, text } from '../cells.ts';
import type { CellLook } from '../styles.ts';
import { absolute, type Cell, cellName, type Sheet, sheetReference } from '../workbook.ts';
import { FIRST_SITE, INPUT, number, Places, type SheetKey, titleRows, valueFormat } from './layout.ts';
import { MOST_PAIRED, methodScoreColumn, methodSheet } from './method.ts';
import { exclusionFormula, quoted, scalePlaces, scaleSheet, scoreFormula } from './scales.ts';

const LINE: CellLook = { line: 'below' };
const SCORE = '0.00';
const PERCENT = '0.0';

/** Ranking first, then what it is made of. None where there is nothing to rank. */
export function rankingSheets(data: RankingData, report: Report, names: Readonly<Record<SheetKey, string>>, say: Translate): Sheet[] {
  if (data.sites.length === 0 || data.criteria.length === 0) return [];
  const places = new Places(data, report, names);
  return [
    orderSheet(data, places, say),
    weightSheet(data, places, say),
    valueSheet(data, places, say),
    scaleSheet(data, places, say),
    scoreSheet(data, places, say),
    ...methodSheet(
      data,
      columnWeights(data).map((weight) => weight * 100),
      places,
      say,
    ),
  ];
}

/** Weight of each column: family's share of the whole × share within the family; those of all columns sum to 1. */
function columnWeights({ criteria, families }: RankingData): number[] {
  const raw = criteria.map(({ family, share }) => share * (families.find(({ code }) => code === family)?.weight ?? 0));
  const sum = raw.reduce((all, weight) => all + weight, 0);
  return raw.map((weight) => (sum > 0 ? weight / sum : 0));
}

function weightSheet(data: RankingData, places: Places, say: Translate): Sheet {
  const { families, criteria } = data;
  const { firstFamily, lastFamily, firstWeight, lastWeight } = places;
  const total = families.reduce((sum, { weight }) => sum + weight, 0);
  const used = columnWeights(data);
  const fixed = (column: number, first: number, last: number): string => `${absolute(column, first)}:${absolute(column, last)}`;
  const [familyCodes, familyWeights] = [fixed(0, firstFamily, lastFamily), fixed(2, firstFamily, lastFamily)];
  const [ownCodes, ownShares] = [fixed(0, firstWeight, lastWeight), fixed(2, firstWeight, lastWeight)];
  /** Share × weight of the family, over the shares of the family; 0 for a family whose shares are all 0. */
  const raw = (row: number): string => {
    const mine = `SUMPRODUCT(--EXACT(${ownCodes},$A${row}),${ownShares})`;
    return `IF(${mine}=0,0,$C${row}/${mine}*SUMPRODUCT(--EXACT(${familyCodes},$A${row}),${familyWeights}))`;
  };
  const raws = criteria.map(({ family, share }) => share * 100 * (families.find(({ code }) => code === family)?.weight ?? 0));
  const rawRange = fixed(3, firstWeight, lastWeight);
  return {
    name: places.names.weights,
    widths: [18, 44, 24, 18, 18],
    rows: [
      ...titleRows(places.names.weights, 'minutes.book.weights.help', say),
      [heading(say('minutes.book.family')), heading(say('minutes.column.family')), heading(say('minutes.book.weight'))],
      ...families.map(({ code, label, weight }) => [
        text(code, { ...LINE, colour: INK.quiet }),
        text(label, LINE),
        number(weight * 100, PERCENT, INPUT),
      ]),
      [
        text('', { line: 'above' }),
        text(say('office.total'), { bold: true, line: 'above' }),
        { value: total * 100, formula: `SUM(${familyWeights})`, look: { bold: true, line: 'above', align: 'right', format: PERCENT } },
      ],
      [],
      [
        heading(say('minutes.book.family')),
        heading(say('minutes.book.criterion')),
        heading(say('minutes.book.share')),
        heading(''),
        heading(say('minutes.book.used')),
      ],
      ...criteria.map(({ family, label, share }, i): Cell[] => {
        const row = firstWeight + i;
        return [
          text(family, { ...LINE, colour: INK.quiet }),
          text(label, LINE),
          number(share * 100, PERCENT, INPUT),
          { value: raws[i] as number, formula: raw(row), look: { ...LINE, align: 'right', format: PERCENT, colour: INK.quiet } },
          {
            value: (used[i] as number) * 100,
            formula: `IF(SUM(${rawRange})=0,0,100*$D${row}/SUM(${rawRange}))`,
            look: { ...LINE, align: 'right', format: PERCENT },
          },
        ];
      }),
    ],
    frozenRows: 0,
    filter: null,
    landscape: false,
  };
}

/** Characters of a column: a value in words is read whole where it is short enough, as long titles are in their lines. */
const wordsWidth = (values: readonly (string | number | null)[]): number =>
  Math.min(34, Math.max(17, ...values.map((value) => (typeof value === 'string' ? value.length + 2 : 0))));

function valueSheet({ criteria, sites }: RankingData, places: Places, say: Translate): Sheet {
  const missing: CellLook = { ...LINE, italic: true, colour: INK.quiet, align: 'right' };
  return {
    name: places.names.values,
    widths: [44, 24, ...criteria.map((_, column) => wordsWidth(sites.map(({ values }) => values[column] ?? null)))],
    rows: [
      ...titleRows(places.names.values, 'minutes.book.values.help', say),
      [heading(say('minutes.column.site')), heading(say('minutes.column.code')), ...criteria.map(({ label }) => heading(label))],
      [
        text('', LINE),
        text(say('office.column.unit'), { ...LINE, italic: true }),
        ...criteria.map(({ unit }) => text(unit ?? '', { ...LINE, italic: true, align: 'right' })),
      ],
      ...sites.map(({ name, code, values }) => [
        text(name, LINE),
        text(code, { ...LINE, format: '@' }),
        ...values.map((value, column) => {
          if (value === null) return text(places.missing, missing);
          // a share is shown in percent and kept as one
          if (typeof value === 'number') return number(value, valueFormat(value, criteria[column]?.unit ?? null), INPUT);
          return text(value, { ...INPUT, format: '@' });
        }),
      ]),
    ],
    frozenRows: FIRST_SITE - 1,
    frozenColumns: 1,
    filter: null,
    landscape: true,
  };
}

function scoreSheet(data: RankingData, places: Places, say: Translate): Sheet {
  const { criteria, sites } = data;
  const scales = scalePlaces(data);
  const used = columnWeights(data);
  const orders = orderOf(data);
  const col = (name: Parameters<Places['after']>[0], row: number): string => cellName(places.after(name), row);
  const excludedAt = (row: number): string =>
    criteria.reduceRight((rest, criterion, column) => {
      const test = exclusionFormula(criterion, scales[column] as (typeof scales)[number], places.value(column, row), places);
      return test === null ? rest : `IF(${test},${quoted(criterion.label)},${rest})`;
    }, '""');
  const titles = [
    'minutes.book.excluded',
    'minutes.column.score',
    'minutes.column.reliability',
    'minutes.book.key',
    'minutes.book.now',
    'minutes.book.order',
    'minutes.book.then',
    'minutes.book.then-score',
  ];
  const fromMethod = methodScoreColumn(data);
  /** Of the sum here, of another method on its own sheet; none where the sheet cannot compute it. */
  const scoreFormulaOf = (sum: string, row: number): Pick<Cell, 'formula'> => {
    if (data.method === 'sum') return { formula: sum };
    return fromMethod === null ? {} : { formula: `${sheetReference(places.names.method)}!${cellName(fromMethod, row)}` };
  };
  const body = sites.map((site, i): Cell[] => {
    const row = FIRST_SITE + i;
    const [scores, weights] = [places.scores(row), places.weights()];
    const known = `SUMPRODUCT(--ISNUMBER(${scores}),${weights})`;
    const keys = places.sites(places.after('key'));
    const ranks = `${absolute(places.after('rank'), FIRST_SITE)}:${col('rank', row)}`;
    const ranked = site.rank !== null;
    const key = ranked && site.score !== null ? Math.round(site.score * 1e9) / 1e9 : '';
    return [
      text(site.name, LINE),
      text(site.code, { ...LINE, format: '@' }),
      ...criteria.map((criterion, column): Cell => {
        const formula = scoreFormula(criterion, scales[column] as (typeof scales)[number], places.value(column, row), places);
        return { value: site.scores[column] ?? '', formula, look: { ...LINE, align: 'right', format: PERCENT } };
      }),
      { value: site.excludedBy ?? '', formula: excludedAt(row), look: LINE },
      // the scores of a site are blank texts where nothing is known, which a product takes for nought
      {
        value: site.score ?? '',
        ...scoreFormulaOf(`IF(${known}=0,"",SUMPRODUCT(${scores},${weights})/${known})`, row),
        look: { ...LINE, align: 'right', format: SCORE, bold: true },
      },
      {
        value: site.reliability,
        formula: `IF(SUM(${weights})=0,0,${known}/SUM(${weights}))`,
        look: { ...LINE, align: 'right', format: '0%' },
      },
      {
        value: key,
        formula: `IF(OR(${col('excluded', row)}<>"",${col('score', row)}=""),"",ROUND(${col('score', row)},9))`,
        look: { ...LINE, align: 'right', format: '0.000', colour: INK.quiet },
      },
      {
        value: site.rank ?? '',
        formula: `IF(${col('key', row)}="","",RANK(${col('key', row)},${keys},0))`,
        look: { ...LINE, align: 'right', format: '0', bold: true },
      },
      {
        value: orders[i] ?? '',
        formula: `IF(${col('rank', row)}="","",${col('rank', row)}+COUNTIF(${ranks},${col('rank', row)})-1)`,
        look: { ...LINE, align: 'right', format: '0', colour: INK.quiet },
      },
      { value: site.rank ?? '', look: { ...LINE, align: 'right', format: '0' } },
      { value: site.score ?? '', look: { ...LINE, align: 'right', format: SCORE } },
    ];
  });
  return {
    name: places.names.scores,
    widths: [44, 24, ...criteria.map(() => 16), 24, 11, 11, 11, 11, 11, 11, 11],
    rows: [
      ...titleRows(places.names.scores, 'minutes.book.scores.help', say, methodWords(data, say)),
      [
        heading(say('minutes.column.site')),
        heading(say('minutes.column.code')),
        ...criteria.map(({ label }) => heading(label)),
        ...titles.map((title) => heading(say(title))),
      ],
      [
        text('', LINE),
        text(say('minutes.book.used'), { ...LINE, italic: true }),
        ...criteria.map(
          (_, i): Cell => ({
            value: (used[i] as number) * 100,
            formula: `${sheetReference(places.names.weights)}!$E$${places.firstWeight + i}`,
            look: { ...LINE, align: 'right', format: PERCENT, italic: true },
          }),
        ),
      ],
      ...body,
    ],
    frozenRows: FIRST_SITE - 1,
    frozenColumns: 1,
    filter: null,
    landscape: true,
  };
}

/** How the score of a site is made, and whether the sheet makes it again. */
function methodWords(data: RankingData, say: Translate): string {
  const words = say('minutes.book.method', { method: say(`minutes.method.${data.method}`) });
  const isGiven = data.method !== 'sum' && methodScoreColumn(data) === null;
  return isGiven ? `${words} ${say('minutes.book.method.given', { most: MOST_PAIRED })}` : words;
}

/** Place of each site in the list, ties in the order of the sites; null: not ranked. */
function orderOf({ sites }: RankingData): (number | null)[] {
  return sites.map(({ rank }, i) => (rank === null ? null : rank + sites.slice(0, i).filter((other) => other.rank === rank).length));
}

function orderSheet(data: RankingData, places: Places, say: Translate): Sheet {
  const { sites } = data;
  const orders = orderOf(data);
  const sheet = sheetReference(places.names.scores);
  const column = (index: number): string => `${sheet}!${places.sites(index)}`;
  const listed = sites.map((_, i) => sites[orders.indexOf(i + 1)] ?? null);
  const HEADER = 3;
  const rows = listed.map((site, i): Cell[] => {
    const found = `MATCH(${i + 1},${column(places.after('order'))},0)`;
    const cell = (index: number, value: string | number | null, look: CellLook): Cell => ({
      value: value ?? '',
      formula: `IFERROR(INDEX(${column(index)},${found}),"")`,
      look: { ...LINE, ...look },
    });
    return [
      cell(places.after('rank'), site?.rank ?? null, { align: 'right', format: '0', bold: true }),
      cell(0, site?.name ?? null, { indent: 1 }),
      cell(1, site?.code ?? null, { indent: 1 }),
      cell(places.after('score'), site?.score ?? null, { align: 'right', format: SCORE }),
      cell(places.after('reliability'), site?.reliability ?? null, { align: 'right', format: '0%' }),
      cell(places.after('then'), site?.rank ?? null, { align: 'right', format: '0' }),
    ];
  });
  return {
    name: places.names.ranking,
    widths: [16, 40, 26, 12, 12, 16],
    rows: [
      ...titleRows(places.names.ranking, 'minutes.book.ranking.help', say, methodWords(data, say)),
      [
        'minutes.book.now',
        'minutes.column.site',
        'minutes.column.code',
        'minutes.column.score',
        'minutes.column.reliability',
        'minutes.book.then',
      ].map((title) => heading(say(title))),
      ...rows,
    ],
    frozenRows: HEADER,
    filter: null,
    landscape: false,
  };
}
