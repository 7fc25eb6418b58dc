/**
 * Looks at files in a thread of its own, apart from the jobs: a workbook that takes seconds holds up neither the other calls nor an import.
 * The thread stays warm between looks. One that dies, or needs more memory than there is, is a refusal of its file and no more.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { FileProposal } from '../../../../shared/domain/import.ts';
import { probeFile } from '../../importers/index.ts';
import type { InspectionMessage, InspectionRequest, InspectionThreadData } from '../threads/inspection-messages.ts';
import type { Choices } from './remembered-mappings.ts';
import { threadRefusal } from './thread-refusal.ts';

const MEGABYTE = 1024 * 1024;
/** Of the thread, beside the rest of the machine: half of it, within what a process can have. */
const HEAP_MB = Math.min(4096, Math.max(1024, Math.floor(totalmem() / MEGABYTE / 2)));
/** Small: what outlives a collection at the limit must fit in what V8 keeps back, or it ends the whole process instead of the thread. */
const YOUNG_MB = 6;
/** A thread that holds more after a look is replaced by a fresh one. */
const KEPT_HEAP_BYTES = 256 * MEGABYTE;
/** Given to a look that nobody waits for any more, before its thread is stopped: a fresh one takes about as long to start. */
const PATIENCE_MS = 250;

export interface InspectorOptions {
  /** The bundle of ../threads/inspection.ts. Without it, as in tests on sources, looks are taken in this thread. */
  readonly program: string;
  /** Where the thread makes its folder. */
  readonly folder: string;
  readonly heap_mb?: number;
}

interface Look extends InspectionRequest {
  /** What is looked at, by whom: a newer look of the same key takes the place of an older one. */
  readonly key: string;
  readonly resolve: (proposal: FileProposal) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly workFolder: string;
}

export class Inspector {
  readonly #options: InspectorOptions;
  #thread: Thread | null = null;
  #waiting: Look[] = [];
  #current: Look | null = null;
  #impatience: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: InspectorOptions) {
    this.#options = options;
  }

  /** Throws what the import of the file would; `cancelled` when a newer look of the same key was asked for; `memory-short`; `internal`. */
  look(key: string, request: InspectionRequest): Promise<FileProposal> {
    if (this.#isStopped) throw new EmpriseError('cancelled');
    if (!existsSync(this.#options.program)) return probeFile(request.path, request.options);
    this.#supersede(key);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...request, key, resolve, reject });
      this.#advance();
    });
  }

  /** The engine ends. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { reject } of [...this.#waiting.splice(0), ...(this.#current ? [this.#current] : [])]) reject(new EmpriseError('cancelled'));
    await this.#leave();
  }

  #supersede(key: string): void {
    for (const { reject } of this.#waiting.filter((look) => look.key === key)) reject(new EmpriseError('cancelled'));
    this.#waiting = this.#waiting.filter((look) => look.key !== key);
    if (this.#current?.key !== key) return;
    this.#current.reject(new EmpriseError('cancelled'));
    this.#impatience ??= setTimeout(() => void this.#leave().then(() => this.#next()), PATIENCE_MS);
  }

  #advance(): void {
    if (this.#current !== null || this.#isStopped) return;
    const look = this.#waiting.shift();
    if (look === undefined) return;
    this.#current = look;
    try {
      this.#thread ??= this.#start();
      const { path: file, options } = look;
      this.#thread.worker.postMessage({ path: file, options } satisfies InspectionRequest);
    } catch (error) {
      look.reject(error);
      this.#next();
    }
  }

  #next(): void {
    clearTimeout(this.#impatience);
    this.#impatience = undefined;
    this.#current = null;
    this.#advance();
  }

  #start(): Thread {
    const { program, folder, heap_mb = HEAP_MB } = this.#options;
    mkdirSync(folder, { recursive: true });
    const workFolder = mkdtempSync(path.join(folder, 'look-'));
    const workerData: InspectionThreadData = { workFolder };
    const resourceLimits = { maxOldGenerationSizeMb: heap_mb, maxYoungGenerationSizeMb: YOUNG_MB };
    const worker = new Worker(program, { workerData, resourceLimits });
    const thread: Thread = { worker, workFolder };
    worker.on('message', (message: InspectionMessage) => void this.#answer(thread, message));
    worker.on('error', (error) => this.#lost(thread, error));
    worker.on('exit', (status) => this.#lost(thread, new Error(`the thread of looks ended with status ${status}`)));
    return thread;
  }

  async #answer(thread: Thread, message: InspectionMessage): Promise<void> {
    if (this.#thread !== thread) return;
    const look = this.#current;
    if (message.heapBytes > KEPT_HEAP_BYTES) await this.#leave();
    if (message.type === 'proposal') look?.resolve(message.proposal);
    else look?.reject(new EmpriseError(message.error.code, message.error.params, message.error.details));
    this.#next();
  }

  #lost(thread: Thread, error: unknown): void {
    if (this.#thread !== thread) return;
    const look = this.#current;
    void this.#leave();
    look?.reject(threadRefusal(error, look.path));
    this.#next();
  }

  /** Stops the thread, with what it has unpacked. */
  async #leave(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    clearTimeout(this.#impatience);
    if (thread === null) return;
    await thread.worker.terminate();
    rmSync(thread.workFolder, { recursive: true, force: true });
  }
}

/** Choices name the layer they are for; the token names who asks: the same file may be asked about twice at once. */
export const lookKey = (token: string, { layer }: Choices): string => `${token} ${layer ?? ''}`;
