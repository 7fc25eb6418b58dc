/** The server itself: paths, bounds and answers. What a ballot is and where it goes is the host's. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { Crowd } from './crowd.ts';
import { Buckets, Lines } from './limits.ts';
import { ELSEWHERE_HTML } from './page/html.ts';
import { pageFiles } from './page/index.ts';
import { addressSecret, isSame, isToken, newToken, personalToken, personOf, plainCode, usualPort } from './tokens.ts';

export const BODY_BYTES = 32_000;
const REQUEST_MS = 10_000;
/** How often lines that take too long are looked for. */
const LOOK_MS = 1000;
const CONNECTIONS = 512;
/** Ports tried beside the usual one, where another program has it. */
const OTHER_PORTS = 5;
/** A wrong secret, or a wrong code, costs as much as so many requests. */
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
  /** Whose code it is; null: nobody's. `code` in capitals, without spaces. */
  holderOf(code: string): number | null;
  /** Null: nobody who is still listed. */
  participant(id: number): { readonly name: string | null } | null;
  joined(count: number): void;
}

export interface RoomOptions {
  readonly address: string;
  /** 0: the workshop's usual one, or another near it where that is taken. */
  readonly port: number;
  /** The workshop's. */
  readonly key: string;
  /** Newcomers without a code. */
  readonly seats: number;
  /** `open`: any browser that comes, once; `personal`: who has a code of their own. */
  readonly admission: 'open' | 'personal';
}

const STATUS: Readonly<Record<BallotAnswer, number>> = {
  ...{ received: 200, again: 200, twice: 409, closed: 410, malformed: 400, empty: 400, criterion: 409, site: 409, failed: 503 },
};

export class RoomServer {
  readonly #server: Server;
  readonly #host: RoomHost;
  readonly #options: RoomOptions;
  readonly #secret: string;
  readonly #buckets = new Buckets();
  readonly #crowd = new Crowd();

  private constructor(server: Server, host: RoomHost, options: RoomOptions) {
    this.#server = server;
    this.#host = host;
    this.#options = options;
    this.#secret = addressSecret(options.key);
  }

  /** Throws `room-not-listening`. */
  static async start(options: RoomOptions, host: RoomHost): Promise<RoomServer> {
    const server = createServer({
      ...{ maxHeaderSize: 8192, requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, keepAliveTimeout: 5000 },
      connectionsCheckingInterval: LOOK_MS,
    });
    server.maxConnections = CONNECTIONS;
    const lines = new Lines();
    server.on('connection', (socket: Socket) => lines.take(socket));
    const room = new RoomServer(server, host, options);
    server.on('request', (request, response) => void room.#answer(request, response));
    const usual = usualPort(options.key);
    const ports = options.port > 0 ? [options.port] : [...Array.from({ length: OTHER_PORTS }, (_, index) => usual + index), 0];
    for (const [index, port] of ports.entries()) {
      const error = await listening(server, options.address, port);
      if (error === null) break;
      const isLast = index === ports.length - 1;
      if (isLast || error.code !== 'EADDRINUSE')
        throw new EmpriseError('room-not-listening', { name: options.address, cause: error.code ?? '', port }, error.message);
    }
    // a fault of one connection is none of the room's
    server.on('error', () => {});
    return room;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Phones that came. */
  get joined(): number {
    return this.#crowd.size;
  }

  /** Most ballots of the round that came from one machine. */
  mostFromOne(round: number): number {
    return this.#crowd.mostFromOne(round);
  }

  get url(): string {
    return `http://${this.#authority}/${this.#secret}/`;
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
    const [, secret = '', name, ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    // a page of elsewhere that was led here by a name of its own knows no better
    const isHere = request.headers.host === this.#authority;
    const isOurs = isHere && isSame(secret.toLowerCase(), this.#secret) && rest.length === 0;
    if (!this.#buckets.take(from, isOurs ? 1 : STRANGER_COST)) {
      response.setHeader('Retry-After', '2');
      return [429, { answer: 'wait' }];
    }
    if (!isOurs) return isHere && request.method === 'GET' ? this.#elsewhere(response) : [404, { answer: 'unknown' }];
    // typed by hand: without the last stroke, or in capitals
    if (request.method === 'GET' && (name === undefined || (name === '' && secret !== this.#secret))) {
      response.setHeader('Location', `/${this.#secret}/`);
      return [308, { answer: 'unknown' }];
    }
    if (request.method === 'GET') return this.#read(name ?? '', response);
    if (request.method !== 'POST') return [405, { answer: 'unknown' }];
    if (request.headers['content-type']?.split(';')[0] !== 'application/json') return [415, { answer: 'malformed' }];
    const text = await bodyOf(request);
    if (text === null) {
      // the rest of what is too large is not listened to
      response.setHeader('Connection', 'close');
      return [413, { answer: 'large' }];
    }
    return this.#take(name ?? '', text, from);
  }

  #read(name: string, response: ServerResponse): [number | null, unknown] {
    const file = pageFiles().get(name);
    if (!file) return [404, { answer: 'unknown' }];
    send(response, 200, file.type, file.text);
    return [null, null];
  }

  /** Somebody typed the address and got it wrong: words, not an empty page. The same for whatever they typed. */
  #elsewhere(response: ServerResponse): [null, null] {
    send(response, 404, 'text/html; charset=utf-8', ELSEWHERE_HTML);
    return [null, null];
  }

  async #take(name: string, text: string, from: string): Promise<[number, unknown]> {
    const body = parsed(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return [400, { answer: 'malformed' }];
    if (name === 'join') return this.#join((body as { code?: unknown }).code, from);
    const token = (body as { token?: unknown }).token;
    if (!this.#isWelcome(token)) return [403, { answer: 'stranger' }];
    if (this.#crowd.saw(token)) this.#host.joined(this.#crowd.size);
    if (name === 'paper') {
      const paper = this.#host.paper();
      const person = personOf(token);
      const holder = person === null ? null : this.#host.participant(person);
      const voted = paper !== null && this.#host.hasVoted(token);
      // phones' clocks are their own: what is left of the round is reckoned by this one
      return [200, { answer: 'paper', paper, voted, holder: holder && { name: holder.name }, now: new Date().toISOString() }];
    }
    if (name !== 'ballot') return [404, { answer: 'unknown' }];
    const answer = await this.#host.submit(token, body);
    if (answer === 'received') this.#crowd.voted(from, Number((body as { round?: unknown }).round));
    return [STATUS[answer], { answer }];
  }

  #join(code: unknown, from: string): [number, unknown] {
    const { key, seats, admission } = this.#options;
    if (typeof code === 'string' && code !== '') {
      const holder = code.length > 100 ? null : this.#host.holderOf(plainCode(code));
      if (holder !== null) return [200, { answer: 'joined', token: personalToken(key, holder) }];
      return this.#buckets.take(from, STRANGER_COST) ? [403, { answer: 'code' }] : [429, { answer: 'wait' }];
    }
    if (admission === 'personal') return [403, { answer: 'code-needed' }];
    return this.#crowd.seat(from, seats) ? [200, { answer: 'joined', token: newToken(key) }] : [403, { answer: 'full' }];
  }

  /** Signed by this workshop, and of somebody who may vote as the room stands. */
  #isWelcome(token: unknown): token is string {
    const { key, admission } = this.#options;
    if (!isToken(key, token)) return false;
    const person = personOf(token);
    return person === null ? admission === 'open' : this.#host.participant(person) !== null;
  }
}

/** Null once it listens. */
function listening(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      server.removeAllListeners('listening');
      resolve(error);
    };
    server.once('error', refused);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', refused);
      resolve(null);
    });
  });
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
