/**
 * One line to one producer: GET requests with redirects, time-outs, a guard that cuts it, and faults told as EmpriseError.
 * Nothing is opened while the network is switched off. Plain http goes to the host of the entry alone.
 */
import http from 'node:http';
import https from 'node:https';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { answerWords } from './answer-words.ts';
import { faultOf, statusFault } from './faults.ts';
import { trustedAuthorities } from './trust.ts';
import { unpackedWhole } from './unpack.ts';

export interface LineSettings {
  /** To reach the server, names and certificates included. */
  readonly connect_ms: number;
  /** Without a byte, before the answer begins or within it. */
  readonly idle_ms: number;
  readonly maxRedirects: number;
  /** As received and as unpacked. */
  readonly limit_bytes: number;
  /** How often the switch and the cancelling are looked at. */
  readonly guard_ms: number;
  /** Objects asked for at once from a WFS. */
  readonly page: number;
  /** Age up to which pages of a WFS download that was cut still belong with the pages to come. */
  readonly pagesAge_ms: number;
}

export const USUAL_SETTINGS: LineSettings = {
  connect_ms: 20_000,
  idle_ms: 60_000,
  maxRedirects: 5,
  limit_bytes: 4 * 1024 ** 3,
  guard_ms: 50,
  page: 1000,
  pagesAge_ms: 12 * 3_600_000,
};

export interface LineHooks {
  readonly isAllowed: () => boolean;
  /** Throws `cancelled`. */
  readonly checkpoint: () => void;
  readonly settings?: Partial<LineSettings>;
  /** Of somebody who asks often; a line opens its own connection without them. `near`: this machine, which no proxy stands before. */
  readonly agents?: Readonly<Record<'near' | 'far', Readonly<Record<'http:' | 'https:', http.Agent>>>>;
}

export type Answer = http.IncomingMessage;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const SHOWN_BYTES = 64 * 1024;

export class Line {
  readonly settings: LineSettings;
  readonly #hooks: LineHooks;
  readonly #address: URL;
  readonly #version: string;
  readonly #abort = new AbortController();
  readonly #guard: NodeJS.Timeout;
  #fault: EmpriseError | null = null;

  /** `address`: of the entry; its host is the only one that plain http may go to. */
  constructor(address: URL, version: string, hooks: LineHooks) {
    this.settings = { ...USUAL_SETTINGS, ...hooks.settings };
    this.#hooks = hooks;
    this.#address = address;
    this.#version = version;
    this.#guard = setInterval(() => {
      try {
        this.check();
      } catch (error) {
        this.#cut(error as EmpriseError);
      }
    }, this.settings.guard_ms);
  }

  get host(): string {
    return this.#address.host;
  }

  /** Throws `network-off` or `cancelled`. */
  check(): void {
    if (!this.#hooks.isAllowed()) throw new EmpriseError('network-off');
    this.#hooks.checkpoint();
  }

  close(): void {
    clearInterval(this.#guard);
    this.#abort.abort();
  }

  /** Follows redirects to an answer, whatever its status. */
  async get(address: URL, headers: http.OutgoingHttpHeaders): Promise<Answer> {
    let at = address;
    for (let turn = 0; turn <= this.settings.maxRedirects; turn += 1) {
      const answer = await this.#ask(at, headers);
      const { location } = answer.headers;
      if (!REDIRECTS.has(answer.statusCode ?? 0) || location === undefined) return answer;
      answer.destroy();
      at = this.#redirected(at, location);
    }
    throw new EmpriseError('download-failed', { host: this.host, cause: 'redirects' });
  }

  /** The body as it comes. Throws `download-failed`, `download-timed-out`, `network-off`, `cancelled`, `download-too-large`. */
  async *body(answer: Answer, already = 0): AsyncGenerator<Buffer> {
    const announced = Number(answer.headers['content-length'] ?? Number.NaN);
    if (announced + already > this.settings.limit_bytes) throw this.#tooLarge(answer);
    let count = 0;
    try {
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        this.check();
        count += chunk.length;
        if (count + already > this.settings.limit_bytes) throw this.#tooLarge(answer);
        yield chunk;
      }
    } catch (error) {
      throw this.#told(error);
    }
    if (count < announced) throw new EmpriseError('download-failed', { host: this.host, cause: 'truncated' });
  }

  /** What the server says where it gives no data: throws `download-refused`, or `download-not-data` for a page with status 200. */
  async refuse(answer: Answer): Promise<never> {
    const text = await this.#shown(answer);
    const status = answer.statusCode ?? 0;
    if (status === 200) throw new EmpriseError('download-not-data', { host: this.host, answer: answerWords(text) });
    throw statusFault(this.host, status, answerWords(text));
  }

  async #shown(answer: Answer): Promise<string> {
    const chunks: Buffer[] = [];
    let count = 0;
    try {
      for await (const chunk of this.body(answer)) {
        chunks.push(chunk);
        count += chunk.length;
        if (count >= SHOWN_BYTES) break;
      }
    } catch (error) {
      const { code } = error as EmpriseError;
      if (code === 'network-off' || code === 'cancelled') throw error;
      // what came before the cut is shown all the same
    }
    answer.destroy();
    return unpackedWhole(Buffer.concat(chunks), answer.headers['content-encoding'], SHOWN_BYTES).toString('utf8');
  }

  #redirected(from: URL, location: string): URL {
    const forbidden = new EmpriseError('download-failed', { host: this.host, cause: 'redirect-forbidden' }, `${from.href} → ${location}`);
    if (!URL.canParse(location, from.href)) throw forbidden;
    const to = new URL(location, from);
    const isPlain = to.protocol === 'http:' && from.protocol === 'http:' && to.host === this.#address.host;
    if (to.protocol !== 'https:' && !isPlain) throw forbidden;
    return to;
  }

  #ask(address: URL, headers: http.OutgoingHttpHeaders): Promise<Answer> {
    this.check();
    const { connect_ms, idle_ms } = this.settings;
    return new Promise((resolve, reject) => {
      const library = address.protocol === 'https:' ? https : http;
      // a proxy of the surroundings (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) is obeyed where the runtime knows how: Node 24.5 and later
      const proxy = isThisMachine(address) ? {} : { proxyEnv: process.env };
      const shared = this.#hooks.agents?.[isThisMachine(address) ? 'near' : 'far'][library === https ? 'https:' : 'http:'];
      const agent = shared ?? new library.Agent({ keepAlive: false, ...proxy } as https.AgentOptions);
      const authorities = library === https ? trustedAuthorities() : undefined;
      const request = library.request(address, {
        agent,
        signal: this.#abort.signal,
        headers: { 'user-agent': `Emprise/${this.#version}`, accept: '*/*', ...headers },
        ...(library === https && authorities ? { ca: authorities } : {}),
      });
      const late = (ms: number) => this.#cut(new EmpriseError('download-timed-out', { host: address.host, seconds: Math.ceil(ms / 1000) }));
      const connecting = setTimeout(() => late(connect_ms), connect_ms);
      request.on('socket', (socket) => {
        if (request.reusedSocket) clearTimeout(connecting);
        else socket.once(library === https ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
      });
      request.setTimeout(idle_ms, () => late(idle_ms));
      request.once('close', () => clearTimeout(connecting));
      request.once('error', (error) => {
        clearTimeout(connecting);
        reject(this.#told(error));
      });
      request.once('response', (answer) => {
        clearTimeout(connecting);
        resolve(answer);
      });
      request.end();
    });
  }

  #cut(fault: EmpriseError): void {
    this.#fault ??= fault;
    this.#abort.abort();
  }

  /** The reason for which the line was cut counts more than how the cut showed. */
  #told(error: unknown): EmpriseError {
    if (this.#fault) return this.#fault;
    return error instanceof EmpriseError ? error : faultOf(error, this.host);
  }

  #tooLarge(answer: Answer): EmpriseError {
    answer.destroy();
    return new EmpriseError('download-too-large', { host: this.host, limit_mb: Math.round(this.settings.limit_bytes / 1e6) });
  }
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
