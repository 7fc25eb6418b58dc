/** The server itself: paths, bounds and answers. What a ballot is and where it goes is the host's. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { Buckets } from './limits.ts';
import { pageFiles } from './page/index.ts';
import { isSame, isToken, newToken } from './tokens.ts';

export const BODY_BYTES = 32_000;
const REQUEST_MS = 10_000;
/** A wrong secret costs as much as so many requests. */
const STRANGER_COST = 20;

/** What a phone is shown; null: no round is open. */
export interface Paper {
  readonly round: number;
  readonly title: string;
  readonly asks: 'weights' | 'votes' | 'both';
  readonly anonymous: boolean;
  /** Foreseen end, ISO time; null: until it is closed. */
  readonly endsAt: string | null;
  readonly families: readonly { readonly code: string; readonly label: string; readonly description: string; readonly weight: number }[];
  readonly sites: readonly { readonly uid: string; readonly name: string }[];
  readonly groups: readonly { readonly id: number; readonly name: string }[];
}

export type BallotAnswer = 'received' | 'again' | 'twice' | 'closed' | 'malformed' | 'empty' | 'criterion' | 'site' | 'failed';

export interface RoomHost {
  paper(): Paper | null;
  /** Answers once it is written for good. `body`: as it came, not checked. */
  submit(token: string, body: unknown): Promise<BallotAnswer>;
  /** Has the token's ballot for the open round come already? */
  hasVoted(token: string): boolean;
  joined(count: number): void;
}

export interface RoomOptions {
  readonly address: string;
  /** 0: any. */
  readonly port: number;
  readonly secret: string;
  readonly seats: number;
}

const STATUS: Readonly<Record<BallotAnswer, number>> = {
  ...{ received: 200, again: 200, twice: 409, closed: 410, malformed: 400, empty: 400, criterion: 409, site: 409, failed: 503 },
};

export class RoomServer {
  readonly #server: Server;
  readonly #host: RoomHost;
  readonly #options: RoomOptions;
  readonly #buckets = new Buckets();
  #joined = 0;

  private constructor(server: Server, host: RoomHost, options: RoomOptions) {
    this.#server = server;
    this.#host = host;
    this.#options = options;
  }

  /** Throws `room-not-listening`. */
  static start(options: RoomOptions, host: RoomHost): Promise<RoomServer> {
    return new Promise((resolve, reject) => {
      const server = createServer({ maxHeaderSize: 8192, requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, keepAliveTimeout: 5000 });
      server.maxConnections = 512;
      const room = new RoomServer(server, host, options);
      server.on('request', (request, response) => void room.#answer(request, response));
      const refuse = (error: Error): void => reject(new EmpriseError('room-not-listening', { name: options.address }, error.message));
      server.once('error', refuse);
      server.listen({ host: options.address, port: options.port, exclusive: true }, () => {
        server.off('error', refuse);
        // a fault of one connection is none of the room's
        server.on('error', () => {});
        resolve(room);
      });
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get joined(): number {
    return this.#joined;
  }

  get url(): string {
    return `http://${this.#authority}/${this.#options.secret}/`;
  }

  get #authority(): string {
    const { address } = this.#options;
    return `${address.includes(':') ? `[${address}]` : address}:${this.port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      // ballots under way are answered first; phones that merely hold a line open are not waited for
      this.#server.closeIdleConnections();
      setTimeout(() => this.#server.closeAllConnections(), 1000).unref();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const [status, body] = await this.#reply(request, response);
      if (status !== null) send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
    } catch {
      if (!response.headersSent) send(response, 500, 'application/json; charset=utf-8', '{"answer":"failed"}');
    }
  }

  /** Status null: answered already. */
  async #reply(request: IncomingMessage, response: ServerResponse): Promise<[number | null, unknown]> {
    const from = request.socket.remoteAddress ?? '';
    const [, secret = '', name = '', ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    // a page of elsewhere that was led here by a name of its own knows no better
    const isOurs = request.headers.host === this.#authority && isSame(secret, this.#options.secret) && rest.length === 0;
    if (!this.#buckets.take(from, isOurs ? 1 : STRANGER_COST)) {
      response.setHeader('Retry-After', '2');
      return [429, { answer: 'wait' }];
    }
    if (!isOurs) return [404, { answer: 'unknown' }];
    if (request.method === 'GET') return this.#read(name, response);
    if (request.method !== 'POST') return [405, { answer: 'unknown' }];
    if (request.headers['content-type']?.split(';')[0] !== 'application/json') return [415, { answer: 'malformed' }];
    const text = await bodyOf(request);
    if (text === null) {
      // the rest of what is too large is not listened to
      response.setHeader('Connection', 'close');
      return [413, { answer: 'large' }];
    }
    return this.#take(name, text);
  }

  #read(name: string, response: ServerResponse): [number | null, unknown] {
    const file = pageFiles().get(name);
    if (!file) return [404, { answer: 'unknown' }];
    send(response, 200, file.type, file.text);
    return [null, null];
  }

  async #take(name: string, text: string): Promise<[number, unknown]> {
    const body = parsed(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return [400, { answer: 'malformed' }];
    const { secret, seats } = this.#options;
    if (name === 'join') {
      if (this.#joined >= seats) return [403, { answer: 'full' }];
      this.#joined++;
      this.#host.joined(this.#joined);
      return [200, { answer: 'joined', token: newToken(secret) }];
    }
    const token = (body as { token?: unknown }).token;
    if (!isToken(secret, token)) return [403, { answer: 'stranger' }];
    if (name === 'paper') {
      const paper = this.#host.paper();
      // phones' clocks are their own: what is left of the round is reckoned by this one
      return [200, { answer: 'paper', paper, voted: paper !== null && this.#host.hasVoted(token), now: new Date().toISOString() }];
    }
    if (name !== 'ballot') return [404, { answer: 'unknown' }];
    const answer = await this.#host.submit(token, body);
    return [STATUS[answer], { answer }];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null where it is too large. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > BODY_BYTES) {
        request.pause();
        resolve(null);
      } else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('aborted')));
  });
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  response.end(text);
}
