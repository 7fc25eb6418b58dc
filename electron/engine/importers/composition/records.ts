/** The tables of a file as texts: any table an import reads, and JSON. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { EmpriseError, type ErrorCode } from '../../../../shared/contract/errors.ts';
import { openSource } from '../detect.ts';
import { fold } from '../names.ts';
import type { SourceValue } from '../types.ts';

/** A line by folded column name. */
export type TableRecord = Readonly<Record<string, string>>;
export interface RecordTable {
  readonly columns: readonly string[];
  readonly records: readonly TableRecord[];
}

/** The longest list of communes there is stays far below. */
const MAX_JSON_BYTES = 256 * 1024 * 1024;
/** Lines of titles above the names of columns. */
const TITLE_ROWS = 20;
/** Refusals that say it better than the one of the caller. */
const OWN_WORDS: readonly ErrorCode[] = ['file-not-found', 'file-unreadable', 'cancelled', 'archive-too-large', 'archive-to-unpack'];

/** Throws `refusal` with a `cause` (format, json, empty), or why the file cannot be read at all. */
export async function readTables(path: string, refusal: ErrorCode): Promise<{ tables: RecordTable[]; json: unknown }> {
  const file = basename(path);
  if (/\.json$/i.test(path)) {
    const json = readJson(path, file, refusal);
    if (!isFeatureCollection(json)) return { tables: Array.isArray(json) ? [fromObjects(json)] : [], json };
  }
  try {
    const source = await openSource(path, {});
    try {
      const tables: RecordTable[] = [];
      for (const layer of source.layers) {
        const records: TableRecord[] = [];
        for await (const batch of layer.features())
          for (const { values, unreadable } of batch) if (unreadable !== 'row-too-long') records.push(folded(values));
        tables.push({ columns: layer.fields.map(({ name }) => fold(name)), records });
      }
      return { tables, json: null };
    } finally {
      source.close();
    }
  } catch (error) {
    if (!(error instanceof EmpriseError) || OWN_WORDS.includes(error.code)) throw error;
    throw new EmpriseError(refusal, { file, cause: error.code === 'nothing-usable' ? 'empty' : 'format' }, error.code);
  }
}

/** The first table whose columns `fits`, the names of columns being looked for under titles too; null where none does. */
export function tableThat(tables: readonly RecordTable[], fits: (columns: readonly string[]) => boolean): RecordTable | null {
  for (const table of tables) {
    if (fits(table.columns)) return table;
    for (const [index, record] of table.records.slice(0, TITLE_ROWS).entries()) {
      const names = new Map(table.columns.map((column) => [column, fold(record[column] ?? '')]));
      if (!fits([...names.values()])) continue;
      const records = table.records
        .slice(index + 1)
        .map((other) => Object.fromEntries([...names].map(([column, name]) => [name, other[column] ?? ''])));
      return { columns: [...names.values()], records };
    }
  }
  return null;
}

function readJson(path: string, file: string, refusal: ErrorCode): unknown {
  let text: string;
  try {
    if (statSync(path).size > MAX_JSON_BYTES) throw new EmpriseError(refusal, { file, cause: 'format' });
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new EmpriseError(isMissing ? 'file-not-found' : 'file-unreadable', { file }, String(error));
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new EmpriseError(refusal, { file, cause: 'json' }, String(error));
  }
}

function isFeatureCollection(json: unknown): boolean {
  return isObject(json) && json['type'] === 'FeatureCollection';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromObjects(list: readonly unknown[]): RecordTable {
  const records = list.filter(isObject).map((object) => folded(object as Record<string, SourceValue>));
  return { columns: [...new Set(records.slice(0, 100).flatMap((record) => Object.keys(record)))], records };
}

function folded(values: Readonly<Record<string, SourceValue>>): TableRecord {
  const record: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' || typeof value === 'number') record[fold(name)] = String(value).trim();
  return record;
}
