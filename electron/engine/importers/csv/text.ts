/** Bytes of a table to text, in pieces: which encoding, and what to do with the line that is in another one. */
import { isUtf8 } from 'node:buffer';
import { oneByteEncoding } from '../encoding-evidence.ts';
import { decoderOf, type EncodingName, encodingGiven, looksUtf8 } from '../text-encoding.ts';
import type { Declared } from '../types.ts';

const LINE_FEED = 0x0a;
/** A line longer than this is decoded as it comes. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Throws EmpriseError('encoding-unknown') where `wanted` is no encoding. */
export function decideEncoding(file: string, head: Buffer, wanted: string | undefined): Declared<EncodingName> {
  const given = encodingGiven(file, wanted);
  if (given !== null) return { value: given, how: 'given' };
  if (head[0] === 0xff && head[1] === 0xfe) return { value: 'UTF-16LE', how: 'header' };
  if (head[0] === 0xfe && head[1] === 0xff) return { value: 'UTF-16BE', how: 'header' };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { value: 'UTF-8', how: 'header' };
  const wide = wideOrder(head);
  if (wide !== null) return { value: wide, how: 'guessed' };
  return { value: looksUtf8(head) || mostlyUtf8(head) ? 'UTF-8' : oneByteEncoding(undecodedTexts(head)), how: 'guessed' };
}

/** UTF-16 without its mark: every other byte of a French text is zero. */
export function wideOrder(head: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  const piece = head.subarray(0, 4096 & ~1);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < piece.length; i += 2) {
    if (piece[i] === 0) even++;
    if (piece[i + 1] === 0) odd++;
  }
  const half = piece.length / 2;
  if (half < 4) return null;
  if (odd > half * 0.7 && even < half * 0.1) return 'UTF-16LE';
  return even > half * 0.7 && odd < half * 0.1 ? 'UTF-16BE' : null;
}

/** One line spoilt among many does not make a file Windows-1252: of the lines with accents, most are UTF-8. */
function mostlyUtf8(head: Buffer): boolean {
  let right = 0;
  let wrong = 0;
  for (const line of linesOf(head)) {
    if (!line.some((byte) => byte > 0x7f)) continue;
    if (isUtf8(line)) right++;
    else wrong++;
  }
  return right > wrong;
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const next = end < 0 ? bytes.length : end + 1;
    yield bytes.subarray(start, next);
    start = next;
  }
}

export interface TextPiece {
  readonly text: string;
  /** True for a line that is not in the file's encoding and was read as Windows-1252. */
  readonly isOther: boolean;
}

/** `isCut`: the bytes stop in the middle of a file, and the line they stop in is left out. */
export async function* textOf(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  encoding: EncodingName,
  isCut: boolean,
): AsyncGenerator<TextPiece> {
  let isStart = true;
  for await (const piece of encoding === 'UTF-8' ? utf8Pieces(chunks, isCut) : otherPieces(chunks, encoding, isCut)) {
    // One file in the wild has two marks.
    yield isStart ? { ...piece, text: piece.text.replace(/^\uFEFF+/, '') } : piece;
    isStart = false;
  }
}

async function* utf8Pieces(chunks: AsyncIterable<Buffer> | Iterable<Buffer>, isCut: boolean): AsyncGenerator<TextPiece> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield* utf8Lines(Buffer.concat([...rest, chunk.subarray(0, end)]));
      rest = [];
      restBytes = 0;
    }
    rest.push(chunk.subarray(end));
    restBytes += chunk.length - end;
    if (restBytes > MAX_LINE_BYTES) {
      yield { text: Buffer.concat(rest).toString('utf8'), isOther: false };
      rest = [];
      restBytes = 0;
    }
  }
  if (!isCut && restBytes > 0) yield* utf8Lines(Buffer.concat(rest));
}

function* utf8Lines(bytes: Buffer): Generator<TextPiece> {
  if (isUtf8(bytes)) {
    yield { text: bytes.toString('utf8'), isOther: false };
    return;
  }
  for (const line of linesOf(bytes)) {
    const isOther = !isUtf8(line);
    yield { text: decoderOf(isOther ? 'windows-1252' : 'UTF-8')(line), isOther };
  }
}

async function* otherPieces(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  encoding: EncodingName,
  isCut: boolean,
): AsyncGenerator<TextPiece> {
  const wide = encoding === 'UTF-16LE' ? new TextDecoder('utf-16le') : encoding === 'UTF-16BE' ? new TextDecoder('utf-16be') : null;
  const decode = decoderOf(encoding);
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + (wide ? wide.decode(chunk, { stream: true }) : decode(chunk));
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) yield { text: text.slice(0, end), isOther: false };
    if (rest.length > MAX_LINE_BYTES) {
      yield { text: rest, isOther: false };
      rest = '';
    }
  }
  if (!isCut && rest !== '') yield { text: rest, isOther: false };
}

const TEXTS_KEPT = 12;
const TEXT_BYTES = 80;

/** Texts with bytes beyond ASCII, each within one cell: what other encodings would make of them. */
export function undecodedTexts(head: Buffer): Buffer[] {
  const texts: Buffer[] = [];
  const isEdge = (byte: number | undefined): boolean =>
    byte === undefined || byte < 0x20 || byte === 0x22 || byte === 0x3b || byte === 0x2c || byte === 0x7c;
  for (let at = 0; at < head.length && texts.length < TEXTS_KEPT; at++) {
    if ((head[at] as number) < 0x80) continue;
    // The mark of byte order is no text.
    if (at === 0 && head[0] === 0xef && head[1] === 0xbb) {
      at = 2;
      continue;
    }
    let start = at;
    let end = at + 1;
    while (at - start < TEXT_BYTES && !isEdge(head[start - 1])) start--;
    while (end - at < TEXT_BYTES && !isEdge(head[end])) end++;
    texts.push(Buffer.from(head.subarray(start, end)));
    at = end;
  }
  return texts;
}
