/**
 * The engine as the window meets it, in this process: the real server with the real handlers, jobs in real threads of the built worker, and for
 * transport an object with two ends that copies frames as a port does. Every result and event is checked against the contract.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { GrantBook } from '../../../electron/engine/api/grant-book.ts';
import { createHandlers } from '../../../electron/engine/api/index.ts';
import { type EnginePort, EngineServer } from '../../../electron/engine/api/serve.ts';
import { Turns } from '../../../electron/engine/api/turns.ts';
import { NetworkSwitch } from '../../../electron/engine/catalogue/network.ts';
import { JobRunner } from '../../../electron/engine/jobs/runner.ts';
import type { Tasks } from '../../../electron/engine/jobs/tasks.ts';
import { ensureBuilt } from '../../../scripts/setup/freshness.mjs';
import {
  type CallParams,
  type CallResult,
  type EngineCall,
  type EngineEvent,
  type EventPayload,
  engineContract,
  engineEvents,
} from '../../../shared/contract/engine.ts';
import { EmpriseError, type EngineError } from '../../../shared/contract/errors.ts';
import type { GrantMode } from '../../../shared/contract/wire.ts';
import type { ImportOptions } from '../../../shared/domain/import.ts';

const root = path.join(import.meta.dirname, '../../..');
if (!ensureBuilt()) throw new Error('dist/ could not be built: jobs need their worker');
const worker = path.join(root, 'dist/engine/job.cjs');

/** Real data, or null: tests that need them are skipped with a word. */
export const DATA: string | null =
  [process.env['EMPRISE_DATA'] ?? path.join(root, '../shared/data')].find((place) => existsSync(place)) ?? null;
if (DATA === null) console.warn('SKIPPED: no real data (EMPRISE_DATA); the engine is tested on generated files only');

type Heard = { [E in EngineEvent]: { readonly event: E; readonly payload: EventPayload<E> } }[EngineEvent];
type Waiting = { resolve: (result: unknown) => void; reject: (error: EmpriseError) => void };

/** A folder that goes when the test ends. */
export function folder(): string {
  const place = mkdtempSync(path.join(tmpdir(), 'emprise-api-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return place;
}

export class Engine {
  readonly folder: string;
  readonly userData: string;
  /** All events, in the order they came. */
  readonly heard: Heard[] = [];
  readonly jobs = new JobRunner<Tasks>(worker);
  readonly downloads = new JobRunner<Tasks>(worker);
  readonly changes = new JobRunner<Tasks>(worker);
  readonly turns = new Turns();
  readonly network = new NetworkSwitch();
  readonly #files = new GrantBook();
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();
  readonly #closings: (() => void | Promise<void>)[] = [];
  #send: (frame: unknown) => void = () => undefined;
  #number = 0;

  constructor(place = folder()) {
    this.folder = place;
    this.userData = path.join(place, 'user-data');
    const server: EngineServer = new EngineServer(
      createHandlers({
        userData: this.userData,
        resources: path.join(root, 'dist/resources'),
        version: '0.1.0',
        files: this.#files,
        jobs: this.jobs,
        downloads: this.downloads,
        changes: this.changes,
        turns: this.turns,
        network: this.network,
        onQuit: (close) => this.#closings.push(close),
        emit: (event, payload) => server.emit(event, payload),
      }),
      this.turns,
    );
    server.serve(this.#port());
    onTestFinished(() => this.quit());
  }

  async quit(): Promise<void> {
    await Promise.all([this.jobs.stop(), this.downloads.stop()]);
    await this.turns.settled();
    for (const close of this.#closings.splice(0)) await close();
  }

  /** Rejects with the EmpriseError that crossed the port. */
  async call<C extends EngineCall>(name: C, params: CallParams<C>): Promise<CallResult<C>> {
    const id = ++this.#number;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ id, call: name, params });
    return engineContract[name].result.parse(await answer) as CallResult<C>;
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array | object): string {
    const isPlain = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(this.path(name), isPlain ? content : JSON.stringify(content));
    return this.path(name);
  }

  /** The right to use a file of the folder (or anywhere), as main gives it. */
  grant(file: string, mode: GrantMode): string {
    const place = path.resolve(this.folder, file);
    const token = `token-${mode}-${place}`.slice(-100);
    this.#files.add({ token, path: place, name: path.basename(place), size: null, mode });
    return token;
  }

  import(files: readonly string[], options: Partial<ImportOptions> & Pick<ImportOptions, 'kind'>): Promise<EventPayload<'job/done'>> {
    return this.#job(this.call('import/start', { files: files.map((file) => this.grant(file, 'read')), options }));
  }

  analyse(params: CallParams<'analysis/start'> = {}): Promise<EventPayload<'job/done'>> {
    return this.#job(this.call('analysis/start', params));
  }

  export(name: 'export/layer', params: CallParams<'export/layer'>): Promise<EventPayload<'job/done'>>;
  export(name: 'export/map', params: CallParams<'export/map'>): Promise<EventPayload<'job/done'>>;
  export(name: 'export/layer' | 'export/map', params: never): Promise<EventPayload<'job/done'>> {
    return this.#job(this.call(name, params));
  }

  done(job: string): Promise<EventPayload<'job/done'>> {
    return this.until('job/done', (payload) => payload.job === job);
  }

  /** The first event of that name that answers the question, heard already or to come. */
  until<E extends EngineEvent>(event: E, isIt: (payload: EventPayload<E>) => boolean = () => true): Promise<EventPayload<E>> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.all(event).find(isIt);
        if (!found) return;
        this.#listeners.delete(look);
        resolve(found);
      };
      this.#listeners.add(look);
      look();
    });
  }

  all<E extends EngineEvent>(event: E): EventPayload<E>[] {
    return this.heard.flatMap((each) => (each.event === event ? [each.payload as EventPayload<E>] : []));
  }

  /** Everything in the layers and results of the project, housekeeping left out: two equal texts are two equal projects. */
  async content(): Promise<string> {
    const layers = await this.call('layers/list', {});
    const parts: unknown[] = [layers.map(({ table, count, revision, style }) => ({ table, count, revision, style }))];
    for (const { table, geometry, count } of layers) {
      if (count === 0) continue;
      for (let offset = 0; offset < count; offset += 2000) parts.push(await this.call('table/rows', { table, offset, limit: 2000 }));
      if (geometry !== null) parts.push(...(await this.chunks(table, 4326)).map(({ fids, xy }) => [[...fids], [...xy]]));
    }
    parts.push(await this.call('analysis/list', {}), await this.call('history/list', {}));
    return JSON.stringify(parts);
  }

  async chunks(table: string, epsg: number): Promise<CallResult<'layers/geometry'>[]> {
    const chunks: CallResult<'layers/geometry'>[] = [];
    for (let after = 0; ; ) {
      const chunk = await this.call('layers/geometry', { table, epsg, after });
      chunks.push(chunk);
      if (!chunk.more) return chunks;
      after = chunk.fids.at(-1) as number;
    }
  }

  /** What imports have left in their folder: nothing, once they are over. */
  staging(): string[] {
    try {
      return readdirSync(path.join(this.userData, 'staging'));
    } catch {
      return [];
    }
  }

  async #job(started: Promise<{ job: string }>): Promise<EventPayload<'job/done'>> {
    return this.done((await started).job);
  }

  #port(): EnginePort {
    return {
      post: (frame) => {
        const copy = structuredClone(frame);
        queueMicrotask(() => this.#receive(copy));
      },
      onFrame: (listener) => {
        this.#send = (frame) => listener(structuredClone(frame));
      },
      onClose: () => undefined,
    };
  }

  #receive(frame: Parameters<EnginePort['post']>[0]): void {
    if ('event' in frame) {
      const event = frame.event as EngineEvent;
      this.heard.push({ event, payload: engineEvents[event].parse(frame.payload) } as Heard);
      for (const listener of [...this.#listeners]) listener();
      return;
    }
    const waiting = this.#waiting.get(frame.id);
    this.#waiting.delete(frame.id);
    if (frame.ok) waiting?.resolve(frame.result);
    else waiting?.reject(asError(frame.error));
  }
}

function asError({ code, params, details }: EngineError): EmpriseError {
  return new EmpriseError(code, params, details);
}
