/** The search of the open project: begun by the first word, in a thread of its own. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Found } from '../../../shared/domain/search.ts';
import { loadReference } from '../reference/index.ts';
import { openProject } from '../store/index.ts';
import { ProjectSearch } from './services/search/project-search.ts';
import type { FromSearchThread, SearchThreadData, ToSearchThread } from './threads/search-messages.ts';

interface Searcher {
  /** It answers no more: another one is begun by the next word. */
  readonly hasEnded: boolean;
  find(query: string, most: number): Promise<readonly Found[]>;
  /** The tables of the project are others now. */
  forget(): void;
  close(): Promise<void>;
}

export class SearchDesk {
  readonly #resources: string;
  readonly #appVersion: string;
  #path: string | null = null;
  #searcher: Searcher | null = null;

  constructor(resources: string, appVersion: string) {
    this.#resources = resources;
    this.#appVersion = appVersion;
  }

  /** Of a project just opened: nothing is read yet. */
  open(workingPath: string): void {
    this.#path = workingPath;
  }

  async close(): Promise<void> {
    const searcher = this.#searcher;
    this.#path = null;
    this.#searcher = null;
    await searcher?.close();
  }

  forget(): void {
    this.#searcher?.forget();
  }

  /** Throws `project-not-open`. */
  async find(query: string, most: number): Promise<readonly Found[]> {
    if (this.#path === null) throw new EmpriseError('project-not-open');
    if (!this.#searcher || this.#searcher.hasEnded) this.#searcher = this.#start(this.#path);
    return this.#searcher.find(query, most);
  }

  #start(workingPath: string): Searcher {
    const data = { path: workingPath, resources: this.#resources, appVersion: this.#appVersion };
    const program = path.join(this.#resources, '..', 'engine', 'search.cjs');
    return existsSync(program) ? new SearchThread(program, data) : new SearchHere(data);
  }
}

/** In this thread, where there is no built one to start (tests on sources). */
class SearchHere implements Searcher {
  readonly hasEnded = false;
  readonly #data: SearchThreadData;
  #search: Promise<ProjectSearch> | null = null;

  constructor(data: SearchThreadData) {
    this.#data = data;
  }

  async find(query: string, most: number): Promise<readonly Found[]> {
    this.#search ??= this.#open();
    return (await this.#search).find(query, most);
  }

  forget(): void {
    void this.close();
  }

  async close(): Promise<void> {
    const left = this.#search;
    this.#search = null;
    await (await left)?.close();
  }

  async #open(): Promise<ProjectSearch> {
    const { path: file, resources, appVersion } = this.#data;
    const project = await openProject(file, 'readonly', { userData: null, appVersion });
    return new ProjectSearch(project, loadReference(path.join(resources, 'reference')));
  }
}

class SearchThread implements Searcher {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (found: readonly Found[]) => void; reject: (error: unknown) => void }>();
  #last = 0;
  #ended = false;

  get hasEnded(): boolean {
    return this.#ended;
  }

  constructor(program: string, data: SearchThreadData) {
    this.#worker = new Worker(program, { workerData: data });
    this.#worker.on('message', (message: FromSearchThread) => {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ('error' in message) waiting?.reject(new EmpriseError(message.error.code, message.error.params, message.error.details));
      else waiting?.resolve(message.found);
    });
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    this.#worker.on('exit', () => this.#fail('the search thread has ended'));
  }

  find(query: string, most: number): Promise<readonly Found[]> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new EmpriseError('internal', {}, 'the search thread has ended'));
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#send({ type: 'find', id, query, most });
    });
  }

  forget(): void {
    this.#send({ type: 'forget' });
  }

  /** Its connection has to be closed before the working copy goes. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#send({ type: 'close' });
    await exited;
  }

  #send(message: ToSearchThread): void {
    this.#worker.postMessage(message);
  }

  #fail(details: string): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(new EmpriseError('internal', {}, details));
    this.#waiting.clear();
  }
}
