/**
 * The public window of a workshop: a page of ours on the projector, without controls. It takes the whole of the second screen where there is one,
 * and is a window like others where there is none. What it shows comes from the facilitator's page, never through main.
 */
import path from 'node:path';
import { BrowserWindow, type Display, nativeTheme, screen } from 'electron';
import type { PublicWindowState } from '../../shared/contract/shell.ts';
import { PAGE_ORIGIN } from './app-protocol.ts';
import { GROUND } from './window.ts';

const WINDOWED = { width: 1280, height: 720 };

export class PublicWindow {
  readonly #dist: string;
  readonly #facilitator: BrowserWindow;
  readonly #changed: (state: PublicWindowState) => void;
  #window: BrowserWindow | null = null;

  /** `changed`: opened, or closed by whoever closed it. */
  constructor(dist: string, facilitator: BrowserWindow, changed: (state: PublicWindowState) => void) {
    this.#dist = dist;
    this.#facilitator = facilitator;
    this.#changed = changed;
    facilitator.on('closed', () => this.close());
  }

  state(): PublicWindowState {
    if (!this.#window || this.#window.isDestroyed()) return { open: false, screen: null };
    const displays = screen.getAllDisplays();
    const display = screen.getDisplayMatching(this.#window.getBounds());
    const { width, height } = display.size;
    return { open: true, screen: { number: displays.findIndex(({ id }) => id === display.id) + 1, width, height } };
  }

  open(): PublicWindowState {
    if (this.#window && !this.#window.isDestroyed()) {
      this.#window.focus();
      return this.state();
    }
    const other = this.#otherDisplay();
    const window = new BrowserWindow({
      ...(other ? other.bounds : WINDOWED),
      show: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      webPreferences: {
        preload: path.join(this.#dist, 'preload', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
      },
    });
    this.#window = window;
    window.removeMenu();
    window.once('ready-to-show', () => {
      if (window.isDestroyed()) return;
      if (other) window.setFullScreen(true);
      // the facilitator goes on typing where they were
      window.showInactive();
      this.#changed(this.state());
    });
    window.webContents.on('before-input-event', (event, { type, key }) => {
      if (type !== 'keyDown') return;
      if (key === 'F11') window.setFullScreen(!window.isFullScreen());
      else if (key === 'Escape' && window.isFullScreen()) window.setFullScreen(false);
      else if (key === 'Escape') window.close();
      else return;
      event.preventDefault();
    });
    window.webContents.on('render-process-gone', () => window.destroy());
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      if (!this.#facilitator.isDestroyed()) this.#changed(this.state());
    });
    void window.loadURL(`${PAGE_ORIGIN}/index.html?public`);
    return this.state();
  }

  close(): PublicWindowState {
    if (this.#window && !this.#window.isDestroyed()) this.#window.destroy();
    this.#window = null;
    return this.state();
  }

  #otherDisplay(): Display | null {
    const own = screen.getDisplayMatching(this.#facilitator.getBounds());
    return screen.getAllDisplays().find(({ id }) => id !== own.id) ?? null;
  }
}
