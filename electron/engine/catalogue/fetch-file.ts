/** A file behind one address → a part on disk, as the server sends it. Goes on where it was cut, where the server proves that it is the same version. */
import { open } from 'node:fs/promises';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { faultOf } from './faults.ts';
import type { Answer, Line } from './line.ts';
import type { Part } from './part.ts';
import { isKnownEncoding } from './unpack.ts';

export interface Fetched {
  /** `Content-Encoding` of the bytes in the part. */
  readonly encoding: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface Version {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Resolves `null` where the producer says that `known` is still the current version. */
export async function fetchFile(
  line: Line,
  address: URL,
  part: Part,
  known: Version | null,
  progress: (done: number, total: number) => void,
): Promise<Fetched | null> {
  const begun = part.resumable(address);
  if (begun) {
    const { size, state } = begun;
    const version = state.etag ?? state.lastModified ?? '';
    const answer = await line.get(address, { 'accept-encoding': state.encoding, range: `bytes=${size}-`, 'if-range': version });
    if (answer.statusCode === 206 && continues(answer, size, state)) {
      await write(line, answer, part, size, progress);
      return state;
    }
    // another version, or a server that knows no ranges: its whole answer is taken, anything else is asked for anew
    if (answer.statusCode === 200) return whole(line, answer, address, part, progress);
    answer.destroy();
    part.drop();
  }
  const conditions = {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified && !known.etag ? { 'if-modified-since': known.lastModified } : {}),
  };
  const answer = await line.get(address, { 'accept-encoding': 'gzip', ...conditions });
  if (answer.statusCode === 304 && known) {
    answer.destroy();
    return null;
  }
  return whole(line, answer, address, part, progress);
}

async function whole(
  line: Line,
  answer: Answer,
  address: URL,
  part: Part,
  progress: (done: number, total: number) => void,
): Promise<Fetched> {
  if (answer.statusCode !== 200 || isPage(answer)) return line.refuse(answer);
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (!isKnownEncoding(encoding)) {
    answer.destroy();
    throw new EmpriseError('download-failed', { host: line.host, cause: 'encoding' });
  }
  const state = {
    address: address.href,
    etag: strong(answer.headers.etag),
    lastModified: answer.headers['last-modified'] ?? null,
    encoding,
  };
  part.begin(state);
  await write(line, answer, part, 0, progress);
  return { ...state, etag: answer.headers.etag ?? null };
}

async function write(line: Line, answer: Answer, part: Part, from: number, progress: (done: number, total: number) => void): Promise<void> {
  const announced = Number(answer.headers['content-length'] ?? Number.NaN);
  const total = Number.isFinite(announced) ? from + announced : 0;
  let done = from;
  try {
    const file = await open(part.file, from === 0 ? 'w' : 'a');
    try {
      progress(done, total);
      for await (const chunk of line.body(answer, from)) {
        await file.write(chunk);
        done += chunk.length;
        progress(done, total);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    const fault = faultOf(error, line.host);
    if (fault.code === 'download-too-large') part.drop();
    throw fault;
  }
}

function continues(answer: Answer, size: number, state: { readonly encoding: string; readonly etag: string | null }): boolean {
  const from = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  const { etag } = answer.headers;
  return Number(from) === size && encoding === state.encoding && (etag === undefined || state.etag === null || etag === state.etag);
}

/** HTML and XML are never what an entry of the catalogue gives: an error page, or the exception report of an OGC service. */
export function isPage(answer: Answer): boolean {
  return /\b(html|xml|ogc\.se)\b/i.test((answer.headers['content-type'] ?? '').split(';')[0] ?? '');
}

function strong(etag: string | undefined): string | null {
  return etag === undefined || etag.startsWith('W/') ? null : etag;
}
