/** Features from all over a large file, without reading it: a look at evenly spaced pieces. */
import { open } from 'node:fs/promises';
import type { EncodingName } from '../text-encoding.ts';
import type { SourceFeature } from '../types.ts';
import { featureFromJson, textOf } from './features.ts';

const PIECES = 40;
const PIECE_BYTES = 64 * 1024;
/** Where not one feature ends within a piece. */
const LARGE_PIECE_BYTES = 1024 * 1024;
/** Rows that nobody has counted: above any that the beginning of the file has. */
const FIRST_ROW = 1_000_000_000;

/** About `count` features; fewer, or none, where features do not begin with their type. `row` is not their number in the file. */
export async function spreadFeatures(path: string, size: number, encoding: EncodingName, count: number): Promise<SourceFeature[]> {
  const features: SourceFeature[] = [];
  const each = Math.ceil(count / PIECES);
  const handle = await open(path, 'r');
  try {
    const pieceAt = async (position: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    for (let piece = 0; piece < PIECES; piece++) {
      const position = Math.floor((piece * size) / PIECES);
      let found = wholeFeatures(await pieceAt(position, PIECE_BYTES), encoding, each);
      if (found.length === 0) found = wholeFeatures(await pieceAt(position, LARGE_PIECE_BYTES), encoding, 1);
      for (const value of found) features.push(featureFromJson(value, FIRST_ROW + features.length));
    }
  } finally {
    await handle.close();
  }
  return features.filter(({ unreadable }) => unreadable === undefined);
}

function wholeFeatures(bytes: Buffer, encoding: EncodingName, most: number): unknown[] {
  const text = bytes.toString('latin1');
  const found: unknown[] = [];
  const beginning = /\{\s*"type"\s*:\s*"Feature"\s*,/g;
  for (let match = beginning.exec(text); match !== null && found.length < most; match = beginning.exec(text)) {
    const end = endOfObject(text, match.index);
    if (end < 0) break;
    try {
      found.push(JSON.parse(textOf(bytes.subarray(match.index, end), encoding).text));
    } catch {
      // What looked like a feature was part of a text.
    }
    beginning.lastIndex = end;
  }
  return found;
}

/** Index after the brace that closes the one at `start`, or -1. */
function endOfObject(text: string, start: number): number {
  const marks = /["{}]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === '"') {
      const after = endOfString(text, match.index);
      if (after < 0) return -1;
      marks.lastIndex = after;
    } else if (match[0] === '{') depth++;
    else if (--depth === 0) return match.index + 1;
  }
  return -1;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}
