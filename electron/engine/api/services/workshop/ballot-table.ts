/**
 * Ballots in a table: one person a line, one column for each family and each site. Any table an import reads (CSV with its separators and encodings,
 * XLSX, ODS), with decimal commas; the template (ballot-template.ts) names the columns.
 */
import { basename } from 'node:path';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { BallotContent, Grid, Round, Vote } from '../../../../../shared/domain/workshop.ts';
import { openSource } from '../../../importers/detect.ts';
import { fold } from '../../../importers/names.ts';
import { refuseBallot } from './ballots.ts';

/** A site as a column may call it. */
export interface NamedSite {
  readonly uid: string;
  readonly siteId: string;
  readonly name: string | null;
}
export interface TableBallot {
  readonly participant: string;
  readonly group: string | null;
  readonly content: BallotContent;
}
/** `reason`: cause of `ballot-refused`; `column`: as the file calls it. */
export interface TableRow {
  readonly row: number;
  readonly name: string | null;
  readonly ballot: TableBallot | null;
  readonly reason: string | null;
  readonly column: string | null;
}
export interface BallotTable {
  readonly rows: readonly TableRow[];
  /** Columns that say nothing this round asks for. */
  readonly ignored: readonly string[];
}

const PARTICIPANT = ['participant', 'nom', 'name', 'personne'];
const GROUP = ['groupe', 'group', 'college'];
const COMMENT = ['commentaire', 'comment', 'remarque'];
const SAID: Readonly<Record<Vote, readonly string[]>> = {
  for: ['pour', 'for', 'oui', 'yes', 'p'],
  against: ['contre', 'against', 'non', 'no', 'c'],
  abstain: ['abstention', 'abstain', 'blanc', 'a'],
};
const LONGEST_COMMENT = 1000;
const LONGEST_NAME = 200;

type Line = Readonly<Record<string, string>>;

/** Throws `ballot-refused` where no column names people, and what openSource throws. */
export async function ballotsOfTable(path: string, round: Round, grid: Grid, sites: readonly NamedSite[]): Promise<BallotTable> {
  for (const { columns, lines } of await linesOf(path)) {
    const known = new Map(columns.map((column) => [fold(column), column]));
    const find = (names: readonly string[]): string | null => names.flatMap((name) => known.get(name) ?? [])[0] ?? null;
    const participant = find(PARTICIPANT);
    if (participant === null) continue;
    const [group, comment] = [find(GROUP), find(COMMENT)];
    const weights = round.asks === 'votes' ? [] : weightColumns(grid, find);
    const votes = round.asks === 'weights' ? [] : voteColumns(round, sites, find);
    const used = new Set([participant, group, comment, ...weights.map(({ column }) => column), ...votes.map(({ column }) => column)]);
    const read = { participant, group, comment, weights, votes };
    return {
      rows: lines.map((line, index) => rowOf(line, index + 1, read)),
      ignored: columns.filter((column) => !used.has(column)),
    };
  }
  return refuseBallot('columns', { file: basename(path) });
}

/** Null: a line that does not fit the columns. */
async function linesOf(path: string): Promise<{ columns: string[]; lines: (Line | null)[] }[]> {
  const source = await openSource(path, {});
  try {
    const tables = [];
    for (const layer of source.layers) {
      const columns = layer.fields.map(({ name }) => name);
      const spilt = spiltColumns(columns);
      const lines: (Line | null)[] = [];
      for await (const batch of layer.features())
        for (const { values, unreadable } of batch) {
          const line = unreadable === 'row-too-long' ? null : textsOf(values);
          lines.push(line !== null && spilt.some((column) => (line[column] ?? '') !== '') ? null : line);
        }
      tables.push({ columns: columns.filter((column) => !spilt.includes(column)), lines });
    }
    return tables;
  } finally {
    source.close();
  }
}

/** Columns without a title behind the last one that has one: what stands there ran over, and may have pushed the rest aside. */
function spiltColumns(columns: readonly string[]): string[] {
  const isUnnamed = (column: string, index: number): boolean => column === `colonne_${index + 1}`;
  const last = columns.reduce((found, column, index) => (isUnnamed(column, index) ? found : index), -1);
  return columns.slice(last + 1);
}

/** A name that the template had to keep from being a formula loses its apostrophe again. */
function textsOf(values: Readonly<Record<string, unknown>>): Line {
  const texts = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [
          [
            name,
            String(value)
              .trim()
              .replace(/^'(?=[=+\-@])/, ''),
          ],
        ]
      : [],
  );
  return Object.fromEntries(texts);
}

interface CodedColumn {
  readonly code: string;
  readonly column: string;
}

function weightColumns(grid: Grid, find: (names: readonly string[]) => string | null): CodedColumn[] {
  return grid.families.flatMap(({ code, label }) => {
    const own = [label, code].flatMap((name) => [fold(`poids ${name}`), fold(`weight ${name}`), fold(name)]);
    const column = find(own);
    return column === null ? [] : [{ code, column }];
  });
}

function voteColumns(round: Round, sites: readonly NamedSite[], find: (names: readonly string[]) => string | null): CodedColumn[] {
  return round.sites.flatMap((uid) => {
    const site = sites.find((one) => one.uid === uid);
    if (!site) return [];
    const { siteId, name } = site;
    // a name two sites share tells neither of them
    const isAlone = name !== null && sites.filter((one) => one.name !== null && fold(one.name) === fold(name)).length === 1;
    const called = [`${siteId} ${name ?? ''}`, siteId, ...(isAlone ? [name] : [])];
    const column = find(called.flatMap((one) => [fold(`vote ${one}`), fold(one)]));
    return column === null ? [] : [{ code: uid, column }];
  });
}

interface Columns {
  readonly participant: string;
  readonly group: string | null;
  readonly comment: string | null;
  readonly weights: readonly CodedColumn[];
  readonly votes: readonly CodedColumn[];
}

function rowOf(line: Line | null, row: number, columns: Columns): TableRow {
  const refused = (reason: string, name: string | null, column: string | null = null): TableRow => ({
    row,
    name,
    ballot: null,
    reason,
    column,
  });
  if (line === null) return refused('overflow', null);
  const name = line[columns.participant] ?? '';
  if (name === '') return refused('nobody', null, columns.participant);
  if (name.length > LONGEST_NAME) return refused('large', name.slice(0, LONGEST_NAME), columns.participant);
  const comment = columns.comment === null ? '' : (line[columns.comment] ?? '');
  if (comment.length > LONGEST_COMMENT) return refused('large', name, columns.comment);
  const weights: Record<string, number> = {};
  for (const { code, column } of columns.weights) {
    const cell = line[column] ?? '';
    if (cell === '') continue;
    const weight = numberIn(cell);
    if (weight === null) return refused('number', name, column);
    weights[code] = weight;
  }
  const votes: Record<string, Vote> = {};
  for (const { code, column } of columns.votes) {
    const cell = fold(line[column] ?? '');
    if (cell === '') continue;
    const vote = (Object.keys(SAID) as Vote[]).find((one) => SAID[one].includes(cell));
    if (vote === undefined) return refused('vote', name, column);
    votes[code] = vote;
  }
  const group = columns.group === null ? null : (line[columns.group] ?? '');
  return {
    row,
    name,
    ballot: { participant: name, group: group === '' ? null : group, content: { weights, votes, comment } },
    reason: null,
    column: null,
  };
}

/** « 12,5 », « 12.5 », « 12,5 % », « 1 000 »: zero or more, a million at most. */
function numberIn(cell: string): number | null {
  const plain = cell.replace(/[\s\u00a0\u202f%]/g, '').replace(',', '.');
  if (!/^\d{1,7}(\.\d+)?$/.test(plain)) return null;
  const value = Number(plain);
  return value <= 1e6 ? value : null;
}

/** A file that is no table says so in the words of ballots. */
export function asBallotRefusal(error: unknown, file: string): never {
  if (error instanceof EmpriseError && error.code === 'nothing-usable') return refuseBallot('nothing', { file });
  throw error;
}
