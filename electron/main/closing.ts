/**
 * Closing the window. The page saves (and asks, where there is something to ask), then answers. A page that does not answer is not waited for:
 * every edit is already in the engine's working copy, and the engine writes the document when it is told to quit.
 */
import { type BrowserWindow, dialog } from 'electron';
import type { Translate } from '../../shared/messages/index.ts';

export type CloseAnswer = 'working' | 'close' | 'stay';

const FIRST_WORD_MS = 3_000;
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

  /** Only a page that has said it listens is asked. */
  pageReady(ready: boolean): void {
    this.#pageReady = ready;
  }

  #ask(): void {
    if (!this.#pageReady) {
      void this.#leave();
      return;
    }
    this.#state = 'asking';
    this.#timer = setTimeout(() => void this.#leave(), FIRST_WORD_MS);
    this.#options.ask();
  }

  answer(answer: CloseAnswer): void {
    if (this.#state !== 'asking') return;
    clearTimeout(this.#timer);
    if (answer === 'close') void this.#leave();
    else if (answer === 'stay') this.#state = 'open';
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
