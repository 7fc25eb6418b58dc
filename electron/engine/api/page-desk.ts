/** The pages of the open project: drawn in a thread of their own, the newest wish of an asker before its older ones. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { DrawRequest } from './services/layouts/drawer.ts';
import type { BaseMapAccess } from './services/underlays/access.ts';
import { ProjectPages } from './threads/page-drawer.ts';
import type { DrawnPage, FromPageThread, PageThreadData, ToPageThread } from './threads/page-messages.ts';

interface Drawer {
  readonly hasEnded: boolean;
  draw(request: DrawRequest): Promise<DrawnPage>;
  close(): Promise<void>;
}

interface Wish {
  readonly request: DrawRequest;
  readonly ticket: number;
  resolve(page: DrawnPage): void;
  reject(error: unknown): void;
}

export class PageDesk {
  readonly #resources: string;
  readonly #appVersion: string;
  readonly #access: BaseMapAccess;
  #path: string | null = null;
  #drawer: Drawer | null = null;
  #waiting: Wish[] = [];
  #isDrawing = false;

  constructor(resources: string, appVersion: string, access: BaseMapAccess) {
    this.#resources = resources;
    this.#appVersion = appVersion;
    this.#access = access;
  }

  /** Of a project just opened: nothing is read yet. */
  open(workingPath: string): void {
    this.#path = workingPath;
  }

  async close(): Promise<void> {
    const drawer = this.#drawer;
    this.#path = null;
    this.#drawer = null;
    for (const { reject } of this.#waiting) reject(new EmpriseError('cancelled'));
    this.#waiting = [];
    await drawer?.close();
  }

  /**
   * One page at a time. A wish with a ticket takes the place of one that still waits under the same ticket, which is given up (`cancelled`); 0 waits its turn.
   * Throws `project-not-open`.
   */
  draw(request: DrawRequest, ticket: number): Promise<DrawnPage> {
    if (this.#path === null) throw new EmpriseError('project-not-open');
    if (ticket !== 0) {
      const older = this.#waiting.filter((wish) => wish.ticket === ticket);
      this.#waiting = this.#waiting.filter((wish) => wish.ticket !== ticket);
      for (const { reject } of older) reject(new EmpriseError('cancelled'));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, ticket, resolve, reject });
      void this.#advance();
    });
  }

  async #advance(): Promise<void> {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    try {
      for (let wish = this.#waiting.shift(); wish !== undefined; wish = this.#waiting.shift()) {
        try {
          wish.resolve(await this.#current().draw(wish.request));
        } catch (error) {
          wish.reject(error);
        }
      }
    } finally {
      this.#isDrawing = false;
    }
  }

  #current(): Drawer {
    if (this.#path === null) throw new EmpriseError('project-not-open');
    if (this.#drawer && !this.#drawer.hasEnded) return this.#drawer;
    const data = { path: this.#path, appVersion: this.#appVersion, resources: this.#resources, access: this.#access };
    const program = path.join(this.#resources, '..', 'engine', 'pages.cjs');
    this.#drawer = existsSync(program) ? new PageThread(program, data) : new PagesHere(data);
    return this.#drawer;
  }
}

/** In this thread, where there is no built one to start (tests on sources). */
class PagesHere extends ProjectPages implements Drawer {
  readonly hasEnded = false;
}

class PageThread implements Drawer {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (page: DrawnPage) => void; reject: (error: unknown) => void }>();
  #last = 0;
  #ended = false;

  get hasEnded(): boolean {
    return this.#ended;
  }

  constructor(program: string, data: PageThreadData) {
    this.#worker = new Worker(program, { workerData: data });
    this.#worker.on('message', (message: FromPageThread) => {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ('error' in message) waiting?.reject(new EmpriseError(message.error.code, message.error.params, message.error.details));
      else waiting?.resolve(message.page);
    });
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    this.#worker.on('exit', () => this.#fail('the thread that draws pages has ended'));
  }

  draw(request: DrawRequest): Promise<DrawnPage> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(new EmpriseError('internal', {}, 'the thread that draws pages has ended'));
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#send({ type: 'draw', id, request });
    });
  }

  /** Its connection has to be closed before the working copy goes. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#send({ type: 'close' });
    await exited;
  }

  #send(message: ToPageThread): void {
    this.#worker.postMessage(message);
  }

  #fail(details: string): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.values()) reject(new EmpriseError('internal', {}, details));
    this.#waiting.clear();
  }
}
