/** XLSX, ODS and the old XLS, read by SheetJS behind the limits of guard.ts: every sheet that has rows is a layer. Formulas give their last result. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { WorkBook } from '@e965/xlsx';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { FormatReader, Source, SourceLayer } from '../types.ts';
import { damaged, type Guarded, guardWorkbook } from './guard.ts';
import { harmlessRecords } from './old-records.ts';
import { sheetLayer } from './sheet.ts';

export const spreadsheet: FormatReader = {
  id: 'xlsx',
  label: 'XLSX, ODS, XLS',
  extensions: ['.xlsx', '.xlsm', '.xltx', '.xlsb', '.ods', '.ots', '.xls', '.xlt'],
  sniff,
  accepts,
  open,
};

/** A zip whose first entries are a workbook's, or the container of the old format (an encrypted workbook is in one too). */
function sniff(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) return true;
  return entryNames(bytes).some((name, index) => {
    if (index === 0 && name.startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return true;
    return /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|xl\/)/.test(name);
  });
}

/** An OpenDocument whose writer did not put « mimetype » first, as the standard asks: SheetJS is one. The name then says the rest. */
function accepts(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  return sniff(head) || entryNames(bytes).some((name) => /^(META-INF\/manifest\.xml$|content\.xml$|mimetype)/.test(name));
}

const LOCAL_HEADER = 0x04034b50;

/** Names of the entries at the beginning of a zip, as far as their sizes are told; the stored content of one called `mimetype` after its name. */
function entryNames(bytes: Buffer): string[] {
  const names: string[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL_HEADER) {
    const [flags, packed, nameLength, extraLength] = [
      bytes.readUInt16LE(at + 6),
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const name = bytes.toString('latin1', at + 30, at + 30 + nameLength);
    const content = at + 30 + nameLength + extraLength;
    names.push(name === 'mimetype' ? name + bytes.toString('latin1', content, content + 60) : name);
    if ((flags & 8) !== 0 || packed === 0) break;
    at = content + packed;
  }
  return names;
}

async function open(path: string): Promise<Source> {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  const key = [path, size, mtimeMs, ctimeMs].join(' ');
  let layers = held?.key === key ? held.layers.deref() : undefined;
  if (layers === undefined) {
    layers = await layersOf(path);
    held = { key, layers: new WeakRef(layers) };
  }
  return { layers, close: () => {} };
}

/** The last workbook read, as long as memory is not wanted for anything else: a dialog asks for the same one at each decision. */
let held: { readonly key: string; readonly layers: WeakRef<readonly SourceLayer[]> } | null = null;

async function layersOf(path: string): Promise<readonly SourceLayer[]> {
  const file = basename(path);
  const guarded = guardWorkbook(path);
  const { read, CFB, SSF } = await import('@e965/xlsx');
  const workbook = quietly(() => readWorkbook(file, guarded, read, CFB));
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const found: { layer: SourceLayer; isHidden: boolean }[] = [];
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name];
    if (!sheet) return;
    const layer = sheetLayer({ file, name, format: guarded.format, sheet, formats: SSF, date1904 });
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 || guarded.hidden.has(name);
    if (layer !== null) found.push({ layer, isHidden });
  });
  return shownLayers(file, found, guarded.uncomputed);
}

type Read = typeof import('@e965/xlsx').read;

function readWorkbook(file: string, { format, bytes }: Guarded, read: Read, library: Containers): WorkBook {
  try {
    const content = format === 'xls' ? oldWorkbook(file, bytes, library) : bytes;
    return read(content, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false });
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw damaged(file, /password|encrypt/i.test(said) ? 'encrypted' : 'foreign', said);
  }
}

/** The library's reader of compound files, as far as it is used. */
interface Containers {
  read(bytes: Buffer, options: { type: 'buffer' }): unknown;
  find(container: unknown, name: string): { readonly content?: Uint8Array } | null;
}

/** The stream of a workbook of the old format, which the library reads as it is; the file itself where it holds another thing (an encrypted workbook). */
function oldWorkbook(file: string, bytes: Buffer, library: Containers): Buffer {
  const container = library.read(bytes, { type: 'buffer' });
  const stream = (library.find(container, '/Workbook') ?? library.find(container, '/Book'))?.content;
  if (stream === undefined) return bytes;
  const records = harmlessRecords(stream);
  if (records === null) throw damaged(file, 'foreign', 'no records');
  return records;
}

/** Hidden sheets hold lists and drafts: they are named, and read only where there is nothing else. */
function shownLayers(file: string, found: readonly { layer: SourceLayer; isHidden: boolean }[], uncomputed: number): SourceLayer[] {
  const shown = found.filter(({ isHidden }) => !isHidden);
  const hidden = shown.length > 0 ? found.filter(({ isHidden }) => isHidden) : [];
  const layers = (shown.length > 0 ? shown : found).map(({ layer }) => layer);
  const remarks = [
    ...(hidden.length > 0 ? [{ code: 'sheets-hidden', params: { sheets: hidden.map(({ layer }) => layer.name).join(', ') } }] : []),
    ...(uncomputed > 0 ? [{ code: 'formulas-uncomputed', params: { cells: uncomputed } }] : []),
  ];
  return layers.map((layer, index) => ({
    ...layer,
    // « Feuil1 » says nothing; the name of the file does.
    name: layers.length === 1 && DEFAULT_NAME.test(layer.name) ? file.replace(/\.[^.]+$/, '') : layer.name,
    remarks: index === 0 ? [...layer.remarks, ...remarks] : layer.remarks,
  }));
}

const DEFAULT_NAME = /^(feuil(le)?|sheet|tabelle|hoja)\s?\d*$/i;

/** The library speaks to the console of what it does not know in a file. */
function quietly<T>(work: () => T): T {
  const { error, warn, log } = console;
  Object.assign(console, { error: () => {}, warn: () => {}, log: () => {} });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}
