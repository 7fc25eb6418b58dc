/** One tile from its service: fetched, checked to be an image, with what its headers say of keeping it. */
import http from 'node:http';
import https from 'node:https';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { answerWords } from '../catalogue/answer-words.ts';
import { type Answer, Line, type LineHooks, type LineSettings } from '../catalogue/line.ts';
import { isKnownEncoding, isPacked, unpacked } from '../catalogue/unpack.ts';
import { imageMedia, isWholeImage } from './image.ts';

export const TILE_SETTINGS: Partial<LineSettings> = { connect_ms: 10_000, idle_ms: 20_000, maxRedirects: 3, limit_bytes: 8 * 1024 ** 2 };
/** Without a word of the service; what it says counts between these two. */
const USUAL_LIFE_S = 7 * 86_400;
const SHORTEST_LIFE_S = 300;
const LONGEST_LIFE_S = 365 * 86_400;

export interface KnownTile {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedTile =
  | {
      readonly what: 'image';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly media: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly life_s: number;
      /** False where the service forbids it. */
      readonly mayKeep: boolean;
    }
  | { readonly what: 'unchanged'; readonly life_s: number }
  | { readonly what: 'nothing' };

/** Connections to the services stay open between tiles. */
export class TileLines {
  readonly #version: string;
  readonly #hooks: Pick<LineHooks, 'isAllowed' | 'settings'>;
  readonly #agents: NonNullable<LineHooks['agents']>;

  constructor(version: string, hooks: Pick<LineHooks, 'isAllowed' | 'settings'>) {
    this.#version = version;
    this.#hooks = hooks;
    const proxy = { proxyEnv: process.env };
    const options = { keepAlive: true, maxSockets: 12, maxFreeSockets: 12, timeout: 30_000 };
    this.#agents = {
      near: { 'http:': new http.Agent(options), 'https:': new https.Agent(options) },
      far: {
        'http:': new http.Agent({ ...options, ...proxy } as http.AgentOptions),
        'https:': new https.Agent({ ...options, ...proxy } as https.AgentOptions),
      },
    };
  }

  to(address: URL, settings: Partial<LineSettings> = {}): Line {
    return new Line(address, this.#version, {
      isAllowed: this.#hooks.isAllowed,
      checkpoint: () => undefined,
      settings: { ...TILE_SETTINGS, ...settings, ...this.#hooks.settings },
      agents: this.#agents,
    });
  }

  close(): void {
    for (const agents of Object.values(this.#agents)) for (const agent of Object.values(agents)) agent.destroy();
  }
}

/** Throws `network-off`, `download-failed`, `download-timed-out`, `download-refused`, `download-not-data`, `download-too-large`. */
export async function fetchTile(lines: TileLines, address: URL, known: KnownTile | null): Promise<FetchedTile> {
  try {
    return await askOnce(lines, address, known);
  } catch (error) {
    // a connection that stayed open may have been closed at the other end meanwhile: that says nothing of the service
    if (error instanceof EmpriseError && error.params['cause'] === 'cut') return askOnce(lines, address, known);
    throw error;
  }
}

async function askOnce(lines: TileLines, address: URL, known: KnownTile | null): Promise<FetchedTile> {
  const line = lines.to(address);
  try {
    const answer = await line.get(address, {
      accept: 'image/*,*/*;q=0.5',
      'accept-encoding': 'gzip',
      ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      ...(known?.lastModified && !known.etag ? { 'if-modified-since': known.lastModified } : {}),
    });
    const status = answer.statusCode ?? 0;
    const life = lifeOf(answer);
    if (status === 304 && known) {
      answer.resume();
      return { what: 'unchanged', life_s: life.life_s };
    }
    if (status === 404 || status === 204 || status === 410) {
      answer.resume();
      return { what: 'nothing' };
    }
    if (status !== 200) {
      if (status === 400 && (await isOutOfRange(line, answer))) return { what: 'nothing' };
      return await line.refuse(answer);
    }
    const bytes = await bodyOf(line, answer);
    if (bytes.length === 0) return { what: 'nothing' };
    const media = imageMedia(bytes);
    if (media === null)
      throw new EmpriseError('download-not-data', { host: line.host, answer: answerWords(bytes.toString('utf8', 0, 65_536)) });
    if (!isWholeImage(bytes, media)) throw new EmpriseError('download-failed', { host: line.host, cause: 'truncated' });
    const { etag = null, 'last-modified': lastModified = null } = answer.headers;
    return { what: 'image', bytes: new Uint8Array(bytes), media, etag, lastModified, ...life };
  } finally {
    line.close();
  }
}

/** A WMTS says so of a tile beyond its limits (07-057r7, table 29); the body is told again where it says something else. */
async function isOutOfRange(line: Line, answer: Answer): Promise<boolean> {
  const body = (await bodyOf(line, answer)).toString('utf8', 0, 65_536);
  if (/TileOutOfRange/i.test(body)) return true;
  throw new EmpriseError('download-refused', { host: line.host, status: answer.statusCode ?? 0, answer: answerWords(body) });
}

export async function bodyOf(line: Line, answer: Answer): Promise<Buffer> {
  const encoding = answer.headers['content-encoding'];
  if (!isKnownEncoding(encoding)) throw new EmpriseError('download-failed', { host: line.host, cause: 'encoding' });
  const chunks: Buffer[] = [];
  const body = line.body(answer);
  try {
    for await (const chunk of isPacked(encoding) ? unpacked(body, line.settings.limit_bytes, line.host) : body) chunks.push(chunk);
  } catch (error) {
    if (error instanceof EmpriseError) throw error;
    throw new EmpriseError('download-failed', { host: line.host, cause: 'truncated' }, String(error));
  }
  return Buffer.concat(chunks);
}

function lifeOf(answer: Answer): { life_s: number; mayKeep: boolean } {
  const control = answer.headers['cache-control'] ?? '';
  const age = /(?:^|[\s,])(?:s-maxage|max-age)\s*=\s*"?(\d+)/i.exec(control)?.[1];
  const until = Date.parse(answer.headers.expires ?? '');
  const from = Date.parse(answer.headers.date ?? '');
  const said = age !== undefined ? Number(age) : Number.isNaN(until) ? null : (until - (Number.isNaN(from) ? Date.now() : from)) / 1000;
  const life_s = /no-cache/i.test(control) ? SHORTEST_LIFE_S : Math.min(LONGEST_LIFE_S, Math.max(SHORTEST_LIFE_S, said ?? USUAL_LIFE_S));
  return { life_s, mayKeep: !/no-store/i.test(control) };
}
