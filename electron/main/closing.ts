/**
 * Closing the window. The page saves (and asks, where there is something to ask), then answers. A page that falls silent is not waited for:
 * every edit is already in the engine's working copy, and the engine writes the document when it is told to quit.
 */
import { type BrowserWindow, dialog } from 'electron';
import type { Translate } from '../../shared/messages/index.ts';

export type CloseAnswer = 'working' | 'close' | 'stay';

const FIRST_WORD_MS = 3_000;
/** Silence after `working`. While the planner reads a question the page says `working` again, well before that. */
const NEXT_WORD_MS = 120_000;
const ENGINE_MS = 20_000;

export interface ClosingOptions {
  readonly window: BrowserWindow;
  readonly t: () => Translate;
  /** Tells the page. */
  readonly ask: () => void;
  /** Ends the engine; false when it did not end in time. */
  readonly stopEngine: (wait_ms: number) => Promise<boolean>;
}

export class Closing {
  readonly #options: ClosingOptions;
  #state: 'open' | 'asking' | 'leaving' | 'done' = 'open';
  #timer: NodeJS.Timeout | undefined;
  #pageReady = false;

  constructor(options: ClosingOptions) {
    this.#options = options;
    options.window.on('close', (event) => {
      if (this.#state === 'done') return;
      event.preventDefault();
      if (this.#state === 'open') this.#ask();
    });
  }

  /** Only a page that has said it listens is asked. One that reloads or dies has forgotten the question: the next closing asks anew. */
  pageReady(ready: boolean): void {
    this.#pageReady = ready;
    if (ready || this.#state !== 'asking') return;
    clearTimeout(this.#timer);
    this.#state = 'open';
  }

  #ask(): void {
    if (!this.#pageReady) {
      void this.#leave();
      return;
    }
    this.#state = 'asking';
    this.#wait(FIRST_WORD_MS);
    this.#options.ask();
  }

  answer(answer: CloseAnswer): void {
    if (this.#state !== 'asking') return;
    clearTimeout(this.#timer);
    if (answer === 'close') void this.#leave();
    else if (answer === 'stay') this.#state = 'open';
    else this.#wait(NEXT_WORD_MS);
  }

  #wait(silence_ms: number): void {
    this.#timer = setTimeout(() => void this.#leave(), silence_ms);
  }

  async #leave(): Promise<void> {
    this.#state = 'leaving';
    const { window, t, stopEngine } = this.#options;
    const ended = await stopEngine(ENGINE_MS);
    if (!ended) {
      const say = t();
      await dialog.showMessageBox({
        type: 'warning',
        message: say('shell.close.engine-late'),
        detail: say('shell.close.engine-late.detail'),
        buttons: [say('shell.button.close')],
      });
    }
    this.#state = 'done';
    if (!window.isDestroyed()) window.close();
  }
}
