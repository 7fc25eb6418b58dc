/**
 * Where tiles are asked for: from what was kept, else from the service, a few at a time, newest first. A service that does not answer is left alone for
 * pauses that grow, then tried with a few tiles; meanwhile what was kept is shown. Its condition is told when it changes, never for each tile.
 */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { BaseMapState } from '../../../shared/domain/base-maps.ts';
import { type FetchedTile, fetchTile, type TileLines } from './fetch-tile.ts';
import type { KeptTile, KeptTiles, TileKey } from './kept-tiles.ts';

export interface TileJob {
  readonly map: string;
  readonly key: TileKey;
  readonly address: URL;
  readonly ticket: number;
}

export interface TileAnswer {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly media: string;
  /** A kept image that could not be confirmed. */
  readonly keptAt: string | null;
}

export interface Clock {
  now(): number;
  /** Answers with its cancelling. */
  after(ms: number, call: () => void): () => void;
}

const AT_ONCE = 6;
/** Faults in a row before a service that has answered is left alone: one bad tile is not a silent service. */
const PATIENCE = 3;
const FIRST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 300;
/** A refusal of rights does not mend itself. */
const REFUSAL_PAUSE_S = 300;
const SLOW_MS = 6000;
const PROBES = 3;
/** Tiles in a row without an image, and none with one, before it is said. */
const NOTHINGS = 6;
/** A tile that failed while others came, and one that does not exist, are not asked again so soon. */
const BAD_TILE_S = 60;
const NO_TILE_S = 3600;
const REMEMBERED = 20_000;
const NONE: TileAnswer = { bytes: null, media: '', keptAt: null };

interface Waiting {
  readonly job: TileJob;
  readonly kept: KeptTile | null;
  readonly resolve: (answer: TileAnswer) => void;
}

interface Service {
  state: BaseMapState;
  waiting: Waiting[];
  running: number;
  faults: number;
  pauses: number;
  pausedUntil: number;
  /** Raised with each pause: faults of what began before it do not lengthen it. */
  era: number;
  succeeded: boolean;
  nothings: number;
  probes: TileJob[];
  cancelTimer: () => void;
  cancelSlow: () => void;
}

const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export class TileDesk {
  readonly #kept: KeptTiles;
  readonly #lines: TileLines;
  readonly #isAllowed: () => boolean;
  readonly #tell: (state: BaseMapState) => void;
  readonly #clock: Clock;
  readonly #services = new Map<string, Service>();
  /** Key of a tile → until when it is not asked for (ms). */
  readonly #skipped = new Map<string, number>();
  /** Asked for at this moment; a map beside another may want the same. */
  readonly #shared = new Map<string, { readonly answer: Promise<TileAnswer>; askers: number }>();

  constructor(parts: { kept: KeptTiles; lines: TileLines; isAllowed: () => boolean; tell: (state: BaseMapState) => void; clock?: Clock }) {
    this.#kept = parts.kept;
    this.#lines = parts.lines;
    this.#isAllowed = parts.isAllowed;
    this.#tell = parts.tell;
    this.#clock = parts.clock ?? systemClock;
  }

  states(): BaseMapState[] {
    return [...this.#services.values()].map(({ state }) => state);
  }

  /** Never throws for what a service does: the state of the map says it. */
  ask(job: TileJob): Promise<TileAnswer> {
    const name = nameOf(job);
    const running = this.#shared.get(name);
    if (running) {
      running.askers += 1;
      return running.answer;
    }
    const answer = this.#ask(job).finally(() => this.#shared.delete(name));
    this.#shared.set(name, { answer, askers: 1 });
    return answer;
  }

  /** What waits under these tickets is not needed any more. */
  drop(tickets: readonly number[]): void {
    const gone = new Set(tickets);
    const isGone = ({ job }: Waiting): boolean => gone.has(job.ticket) && (this.#shared.get(nameOf(job))?.askers ?? 1) === 1;
    for (const service of this.#services.values()) {
      const left = service.waiting.filter(isGone);
      service.waiting = service.waiting.filter((one) => !isGone(one));
      for (const { resolve } of left) resolve(NONE);
    }
  }

  /** A map was put on again, or the network came back: nobody waits for a pause to end. */
  forgive(map: string): void {
    const service = this.#services.get(map);
    if (!service) return;
    service.pausedUntil = 0;
    service.pauses = 0;
    service.faults = 0;
    service.nothings = 0;
    service.cancelTimer();
    this.#skipped.clear();
  }

  close(): void {
    for (const service of this.#services.values()) {
      service.cancelTimer();
      service.cancelSlow();
      for (const { resolve } of service.waiting) resolve(NONE);
      service.waiting = [];
    }
    this.#lines.close();
  }

  async #ask(job: TileJob): Promise<TileAnswer> {
    const service = this.#service(job.map);
    const kept = await this.#kept.read(job.key);
    const now = this.#clock.now();
    if (kept && Date.parse(kept.expiresAt) > now) {
      if (!this.#isAllowed() && service.state.condition !== 'offline') this.#say(service, 'offline', null, kept);
      return { bytes: kept.bytes, media: kept.media, keptAt: null };
    }
    if (!this.#isAllowed()) {
      this.#say(service, 'offline', null, kept);
      return old(kept);
    }
    if (service.pausedUntil > now) {
      service.probes = [job, ...service.probes.filter((one) => nameOf(one) !== nameOf(job))].slice(0, PROBES);
      this.#say(service, service.state.condition, service.state.error, kept);
      return old(kept);
    }
    if ((this.#skipped.get(nameOf(job)) ?? 0) > now) return old(kept);
    return new Promise((resolve) => {
      service.waiting.push({ job, kept, resolve });
      this.#next(service);
    });
  }

  #next(service: Service): void {
    while (service.running < AT_ONCE) {
      const one = service.waiting.pop();
      if (!one) return;
      service.running += 1;
      if (service.running === 1) this.#watch(service);
      void this.#fetch(service, one).finally(() => {
        service.running -= 1;
        service.cancelSlow();
        if (service.running > 0) this.#watch(service);
        this.#next(service);
      });
    }
  }

  #watch(service: Service): void {
    service.cancelSlow();
    service.cancelSlow = this.#clock.after(SLOW_MS, () => {
      if (service.state.condition === 'ok') this.#say(service, 'slow', null, null);
    });
  }

  async #fetch(service: Service, { job, kept, resolve }: Waiting): Promise<void> {
    const { era } = service;
    try {
      const got = await fetchTile(this.#lines, job.address, kept);
      resolve(await this.#received(service, job, kept, got));
    } catch (error) {
      this.#failed(service, job, era, error);
      this.#say(service, service.state.condition, service.state.error, kept);
      resolve(old(kept));
    }
  }

  async #received(service: Service, job: TileJob, kept: KeptTile | null, got: FetchedTile): Promise<TileAnswer> {
    service.faults = 0;
    service.pauses = 0;
    // back: what failed with the service, not by itself, may be asked for again
    if (service.state.condition === 'silent' || service.state.condition === 'refused') this.#skipped.clear();
    if (got.what === 'nothing') {
      this.#skip(job, NO_TILE_S);
      service.nothings += 1;
      if (!service.succeeded && service.nothings >= NOTHINGS) this.#say(service, 'nothing', null, null);
      else if (service.state.condition !== 'nothing') this.#say(service, 'ok', null, null);
      return NONE;
    }
    service.succeeded = true;
    service.nothings = 0;
    this.#say(service, 'ok', null, null);
    const fetchedAt = new Date(this.#clock.now()).toISOString();
    const expiresAt = new Date(this.#clock.now() + got.life_s * 1000).toISOString();
    if (got.what === 'unchanged') {
      if (!kept) return NONE;
      await this.#kept.write(job.key, { ...kept, fetchedAt, expiresAt });
      return { bytes: kept.bytes, media: kept.media, keptAt: null };
    }
    const { bytes, media, etag, lastModified } = got;
    if (got.mayKeep) await this.#kept.write(job.key, { bytes, media, etag, lastModified, fetchedAt, expiresAt });
    return { bytes, media, keptAt: null };
  }

  #failed(service: Service, job: TileJob, era: number, error: unknown): void {
    const fault =
      error instanceof EmpriseError
        ? error
        : new EmpriseError('download-failed', { host: job.address.host, cause: 'other' }, String(error));
    if (fault.code === 'network-off') {
      this.#say(service, 'offline', null, null);
      return;
    }
    this.#skip(job, service.succeeded ? BAD_TILE_S : 0);
    if (era !== service.era) return;
    service.faults += 1;
    if (service.succeeded && service.faults < PATIENCE) return;
    const status = Number(fault.params['status'] ?? 0);
    const isRefused = status === 401 || status === 403;
    service.pauses += 1;
    const pause_s = isRefused ? REFUSAL_PAUSE_S : Math.min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** (service.pauses - 1));
    service.era += 1;
    service.pausedUntil = this.#clock.now() + pause_s * 1000;
    service.probes = [job];
    this.#skipped.delete(nameOf(job));
    this.#say(service, isRefused ? 'refused' : 'silent', { code: fault.code, params: fault.params }, null, pause_s);
    for (const waiting of service.waiting.splice(0)) {
      if (service.probes.length < PROBES) service.probes.push(waiting.job);
      this.#say(service, service.state.condition, service.state.error, waiting.kept);
      waiting.resolve(old(waiting.kept));
    }
    service.cancelTimer();
    service.cancelTimer = this.#clock.after(pause_s * 1000, () => this.#probe(service));
  }

  /** One or a few tiles that were wanted: their coming tells that the service is back. */
  #probe(service: Service): void {
    if (!this.#isAllowed()) return;
    service.pausedUntil = 0;
    for (const job of service.probes.splice(0)) {
      this.#skipped.delete(nameOf(job));
      void this.ask(job);
    }
  }

  #skip(job: TileJob, seconds: number): void {
    if (seconds === 0) return;
    if (this.#skipped.size >= REMEMBERED) this.#skipped.clear();
    this.#skipped.set(nameOf(job), this.#clock.now() + seconds * 1000);
  }

  #service(map: string): Service {
    const known = this.#services.get(map);
    if (known) return known;
    const state: BaseMapState = { map, condition: 'ok', keptAt: null, pause_s: null, error: null };
    const nothing = () => undefined;
    const made: Service = {
      ...{ state, waiting: [], running: 0, faults: 0, pauses: 0, pausedUntil: 0, era: 0, succeeded: false, nothings: 0, probes: [] },
      ...{ cancelTimer: nothing, cancelSlow: nothing },
    };
    this.#services.set(map, made);
    return made;
  }

  /** Tells a new condition, and the day of the youngest kept image shown instead. */
  #say(
    service: Service,
    condition: BaseMapState['condition'],
    error: BaseMapState['error'],
    kept: KeptTile | null,
    pause_s = service.state.pause_s,
  ): void {
    const before = service.state;
    const isSame = before.condition === condition;
    const earlier = isSame ? before.keptAt : null;
    const keptAt = condition === 'ok' || !kept ? earlier : earlier !== null && earlier > kept.fetchedAt ? earlier : kept.fetchedAt;
    service.state = {
      map: before.map,
      condition,
      keptAt,
      pause_s: condition === 'silent' || condition === 'refused' ? pause_s : null,
      error,
    };
    if (!isSame || keptAt?.slice(0, 10) !== before.keptAt?.slice(0, 10)) this.#tell(service.state);
  }
}

function nameOf({ map, key }: TileJob): string {
  return `${map} ${key.epsg} ${key.z} ${key.x} ${key.y}`;
}

function old(kept: KeptTile | null): TileAnswer {
  return kept ? { bytes: kept.bytes, media: kept.media, keptAt: kept.fetchedAt } : NONE;
}
