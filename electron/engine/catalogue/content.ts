/** A part that is complete → the file to keep: unpacked once where that was only for the way, named as what it is, and looked through to its end. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { answerWords } from './answer-words.ts';
import type { Line } from './line.ts';
import { isGzip, isPacked, unpacked } from './unpack.ts';

const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 64;

export interface Content {
  /** Beside the part, to be moved. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Throws `download-not-data`, `download-failed` (`truncated`), `download-too-large`. */
export async function finishContent(line: Line, part: string, encoding: string, wanted: string): Promise<Content> {
  const ready = `${part}.ready`;
  await unpackTransfer(line, part, ready, encoding, wanted);
  const isPackedFile = isGzip(await firstBytes(ready));
  const plainName = wanted.replace(/\.gz$/i, '');
  const name = isPackedFile && !/\.(zip|gpkg)$/i.test(plainName) ? `${plainName}.gz` : plainName;
  const { bytes, sha256, head, tail } = await lookThrough(line, ready, isPackedFile);
  judge(line, plainName, head, tail);
  return { path: ready, name, bytes, sha256 };
}

/** Servers say `Content-Encoding: gzip` of a .gz file too, meaning the file itself: then nothing is unpacked. */
async function unpackTransfer(line: Line, part: string, ready: string, encoding: string, wanted: string): Promise<void> {
  const packed = isPacked(encoding) && isGzip(await firstBytes(part));
  if (!packed || (/\.gz$/i.test(wanted) && !(await isTwicePacked(line, part)))) return rename(part, ready);
  const file = await open(ready, 'w');
  try {
    for await (const chunk of unpackedFile(line, part)) await file.write(chunk);
  } finally {
    await file.close();
  }
}

async function isTwicePacked(line: Line, part: string): Promise<boolean> {
  for await (const chunk of unpackedFile(line, part)) return isGzip(chunk);
  return false;
}

/** Read whole: a .gz proves by its checksum that nothing is missing. */
async function lookThrough(line: Line, file: string, isPackedFile: boolean) {
  const hash = createHash('sha256');
  let bytes = 0;
  const raw = (async function* () {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      line.check();
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  })();
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  for await (const chunk of isPackedFile ? told(line, unpacked(raw, line.settings.limit_bytes, line.host)) : raw) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
    tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
  }
  return { bytes, sha256: hash.digest('hex'), head: head.toString('utf8').replace(/^\ufeff/, ''), tail: tail.toString('latin1') };
}

function judge(line: Line, name: string, head: string, tail: string): void {
  const notData = () => new EmpriseError('download-not-data', { host: line.host, answer: answerWords(head) });
  const start = head.trimStart();
  if (/\.zip$/i.test(name) ? !start.startsWith('PK') : start.startsWith('<')) throw notData();
  if (!/\.(geo)?json$/i.test(name)) return;
  if (!start.startsWith('{') || !/"type"\s*:\s*"(FeatureCollection|Feature|GeometryCollection|Topology)"|"features"\s*:/.test(start))
    throw notData();
  if (!tail.trimEnd().endsWith('}')) throw new EmpriseError('download-failed', { host: line.host, cause: 'truncated' });
}

function unpackedFile(line: Line, file: string): AsyncGenerator<Buffer> {
  return told(line, unpacked(createReadStream(file) as AsyncIterable<Buffer>, line.settings.limit_bytes, line.host));
}

/** A .gz that does not unpack was cut or spoilt on its way. */
async function* told(line: Line, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    throw new EmpriseError('download-failed', { host: line.host, cause: 'truncated' }, String(error));
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
