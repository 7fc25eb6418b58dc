/** Codes read through their index: what begins alike, without passing the other rows. */
import { quoted } from '../sql.ts';
import { checkColumn, type Readable } from './read.ts';

export interface CodeQuery {
  readonly column: string;
  /** What the codes begin with, one after the other. */
  readonly beginnings: readonly string[];
  /** What they end with, if anything. */
  readonly ending?: string;
  readonly most: number;
}

/** Above every letter and digit of a code, in the order of SQLite's BINARY collation. */
const AFTER = '~';

/** Keys and codes, in the order of the codes. Throws `field-unknown`. */
export function readCodes(from: Readable, { column, beginnings, ending = '', most }: CodeQuery): { key: number; code: string }[] {
  const name = quoted(checkColumn(from, column));
  const one = from.db.prepare<[string, string, number, string, number], { key: number; code: string }>(
    `SELECT ${quoted(from.primaryKey)} AS key, ${name} AS code FROM ${quoted(from.table)}
      WHERE ${name} >= ? AND ${name} < ? AND substr(${name}, length(${name}) - ? + 1) = ? ORDER BY ${name} LIMIT ?`,
  );
  const found: { key: number; code: string }[] = [];
  for (const beginning of beginnings) {
    if (found.length >= most) break;
    found.push(...one.all(beginning, beginning + AFTER, ending.length, ending, most - found.length));
  }
  return found;
}

/** The different beginnings of `length` characters: one look into the index for each. Throws `field-unknown`. */
export function readBeginnings(from: Readable, column: string, length: number): string[] {
  const name = quoted(checkColumn(from, column));
  const next = from.db
    .prepare<[string], string>(`SELECT ${name} FROM ${quoted(from.table)} WHERE ${name} >= ? ORDER BY ${name} LIMIT 1`)
    .pluck();
  const found: string[] = [];
  for (let code = next.get(''); code !== undefined; code = next.get(`${code.slice(0, length)}${AFTER}`)) found.push(code.slice(0, length));
  return found;
}
