/**
 * The scores of a site by TOPSIS or PROMETHEE II, computed again from its scores by criterion: one sheet, its rows those of the sheet of scores. The rules
 * are those of shared/decision (topsis.ts, promethee.ts); values beside the formulas are what the formulas give.
 */
import { leadOf, SCORE_PREFERENCE } from '../../../../../../shared/decision/promethee.ts';
import type { Translate } from '../../../../../../shared/messages/index.ts';
import type { RankingData, RankingSite } from '../../../../../../shared/report/ranking.ts';
import { heading, INK, text } from '../cells.ts';
import type { CellLook } from '../styles.ts';
import { absolute, type Cell, cellName, columnName, type Sheet, sheetReference } from '../workbook.ts';
import { FIRST_CRITERION, FIRST_SITE, INPUT, number, type Places, titleRows } from './layout.ts';

const LINE: CellLook = { line: 'below' };
const FIGURE: CellLook = { ...LINE, align: 'right', format: '0.0000' };
const SCORE: CellLook = { ...LINE, align: 'right', format: '0.00', bold: true };
/** Pairs of sites: a sheet of more formulas takes minutes to open. */
export const MOST_PAIRED = 100;

/** The column of the score on the sheet of the method; null where the sheet of scores has the formula itself, or the method none. */
export function methodScoreColumn({ method, criteria, sites }: RankingData): number | null {
  if (method === 'topsis') return FIRST_CRITERION + 3 * criteria.length + 2;
  if (method === 'promethee' && sites.length <= MOST_PAIRED) return FIRST_CRITERION + 2 * criteria.length + 1 + sites.length + 1;
  return null;
}

/** `weights`: of the columns, in percent. None for the weighted sum, and for PROMETHEE II over more sites than a sheet can pair. */
export function methodSheet(data: RankingData, weights: readonly number[], places: Places, say: Translate): Sheet[] {
  if (methodScoreColumn(data) === null) return [];
  return [data.method === 'topsis' ? topsisSheet(data, weights, places, say) : pairSheet(data, weights, places, say)];
}

const weightCell = (places: Places, column: number): string =>
  `${sheetReference(places.names.scores)}!${absolute(FIRST_CRITERION + column, FIRST_SITE - 1)}`;
/** Takes part, and is known of a criterion that has weight. */
const counts = (places: Places, column: number, row: number): string =>
  `AND(${places.score(places.after('excluded'), row)}="",ISNUMBER(${places.score(FIRST_CRITERION + column, row)}),${weightCell(places, column)}>0)`;
const scoreOf = ({ scores, excludedBy }: RankingSite, column: number, weight: number): number | null =>
  excludedBy === null && weight > 0 ? (scores[column] ?? null) : null;

function topsisSheet(data: RankingData, weights: readonly number[], places: Places, say: Translate): Sheet {
  const { criteria, sites } = data;
  const width = criteria.length;
  const [normRow, bestRow, worstRow] = [1, 2, 3].map((after) => places.lastSite + after) as [number, number, number];
  const known = sites.map((site) => criteria.map((_, column) => scoreOf(site, column, weights[column] ?? 0)));
  const norms = criteria.map((_, column) =>
    Math.sqrt(sites.reduce((sum, site) => sum + (site.excludedBy === null ? (site.scores[column] ?? 0) ** 2 : 0), 0)),
  );
  const weighted = known.map((row) =>
    row.map((value, column) => {
      const norm = norms[column] as number;
      return value === null ? null : norm > 0 ? ((weights[column] as number) * value) / norm : 0;
    }),
  );
  const ends = criteria.map((_, column) => {
    const values = weighted.flatMap((row) => row[column] ?? []);
    return values.length === 0 ? null : ([Math.max(...values), Math.min(...values)] as const);
  });
  /** (value − end)² where the value is known: what is not known brings no distance. */
  const squares = (row: readonly (number | null)[], end: 0 | 1): (number | null)[] =>
    row.map((value, column) => (value === null ? null : (value - (ends[column]?.[end] ?? 0)) ** 2));
  const length = (row: readonly (number | null)[]): number => Math.sqrt(row.reduce((sum: number, square) => sum + (square ?? 0), 0));
  const span = (first: number, row: number): string => `$${columnName(first)}${row}:$${columnName(first + width - 1)}${row}`;
  const [firstToBest, firstToWorst] = [FIRST_CRITERION + width, FIRST_CRITERION + 2 * width];
  const [toBest, toWorst] = [FIRST_CRITERION + 3 * width, FIRST_CRITERION + 3 * width + 1];
  const body = sites.map((site, i): Cell[] => {
    const row = FIRST_SITE + i;
    const own = weighted[i] as readonly (number | null)[];
    const far = [squares(own, 0), squares(own, 1)] as const;
    const [best, worst] = [length(far[0]), length(far[1])];
    const isKnown = own.some((value) => value !== null);
    const [b, w] = [cellName(toBest, row), cellName(toWorst, row)];
    const apart = (end: 0 | 1): Cell[] =>
      far[end].map((value, column): Cell => {
        const [cell, wanted] = [
          cellName(FIRST_CRITERION + column, row),
          absolute(FIRST_CRITERION + column, end === 0 ? bestRow : worstRow),
        ];
        return { value: value ?? '', formula: `IF(ISNUMBER(${cell}),(${cell}-${wanted})^2,"")`, look: { ...FIGURE, colour: INK.quiet } };
      });
    return [
      text(site.name, LINE),
      text(site.code, { ...LINE, format: '@' }),
      ...own.map((value, column): Cell => {
        const norm = absolute(FIRST_CRITERION + column, normRow);
        const formula = `IF(${norm}>0,${weightCell(places, column)}*${places.score(FIRST_CRITERION + column, row)}/${norm},0)`;
        return { value: value ?? '', formula: `IF(${counts(places, column, row)},${formula},"")`, look: FIGURE };
      }),
      ...apart(0),
      ...apart(1),
      { value: best, formula: `SQRT(SUM(${span(firstToBest, row)}))`, look: FIGURE },
      { value: worst, formula: `SQRT(SUM(${span(firstToWorst, row)}))`, look: FIGURE },
      {
        value: isKnown ? (best + worst > 0 ? (100 * worst) / (best + worst) : 50) : '',
        formula: `IF(COUNT(${span(FIRST_CRITERION, row)})=0,"",IF(${b}+${w}>0,100*${w}/(${b}+${w}),50))`,
        look: SCORE,
      },
    ];
  });
  const column = (index: number): string => places.sites(FIRST_CRITERION + index);
  const foot = (name: string, cells: readonly Cell[]): Cell[] => [text(say(name), { ...LINE, italic: true }), text('', LINE), ...cells];
  const last = ['to-best', 'to-worst', 'closeness'] as const;
  return {
    name: places.names.method,
    widths: [34, 24, ...new Array<number>(3 * width).fill(12), 14, 14, 14],
    frozenRows: FIRST_SITE - 1,
    frozenColumns: 1,
    filter: null,
    landscape: true,
    rows: [
      ...titleRows(places.names.method, 'minutes.book.method.topsis.help', say),
      [
        heading(say('minutes.column.site')),
        heading(say('minutes.column.code')),
        ...criteria.map(({ label }) => heading(label)),
        ...criteria.map(({ label }) => heading(say('minutes.book.square-best', { label }))),
        ...criteria.map(({ label }) => heading(say('minutes.book.square-worst', { label }))),
        ...last.map((name) => heading(say(`minutes.book.${name}`))),
      ],
      [
        text('', LINE),
        text(say('minutes.book.used'), { ...LINE, italic: true }),
        ...criteria.map(
          (_, i): Cell => ({
            value: weights[i] ?? 0,
            formula: weightCell(places, i),
            look: { ...LINE, align: 'right', format: '0.0', italic: true },
          }),
        ),
      ],
      ...body,
      foot(
        'minutes.book.norm',
        norms.map((value, i) => ({
          value,
          // the blank texts of what is not known are taken for nought
          formula: `SQRT(SUMPRODUCT(--(${places.ofScores(places.after('excluded'))}=""),${places.ofScores(FIRST_CRITERION + i)},${places.ofScores(FIRST_CRITERION + i)}))`,
          look: FIGURE,
        })),
      ),
      ...(['best', 'worst'] as const).map((end, at) =>
        foot(
          `minutes.book.${end}`,
          ends.map((pair, i) => ({
            value: pair?.[at] ?? '',
            formula: `IF(COUNT(${column(i)})=0,"",${end === 'best' ? 'MAX' : 'MIN'}(${column(i)}))`,
            look: FIGURE,
          })),
        ),
      ),
    ],
  };
}

function pairSheet(data: RankingData, weights: readonly number[], places: Places, say: Translate): Sheet {
  const { criteria, sites } = data;
  const width = criteria.length;
  // scores, weights where they are known, their sum; then one column a site, the net flow and the score
  const [firstKnown, sumColumn] = [FIRST_CRITERION + width, FIRST_CRITERION + 2 * width];
  const firstPair = sumColumn + 1;
  const netColumn = firstPair + sites.length;
  const [indifferent, strict] = [absolute(FIRST_CRITERION, places.lastSite + 1), absolute(FIRST_CRITERION, places.lastSite + 2)];
  const scores = sites.map((site) => criteria.map((_, column) => scoreOf(site, column, weights[column] ?? 0)));
  const sums = scores.map((row) => row.reduce((sum: number, value, column) => sum + (value === null ? 0 : (weights[column] as number)), 0));
  const compared = sums.filter((sum) => sum > 0).length;
  const lead = (one: number, other: number): number => {
    let [ahead, shared] = [0, 0];
    for (const [column, weight] of weights.entries()) {
      const [a, b] = [scores[one]?.[column] ?? null, scores[other]?.[column] ?? null];
      if (a === null || b === null) continue;
      ahead += weight * leadOf(a - b);
      shared += weight;
    }
    return shared > 0 ? ahead / shared : 0;
  };
  const leads = sites.map((_, i) => sites.map((__, j) => (i === j ? null : i < j ? lead(i, j) : -lead(j, i))));
  const span = (first: number, row: number): string => `$${columnName(first)}$${row}:$${columnName(first + width - 1)}$${row}`;
  const pairFormula = (one: number, other: number): string => {
    const both = `${span(firstKnown, one)}*(${span(firstKnown, other)}>0)`;
    const difference = `(${span(FIRST_CRITERION, one)}-${span(FIRST_CRITERION, other)})`;
    const far = `ABS${difference}`;
    const slope = `(${far}>${indifferent})*(${far}<${strict})*(${far}-${indifferent})/(${strict}-${indifferent})+(${far}>=${strict})`;
    return `IF(SUMPRODUCT(${both})=0,0,SUMPRODUCT(${both}*SIGN${difference}*(${slope}))/SUMPRODUCT(${both}))`;
  };
  const sumCells = `${absolute(sumColumn, FIRST_SITE)}:${absolute(sumColumn, places.lastSite)}`;
  const body = sites.map((site, i): Cell[] => {
    const row = FIRST_SITE + i;
    const own = leads[i] as readonly (number | null)[];
    const isCompared = (sums[i] as number) > 0;
    const net = own.reduce((sum: number, value) => sum + (value ?? 0), 0) / Math.max(1, compared - 1);
    const netCell = cellName(netColumn, row);
    return [
      text(site.name, LINE),
      text(site.code, { ...LINE, format: '@' }),
      ...criteria.map(
        (_, column): Cell => ({
          value: scores[i]?.[column] ?? 0,
          formula: `IF(${counts(places, column, row)},${places.score(FIRST_CRITERION + column, row)},0)`,
          look: { ...FIGURE, format: '0.0' },
        }),
      ),
      ...criteria.map(
        (_, column): Cell => ({
          value: (scores[i]?.[column] ?? null) === null ? 0 : (weights[column] as number),
          formula: `IF(${counts(places, column, row)},${weightCell(places, column)},0)`,
          look: { ...FIGURE, format: '0.0', colour: INK.quiet },
        }),
      ),
      { value: sums[i] as number, formula: `SUM(${span(firstKnown, row)})`, look: { ...FIGURE, format: '0.0', colour: INK.quiet } },
      ...own.map((value, j): Cell => {
        if (i === j) return text('', LINE);
        const formula = i < j ? pairFormula(row, FIRST_SITE + j) : `-${cellName(firstPair + i, FIRST_SITE + j)}`;
        return { value: value ?? 0, formula, look: { ...FIGURE, format: '0.00' } };
      }),
      {
        value: isCompared ? net : '',
        formula: `IF(${cellName(sumColumn, row)}=0,"",SUM(${cellName(firstPair, row)}:${cellName(netColumn - 1, row)})/MAX(1,COUNTIF(${sumCells},">0")-1))`,
        look: FIGURE,
      },
      { value: isCompared ? 50 * (1 + net) : '', formula: `IF(${netCell}="","",50*(1+${netCell}))`, look: SCORE },
    ];
  });
  const more = ['known-sum', ...sites.map(({ name }) => name), 'net', 'flow'];
  const input = (name: string, value: number): Cell[] => [
    text(say(`minutes.book.${name}`), { ...LINE, italic: true }),
    text('', LINE),
    number(value, '0.0', INPUT),
  ];
  return {
    name: places.names.method,
    frozenRows: FIRST_SITE - 1,
    frozenColumns: 1,
    filter: null,
    landscape: true,
    widths: [34, 24, ...new Array<number>(2 * width).fill(8), 10, ...sites.map(() => 8), 11, 11],
    rows: [
      ...titleRows(places.names.method, 'minutes.book.method.promethee.help', say),
      [
        heading(say('minutes.column.site')),
        heading(say('minutes.column.code')),
        ...criteria.map(({ label }) => heading(label)),
        ...criteria.map(({ label }) => heading(say('minutes.book.known', { label }))),
        ...more.map((name, i) => heading(i === 0 || i > sites.length ? say(`minutes.book.${name}`) : name)),
      ],
      [],
      ...body,
      input('indifferent', SCORE_PREFERENCE.q),
      input('strict', SCORE_PREFERENCE.p),
    ],
  };
}
