/** Which reader a file needs: by its first bytes, which do not lie, then by its ending. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { FORMATS } from './registry.ts';
import type { FormatReader, OpenOptions, Source } from './types.ts';

const HEAD_BYTES = 64 * 1024;

/** Formats that are recognised only to say what they are. */
const OTHERS: readonly (readonly [string, (head: Buffer, text: string) => boolean])[] = [
  ['7-Zip', (head) => head.subarray(0, 6).equals(Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]))],
  ['RAR', (_, text) => text.startsWith('Rar!')],
  ['PDF', (_, text) => text.startsWith('%PDF')],
  ['HTML', (_, text) => /^\s*(<!doctype html|<html|<head|<body)/i.test(text)],
  ['XML', (_, text) => /^\s*(<\?xml|<kml|<gpx|<gml)/i.test(text)],
  [
    'PNG, JPEG, TIFF',
    (head, text) => /^\x89PNG|^GIF8/.test(text) || (head[0] === 0xff && head[1] === 0xd8) || /^(II\*\0|MM\0\*)/.test(text),
  ],
  ['Microsoft Office', (head) => head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))],
  ['FlatGeobuf', (_, text) => text.startsWith('fgb')],
  ['TopoJSON', (_, text) => /^\s*\{\s*"type"\s*:\s*"Topology"/.test(text)],
];

/** Throws EmpriseError: `file-not-found`, `file-unreadable`, `format-unknown`, `format-mismatch`, `nothing-usable` (an empty file). */
export async function detectFormat(path: string): Promise<FormatReader> {
  const file = basename(path);
  const head = unpackedHead(await readHead(path));
  if (head.length === 0) throw new EmpriseError('nothing-usable', { file, count: 0 });
  const text = head.subarray(0, 1024).toString('latin1').replace(/^ï»¿/, '');
  const claimed = readerByName(file);
  const other = OTHERS.find(([, matches]) => matches(head, text))?.[0];
  if (other !== undefined) {
    throw claimed === null
      ? new EmpriseError('format-unknown', { file, found: other })
      : new EmpriseError('format-mismatch', { file, claimed: claimed.label, found: other });
  }
  const found = FORMATS.find((format) => format.sniff(head)) ?? null;
  if (found === null) return bySpelling(file, claimed, head);
  if (claimed !== null && claimed !== found)
    throw new EmpriseError('format-mismatch', { file, claimed: claimed.label, found: found.label });
  return found;
}

/** Nothing in the bytes tells: a text is a table if it says so, anything else is not what its name says. */
function bySpelling(file: string, claimed: FormatReader | null, head: Buffer): FormatReader {
  const isText = !head.includes(0) || (head[0] === 0xff && head[1] === 0xfe);
  if (claimed === null) throw new EmpriseError('format-unknown', { file });
  if (claimed.id === 'csv' && isText) return claimed;
  throw new EmpriseError('format-mismatch', { file, claimed: claimed.label });
}

function readerByName(file: string): FormatReader | null {
  const name = file.toLowerCase();
  let best: { reader: FormatReader; length: number } | null = null;
  for (const reader of FORMATS) {
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

/** Detects and opens; the caller closes the source. */
export async function openSource(path: string, options: OpenOptions): Promise<Source> {
  const reader = await detectFormat(path);
  try {
    return await reader.open(path, options);
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EPERM' || code === 'EIO' || code === 'EISDIR') {
      throw new EmpriseError('file-unreadable', { file: basename(path) }, String(error));
    }
    throw error;
  }
}
