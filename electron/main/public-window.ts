/**
 * The public window of a workshop: a page of ours on the projector, without controls. It takes the whole of the second screen where there is one, the
 * same as last time where there are several, and is a window like others where there is none. A projector that is unplugged leaves it as a window on
 * the facilitator's screen; plugged in again, it has it back. What it shows comes from the facilitator's page, never through main.
 */
import path from 'node:path';
import { BrowserWindow, type Display, nativeTheme, screen } from 'electron';
import type { PublicWindowState } from '../../shared/contract/shell.ts';
import { PAGE_ORIGIN } from './app-protocol.ts';
import { projectorOf, windowedOn } from './projector.ts';
import type { SettingsStore } from './settings.ts';
import { GROUND } from './window.ts';

const WINDOWED = { width: 1280, height: 720 };

export class PublicWindow {
  readonly #dist: string;
  readonly #facilitator: BrowserWindow;
  readonly #settings: SettingsStore;
  readonly #changed: (state: PublicWindowState) => void;
  #window: BrowserWindow | null = null;
  /** Its screen went away, and not by the facilitator's hand. */
  #lost = false;

  /** `changed`: opened, or closed by whoever closed it. */
  constructor(dist: string, facilitator: BrowserWindow, settings: SettingsStore, changed: (state: PublicWindowState) => void) {
    this.#dist = dist;
    this.#facilitator = facilitator;
    this.#settings = settings;
    this.#changed = changed;
    facilitator.on('closed', () => this.close());
    screen.on('display-removed', (_event, gone) => this.#unplugged(gone));
    screen.on('display-added', () => this.#plugged());
    screen.on('display-metrics-changed', () => this.#tell());
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
      ...(other ? other.bounds : windowedOn(this.#own().workArea, WINDOWED)),
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
    this.#lost = false;
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
    window.on('enter-full-screen', () => {
      // where it was put is where it goes next time
      const { id, bounds } = screen.getDisplayMatching(window.getBounds());
      if (id !== this.#own().id) this.#settings.change({ projector: bounds });
      this.#tell();
    });
    window.on('leave-full-screen', () => this.#tell());
    window.on('moved', () => this.#tell());
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

  #own(): Display {
    return screen.getDisplayMatching(this.#facilitator.getBounds());
  }

  #otherDisplay(): Display | null {
    return projectorOf(screen.getAllDisplays(), this.#own().id, this.#settings.get().projector);
  }

  #tell(): void {
    if (this.#window && !this.#window.isDestroyed() && !this.#facilitator.isDestroyed()) this.#changed(this.state());
  }

  /** Systems leave such a window off every screen, or over the facilitator's own. */
  #unplugged({ bounds }: Display): void {
    const window = this.#window;
    const { projector } = this.#settings.get();
    if (!window || window.isDestroyed() || this.#otherDisplay() !== null) {
      this.#tell();
      return;
    }
    this.#lost = projector !== null && bounds.x === projector.x && bounds.y === projector.y;
    window.setFullScreen(false);
    window.setBounds(windowedOn(this.#own().workArea, WINDOWED));
    this.#tell();
  }

  #plugged(): void {
    const window = this.#window;
    const other = this.#otherDisplay();
    if (!this.#lost || !window || window.isDestroyed() || !other) {
      this.#tell();
      return;
    }
    this.#lost = false;
    window.setBounds(other.bounds);
    window.setFullScreen(true);
    this.#tell();
  }
}
