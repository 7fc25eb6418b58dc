/**
 * What a workbook's zip says of itself, before the library that reads workbooks is given it: that one unpacks and repeats whatever it is told to.
 * Limits are far above what planners send and far below what a machine cannot bear.
 */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { openZip, type Zip } from '../zip.ts';

/** All parts of a workbook, unpacked: six million cells or so. Reading takes about eight times as much memory. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** A workbook of the old format is not packed. */
const MAX_BINARY_BYTES = 200 * 1024 * 1024;
/** ODS says « this cell, a thousand times »: as many cells with a value as a sheet of Excel could hold in sixty columns. */
const MAX_CELLS = 64 * 1024 * 1024;

export type WorkbookFormat = 'xlsx' | 'ods' | 'xls';

export interface Guarded {
  readonly format: WorkbookFormat;
  readonly bytes: Buffer;
  /** Names of hidden sheets, where the library does not tell (ODS). */
  readonly hidden: ReadonlySet<string>;
  /** Cells that hold a formula and no result: written by a program that does not compute. */
  readonly uncomputed: number;
}

/** Throws EmpriseError: `spreadsheet-damaged` (cause encrypted, truncated, foreign or entry), `archive-too-large`. */
export function guardWorkbook(path: string): Guarded {
  const file = basename(path);
  const none = { hidden: new Set<string>(), uncomputed: 0 };
  if (!isZip(path)) {
    const bytes = statSync(path).size;
    if (bytes > MAX_BINARY_BYTES) throw tooLarge(file, '', bytes);
    return { format: 'xls', bytes: readFileSync(path), ...none };
  }
  const zip = openParts(path, file);
  try {
    const total = zip.entries.reduce((sum, { size }) => sum + size, 0);
    const largest = [...zip.entries].sort((a, b) => b.size - a.size)[0];
    if (total > MAX_UNPACKED_BYTES) throw tooLarge(file, largest?.name ?? '', total);
    const content = zip.entries.find(({ name }) => name === 'content.xml');
    const format: WorkbookFormat = content === undefined ? 'xlsx' : 'ods';
    if (format === 'xlsx' && !zip.entries.some(({ name }) => /^xl\/workbook\.(xml|bin)$/i.test(name))) throw damaged(file, 'foreign');
    let found: Omit<Guarded, 'format' | 'bytes'> = none;
    // Every part is unpacked once under its announced size: one that lies is found here.
    for (const entry of zip.entries) {
      const part = entry.read();
      if (format === 'ods' && entry.name === 'META-INF/manifest.xml' && part.includes('encryption-data')) throw damaged(file, 'encrypted');
      if (entry === content) found = { hidden: hiddenTables(part), uncomputed: 0 };
      if (entry === content && repeatedCells(part) > MAX_CELLS) throw tooLarge(file, entry.name, total);
      if (/^xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) found = { ...found, uncomputed: found.uncomputed + uncomputedFormulas(part) };
    }
    return { format, bytes: readFileSync(path), ...found };
  } catch (error) {
    throw asWorkbook(error, file);
  } finally {
    zip.close();
  }
}

function isZip(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const head = Buffer.alloc(2);
    return readSync(descriptor, head, 0, 2, 0) === 2 && head.toString('latin1') === 'PK';
  } finally {
    closeSync(descriptor);
  }
}

function openParts(path: string, file: string): Zip {
  try {
    return openZip(path);
  } catch (error) {
    throw asWorkbook(error, file);
  }
}

export const damaged = (file: string, cause: string, details?: string): EmpriseError =>
  new EmpriseError('spreadsheet-damaged', { file, cause }, details);

const tooLarge = (file: string, entry: string, bytes: number): EmpriseError =>
  new EmpriseError('archive-too-large', { file, entry, bytes });

/** A planner sees a workbook, not the archive it is. */
function asWorkbook(error: unknown, file: string): unknown {
  if (!(error instanceof EmpriseError) || error.code !== 'archive-damaged') return error;
  const cause = String(error.params['cause']);
  return damaged(file, cause === 'encrypted' || cause === 'truncated' ? cause : 'entry');
}

/** Formulas whose cell ends without a value. */
function uncomputedFormulas(part: Buffer): number {
  const xml = part.toString('latin1');
  if (!xml.includes('<f')) return 0;
  return xml.match(/(<\/f>|<f\s[^<>]*\/>)\s*(<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g)?.length ?? 0;
}

/** Names of tables whose style says that they are not shown (ODF 1.3 part 3, 20.243 table:display). */
function hiddenTables(part: Buffer): Set<string> {
  const xml = part.toString('utf8');
  const styles = new Set<string>();
  for (const [, name = '', body = ''] of xml.matchAll(
    /<style:style\s[^<>]*style:name="([^"]*)"[^<>]*style:family="table"[^<>]*>(.{0,400}?)<\/style:style>/gs,
  )) {
    if (/table:display="false"/.test(body)) styles.add(name);
  }
  const hidden = new Set<string>();
  for (const [tag] of xml.matchAll(/<table:table\s[^<>]*>/g)) {
    const style = /table:style-name="([^"]*)"/.exec(tag)?.[1];
    const name = /table:name="([^"]*)"/.exec(tag)?.[1];
    if (style !== undefined && name !== undefined && styles.has(style)) hidden.add(unescaped(name));
  }
  return hidden;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

/** Cells with a value, each as many times as its column and its row are repeated. */
function repeatedCells(part: Buffer): number {
  const xml = part.toString('latin1');
  let total = 0;
  let rows = 1;
  for (const [tag, kind = ''] of xml.matchAll(/<table:(table-row|table-cell|covered-table-cell)\b[^<>]*>/g)) {
    if (kind === 'table-row') rows = Number(/number-rows-repeated="(\d{1,9})"/.exec(tag)?.[1] ?? 1);
    else if (!tag.endsWith('/>') || tag.includes('value-type='))
      total += rows * Number(/number-columns-repeated="(\d{1,9})"/.exec(tag)?.[1] ?? 1);
  }
  return total;
}
