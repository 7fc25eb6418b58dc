/** A process that reads, allowed to write in its own folder alone; replaced when it dies or hangs. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Outcome, Work } from './worker.ts';

/** The figure itself. A machine for tests that is shared or slow may be given more. */
export const HANG_MS = Number(process.env['EMPRISE_FUZZ_HANG_MS'] ?? 5000);
const GRACE_MS = 200;
/** Starting a process and its libraries is not reading a file. */
const START_MS = 60_000;
/** Enough for any sound file of this size; a reader that needs more for these is at fault. */
const HEAP_MB = 1500;

export class Reader {
  readonly #folder: string;
  #child: ChildProcess | null = null;

  /** `folder`: the only place the process may write to. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `begun`: called when the file is about to be read. */
  async read(work: Work, begun: () => void = () => {}): Promise<Outcome> {
    this.#child ??= await this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      const end = (outcome: Outcome): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(outcome);
      };
      const lost = (outcome: string, fault: string): void => {
        this.#child = null;
        child.kill('SIGKILL');
        end({ number: work.number, outcome, fault, ms: HANG_MS });
      };
      let timer: NodeJS.Timeout | undefined;
      child.on('message', (message: 'begun' | Outcome) => {
        if (message !== 'begun') return end(message);
        begun();
        // An answer that came while this process was busy making the next file is still in time.
        timer = setTimeout(() => {
          timer = setTimeout(() => lost('hang', `no answer after ${HANG_MS} ms`), GRACE_MS);
        }, HANG_MS);
      });
      child.on('exit', (code, signal) => lost('crash', `the process ended (${signal ?? code})`));
      child.send(work);
    });
  }

  stop(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #start(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, 'worker.ts'), [], {
      cwd: this.#folder,
      // temporary files of the readers go to the folder too
      env: { ...process.env, TMPDIR: this.#folder, TEMP: this.#folder, TMP: this.#folder, NODE_OPTIONS: '' },
      execArgv: [
        `--max-old-space-size=${HEAP_MB}`,
        ...['--permission', '--allow-addons', '--allow-worker', '--allow-fs-read=*', `--allow-fs-write=${this.#folder}`],
      ],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the reader did not start: ${said}`)), START_MS);
      child.once('exit', () => reject(new Error(`the reader ended at its start: ${said}`)));
      child.once('message', () => {
        clearTimeout(timer);
        child.removeAllListeners('exit');
        resolve(child);
      });
    });
  }
}
