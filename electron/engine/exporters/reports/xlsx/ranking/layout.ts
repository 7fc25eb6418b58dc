/** Where things stand on the sheets that compute a ranking, so that each formula can name them. */
import type { Translate } from '../../../../../../shared/messages/index.ts';
import type { Report } from '../../../../../../shared/report/model.ts';
import type { RankingData } from '../../../../../../shared/report/ranking.ts';
import type { CellLook } from '../styles.ts';
import { absolute, type Cell, cellName, columnName, sheetReference } from '../workbook.ts';

/** What a reader may change. */
export const INPUT: CellLook = { colour: '1F4FA8', line: 'below' };
/** Row of the first site, on the sheets of values and of scores. */
export const FIRST_SITE = 5;
/** Column of the first criterion there, after name and identifier. */
export const FIRST_CRITERION = 2;

export const number = (value: number, format: string, look: CellLook): Cell => ({
  value,
  look: { line: 'below', ...look, align: 'right', format },
});

/** As few digits as the value needs, two at most: the cell keeps the others. */
export const valueFormat = (value: number, unit: string | null): string =>
  unit === '%' ? '0.0%' : Number.isInteger(value) ? '#,##0' : '#,##0.00';

export const SHEETS = ['ranking', 'weights', 'values', 'scales', 'scores', 'method'] as const;
export type SheetKey = (typeof SHEETS)[number];

export class Places {
  readonly names: Readonly<Record<SheetKey, string>>;
  readonly missing: string;
  readonly lastSite: number;
  /** Row of the first family, and of the first criterion, on the sheet of weights. */
  readonly firstFamily = 4;
  readonly lastFamily: number;
  readonly firstWeight: number;
  readonly lastWeight: number;
  private readonly criteria: number;

  constructor({ sites, families, criteria }: RankingData, { words }: Report, names: Readonly<Record<SheetKey, string>>) {
    this.names = names;
    this.missing = words.missing;
    this.criteria = criteria.length;
    this.lastSite = FIRST_SITE + sites.length - 1;
    this.lastFamily = this.firstFamily + families.length - 1;
    // below the families: their sum, a blank row, the titles
    this.firstWeight = this.lastFamily + 4;
    this.lastWeight = this.firstWeight + criteria.length - 1;
  }

  /** Values of a criterion over the sites. */
  valueColumn(column: number): string {
    return `${sheetReference(this.names.values)}!${this.sites(FIRST_CRITERION + column)}`;
  }
  value(column: number, row: number): string {
    return `${sheetReference(this.names.values)}!${cellName(FIRST_CRITERION + column, row)}`;
  }
  /** A column over the sites, fixed. */
  sites(column: number): string {
    return `${absolute(column, FIRST_SITE)}:${absolute(column, this.lastSite)}`;
  }
  /** Scores of a site, by criterion. */
  scores(row: number): string {
    return `$${columnName(FIRST_CRITERION)}${row}:$${columnName(FIRST_CRITERION + this.criteria - 1)}${row}`;
  }
  /** Weights by criterion, as a row over the scores. */
  weights(): string {
    const row = FIRST_SITE - 1;
    return `${absolute(FIRST_CRITERION, row)}:${absolute(FIRST_CRITERION + this.criteria - 1, row)}`;
  }
  /** A column over the sites on the sheet of scores, named from another sheet. */
  ofScores(column: number): string {
    return `${sheetReference(this.names.scores)}!${this.sites(column)}`;
  }
  score(column: number, row: number): string {
    return `${sheetReference(this.names.scores)}!${cellName(column, row)}`;
  }
  /** Columns after the criteria on the sheet of scores. */
  after(name: 'excluded' | 'score' | 'reliability' | 'key' | 'rank' | 'order' | 'then' | 'thenScore'): number {
    const order = ['excluded', 'score', 'reliability', 'key', 'rank', 'order', 'then', 'thenScore'];
    return FIRST_CRITERION + this.criteria + order.indexOf(name);
  }
}

/** `more`: said after the help. */
export const titleRows = (title: string, help: string, say: Translate, more: string | null = null): (Cell | null)[][] => [
  [{ value: title, look: { bold: true, size: 14, colour: '0B5563' } }],
  [{ value: more === null ? say(help) : `${say(help)} ${more}`, look: { italic: true, colour: '5A686B' } }],
];
