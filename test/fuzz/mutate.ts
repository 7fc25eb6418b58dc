/** Ways a file goes wrong: on a bad disk, in a cut download, under a clumsy or a hostile hand. */
import { below, oneOf, type Random } from './random.ts';

type Mutation = (bytes: Buffer, next: Random) => Buffer;

/** Text that breaks readers of numbers, names and structures when it stands where another value stood. */
const EXTREMES = [
  ...['1e999', '-1e999', 'NaN', 'Infinity', '-0', '1e-400', '99999999999999999999', '0x10', '', '""', 'null', 'true', '{}', '[]', '[[[]]]'],
  ...[
    '\u0000',
    '\ufeff',
    '\ud800',
    '𝕊',
    "'; DROP TABLE sites; --",
    '../../../etc/passwd',
    '__proto__',
    'constructor',
    '<![CDATA[',
    '&lol;',
  ],
  ...['-1', '4294967296', '2147483647', '65535', '\r', '\n', '"', ';', ',', '\t', '<', '{', '['],
];

const flipBits: Mutation = (bytes, next) => {
  for (let edits = 1 + below(next, 8); edits > 0; edits--) {
    const at = below(next, bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << below(next, 8));
  }
  return bytes;
};

const writeBytes: Mutation = (bytes, next) => {
  for (let edits = 1 + below(next, 8); edits > 0; edits--) bytes[below(next, bytes.length)] = below(next, 256);
  return bytes;
};

/** Lengths and counts of binary formats are 32-bit words: the ones that lie. */
const writeWord: Mutation = (bytes, next) => {
  if (bytes.length < 4) return bytes;
  const at = below(next, bytes.length - 3);
  const word = oneOf(next, [0, 1, 0x7f, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff, bytes.length]);
  if (next() < 0.5) bytes.writeUInt32LE(word >>> 0, at);
  else bytes.writeUInt32BE(word >>> 0, at);
  return bytes;
};

const truncate: Mutation = (bytes, next) => bytes.subarray(0, below(next, bytes.length));
const repeatTail: Mutation = (bytes, next) => Buffer.concat([bytes, bytes.subarray(below(next, bytes.length))]);

const cut: Mutation = (bytes, next) => {
  const from = below(next, bytes.length);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + below(next, 64))]);
};

const swapRanges: Mutation = (bytes, next) => {
  const size = 1 + below(next, Math.max(1, Math.min(64, bytes.length >> 1)));
  if (bytes.length < 2 * size) return bytes;
  const first = below(next, bytes.length - 2 * size + 1);
  const second = first + size + below(next, bytes.length - first - 2 * size + 1);
  const held = Buffer.from(bytes.subarray(first, first + size));
  bytes.copy(bytes, first, second, second + size);
  held.copy(bytes, second);
  return bytes;
};

const insertRun: Mutation = (bytes, next) => {
  const at = below(next, bytes.length + 1);
  const run = Buffer.alloc(1 + below(next, 4096), next() < 0.5 ? 0 : below(next, 256));
  return Buffer.concat([bytes.subarray(0, at), run, bytes.subarray(at)]);
};

/** A number or word of the text replaced by one that is not meant. */
const writeExtreme: Mutation = (bytes, next) => {
  const text = bytes.toString('latin1');
  const tokens = [...text.matchAll(/-?\d+(?:\.\d+)?|[A-Za-z_]{2,}/g)];
  if (tokens.length === 0) return bytes;
  const token = oneOf(next, tokens);
  const value = Buffer.from(oneOf(next, EXTREMES), 'utf8');
  return Buffer.concat([bytes.subarray(0, token.index), value, bytes.subarray(token.index + token[0].length)]);
};

const MUTATIONS = [flipBits, writeBytes, writeWord, truncate, repeatTail, cut, swapRanges, insertRun, writeExtreme] as const;

/** A damaged copy: one way of damage, now and then two. */
export function mutate(bytes: Uint8Array, next: Random): Buffer {
  let damaged: Buffer = Buffer.from(bytes);
  for (let rounds = next() < 0.2 ? 2 : 1; rounds > 0 && damaged.length > 0; rounds--) damaged = oneOf(next, MUTATIONS)(damaged, next);
  return damaged;
}
