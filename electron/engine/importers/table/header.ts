/** Finds the line of names of a table that people made: titles may stand above it, names may lack or repeat. */
import type { Note } from '../../../../shared/domain/note.ts';
import { uniqueNames } from '../names.ts';
import { looksLikeWkt } from '../wkt.ts';
import { isMissing } from './missing.ts';

export interface Header {
  /** Index of the first record below the names. */
  readonly firstRow: number;
  /** One for each column; null for a column without a name and without a value, which is not one. */
  readonly names: readonly (string | null)[];
  readonly remarks: readonly Pick<Note, 'code' | 'params'>[];
}

/** Records looked at; a title of more lines than TITLE_LINES is no title. */
const SAMPLE_RECORDS = 200;
const TITLE_LINES = 25;
const SHOWN = 120;

type Records = readonly (readonly string[])[];

/**
 * `records` are the first of the table, blank ones left out. `isGrid`: all of them, of a sheet whose cells stand in their column whatever happens:
 * a value beyond the names makes a column there, where in a text it betrays a separator too many.
 */
export function findHeader(records: Records, { isGrid = false } = {}): Header {
  const sample = records.slice(0, SAMPLE_RECORDS);
  const at = headerAt(sample);
  const titles = sample.slice(0, at);
  const remarks: { code: string; params: Record<string, string | number> }[] = [];
  if (titles.length > 0) remarks.push({ code: 'title-rows', params: { lines: titles.length, titles: shown(titles) } });
  const header = sample[at] ?? [];
  if (isData(header)) {
    remarks.push({ code: 'header-absent', params: {} });
    return { firstRow: at, names: header.map((_, column) => `colonne_${column + 1}`), remarks };
  }
  const below = isGrid ? records.slice(at + 1) : sample.slice(at + 1);
  const used = usedColumns(below);
  const width = Math.max(header.length, isGrid ? used.length : modalWidth(below));
  const wanted: (string | null)[] = [];
  const unnamed: string[] = [];
  for (let column = 0; column < width; column++) {
    const name = cleanName(header[column] ?? '');
    if (name !== '') wanted.push(name);
    else if (used[column] === true) {
      wanted.push(`colonne_${column + 1}`);
      unnamed.push(`colonne_${column + 1}`);
    } else wanted.push(null);
  }
  if (unnamed.length > 0) remarks.push({ code: 'header-unnamed', params: { columns: listed(unnamed) } });
  const given = wanted.filter((name) => name !== null);
  const seen = new Set<string>();
  const repeated = [...new Set(given.filter((name) => seen.size === seen.add(name).size))];
  if (repeated.length > 0) remarks.push({ code: 'header-repeated', params: { columns: listed(repeated) } });
  const unique = uniqueNames(given).values();
  return { firstRow: at + 1, names: wanted.map((name) => (name === null ? null : (unique.next().value ?? name))), remarks };
}

/** A line of names is about as full as the rows under it; titles are not. */
function headerAt(sample: Records): number {
  const widest = Math.max(0, ...sample.map(filled));
  const isTitle = (record: readonly string[]): boolean => {
    const count = filled(record);
    // Of two columns, one may have no name: only a line that is cut short is a title.
    return widest === 2 ? count === 1 && record.length === 1 : count * 2 < widest;
  };
  let at = 0;
  while (at < sample.length && at < TITLE_LINES && isTitle(sample[at] as readonly string[])) at++;
  const found = sample[at];
  return found === undefined || at === TITLE_LINES || (at > 0 && isData(found)) ? 0 : at;
}

const filled = (record: readonly string[]): number => record.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

/** Values where names should be: at least half of the cells can only be data. Years alone are names (« 2019 ; 2020 »). */
function isData(record: readonly string[]): boolean {
  const cells = record.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length < 2) return false;
  const data = cells.filter(
    (cell) => /^[-+]?\d+[.,]\d+$/.test(cell) || /^\d{5,}$/.test(cell) || looksLikeWkt(cell) || cell.startsWith('{"'),
  );
  return data.length * 2 >= cells.length;
}

function usedColumns(records: Records): boolean[] {
  const used: boolean[] = [];
  for (const record of records) {
    for (let column = 0; column < record.length; column++) if (!isMissing((record[column] as string).trim())) used[column] = true;
  }
  return used;
}

function modalWidth(records: Records): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** One line, marks of byte order and doubled spaces gone. */
const cleanName = (name: string): string =>
  name
    .replace(/\uFEFF/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const listed = (names: readonly string[]): string => `${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;

function shown(titles: Records): string {
  const text = titles
    .map((record) =>
      record
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(' '),
    )
    .join(' / ');
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
