/**
 * Tables of communes merged, renumbered and restored: INSEE's own (`v_mvtcommune_AAAA.csv`: MOD, DATE_EFF, TYPECOM_AV, COM_AV, TYPECOM_AP, COM_AP…),
 * or two columns with the code before and after.
 */
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Movement } from '../../../../shared/domain/territory.ts';
import { isoDate } from '../prepare/dates.ts';
import { columnOf, communeCode, yearColumns } from './columns.ts';
import { type RecordTable, readTables, type TableRecord, tableThat } from './records.ts';

export interface MovementTable {
  readonly file: string;
  readonly movements: readonly Movement[];
  /** Lines without two usable codes. */
  readonly ignored: number;
}

/** Throws `movements-unreadable` with `cause` (format, json, empty, columns), or why the file cannot be read at all. */
export async function readMovements(path: string): Promise<MovementTable> {
  const file = basename(path);
  const { tables } = await readTables(path, 'movements-unreadable');
  const table = tableThat(tables, (columns) => columnsOf(columns) !== null);
  const columns = table && columnsOf(table.columns);
  if (!table || !columns) {
    const found = tables.map(({ columns: names }) => names.join(', ')).join('\n');
    throw new EmpriseError('movements-unreadable', { file, cause: 'columns' }, found);
  }
  const { movements, ignored } = isInsee(table) ? inseeMovements(table, columns) : pairMovements(table, columns);
  if (movements.length === 0) throw new EmpriseError('movements-unreadable', { file, cause: 'empty' });
  return { file, movements, ignored };
}

type Columns = readonly [before: string, after: string];

function columnsOf(columns: readonly string[]): Columns | null {
  const [before, after] = [columnOf(columns, 'before'), columnOf(columns, 'after')];
  return before !== null && after !== null ? [before, after] : yearColumns(columns);
}

const isInsee = ({ columns }: RecordTable): boolean => ['mod', 'typecom_av', 'typecom_ap'].every((name) => columns.includes(name));

/** INSEE's kinds of event (variable MOD) that do not merge: 20 création, 21 rétablissement; 41 changement de département, 50 transfert de chef-lieu. */
const HOW: Readonly<Record<string, Movement['how']>> = { '20': 'restored', '21': 'restored', '41': 'renumbered', '50': 'renumbered' };

/** Communes alone: what became a commune déléguée or associée stands in a second line for the commune that holds it. */
function inseeMovements(table: RecordTable, [before, after]: Columns): { movements: Movement[]; ignored: number } {
  const movements: Movement[] = [];
  let ignored = 0;
  for (const record of table.records) {
    if (record['typecom_av'] !== 'COM' || record['typecom_ap'] !== 'COM') continue;
    const pair = pairOf(record, before, after);
    if (pair === null) ignored += 1;
    else if (pair[0] !== pair[1])
      movements.push({ from: pair[0], to: pair[1], how: HOW[record['mod'] ?? ''] ?? 'merged', date: isoDate(record['date_eff'] ?? '') });
  }
  return { movements, ignored };
}

/**
 * Before and after, nothing else: a commune that has several codes after was cut up (those may also be missing from outlines of the time before),
 * one alone in a code nobody had before was renumbered, the others merged.
 */
function pairMovements(table: RecordTable, [before, after]: Columns): { movements: Movement[]; ignored: number } {
  const pairs: (readonly [string, string])[] = [];
  let ignored = 0;
  for (const record of table.records) {
    const pair = pairOf(record, before, after);
    if (pair === null) ignored += 1;
    else pairs.push(pair);
  }
  const [targets, origins] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (const [from, to] of pairs) {
    targets.set(from, (targets.get(from) ?? new Set()).add(to));
    origins.set(to, (origins.get(to) ?? new Set()).add(from));
  }
  const movements = pairs.flatMap(([from, to]): Movement[] => {
    if (from === to) return [];
    const isNew = origins.get(to)?.size === 1 && !targets.has(to);
    const isCut = (targets.get(from)?.size ?? 0) > 1;
    const forward: Movement = { from, to, how: isNew && !isCut ? 'renumbered' : 'merged', date: null };
    return isCut ? [forward, { ...forward, how: 'restored' }] : [forward];
  });
  return { movements, ignored };
}

function pairOf(record: TableRecord, before: string, after: string): readonly [string, string] | null {
  const [from, to] = [communeCode(record[before]), communeCode(record[after])];
  return from === null || to === null ? null : [from, to];
}
