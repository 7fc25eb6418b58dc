/** Which reader a file needs: by its first bytes, which do not lie, then by its ending. */
import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, gunzipSync } from 'node:zlib';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { kmzArchive, zipArchive } from './containers/archive.ts';
import { openFolder } from './containers/folder.ts';
import { named, present, stemOf } from './containers/presented.ts';
import { makeWorkFolder } from './containers/work-folder.ts';
import { chunksOf } from './geojson/chunks.ts';
import { FORMATS } from './registry.ts';
import { asRefusal } from './system-faults.ts';
import type { FormatReader, OpenOptions, Source } from './types.ts';

const HEAD_BYTES = 64 * 1024;

/** Files and what holds files. Spreadsheets, which are zips of their own kind, are asked before the plain zip. */
const READERS: readonly FormatReader[] = [...FORMATS, zipArchive(openSource), kmzArchive(openSource)];

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);

/** Archives that are recognised only to say that they have to be unpacked. */
const PACKED: readonly (readonly [string, (head: Buffer) => boolean])[] = [
  ['7-Zip', (head) => startsWith(head, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['RAR', (head) => startsWith(head, 0x52, 0x61, 0x72, 0x21)],
  ['TAR', (head) => head.toString('latin1', 257, 262) === 'ustar'],
  ['bzip2', (head) => /^BZh[1-9]1AY&SY/.test(head.toString('latin1', 0, 10))],
  ['XZ', (head) => startsWith(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)],
  ['Zstandard', (head) => startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)],
];

/** Formats that are recognised only to say what they are. */
const OTHERS: readonly (readonly [string, (head: Buffer, text: string) => boolean])[] = [
  ['PDF', (_, text) => text.startsWith('%PDF')],
  ['HTML', (_, text) => /^\s*(<!doctype html|<html|<head|<body)/i.test(text)],
  ['GML', (_, text) => /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(\w+:)?(FeatureCollection|EDIGEO|GetFeature)[\s>]/.test(text)],
  ['XML', (_, text) => /^\s*(<\?xml|<kml|<gpx|<gml)/i.test(text)],
  [
    'PNG, JPEG, TIFF',
    (head, text) => /^\x89PNG|^GIF8/.test(text) || (head[0] === 0xff && head[1] === 0xd8) || /^(II\*\0|MM\0\*)/.test(text),
  ],
  ['Microsoft Office', (head) => startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)],
  ['MapInfo TAB', (_, text) => /^\s*!table\b/i.test(text)],
  ['AutoCAD DWG', (_, text) => /^AC10\d\d/.test(text)],
  ['AutoCAD DXF', (_, text) => /^\s*(999\s[^\n]*\n\s*)?0\s*\n\s*SECTION\s*\n/.test(text)],
];

/**
 * Throws EmpriseError: `file-not-found`, `file-unreadable`, `format-unknown`, `format-mismatch`, `archive-to-unpack`,
 * `nothing-usable` (an empty file).
 */
export async function detectFormat(path: string): Promise<FormatReader> {
  return (await examine(path)).reader;
}

async function examine(path: string): Promise<{ reader: FormatReader; gzipped: boolean }> {
  const file = basename(path);
  const raw = await readHead(path);
  const head = unpackedHead(raw);
  if (head.length === 0) throw new EmpriseError('nothing-usable', { file, count: 0 });
  return { reader: readerOf(file, head), gzipped: head !== raw };
}

function readerOf(file: string, head: Buffer): FormatReader {
  const packed = PACKED.find(([, matches]) => matches(head))?.[0];
  if (packed !== undefined) throw new EmpriseError('archive-to-unpack', { file, found: packed });
  const name = file.toLowerCase().replace(/\.gz$/, '');
  const claimed = readerByName(file.toLowerCase()) ?? readerByName(name);
  const found = READERS.find((format) => format.sniff(head)) ?? null;
  if (found !== null) {
    if (claimed === null || claimed === found || found.alsoNamed?.some((ending) => name.endsWith(ending))) return found;
    if (claimed.accepts?.(head)) return claimed;
    throw new EmpriseError('format-mismatch', { file, claimed: claimed.label, found: found.label });
  }
  const text = head.subarray(0, 1024).toString('latin1').replace(/^ï»¿/, '');
  const other = OTHERS.find(([, matches]) => matches(head, text))?.[0];
  if (other !== undefined) {
    throw claimed === null
      ? new EmpriseError('format-unknown', { file, found: other })
      : new EmpriseError('format-mismatch', { file, claimed: claimed.label, found: other });
  }
  if (claimed?.accepts?.(head)) return claimed;
  return bySpelling(file, claimed, head);
}

/** Nothing in the bytes tells: a text is a table if it says so, anything else is not what its name says. */
function bySpelling(file: string, claimed: FormatReader | null, head: Buffer): FormatReader {
  const isText = !head.includes(0) || (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (claimed === null) throw new EmpriseError('format-unknown', { file });
  if (claimed.id === 'csv' && isText) return claimed;
  throw new EmpriseError('format-mismatch', { file, claimed: claimed.label });
}

function readerByName(name: string): FormatReader | null {
  let best: { reader: FormatReader; length: number } | null = null;
  for (const reader of READERS) {
    for (const extension of reader.extensions) {
      if (name.endsWith(extension) && extension.length > (best?.length ?? 0)) best = { reader, length: extension.length };
    }
  }
  return best?.reader ?? null;
}

async function readHead(path: string): Promise<Buffer> {
  const file = basename(path);
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EmpriseError(code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file }, String(error));
  }
}

function unpackedHead(head: Buffer): Buffer {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head;
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 });
  } catch {
    return head;
  }
}

/** Detects and opens a file or a folder; the caller closes the source. */
export async function openSource(path: string, options: OpenOptions): Promise<Source> {
  try {
    if (await isFolder(path)) return await openFolder(path, options, openSource);
    const { reader, gzipped } = await examine(path);
    if (gzipped && !reader.readsGzip) return await openGzipped(path, reader, options);
    return await reader.open(path, options);
  } catch (error) {
    throw asRefusal(error, path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** A reader that wants the plain file gets a private copy of it. */
async function openGzipped(path: string, reader: FormatReader, options: OpenOptions): Promise<Source> {
  const work = makeWorkFolder(options);
  try {
    const plain = work.fileFor(reader.extensions[0] ?? '');
    await pipeline(chunksOf(path, true), createWriteStream(plain, { flags: 'wx', mode: 0o600 }));
    const shown = { file: basename(path), stem: stemOf(path) };
    const source = await named(plain, shown, async () => present(await reader.open(plain, options), plain, shown));
    const close = (): void => {
      source.close();
      work.remove();
    };
    return { ...source, close };
  } catch (error) {
    work.remove();
    throw error;
  }
}
